package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.hashverse.store.files.NewerProfile;
import org.hashverse.store.profile.Preset;
import org.hashverse.store.profile.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The card shown if no node could be started.
@ExtendWith(ApplicationExtension.class)
class StartCardTest extends DialogStage {
    private final List<String> done = new ArrayList<>();
    private StartCard card;

    @Start
    void start(Stage shown) {
        show(shown);
    }

    private void open(Throwable failure) {
        FxThread.act(() -> {
            root.getChildren().setAll(card = StartCard.failed(failure, () -> done.add("other"), () -> done.add("quit")));
            root.applyCss();
            root.layout();
        });
    }

    private String text(String style) {
        return ((Label) card.lookup(style)).getText();
    }

    @Test
    void aProfileInUseIsExplainedAndAnUnusedInviteMentioned() {
        for (boolean invited : new boolean[] {false, true}) {
            FxThread.act(() -> root.getChildren().setAll(card = StartCard.inUse(invited, () -> done.add("other"), () -> done.add("quit"))));
            assertEquals("Hashverse is already open", text(".head"));
            assertEquals(invited, text(".body").contains("did not take the invite"), text(".body"));
        }
        FxThread.act(() -> ((Button) card.lookup("#open-other")).fire());
        assertEquals(List.of("other"), done);
    }

    @Test
    void aProfileOfANewerVersionIsExplainedAndAnotherProfileOffered(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("settings.json"), "{\"version\": 2}");
        open(assertThrows(NewerProfile.class, () -> Profile.open(folder)));
        assertEquals("This profile was made by a newer Hashverse", text(".head"));
        assertEquals("Nothing in it was changed. Update Hashverse, or open a window as another person. Too new: " + folder.toRealPath().resolve("settings.json"), text(".body"));
        FxThread.act(() -> ((Button) card.lookup("#open-other")).fire());
        assertEquals(List.of("other"), done);
    }

    @Test
    void anUnreadablePresetIsExplainedAndNoOtherProfileOffered(@TempDir Path folder) throws IOException {
        var file = folder.resolve("hashverse.json");
        Files.writeString(file, "{\"prot\": 8000}");
        open(assertThrows(Preset.Broken.class, () -> Preset.read(file)));
        assertEquals("The settings of this computer cannot be read", text(".head"));
        assertTrue(text(".body").contains(file + ": \"prot\" is not among what can be set"), text(".body"));
        assertNull(card.lookup("#open-other"), "another profile could not start either");
        FxThread.act(() -> ((Button) card.lookup(".button")).fire());
        assertEquals(List.of("quit"), done);
    }

    @Test
    void anyOtherFailureIsExplained() {
        open(new IllegalStateException());
        assertEquals("Hashverse could not start", text(".head"));
        assertEquals("java.lang.IllegalStateException", text(".body"));
        assertEquals(1, card.lookupAll(".button").stream().filter(Labeled.class::isInstance).count());
    }
}
