package org.hashverse.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Presence;
import org.hashverse.chat.Standing;
import org.hashverse.model.PeerListModel.Group;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.TestPeer;
import org.junit.jupiter.api.Test;

class PeerListModelTest {
    private static final PeerId BO = TestModel.id(2);
    private static final PeerId CHEN = TestModel.id(3);

    private final ChatModel model = QuietModel.create();
    private final PeerListModel list = new PeerListModel(model);

    private void tell(PeerId id, String name, Presence presence) {
        model.apply(new NodeEvent.PeerChanged(TestModel.peer(id, name, presence)));
    }

    private void setStanding(PeerId id, Standing standing) {
        model.apply(new NodeEvent.PeerChanged(TestPeer.like(model.peer(id).orElseThrow().peer().get()).withStanding(standing).peer()));
    }

    private void writes(PeerId id, long stamp) {
        model.apply(new NodeEvent.MessageArrived(new Delivered(new Message(MessageId.random(), Conversation.with(id), id, stamp, Instant.ofEpochMilli(stamp), Content.text("x")),
                false, Map.of())));
    }

    private Map<Group, List<String>> groups(boolean still) {
        var names = new java.util.EnumMap<Group, List<String>>(Group.class);
        list.arrange(still).forEach((group, items) -> names.put(group, items.stream().map(item -> item.label().get()).toList()));
        return names;
    }

    @Test
    void aRowMovesAtOnceToTheGroupOfItsState() {
        tell(BO, "Bo", Presence.OFFLINE);
        assertEquals(Map.of(Group.OFFLINE, List.of("Bo")), groups(false));
        for (int i = 0; i < 3; i++) {
            tell(BO, "Bo", Presence.ONLINE);
            assertEquals(Map.of(Group.CONNECTED, List.of("Bo")), groups(false));
            tell(BO, "Bo", Presence.OFFLINE);
            assertEquals(Map.of(Group.OFFLINE, List.of("Bo")), groups(false));
        }
    }

    @Test
    void aRowThatWaitsIsCountedInTheGroupOfItsState() {
        tell(BO, "Bo", Presence.ONLINE);
        tell(CHEN, "Chen", Presence.ONLINE);
        groups(false);
        tell(BO, "Bo", Presence.OFFLINE);
        assertEquals(List.of("Bo", "Chen"), groups(true).get(Group.CONNECTED));
        assertTrue(list.waits());
        assertEquals(1, list.count(Group.CONNECTED));
        assertEquals(1, list.count(Group.OFFLINE));
        assertEquals(model.connected().get(), list.count(Group.CONNECTED));
        assertEquals(Map.of(Group.CONNECTED, List.of("Chen"), Group.OFFLINE, List.of("Bo")), groups(false));
        assertFalse(list.waits());
    }

    @Test
    void aRowMovesAtOnceAfterADecisionEvenUnderThePointer() {
        tell(BO, "Bo", Presence.ONLINE);
        setStanding(BO, Standing.STRANGER);
        assertEquals(Map.of(Group.WANTS_TO_TALK, List.of("Bo")), groups(false));
        setStanding(BO, Standing.CONTACT);
        assertEquals(Map.of(Group.CONNECTED, List.of("Bo")), groups(true));
    }

    @Test
    void nothingMovesWhileThePointerIsInTheList() {
        tell(BO, "Bo", Presence.ONLINE);
        tell(CHEN, "Chen", Presence.ONLINE);
        assertEquals(List.of("Bo", "Chen"), groups(false).get(Group.CONNECTED));
        writes(CHEN, 10);
        tell(BO, "Bo", Presence.OFFLINE);
        assertEquals(List.of("Bo", "Chen"), groups(true).get(Group.CONNECTED));
        assertEquals(Map.of(Group.CONNECTED, List.of("Chen"), Group.OFFLINE, List.of("Bo")), groups(false));
    }

    @Test
    void rowsAreSortedByTheirLastMessage() {
        tell(BO, "Bo", Presence.ONLINE);
        tell(CHEN, "Chen", Presence.ONLINE);
        writes(CHEN, 10);
        assertEquals(List.of("Chen", "Bo"), groups(false).get(Group.CONNECTED));
        writes(BO, 20);
        assertEquals(List.of("Bo", "Chen"), groups(false).get(Group.CONNECTED));
    }

    @Test
    void removedPeersAreListedWhileTheyHaveMessagesAndBlockedOnesNever() {
        tell(BO, "Bo", Presence.OFFLINE);
        tell(CHEN, "Chen", Presence.OFFLINE);
        writes(BO, 10);
        setStanding(BO, Standing.REMOVED);
        setStanding(CHEN, Standing.REMOVED);
        assertEquals(Map.of(Group.REMOVED, List.of("Bo")), groups(false));
        setStanding(BO, Standing.BLOCKED);
        assertEquals(Map.of(), groups(false));
    }
}
