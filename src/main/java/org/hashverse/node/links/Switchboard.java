package org.hashverse.node.links;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.PeerId;
import org.hashverse.node.contacts.Contacts;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.node.kit.NodeThread;
import org.hashverse.node.kit.Waiting;
import org.hashverse.node.peer.CommonParts;
import org.hashverse.node.peer.Link;
import org.hashverse.transport.Admission;
import org.hashverse.transport.PeerConnection;
import org.hashverse.wire.Frame;

/// Passes what connections report to the other parts of the node, on the node thread. Holds the links until they end.
public final class Switchboard implements Admission, PeerConnection.Listener {
    private static final System.Logger LOG = System.getLogger(Switchboard.class.getName());

    private final LinkAdmission admission;
    private final LinkTraffic traffic;
    private final DuplicateLinks duplicateLinks;
    private final Contacts contacts;
    private final PresenceNotices presence;
    private final NodeThread thread;
    private final NodeClock clock;
    private final Map<PeerConnection, Link> links = new HashMap<>();
    private final CompletableFuture<Void> allEnded = new CompletableFuture<>();

    Switchboard(LinkAdmission admission, LinkTraffic traffic, Contacts contacts, PresenceNotices presence, CommonParts common) {
        this.admission = admission;
        this.traffic = traffic;
        this.contacts = contacts;
        this.presence = presence;
        thread = common.thread();
        clock = common.clock();
        duplicateLinks = new DuplicateLinks(common.myself().id, common.limits().quotas().linksPerPeer());
    }

    // --- from the connections' threads

    @Override
    public Answer knocked(PeerId peer, Frame.Hello hello, InetSocketAddress from) throws InterruptedException {
        return Waiting.on(thread.askLater(() -> admission.answer(peer, hello, from)));
    }

    @Override
    public void ready(PeerConnection connection) {
        thread.<Void>ask(() -> {
            addLink(connection);
            return null;
        }).exceptionally(fault -> {
            // the node is closed, or adding the link failed
            if (!(fault instanceof CancellationException)) LOG.log(System.Logger.Level.ERROR, "a link could not be added", fault);
            connection.abort(CloseReason.CLOSED); // otherwise the connection would stay open
            return null;
        });
    }

    @Override
    public void frame(PeerConnection connection, Frame frame, Runnable settled) {
        thread.execute(() -> dispatch(connection, frame, settled));
    }

    @Override
    public void closed(PeerConnection connection, CloseReason reason, Optional<Frame.Bye> bye) {
        thread.execute(() -> removeLink(connection, reason, bye));
    }

    // --- on the node thread

    private void addLink(PeerConnection connection) {
        admission.admit(connection).ifPresent(peer -> {
            var link = new Link(connection, peer, clock.wall());
            link.pingedAt = clock.nanos();
            links.put(connection, link);
            peer.links.add(link);
            connection.contact(peer.contact());
            traffic.start(link);
            duplicateLinks.closeOlder(link);
            presence.linkReady(peer);
        });
    }

    private void dispatch(PeerConnection connection, Frame frame, Runnable settled) {
        var link = links.get(connection);
        if (link == null) settled.run(); // the connection was closed instead of becoming a link
        else traffic.frame(link, frame, settled);
    }

    private void removeLink(PeerConnection connection, CloseReason reason, Optional<Frame.Bye> bye) {
        var link = links.remove(connection);
        if (link == null) return;
        if (admission.closed() && links.isEmpty()) allEnded.complete(null);
        var peer = link.peer;
        boolean newest = link.active();
        peer.links.remove(link);
        LOG.log(System.Logger.Level.DEBUG, () -> "link to " + peer.id.code() + " ended: " + reason);
        peer.lastHeard = Optional.of(clock.wall().minusNanos(Math.max(0, clock.nanos() - connection.heard())));
        traffic.end(link, reason, bye, newest);
        // what a stranger reports about our key is ignored
        boolean runsTwice = reason == CloseReason.DUPLICATE && peer.contact()
                && bye.filter(report -> contacts.duplicates.reported(report.detail(), report.proof())).isPresent();
        presence.linkEnded(peer, reason, newest);
        if (runsTwice && peer.links.isEmpty()) contacts.redialer.lostToAnotherProgram(peer);
    }

    /// Closes every link, because the store has dropped what was not committed. Peers send again what was not acknowledged.
    public void hangUpAll() {
        for (var link : List.copyOf(links.values())) {
            link.hungUp = true;
            link.connection.close(CloseReason.FULL, new Frame.Bye(Frame.Bye.Code.FULL, ""));
        }
    }

    /// Ends every link whose own address this computer does not have any more, because nothing can come over it. Otherwise such a link would seem to be open until its
    /// silence ends it, and its peer would not be called meanwhile.
    ///
    /// @param ours whether an address is one of this computer
    public void endStranded(Predicate<InetAddress> ours) {
        for (var link : List.copyOf(links.values())) if (!ours.test(link.connection.local())) link.connection.abort(CloseReason.LOST);
    }

    /// Sends BYE `leaving` on every link, and admits no peer from now on. Completes when the last link has ended.
    public CompletableFuture<Void> closeAll() {
        admission.close();
        if (links.isEmpty()) allEnded.complete(null);
        for (var link : List.copyOf(links.values())) link.connection.close(CloseReason.CLOSED, new Frame.Bye(Frame.Bye.Code.LEAVING, ""));
        return allEnded;
    }

    /// Closes the links that are still open, without BYE.
    public void abortAll() {
        for (var link : List.copyOf(links.values())) link.connection.abort(CloseReason.CLOSED);
    }
}
