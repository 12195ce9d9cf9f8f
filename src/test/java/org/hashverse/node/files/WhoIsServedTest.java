package org.hashverse.node.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hashverse.chat.Change;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.node.StandingClock;
import org.hashverse.node.TestLimits;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.HandshakeLimits;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.OptionalFrame;
import org.hashverse.wire.files.FilesFrame;
import org.hashverse.wire.files.FilesFrame.None.Reason;
import org.hashverse.wire.files.FilesFrameType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// To whom a node serves what it offered. Eve is a contact of Ana, Mallory is a stranger to her.
class WhoIsServedTest {
    private static final int MIB = 1 << 20;
    private static final Duration NEVER = Duration.ofHours(1);
    @TempDir
    Path folder;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final Map<PeerId, RawPeer> links = new HashMap<>();
    private TestNode ana;
    private Papers eve;
    private Papers mallory;
    private RawContent content;
    private Path file;

    @BeforeEach
    void meet() throws Exception {
        ana = TwoNodesWithFiles.open(folder, "Ana", Settings.Accept.ASK, folder.resolve("inbox"));
        open.add(ana);
        eve = known();
        get(ana.node.accept(eve.id()));
        mallory = known();
        content = RawContent.of(TwoNodesWithFiles.random(3 * MIB));
        file = Files.write(folder.resolve("file"), content.bytes());
    }

    @AfterEach
    void close() throws Exception {
        for (var each : open.reversed()) each.close();
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return TestNode.get(future);
    }

    /// A peer with a link to Ana.
    private Papers known() throws Exception {
        var papers = Papers.good();
        var link = RawSharer.greeted(ana.address(), papers);
        open.add(link);
        links.put(papers.id(), link);
        ana.awaitPeer(papers.id(), Peer::connected);
        return papers;
    }

    private MessageKey offer(Conversation to) throws Exception {
        return TwoNodesWithFiles.send(ana, to, file);
    }

    private RawGetter getter(Papers papers) throws IOException {
        var getter = new RawGetter(ana.address(), papers);
        open.add(getter);
        return getter;
    }

    private FilesFrame.PieceQuery piece(int piece) {
        return new FilesFrame.PieceQuery(content.hashes().root(), piece);
    }

    private void assertUnknown(RawGetter getter) throws IOException {
        var hash = content.hashes().root();
        for (var question : List.of(new FilesFrame.HashesQuery(hash, content.bytes().length), new FilesFrame.HaveQuery(hash), piece(0))) assertTrue(getter.ask(question).none(Reason.UNKNOWN), question.toString());
    }

    /// A stranger gets no answer: the connection ends.
    private void assertNotServed(Papers papers) throws IOException {
        var getter = getter(papers);
        assertThrows(IOException.class, () -> getter.ask(piece(0)));
        getter.awaitEnd();
    }

    private void assertServed(RawGetter getter) throws IOException {
        for (var question : List.of(new FilesFrame.HashesQuery(content.hashes().root(), content.bytes().length), new FilesFrame.HaveQuery(content.hashes().root()), piece(0), piece(2))) {
            var answer = getter.ask(question);
            var expected = content.answer(question);
            assertArrayEquals(expected, RawPeer.frame(answer.type().number(), answer.body()), question.toString());
        }
    }

    @Test
    void whoGotTheOfferIsServed() throws Exception {
        offer(Conversation.with(eve.id()));
        assertServed(getter(eve));
    }

    @Test
    void nobodyElseKnowsTheContent() throws Exception {
        offer(Conversation.with(eve.id()));
        var bo = known();
        get(ana.node.accept(bo.id()));
        assertUnknown(getter(bo));
        assertNotServed(mallory);
    }

    @Test
    void whatWasNeverOfferedIsUnknownAndSoAreAnotherSizeAndAPieceBehindTheEnd() throws Exception {
        assertUnknown(getter(eve));
        offer(Conversation.with(eve.id()));
        assertTrue(getter(eve).ask(new FilesFrame.HashesQuery(content.hashes().root(), content.bytes().length - 1)).none(Reason.UNKNOWN));
        assertTrue(getter(eve).ask(piece(3)).none(Reason.UNKNOWN));
    }

    @Test
    void anOfferToEveryoneIsServedToContactsOnly() throws Exception {
        offer(Conversation.EVERYONE);
        assertServed(getter(eve));
        assertNotServed(mallory);
    }

    @Test
    void aStrangerToWhomAFileIsSentIsAContactAndServed() throws Exception {
        assertNotServed(mallory);
        offer(Conversation.with(mallory.id()));
        assertServed(getter(mallory));
        assertUnknown(getter(eve));
    }

    @Test
    void whatIsTakenBackInTheMiddleIsUnknown() throws Exception {
        var message = offer(Conversation.with(eve.id()));
        var getter = getter(eve);
        assertServed(getter);
        get(ana.node.changeMessage(new Change.Retraction(message)));
        getter.awaitNone(piece(1), Reason.UNKNOWN); // the list of offers is changed after the message
        assertUnknown(getter);
    }

    @Test
    void whatIsOfferedTwiceIsServedUntilBothAreTakenBack() throws Exception {
        var one = offer(Conversation.with(eve.id()));
        offer(Conversation.EVERYONE);
        get(ana.node.changeMessage(new Change.Retraction(one)));
        assertServed(getter(eve));
    }

    @Test
    void whatAClearedConversationOfferedIsUnknown() throws Exception {
        offer(Conversation.with(eve.id()));
        var getter = getter(eve);
        assertServed(getter);
        get(ana.node.clear(Conversation.with(eve.id())));
        getter.awaitNone(piece(1), Reason.UNKNOWN); // the list of offers is changed after the message
        assertUnknown(getter);
    }

    /// Ana names receivers in the order in which they began. So the first that Eve hears would be those of the private file.
    @Test
    void whoGotAFileInPrivateIsNamedToNobody() throws Exception {
        var bo = known();
        get(ana.node.accept(bo.id()));
        offer(Conversation.with(eve.id()));
        offer(Conversation.with(bo.id()));
        var forAll = RawContent.of(TwoNodesWithFiles.random(MIB));
        TwoNodesWithFiles.send(ana, Conversation.EVERYONE, Files.write(folder.resolve("for all"), forAll.bytes()));
        var getters = List.of(getter(eve), getter(bo));
        for (var each : List.of(content, forAll)) for (var getter : getters)
            assertEquals(FilesFrameType.HASHES, getter.ask(new FilesFrame.HashesQuery(each.hashes().root(), each.bytes().length)).type());
        assertEquals(new OptionalFrame.Sources(forAll.hashes().root(), List.of(bo.id())), links.get(eve.id()).hear(OptionalFrame.Sources.class));
    }

    @Test
    void aRemovedContactIsServedNoMoreAndLetInNoMore() throws Exception {
        offer(Conversation.with(eve.id()));
        var getter = getter(eve);
        assertServed(getter);
        assertTrue(get(ana.node.remove(eve.id(), false)));
        getter.awaitEnd();
        try (var again = new RawGetter(ana.address(), eve)) {
            again.awaitEnd();
        }
    }

    @Test
    void whoHasNoLinkIsNotLetIn() throws Exception {
        var nobody = Papers.good();
        try (var getter = new RawGetter(ana.address(), nobody)) {
            getter.awaitEnd();
        }
    }

    /// No time-out of this node ends anything: its clock stands, and a handshake may take an hour.
    @Test
    void aStrangerThatSaysNothingIsTurnedAwayAndHoldsNoHandshake() throws Exception {
        var clock = new StandingClock();
        clock.wall = Instant.now();
        var limits = TestLimits.SHORT.withHandshakes(handshakes -> handshakes.withTimes(handshakes.connect(), NEVER, NEVER));
        try (var patient = TestNode.open("Ana", Settings.Accept.ASK, limits, clock); var _ = RawSharer.greeted(patient.address(), mallory)) {
            patient.awaitPeer(mallory.id(), Peer::connected);
            for (int i = 0; i < HandshakeLimits.PRODUCT.atOnce(); i++) {
                var silent = RawPeer.connect(patient.address()).tls(mallory, "TLSv1.3", RawSharer.ALPN);
                open.add(silent);
                silent.awaitEnd();
            }
            RawSharer.greeted(patient.address(), eve).close();
        }
    }

    @Test
    void aStrangerMayOpenAConnectionOnlyForAFileThatThePersonWants() throws Exception {
        var fay = Papers.good();
        var sharer = new RawSharer(ana.address(), fay, content::answer);
        open.add(sharer);
        ana.awaitPeer(fay.id(), Peer::connected);
        var key = new FileKey(sharer.offer(content.file("wanted")), 0);
        ana.await(NodeEvent.MessageArrived.class, event -> event.message().message().key().equals(key.message()));
        assertNotServed(fay);
        ana.node.files().get(key, Optional.empty());
        TwoNodesWithFiles.awaitWhole(ana, key, content.bytes());
        assertNotServed(fay);
    }

    @Test
    void aPeerHasAsManyConnectionsAsAreAllowed() throws Exception {
        offer(Conversation.with(eve.id()));
        var getters = new ArrayList<RawGetter>();
        for (int i = 0; i < FileConnections.SERVED_OF_ONE; i++) {
            getters.add(getter(eve));
            assertServed(getters.getLast());
        }
        try (var more = new RawGetter(ana.address(), eve)) {
            more.awaitEnd();
        }
        for (var getter : getters) assertServed(getter);
    }

    /// No question ever comes over the connections of Eve.
    @Test
    void silentConnectionsOfOneKeepOutNobodyElseAndTheirPlacesAreFreeAgain() throws Exception {
        offer(Conversation.EVERYONE);
        var bo = known();
        get(ana.node.accept(bo.id()));
        var silent = new ArrayList<RawGetter>();
        for (int i = 0; i < FileConnections.SERVED_OF_ONE; i++) silent.add(getter(eve));
        assertServed(getter(bo));
        silent.forEach(RawGetter::close);
        for (long end = System.nanoTime() + TestNode.PATIENCE.toNanos(); !isServed(eve); ) assertTrue(System.nanoTime() < end, "no place is free");
    }

    private boolean isServed(Papers papers) {
        try (var getter = new RawGetter(ana.address(), papers)) {
            assertServed(getter);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
