package org.hashverse.console;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
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
import org.hashverse.chat.Standing;
import org.hashverse.console.words.FileNumbers;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.api.Self;
import org.hashverse.node.api.TestPeer;

/// The lines that the console prints for events. Makes the peers and messages in such events.
abstract class PrintedEvents {
    static final PeerId ME = PeerId.parse("A".repeat(52));
    static final PeerId BO = PeerId.parse("B".repeat(51) + "A");
    static final PeerId CHEN = PeerId.parse("C".repeat(51) + "A");
    final List<String> lines = new ArrayList<>();
    final Sent sent = new Sent();
    int statesTold;
    final MadeHere madeHere = new MadeHere();
    final Events events = new Events(sent, new FileNumbers(), madeHere, lines::add, () -> statesTold++, _ -> { });

    static Peer peer(PeerId id, String name, Standing standing, Presence presence) {
        return TestPeer.of(id, name).withStanding(standing).withPresence(presence).withAddress(new PeerAddress("127.0.0.1", 8001)).withLastHeard(Instant.EPOCH).peer();
    }

    static Delivered message(PeerId author, Conversation conversation, String text, Map<PeerId, Delivery> deliveries) {
        return new Delivered(new Message(MessageId.random(), conversation, author, 1, Instant.EPOCH, Content.text(text)), author.equals(ME), deliveries);
    }

    List<String> printed() {
        var printed = List.copyOf(lines);
        lines.clear();
        return printed;
    }

    void start(Peer... peers) {
        events.on(new NodeEvent.SelfChanged(self("Ana")));
        for (var peer : peers) events.on(new NodeEvent.PeerChanged(peer));
        events.on(new NodeEvent.CallingChanged(List.of()));
        events.unreadPrinted();
    }

    static Self self(String name) {
        var address = new PeerAddress("10.0.0.7", 8000);
        return new Self(ME, new PeerName(name), 8000, address, List.of(), true, Optional.empty(), new Invite(ME, List.of(address), Optional.empty(), Optional.empty()), Path.of("hashverse"), Set.of());
    }
}
