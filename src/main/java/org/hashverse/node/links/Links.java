package org.hashverse.node.links;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.hashverse.node.peer.CommonParts;
import org.hashverse.transport.Identity;
import org.hashverse.transport.PeerListener;
import org.hashverse.transport.TransportSetup;
import org.hashverse.transport.Watchdog;
import org.hashverse.transport.dial.PeerDialer;
import org.hashverse.transport.files.FilesAcceptor;
import org.hashverse.transport.files.FilesDialer;
import org.hashverse.transport.files.FilesLimits;

/// The connections of a node: its port, its calls, and the links to peers.
public final class Links implements AutoCloseable {
    /// Silence and round trips of links. Node thread only.
    public final LivenessMonitor liveness;
    /// Who is writing. Node thread only.
    public final Typing typing;
    /// Whether a peer is known and answers. Node thread only.
    public final PeerQuery query;
    /// Who has joined and who has left. Node thread only.
    public final PresenceNotices presence;
    /// Passes on what connections report, and closes all links. Connections call it from any thread; closing is for the node thread only.
    public final Switchboard switchboard;
    /// Calls peers. For any thread.
    public final PeerDialer dialer;
    /// Opens connections for files. For any thread.
    public final FilesDialer filesDialer;
    /// The port on which we listen. Node thread only, except for [#close].
    public final ListeningPort listeningPort;
    private final Watchdog watchdog = new Watchdog();

    /// Binds a port. Peers may call after [ListeningPort#start].
    ///
    /// @param host  the address to bind; null for all interfaces
    /// @param ports tried in this order
    /// @throws IOException if no port can be bound; the message says what to do
    public Links(CommonParts common, Identity identity, LinkParts parts, InetAddress host, List<Integer> ports) throws IOException {
        var directory = common.directory();
        var strangers = parts.strangers();
        var messages = parts.messages();
        var contacts = parts.contacts();
        var limits = common.limits();
        var clock = common.clock();
        liveness = new LivenessMonitor(directory, messages.deliveries, common.events(), clock, limits);
        typing = new Typing(directory, common.events(), clock, limits);
        query = new PeerQuery(common, contacts.finder, liveness);
        presence = new PresenceNotices(directory, contacts.redialer, liveness, strangers.arrivals, common.events(), clock, limits);
        var admission = new LinkAdmission(directory, contacts, messages.inbox, limits.handshakes().whole());
        var traffic = new LinkTraffic(common.myself(), liveness, typing, parts);
        switchboard = new Switchboard(admission, traffic, contacts, presence, common);
        var transport = new TransportSetup(limits.handshakes(), limits.links(), strangers.discouraged, clock::nanos, () -> clock.wall().toEpochMilli());
        var entrance = new FilesAcceptor(parts.files().admission(), FilesLimits.PRODUCT, transport, watchdog);
        filesDialer = new FilesDialer(identity, FilesLimits.PRODUCT, transport, watchdog);
        dialer = new PeerDialer(identity, transport, watchdog, switchboard, switchboard);
        try {
            listeningPort = new ListeningPort(port -> new PeerListener(new InetSocketAddress(host, port), identity, transport, watchdog, switchboard, switchboard, entrance), ports);
        } catch (IOException | RuntimeException unbound) {
            dialer.close();
            watchdog.close();
            throw unbound;
        }
    }

    /// Stops listening and calling. Links stay open.
    public void stopConnecting() {
        listeningPort.close();
        dialer.close();
    }

    /// Closes what is left, after all links have ended.
    @Override
    public void close() {
        watchdog.close();
    }
}
