package org.hashverse.node;

import static org.hashverse.node.TestNode.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hashverse.chat.Change;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.SeenMessage;
import org.hashverse.node.api.ChangeOutcome;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.history.MessageQueries.Where;
import org.hashverse.store.history.Search;
import org.hashverse.store.settings.Settings;
import org.junit.jupiter.api.Test;

/// Edits, reactions and retractions between two nodes of which one is offline meanwhile: both agree when it is back.
class ChangesWhileOfflineTest extends AnaAndBo {
    /// Sends texts of both that the other has.
    private List<MessageKey> exchanged(int texts) throws Exception {
        var all = new ArrayList<MessageKey>();
        for (int i = 0; i < texts; i++) {
            all.add(send(ana, Conversation.with(bosId), "text " + i));
            all.add(send(bo, Conversation.with(ana.id()), "text " + i));
        }
        sync();
        return all;
    }

    /// Waits until both have all that the other wrote before.
    private void sync() throws Exception {
        for (var from : List.of(ana, bo)) {
            var to = from == ana ? bo : ana;
            var last = send(from, Conversation.with(to.id()), "sync");
            to.await(NodeEvent.MessageArrived.class, e -> e.message().message().key().equals(last));
            from.await(NodeEvent.DeliveryChanged.class, e -> e.message().equals(last.id()) && e.delivery().stage() == Delivery.Stage.DELIVERED);
        }
    }

    private static Delivered done(ChangeOutcome outcome) {
        return assertInstanceOf(ChangeOutcome.Done.class, outcome).message();
    }

    private static Map<MessageKey, Delivered> seen(TestNode at, PeerId with) throws Exception {
        var all = new HashMap<MessageKey, Delivered>();
        for (var one : get(at.node.history().page(Conversation.with(with), new Where.Newest(), 10_000)))
            if (all.put(one.message().key(), one) != null) throw new AssertionError("twice: " + one);
        return all;
    }

    private void agree(List<MessageKey> messages) throws Exception {
        var atAna = seen(ana, bosId);
        var atBo = seen(bo, ana.id());
        for (var key : messages) assertEquals(SeenMessage.words(atAna.get(key)), SeenMessage.words(atBo.get(key)));
        for (var at : List.of(atAna, atBo)) for (var one : at.values()) for (var delivery : one.deliveries().values())
            assertTrue(!delivery.open() && (one.takenBack() || delivery.stage() != Delivery.Stage.CANCELLED), one::toString);
    }

    @Test
    void eachActionWhileTheOtherIsOffline() throws Exception {
        var all = exchanged(8);
        boLeaves();
        act(ana, all.stream().filter(key -> key.author().equals(ana.id())).toList(), all.stream().filter(key -> key.author().equals(bosId)).toList());
        boReturns();
        sync();
        agree(all);
    }

    @Test
    void eachActionOfTheOneThatCannotReachTheOther() throws Exception {
        var all = exchanged(8);
        var anasId = ana.id();
        ana.close();
        bo.awaitPeer(anasId, peer -> !peer.connected());
        act(bo, all.stream().filter(key -> key.author().equals(bosId)).toList(), all.stream().filter(key -> key.author().equals(anasId)).toList());
        ana = TestNode.in(anas, "Ana", Settings.Accept.ANYONE, anasPort);
        bo.node.tryNow(anasId);
        ana.awaitPeer(bosId, peer -> peer.connected() && peer.met());
        sync();
        agree(all);
    }

    private static void act(TestNode who, List<MessageKey> mine, List<MessageKey> theirs) throws Exception {
        var node = who.node;
        done(get(node.changeMessage(new Change.Edit(mine.get(0), "edited"))));
        for (int i = 0; i < 3; i++) done(get(node.changeMessage(new Change.Edit(mine.get(1), "edited " + i))));
        done(get(node.changeMessage(new Change.Retraction(mine.get(2)))));
        done(get(node.changeMessage(new Change.Edit(mine.get(3), "edited"))));
        done(get(node.changeMessage(new Change.Retraction(mine.get(3)))));
        done(get(node.changeMessage(new Change.Reaction(mine.get(4), Optional.of("👍")))));
        done(get(node.changeMessage(new Change.Reaction(mine.get(5), Optional.of("👍")))));
        done(get(node.changeMessage(new Change.Retraction(mine.get(5)))));
        done(get(node.changeMessage(new Change.Reaction(theirs.get(0), Optional.of("👍")))));
        done(get(node.changeMessage(new Change.Reaction(theirs.get(1), Optional.of("👍")))));
        done(get(node.changeMessage(new Change.Reaction(theirs.get(1), Optional.of("🎉")))));
        done(get(node.changeMessage(new Change.Reaction(theirs.get(2), Optional.of("👍")))));
        done(get(node.changeMessage(new Change.Reaction(theirs.get(2), Optional.empty()))));
        assertInstanceOf(ChangeOutcome.NotYours.class, get(node.changeMessage(new Change.Edit(theirs.get(3), "forged"))));
        assertInstanceOf(ChangeOutcome.NotYours.class, get(node.changeMessage(new Change.Retraction(theirs.get(3)))));
        assertInstanceOf(ChangeOutcome.NotThere.class, get(node.changeMessage(new Change.Edit(mine.get(2), "again"))));
    }

    @Test
    void whatNeverLeftIsNeverSeen() throws Exception {
        boLeaves();
        var edited = send(ana, Conversation.with(bosId), "secret words");
        var takenBack = send(ana, Conversation.with(bosId), "secret too");
        done(get(ana.node.changeMessage(new Change.Edit(edited, "open words"))));
        ana.awaitPeer(bosId, peer -> peer.waiting() == 2);
        done(get(ana.node.changeMessage(new Change.Retraction(takenBack))));
        ana.awaitPeer(bosId, peer -> peer.waiting() == 1);
        boReturns();
        sync();
        assertEquals("open words[]", SeenMessage.words(seen(bo, ana.id()).get(edited)));
        assertTrue(!seen(bo, ana.id()).containsKey(takenBack));
        assertEquals(List.of(), get(bo.node.history().search(new Search("secret", Optional.empty(), Optional.empty(), 10))));
        assertEquals("taken back", SeenMessage.words(seen(ana, bosId).get(takenBack)));
    }

    @Test
    void bothChangeOneMessageWhileApart() throws Exception {
        var all = exchanged(2);
        boLeaves();
        done(get(ana.node.changeMessage(new Change.Edit(all.get(0), "edited"))));
        done(get(ana.node.changeMessage(new Change.Reaction(all.get(1), Optional.of("👍")))));
        done(get(ana.node.changeMessage(new Change.Retraction(all.get(2)))));
        done(get(ana.node.changeMessage(new Change.Reaction(all.get(3), Optional.of("👍")))));
        var anasId = ana.id();
        ana.close();
        bo = TestNode.in(bos, "Bo", Settings.Accept.ANYONE, bosPort);
        done(get(bo.node.changeMessage(new Change.Reaction(all.get(0), Optional.of("🎉")))));
        done(get(bo.node.changeMessage(new Change.Edit(all.get(1), "edited"))));
        done(get(bo.node.changeMessage(new Change.Reaction(all.get(2), Optional.of("🎉")))));
        done(get(bo.node.changeMessage(new Change.Retraction(all.get(3)))));
        ana = TestNode.in(anas, "Ana", Settings.Accept.ANYONE, anasPort);
        bo.node.tryNow(anasId);
        ana.awaitPeer(bosId, peer -> peer.connected() && peer.met());
        sync();
        agree(all);
        assertEquals("taken back", SeenMessage.words(seen(bo, anasId).get(all.get(2))));
        ana.awaitPeer(bosId, peer -> peer.waiting() == 0); // an event on the way may still count the last text
    }

    @Test
    void theWindowIsToldOfEveryChange() throws Exception {
        var all = exchanged(1);
        int mark = bo.mark();
        int anasMark = ana.mark();
        done(get(ana.node.changeMessage(new Change.Edit(all.get(0), "edited"))));
        bo.awaitFrom(mark, NodeEvent.MessageChanged.class, e -> e.message().message().text().equals("edited"));
        ana.awaitFrom(anasMark, NodeEvent.MessageChanged.class, e -> e.message().deliveries().get(bosId).stage() == Delivery.Stage.DELIVERED);
        done(get(bo.node.changeMessage(new Change.Reaction(all.get(0), Optional.of("👍")))));
        ana.awaitFrom(anasMark, NodeEvent.MessageChanged.class, e -> e.message().reactions().size() == 1);
        bo.awaitFrom(mark, NodeEvent.MessageChanged.class, e -> e.message().reactions().size() == 1 && !e.message().reactions().getFirst().waiting());
        done(get(ana.node.changeMessage(new Change.Retraction(all.get(0)))));
        bo.awaitFrom(mark, NodeEvent.MessageChanged.class, e -> e.message().takenBack() && e.message().reactions().isEmpty());
        bo.awaitFrom(mark, NodeEvent.UnreadChanged.class, _ -> true);
        ana.awaitFrom(anasMark, NodeEvent.MessageChanged.class, e -> e.message().takenBack() && e.message().deliveries().get(bosId).stage() == Delivery.Stage.DELIVERED);
        agree(all);
    }

    @Test
    void aRetractionReachesBoThoughAnaClearedTheConversation() throws Exception {
        var all = exchanged(1);
        boLeaves();
        done(get(ana.node.changeMessage(new Change.Retraction(all.get(0)))));
        get(ana.node.clear(Conversation.with(bosId)));
        assertEquals(1, ana.awaitPeer(bosId, peer -> peer.waiting() == 1).waiting());
        boReturns();
        bo.await(NodeEvent.MessageChanged.class, e -> e.message().takenBack());
        assertTrue(seen(ana, bosId).isEmpty());
    }

    @Test
    void inEveryoneChangesReachThoseWhoHaveTheMessage() throws Exception {
        var toAll = send(ana, Conversation.EVERYONE, "to all");
        bo.await(NodeEvent.MessageArrived.class, e -> e.message().message().key().equals(toAll));
        ana.await(NodeEvent.DeliveryChanged.class, e -> e.message().equals(toAll.id()) && e.delivery().stage() == Delivery.Stage.DELIVERED);
        boLeaves();
        done(get(ana.node.changeMessage(new Change.Edit(toAll, "edited"))));
        boReturns();
        bo.await(NodeEvent.MessageChanged.class, e -> e.message().message().text().equals("edited") && e.message().message().conversation().equals(Conversation.EVERYONE));
        done(get(bo.node.changeMessage(new Change.Reaction(toAll, Optional.of("👍")))));
        ana.await(NodeEvent.MessageChanged.class, e -> e.message().reactions().size() == 1);
        done(get(ana.node.changeMessage(new Change.Retraction(toAll))));
        bo.await(NodeEvent.MessageChanged.class, e -> e.message().takenBack());
        assertEquals("taken back", SeenMessage.words(get(bo.node.history().page(Conversation.EVERYONE, new Where.Newest(), 1)).getFirst()));
    }
}
