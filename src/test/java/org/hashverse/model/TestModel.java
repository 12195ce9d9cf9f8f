package org.hashverse.model;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Invite;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Presence;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.api.Self;
import org.hashverse.node.api.TestPeer;
import org.junit.jupiter.api.BeforeEach;

/// A test with Ana's model, which knows Bo. The test controls the commands, the history and the clock.
abstract class TestModel {
    static final PeerId ME = id(1);
    static final PeerId BO = id(2);
    static final PeerId CHEN = id(3);
    static final Conversation WITH_BO = Conversation.with(BO);

    Instant now = Instant.parse("2026-11-20T10:00:00Z");
    final StoredCommands commands = new StoredCommands();
    final List<Delivered> stored = commands.stored;
    final List<String> requests = commands.requests;
    ChatModel model;

    @BeforeEach
    void aModelThatKnowsBo() {
        model = new ChatModel(commands, () -> now);
        tell(new NodeEvent.SelfChanged(new Self(ME, new PeerName("Ana"), 8000, PeerAddress.parse("10.0.0.7:8000"), List.of(), true, Optional.empty(),
                new Invite(ME, List.of(PeerAddress.parse("10.0.0.7:8000")), Optional.empty(), Optional.empty()), Path.of("hashverse"), Set.of())));
        tell(new NodeEvent.PeerChanged(peer(BO, "Bo", Presence.ONLINE)), new NodeEvent.CallingChanged(List.of()));
    }

    static PeerId id(int n) {
        var bytes = new byte[32];
        bytes[0] = (byte) (n * 40);
        bytes[31] = (byte) n;
        return PeerId.of(bytes);
    }

    static Peer peer(PeerId id, String name, Presence presence) {
        return TestPeer.of(id, name).withPresence(presence).peer();
    }

    void tell(NodeEvent... events) {
        for (var event : events) model.apply(event);
    }

    /// Stores a message of Bo without an event.
    void store(long stamp, String text, boolean unread) {
        stored.add(new Delivered(message(WITH_BO, BO, stamp, text).message(), false, unread, Optional.empty(), Map.of()));
    }

    static Delivered message(Conversation in, PeerId author, long stamp, String text) {
        var id = new MessageId("%032x".formatted(stamp));
        return new Delivered(new Message(id, in, author, stamp, Instant.ofEpochMilli(stamp), Content.text(text)), author.equals(ME),
                author.equals(ME) ? Map.of(BO, Delivery.QUEUED) : Map.of());
    }

    /// Stores a message of Bo and applies its event.
    void arrives(long stamp, String text) {
        var arrived = message(WITH_BO, BO, stamp, text);
        if (stored.stream().noneMatch(one -> one.message().key().equals(arrived.message().key()))) stored.add(arrived);
        tell(new NodeEvent.MessageArrived(arrived));
    }

    ConversationItem bo() {
        return model.conversation(WITH_BO);
    }

    List<String> texts() {
        return model.conversation(WITH_BO).messages().stream().map(item -> item.message().text()).toList();
    }

    String label(PeerId id) {
        return model.peer(id).orElseThrow().label().get();
    }
}
