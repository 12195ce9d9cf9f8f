package org.hashverse.node.contacts;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.Nearby;
import org.hashverse.node.api.NearbyPerson;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.kit.Events;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.node.kit.NodeSetup;
import org.hashverse.node.kit.NodeThread;
import org.hashverse.node.peer.OwnIdentity;
import org.hashverse.node.peer.PeerDirectory;
import org.hashverse.node.peer.PeerState;
import org.hashverse.transport.nearby.Announcement;
import org.hashverse.transport.nearby.NearbyPeer;
import org.hashverse.transport.nearby.PeerFinder;
import org.hashverse.transport.nearby.Surroundings;

/// Who is announced on the local network, and whether we are. Tells subscribers, and has contacts called where they were found. Anybody can announce any key, so an announcement
/// is a place to call and nothing more: the key must answer there. Node thread only, except where a method says otherwise.
public final class NearbyPeople implements AutoCloseable {
    private final OwnIdentity myself;
    private final PeerDirectory directory;
    private final Redialer redialer;
    private final Events events;
    private final NodeThread thread;
    private final NodeClock clock;
    private final long callGap;
    private Optional<PeerFinder> finder = Optional.empty();
    private boolean announceUnconfirmed;
    private Optional<Announcement> announced = Optional.empty();
    private Set<PeerId> preferred = Set.of();
    private Optional<Surroundings> latest = Optional.empty();
    private Nearby told = Nearby.NONE;

    /// @param callGap nanoseconds after which a contact is called again because of an announcement
    NearbyPeople(OwnIdentity myself, PeerDirectory directory, Redialer redialer, Events events, NodeThread thread, NodeClock clock, long callGap) {
        this.myself = myself;
        this.directory = directory;
        this.redialer = redialer;
        this.events = events;
        this.thread = thread;
        this.clock = clock;
        this.callGap = callGap;
    }

    /// Starts to search. Call this once, on any thread, before the node thread calls another method.
    ///
    /// @param bound the address on which we listen; empty for all
    public void search(NodeSetup setup, Optional<InetAddress> bound) {
        announceUnconfirmed = setup.announceUnconfirmed();
        finder = setup.network().search(myself.id, bound.filter(address -> !address.isAnyLocalAddress()), now -> thread.execute(() -> noted(now)));
    }

    /// Begins to tell subscribers, and announces us if the settings allow it. The port must be known.
    void start() {
        directory.whenNamesChange(this::contactsChanged);
        settingsChanged();
        contactsChanged();
    }

    /// Prefers contacts to all the people that somebody may invent, and tells what has become of the names.
    private void contactsChanged() {
        var contacts = directory.all().stream().filter(PeerState::contact).map(peer -> peer.id).collect(Collectors.toSet());
        if (!contacts.equals(preferred)) finder.ifPresent(search -> search.prefer(contacts));
        preferred = contacts;
        tell();
    }

    /// Announces our present name and port if the settings allow it, else ends the announcement. A name that the person has not confirmed yet is not announced, unless nobody
    /// will ask for it.
    public void settingsChanged() {
        var settings = myself.settings();
        boolean may = settings.reach().visible() && (settings.named() || announceUnconfirmed);
        var wanted = may ? Optional.of(new Announcement(settings.name(), myself.port())) : Optional.<Announcement>empty();
        if (wanted.equals(announced)) return;
        announced = wanted;
        finder.ifPresent(search -> search.announce(wanted));
    }

    private void noted(Surroundings now) {
        latest = Optional.of(now);
        var found = now.peers().stream().collect(Collectors.toMap(NearbyPeer::id, Function.identity()));
        directory.each(peer -> found(peer, places(peer.id, found)));
        tell();
    }

    private List<PeerAddress> places(PeerId id, Map<PeerId, NearbyPeer> found) {
        var peer = found.get(id);
        return peer == null ? List.of() : peer.addresses().stream().filter(address -> !myself.ours(address)).toList();
    }

    /// Notes where a peer is announced. A contact that the person chose is called there soon if that is news, but not again and again because somebody changes an announcement.
    private void found(PeerState peer, List<PeerAddress> places) {
        boolean news = !places.isEmpty() && !places.equals(peer.calling.nearbyAddresses);
        peer.calling.nearbyAddresses = places;
        if (!news || !peer.chosen() || !peer.links.isEmpty() || !peer.calling.nearbyCall(clock.nanos(), callGap)) return;
        redialer.callNearby(peer);
    }

    private void tell() {
        var now = view();
        if (now.equals(told)) return;
        told = now;
        events.tell(new NodeEvent.NearbyChanged(now));
    }

    /// Whether announcements of other computers arrive; empty if there is no network to listen on, or we were told not to.
    public Optional<Boolean> announcementsArrive() {
        return switch (told.reach()) {
            case OFF, NO_NETWORK -> Optional.empty();
            case CLOSED, QUIET -> Optional.of(false);
            case HEARD -> Optional.of(true);
        };
    }

    /// The event for a new subscriber.
    NodeEvent present() {
        return new NodeEvent.NearbyChanged(told);
    }

    private Nearby view() {
        if (finder.isEmpty()) return Nearby.NONE;
        if (latest.isEmpty()) return new Nearby(List.of(), Nearby.Reach.QUIET, List.of(), false);
        var now = latest.get();
        var people = now.peers().stream().filter(peer -> directory.find(peer.id()).filter(known -> known.standing == Standing.BLOCKED).isEmpty()).map(this::person)
                .flatMap(Optional::stream).toList();
        return new Nearby(people, reach(now), now.interfaces(), now.announced());
    }

    private Optional<NearbyPerson> person(NearbyPeer peer) {
        var places = peer.addresses().stream().filter(address -> !myself.ours(address)).toList();
        boolean contact = directory.find(peer.id()).filter(PeerState::contact).isPresent();
        return places.isEmpty() ? Optional.empty()
                : Optional.of(new NearbyPerson(peer.id(), peer.name(), places, contact ? Optional.empty() : directory.resembled(peer.id(), peer.name())));
    }

    private static Nearby.Reach reach(Surroundings now) {
        if (!now.usable()) return Nearby.Reach.NO_NETWORK;
        if (now.interfaces().isEmpty()) return Nearby.Reach.CLOSED;
        return now.othersHeard() ? Nearby.Reach.HEARD : Nearby.Reach.QUIET;
    }

    /// Says goodbye and ends the search. Any thread. Blocks for at most half a second.
    @Override
    public void close() {
        finder.ifPresent(PeerFinder::close);
    }
}
