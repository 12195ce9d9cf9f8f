package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hashverse.ExpectedLog;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.SendOutcome;
import org.hashverse.store.database.StoreLimits;
import org.hashverse.store.database.WordIndex;
import org.hashverse.store.history.MessageQueries.Where;
import org.hashverse.store.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Messages between two nodes over restarts, a lost history and a full disk.
class KeptMessagesTest {
    private static final String MEANWHILE = "typed meanwhile";
    @TempDir
    private Path anas;
    @TempDir
    private Path bos;

    private TestNode ana(int port) throws Exception {
        return TestNode.in(anas, "Ana", Settings.Accept.ANYONE, port);
    }

    private TestNode bo(int port) throws Exception {
        return TestNode.in(bos, "Bo", Settings.Accept.ANYONE, port);
    }

    private static Delivery delivery(TestNode at, TestNode to) throws Exception {
        return TestNode.get(at.node.history().page(Conversation.with(to.id()), new Where.Newest(), 1)).getLast().deliveries().get(to.id());
    }

    @Test
    void aMessageToAnOfflineContactIsSentWhenBothHaveStartedAgain() throws Exception {
        int anasPort;
        int bosPort;
        Conversation withBo;
        Conversation withAna;
        try (var ana = ana(0)) {
            PeerId bosId;
            try (var bo = bo(0)) {
                ana.meet(bo);
                bosId = bo.id();
                bosPort = bo.address().port();
            }
            anasPort = ana.address().port();
            withBo = Conversation.with(bosId);
            withAna = Conversation.with(ana.id());
            ana.awaitPeer(bosId, peer -> !peer.connected());
            for (int i = 0; i < 3; i++) assertInstanceOf(SendOutcome.Sent.class, TestNode.get(ana.node.send(withBo, "waits " + i)));
        }
        try (var ana = ana(anasPort)) {
            assertEquals(List.of("waits 0", "waits 1", "waits 2"), ana.texts(withBo));
            try (var bo = bo(bosPort)) {
                ana.await(NodeEvent.DeliveryChanged.class, change -> change.delivery().equals(Delivery.DELIVERED) && last(ana, withBo).equals(change.message()));
                assertEquals(List.of("waits 0", "waits 1", "waits 2"), bo.texts(withAna));
                assertEquals(3, TestNode.get(bo.node.history().conversations()).getFirst().unread());
                assertEquals(Delivery.DELIVERED, delivery(ana, bo));
            }
        }
    }

    private static MessageId last(TestNode at, Conversation in) {
        try {
            return TestNode.get(at.node.history().page(in, new Where.Newest(), 1)).getLast().message().id();
        } catch (Exception fault) {
            throw new AssertionError(fault);
        }
    }

    @Test
    @ExpectedLog({"the history file is damaged", "nothing can be read from the damaged history"})
    void aPeerThatLostItsHistoryGetsEveryMessageAgainAndNoneTwice() throws Exception {
        try (var ana = ana(0)) {
            Conversation withAna = Conversation.with(ana.id());
            int port;
            try (var bo = bo(0)) {
                ana.meet(bo);
                port = bo.address().port();
                for (int i = 0; i < 5; i++) TestNode.get(ana.node.send(Conversation.with(bo.id()), "m" + i));
                ana.await(NodeEvent.DeliveryChanged.class, change -> change.delivery().equals(Delivery.DELIVERED) && last(ana, Conversation.with(bo.id())).equals(change.message()));
                TestNode.get(bo.node.send(withAna, "from Bo"));
                ana.await(NodeEvent.MessageArrived.class, _ -> true);
            }
            for (var file : List.of("messages.db", "messages.db-wal")) Files.deleteIfExists(bos.resolve(file));
            try (var bo = bo(port)) {
                bo.await(NodeEvent.HistoryRepaired.class, _ -> true);
                for (int i = 0; i < 5; i++) {
                    var text = "m" + i;
                    bo.await(NodeEvent.MessageArrived.class, arrived -> arrived.message().message().text().equals(text));
                }
                assertEquals(List.of("m0", "m1", "m2", "m3", "m4"), bo.texts(withAna));
                assertEquals(6, ana.texts(Conversation.with(bo.id())).size());
            }
        }
    }

    @Test
    void aCopyOfAProfileFromBeforeTwoPeopleMetLosesNoMessageToOneWhoIsAStrangerAgain(@TempDir Path copy) throws Exception {
        int port;
        try (var ana = ana(0)) {
            port = ana.address().port();
        }
        copy(anas, copy);
        try (var bo = bo(0)) {
            Conversation withBo = Conversation.with(bo.id());
            try (var ana = ana(port)) {
                bo.meet(ana);
                for (int i = 0; i < 3; i++) TestNode.get(ana.node.send(withBo, "before " + i));
                bo.await(NodeEvent.MessageArrived.class, arrived -> arrived.message().message().text().equals("before 2"));
            }
            copy(copy, anas);
            try (var ana = TestNode.in(anas, "Ana", Settings.Accept.ASK, port)) {
                bo.node.tryNow(ana.id());
                ana.awaitPeer(bo.id(), peer -> peer.connected() && peer.standing() == Standing.STRANGER);
                TestNode.get(ana.node.accept(bo.id()));
                TestNode.get(ana.node.send(withBo, "after"));
                bo.await(NodeEvent.MessageArrived.class, arrived -> arrived.message().message().text().equals("after"));
                assertEquals(List.of("before 0", "before 1", "before 2", "after"), bo.texts(Conversation.with(ana.id())));
            }
        }
    }

    /// Replaces all files of a profile by those of another folder.
    private static void copy(Path from, Path to) throws IOException {
        try (var old = Files.walk(to)) {
            for (var file : old.sorted(Comparator.reverseOrder()).toList()) if (!file.equals(to)) Files.delete(file);
        }
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) if (!file.equals(from)) Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    @Test
    @ExpectedLog("the history cannot be written: less than")
    void whatIsWrittenWhileTheDiskIsFullIsRefused() throws Exception {
        PeerId anasId;
        try (var ana = ana(0); var bo = bo(0)) {
            bo.meet(ana);
            anasId = ana.id();
        }
        var noRoom = TestLimits.SHORT.withStore(new StoreLimits(TestLimits.STORE.retry(), Long.MAX_VALUE / 4, 0, TestLimits.STORE.checkAfter(), 3, TestLimits.STORE.indexAfter(), WordIndex.ROWS));
        try (var bo = TestNode.in(bos, "Bo", Settings.Accept.ANYONE, 0, noRoom)) {
            assertInstanceOf(SendOutcome.DiskFull.class, TestNode.get(bo.node.send(Conversation.with(anasId), "hello")));
            bo.await(NodeEvent.HistoryFull.class, told -> told.why().isPresent());
            assertEquals(List.of(), bo.texts(Conversation.with(anasId)));
        }
    }

    @Test
    @ExpectedLog("the history cannot be written: [SQLITE_FULL]")
    void aDiskThatFillsUpInABurstLosesNothingAndNeedsNoRestart() throws Exception {
        var small = TestLimits.SHORT.withStore(new StoreLimits(TestLimits.STORE.retry(), 0, 125, TestLimits.STORE.checkAfter(), 3, TestLimits.STORE.indexAfter(), WordIndex.ROWS));
        try (var ana = ana(0); var bo = TestNode.in(bos, "Bo", Settings.Accept.ANYONE, 0, small); var chen = TestNode.open("Chen")) {
            bo.meet(ana);
            chen.meet(bo);
            // the messages of Chen fill the disk
            for (int i = 0; i < 40; i++) TestNode.get(chen.node.send(Conversation.with(bo.id()), i + "x".repeat(8_000)));
            bo.await(NodeEvent.MessageArrived.class, arrived -> arrived.message().message().text().startsWith("39"));
            var texts = IntStream.range(0, 30).mapToObj(i -> i + " " + "y".repeat(4_000)).toList();
            for (var text : texts) TestNode.get(ana.node.send(Conversation.with(bo.id()), text));
            bo.await(NodeEvent.HistoryFull.class, told -> told.why().isPresent());
            // where a burst has no room, a short text may still have some: then it is kept
            boolean sent = TestNode.get(bo.node.send(Conversation.with(ana.id()), MEANWHILE)) instanceof SendOutcome.Sent;
            assertEquals(sent, bo.texts(Conversation.with(ana.id())).contains(MEANWHILE));
            // every confirmed message is there, and no other is shown as delivered
            var there = bo.texts(Conversation.with(ana.id()));
            var confirmed = new ArrayList<String>();
            for (var one : TestNode.get(ana.node.history().page(Conversation.with(bo.id()), new Where.Newest(), 1_000)))
                if (one.deliveries().get(bo.id()).equals(Delivery.DELIVERED)) confirmed.add(one.message().text());
            assertTrue(there.containsAll(confirmed));
            TestNode.get(bo.node.clear(Conversation.with(chen.id())));
            bo.await(NodeEvent.HistoryFull.class, told -> told.why().isEmpty());
            bo.await(NodeEvent.MessageArrived.class, arrived -> arrived.message().message().text().equals(texts.getLast()));
            assertEquals(texts, bo.texts(Conversation.with(ana.id())).stream().filter(text -> !text.equals(MEANWHILE)).toList());
            ana.await(NodeEvent.DeliveryChanged.class, change -> change.delivery().equals(Delivery.DELIVERED) && last(ana, Conversation.with(bo.id())).equals(change.message()));
        }
    }
}
