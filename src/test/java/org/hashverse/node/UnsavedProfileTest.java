package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hashverse.ExpectedLog;
import org.hashverse.chat.PeerAddress;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.kit.Background;
import org.hashverse.node.kit.Events;
import org.hashverse.node.kit.RetryPause;
import org.hashverse.store.profile.PeerBook;
import org.hashverse.store.profile.Profile;
import org.hashverse.store.settings.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnsavedProfileTest {
    private static final PeerBook BOOK = new PeerBook(List.of(), List.of(new PeerAddress("10.0.0.7", 8_000)));
    private static final String LATEST = Settings.newToken();
    @TempDir
    private Path folder;
    private final LinkedBlockingQueue<Optional<String>> told = new LinkedBlockingQueue<>();
    private final Events events = new Events(100, Runnable::run);

    @BeforeEach
    void listen() {
        events.subscribe(Runnable::run, event -> {
            if (event instanceof NodeEvent.ProfileUnsaved(var why)) told.add(why);
        });
    }

    /// Makes a file impossible to replace, also for root.
    private void refuse(String file) throws Exception {
        Files.createFile(Files.createDirectory(folder.resolve(file + ".new")).resolve("in the way"));
    }

    /// Makes a file replaceable again, in one step: an empty folder would be replaced before the test can remove it.
    private void allow(String file) throws Exception {
        Files.move(folder.resolve(file + ".new"), folder.resolve(file + ".away"));
    }

    private Optional<String> told() throws InterruptedException {
        var why = told.poll(TestNode.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (why == null) throw new AssertionError("nothing was told");
        return why;
    }

    @Test
    @ExpectedLog("the profile could not be saved")
    void afterAFailedSaveItIsTriedAgainAndBothAreTold() throws Exception {
        try (var profile = Profile.open(folder); var background = new Background(profile, new RetryPause(Duration.ofMillis(20), () -> 0), Runnable::run, events)) {
            refuse("settings.json");
            background.saveSettings(profile.settings().withToken(Settings.newToken()));
            assertFalse(told().isEmpty());
            assertEquals(1, background.present().size(), "a new subscriber is told too");
            background.saveSettings(profile.settings().withToken(LATEST));
            background.savePeers(BOOK);
            allow("settings.json");
            assertEquals(Optional.empty(), told());
            assertEquals(List.of(), background.present());
            assertEquals(LATEST, profile.settings().token());
        }
        try (var profile = Profile.open(folder)) {
            assertEquals(LATEST, profile.settings().token());
            assertEquals(BOOK, profile.peers());
        }
    }

    @Test
    @ExpectedLog("the profile could not be saved")
    void unsavedChangesAreSavedAtTheEnd() throws Exception {
        try (var profile = Profile.open(folder); var background = new Background(profile, new RetryPause(Duration.ofDays(1), () -> 0), Runnable::run, events)) {
            refuse("settings.json");
            refuse("peers.json");
            background.saveSettings(profile.settings().withToken(LATEST));
            background.savePeers(BOOK);
            assertFalse(told().isEmpty());
            allow("settings.json");
            allow("peers.json");
        }
        try (var profile = Profile.open(folder)) {
            assertEquals(LATEST, profile.settings().token());
            assertEquals(BOOK, profile.peers());
        }
    }

    @Test
    @ExpectedLog("the profile could not be saved")
    void whileNothingCanBeSavedChangesWaitForTheNextAttempt() throws Exception {
        try (var profile = Profile.open(folder); var background = new Background(profile, new RetryPause(Duration.ofDays(1), () -> 0), Runnable::run, events)) {
            refuse("settings.json");
            background.saveSettings(profile.settings().withToken(Settings.newToken()));
            assertFalse(told().isEmpty());
            allow("settings.json");
            background.savePeers(BOOK);
            var done = new CompletableFuture<Void>();
            background.listAddresses(_ -> done.complete(null)); // after the save
            TestNode.get(done);
            assertEquals(List.of(), List.copyOf(told), "subscribers are not told again for each save");
        }
        try (var profile = Profile.open(folder)) {
            assertEquals(BOOK, profile.peers());
        }
    }
}
