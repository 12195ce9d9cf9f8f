package org.hashverse.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hashverse.node.api.ChatCommands;
import org.hashverse.node.api.FileState;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.node.api.Introduction;
import org.hashverse.node.api.Nearby;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.api.Self;

/// The node's state at one moment, requested anew, because events may lag behind the answer to the last command.
///
/// @param self  this node
/// @param peers the peers that the node tells subscribers of
/// @param nearby who is announced on the local network
/// @param introductions those that wait for a decision
/// @param files what became of files that others offered
record Snapshot(Self self, List<Peer> peers, Nearby nearby, List<Introduction> introductions, Map<FileKey, FileState> files) {
    Snapshot {
        peers = List.copyOf(peers);
        introductions = List.copyOf(introductions);
        files = Map.copyOf(files);
    }

    /// What became of a file; empty if it is only offered.
    Optional<FileState> file(FileKey file) {
        return Optional.ofNullable(files.get(file));
    }

    /// The state without an introduction and a file.
    Snapshot(Self self, List<Peer> peers, Nearby nearby) {
        this(self, peers, nearby, List.of(), Map.of());
    }

    /// Requests the state by subscribing: a new subscriber is first told the whole state, and [NodeEvent.CallingChanged] last. Completes exceptionally with a time-out
    /// after five seconds, as for a closed node.
    static CompletableFuture<Snapshot> of(ChatCommands node) {
        var answer = new CompletableFuture<Snapshot>();
        var collector = new Collector(answer);
        // the node delivers one event at a time, so any executor keeps them in order
        var subscription = node.subscribe(Thread::startVirtualThread, collector::on);
        return answer.orTimeout(5, TimeUnit.SECONDS).whenComplete((_, _) -> subscription.close());
    }

    private static final class Collector {
        private final CompletableFuture<Snapshot> answer;
        private final List<Peer> peers = new ArrayList<>();
        private List<Introduction> introductions = List.of();
        private final Map<FileKey, FileState> files = new HashMap<>();
        private Self self;
        private Nearby nearby = Nearby.NONE;

        Collector(CompletableFuture<Snapshot> answer) {
            this.answer = answer;
        }

        private synchronized void on(NodeEvent event) {
            if (answer.isDone()) return;
            if (event instanceof NodeEvent.SelfChanged(var now)) self = now;
            else if (event instanceof NodeEvent.PeerChanged(var peer)) peers.add(peer);
            else if (event instanceof NodeEvent.NearbyChanged(var now)) nearby = now;
            else if (event instanceof NodeEvent.IntroductionsChanged(var waiting)) introductions = waiting;
            else if (event instanceof NodeEvent.FilesChanged(var now)) now.forEach(file -> files.put(file.file(), file));
            else if (event instanceof NodeEvent.CallingChanged) answer.complete(new Snapshot(self, peers, nearby, introductions, files)); // the last event of the state
        }
    }
}
