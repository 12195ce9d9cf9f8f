package org.hashverse.node.links;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hashverse.node.api.Found;
import org.hashverse.node.api.QueryAnswer;
import org.hashverse.node.contacts.Finder;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.kit.NodeThread;
import org.hashverse.node.peer.CommonParts;
import org.hashverse.node.peer.OwnIdentity;
import org.hashverse.node.peer.PeerDirectory;
import org.hashverse.node.peer.PeerState;

/// The question of *query*: whether a peer is known, and whether it answers now. Node thread only.
public final class PeerQuery {
    private final OwnIdentity myself;
    private final PeerDirectory directory;
    private final Finder finder;
    private final LivenessMonitor liveness;
    private final NodeThread thread;
    private final Limits limits;

    PeerQuery(CommonParts common, Finder finder, LivenessMonitor liveness) {
        myself = common.myself();
        directory = common.directory();
        this.finder = finder;
        this.liveness = liveness;
        thread = common.thread();
        limits = common.limits();
    }

    /// Finds a peer by what the person typed, and pings it if it is connected. If the peer does not answer within [Limits.Timeouts#query], completes with what is known of it.
    public CompletableFuture<QueryAnswer> query(String typed) {
        return switch (finder.find(typed)) {
            case Found.Self() -> CompletableFuture.completedFuture(new QueryAnswer.Self(myself.view().address()));
            case Found.Nobody() -> CompletableFuture.completedFuture(new QueryAnswer.NotFound(directory.reachable().size()));
            // find() never answers this
            case Found.Claimed(var peer) -> CompletableFuture.completedFuture(new QueryAnswer.Ambiguous(List.of(peer)));
            case Found.Several(var peers) -> CompletableFuture.completedFuture(new QueryAnswer.Ambiguous(peers));
            case Found.One(var peer) -> {
                var link = directory.find(peer.id()).flatMap(PeerState::active);
                if (link.isEmpty()) yield CompletableFuture.completedFuture(new QueryAnswer.Known(peer));
                var answer = new CompletableFuture<QueryAnswer>();
                var pinged = liveness.query(link.get());
                thread.after(limits.timeouts().query(), () -> pinged.complete(-1L));
                pinged.thenAccept(nanos -> {
                    var now = directory.find(peer.id()).map(directory::view).orElse(peer);
                    answer.complete(nanos >= 0 ? new QueryAnswer.Connected(now, Optional.of(Duration.ofNanos(nanos)))
                            : now.connected() ? new QueryAnswer.Connected(now, Optional.empty()) : new QueryAnswer.Known(now));
                });
                yield answer;
            }
        };
    }
}
