package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.node.kit.Limits;
import org.hashverse.store.profile.PeerBook;
import org.hashverse.store.profile.PeerRecord;
import org.hashverse.store.profile.Profile;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.HostileServer;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Contacts that a node calls: their links count as those of callers do.
class PlacesForCalledContactsTest {
    private static final int LINKS = 2;
    @TempDir
    private Path folder;
    private final List<PeerRecord> book = new ArrayList<>();
    private final List<HostileServer> servers = new ArrayList<>();
    /// What the contacts heard: PING over each link that the node admits, and the BYE that ends a link or refuses it.
    private final BlockingQueue<Frame> heard = new LinkedBlockingQueue<>();

    @AfterEach
    void close() throws Exception {
        for (var server : servers) server.close();
    }

    /// @param slow pause before a contact is called for which there was no room
    private TestNode ana(Duration slow) throws Exception {
        try (var profile = Profile.open(folder)) {
            profile.save(new PeerBook(book, List.of()));
        }
        return TestNode.in(folder, "Ana", Settings.Accept.ASK, 0, AttackedNode.bounds(LINKS, 64)
                .withRedial(redial -> new Limits.Redial(redial.fast(), redial.fastFor(), slow, redial.idle(), redial.leaving(), redial.tieBreak(), redial.hints())));
    }

    private Papers contact(boolean invited, PeerAddress... addresses) throws Exception {
        return contact(Papers.good(), invited, addresses);
    }

    private Papers contact(Papers papers, boolean invited, PeerAddress... addresses) {
        book.add(new PeerRecord(papers.id(), Standing.CONTACT, new PeerName("Contact " + book.size()), Optional.empty(), Optional.empty(), List.of(addresses), Optional.empty(),
                Optional.empty(), false, false, false, 0, false, invited));
        return papers;
    }

    /// A contact that answers when it is called, and stays.
    private void contactThatAnswers(boolean invited) throws Exception {
        var papers = Papers.good();
        servers.add(HostileServer.open(caller -> {
            caller.answer(papers);
            caller.hear(Frame.Hello.class);
            caller.say(RawPeer.hello("Contact"));
            var first = pingOrBye(caller);
            heard.add(first);
            if (first instanceof Frame.Ping) heard.add(caller.bye());
        }));
        contact(papers, invited, servers.getLast().address());
    }

    private static Frame pingOrBye(RawPeer caller) throws IOException {
        while (true) {
            var frame = caller.hear();
            if (frame instanceof Frame.Ping || frame instanceof Frame.Bye) return frame;
        }
    }

    private Frame next() throws InterruptedException {
        var next = heard.poll(TestNode.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        assertNotNull(next, "no contact was called");
        return next;
    }

    private void full() throws InterruptedException {
        assertEquals(Frame.Bye.Code.FULL, assertInstanceOf(Frame.Bye.class, next()).code());
    }

    @Test
    void contactsThatThePersonChoseAllStay() throws Exception {
        for (int i = 0; i < 2 * LINKS; i++) contactThatAnswers(false);
        try (var _ = ana(Duration.ofHours(1))) {
            for (int i = 0; i < 2 * LINKS; i++) assertInstanceOf(Frame.Ping.class, next());
        }
    }

    @Test
    void ofMoreInvitedContactsThanPlacesThatAnswerOnlyAsManyStay() throws Exception {
        for (int i = 0; i < 2 * LINKS; i++) contactThatAnswers(true);
        try (var _ = ana(Duration.ofHours(1))) {
            var all = new ArrayList<Frame>();
            for (int i = 0; i < 2 * LINKS; i++) all.add(next());
            assertEquals(LINKS, all.stream().filter(Frame.Ping.class::isInstance).count());
            assertEquals(LINKS, all.stream().filter(frame -> frame instanceof Frame.Bye(var code, _, _) && code == Frame.Bye.Code.FULL).count());
        }
    }

    @Test
    void anInvitedContactThatGaveUpItsPlaceIsCalledOnceThereIsRoomAgain() throws Exception {
        for (int i = 0; i < LINKS; i++) contactThatAnswers(true);
        servers.add(HostileServer.open(RawPeer::close));
        var gone = servers.getLast();
        contact(false, gone.address());
        var chosen = contact(false);
        try (var ana = ana(Duration.ofMillis(100))) {
            for (int i = 0; i < LINKS; i++) assertInstanceOf(Frame.Ping.class, next());
            try (var caller = RawPeer.greeted(ana.address(), chosen, "Chosen")) {
                full();
                caller.settle(1);
                gone.awaitCalls(gone.calls() + 10); // in this time the other one would have been called
                assertEquals(List.of(), List.copyOf(heard));
            }
            assertInstanceOf(Frame.Ping.class, next());
        }
    }
}
