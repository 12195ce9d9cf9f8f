package org.hashverse.node.peer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Presence;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.Peer;
import org.hashverse.node.kit.Limits;
import org.hashverse.store.profile.PeerRecord;
import org.hashverse.transport.Origin;
import org.hashverse.wire.Frame;

/// What the node knows about one peer. The key identifies the peer. Here stand what the profile keeps, and the links; all else is in parts, one for each subject. Node
/// thread only.
public final class PeerState {
    /// The key of the peer.
    public final PeerId id;
    /// Whether the peer is a contact, a stranger, removed or blocked.
    public Standing standing;
    /// The name that the peer gives itself: a claim.
    public PeerName name;
    /// The colour that the peer wants for its avatar: a claim.
    public Optional<AvatarColour> colour = Optional.empty();
    /// The name that the person gave the peer.
    public Optional<String> nickname = Optional.empty();
    /// Addresses where the key of the peer has answered, or that an invite names; the best first. At most [PeerRecord#MAX_ADDRESSES] are saved.
    public List<PeerAddress> addresses = new ArrayList<>();
    /// When something last came from the peer.
    public Optional<Instant> lastHeard = Optional.empty();
    /// The person compared the digits of the keys.
    public boolean verified;
    /// The peer has us as a contact.
    public boolean met;
    /// The token of the invite by which we added the peer. When we call the peer, our HELLO brings the token until the peer has us as a contact. Not saved in the profile.
    public Optional<String> token = Optional.empty();
    /// The peer removed or refused us; it is not called again.
    public boolean endedByIt;
    /// The peer is a contact only because of `accept anyone`; the person has not chosen it. It is not called at addresses that it only claims; see `Redialer`.
    public boolean letIn;
    /// The peer brought our invite, and the person has not chosen it. It is a contact only because of the invite, or a stranger because there were too many contacts. It is not
    /// called at addresses that it only claims.
    public boolean invited;
    /// The peer is no longer in the [PeerDirectory]: what it still sends is ignored.
    public boolean forgotten;

    /// Ready links, the newest last. The newest one is the active one: messages are sent on it.
    public final List<Link> links = new ArrayList<>();
    /// Where the peer last connected from, with the port on which it says it listens. Its key may never have answered there.
    public Optional<PeerAddress> sourceAddress = Optional.empty();
    /// The peer allows us to tell others its address. As it told last, also before our start.
    public boolean share;
    /// The contact that the peer could be taken for by its name, or our own key; see [Peer]. [PeerDirectory#updateLookalikes] sets it.
    Optional<PeerId> resembles = Optional.empty();
    /// Where the peer last called from.
    public Optional<Origin> origin = Optional.empty();
    /// What subscribers were told: `untold` until they first hear of a stranger, `announced` while they are told that the peer is connected.
    public final PresenceState presence = new PresenceState();
    /// The round trip to the peer, and the difference of its clock to ours.
    public final PeerClock clock = new PeerClock();
    /// Whether the peer is writing to us, and what we told it of our writing.
    public final TypingState typing = new TypingState();
    /// A name and colour that are not shown yet.
    public final ClaimState claims = new ClaimState();
    /// What the peer has sent us.
    public final IncomingState incoming;
    /// What is remembered of messages to the peer.
    public final OutgoingState outgoing = new OutgoingState();
    /// When and where the peer is called.
    public final CallingState calling;
    /// Where the peer may be reached by its own signed word.
    public final WhereaboutsState whereabouts = new WhereaboutsState();
    /// The contact that introduced this one and said that its person had compared the digits of the keys: a claim.
    public Optional<PeerId> vouchedBy = Optional.empty();
    private NameSimilarity similarity;

    /// A new peer.
    public PeerState(PeerId id, PeerName name, Standing standing, Limits limits) {
        this.id = id;
        this.name = name;
        this.standing = standing;
        incoming = new IncomingState(limits);
        calling = new CallingState(limits);
    }

    /// A peer from the profile.
    public PeerState(PeerRecord record, Limits limits) {
        this(record.id(), record.name(), record.standing(), limits);
        colour = record.colour();
        nickname = record.nickname();
        addresses = new ArrayList<>(record.addresses());
        sourceAddress = record.claimed();
        lastHeard = record.lastHeard();
        verified = record.verified();
        met = record.met();
        endedByIt = record.endedByIt();
        incoming.strangerMessages = record.messages();
        letIn = record.letIn();
        invited = record.invited();
        share = record.share();
        whereabouts.newest = record.whereabouts();
        vouchedBy = record.vouchedBy();
        origin = sourceAddress.flatMap(PeerAddress::ip).map(Origin::of);
    }

    /// The names of the peer in a form in which look-alikes are equal.
    NameSimilarity similarity() {
        if (similarity == null || !similarity.current(this)) similarity = NameSimilarity.of(this);
        return similarity;
    }

    /// What the profile keeps of the peer.
    PeerRecord record() {
        return new PeerRecord(id, standing, name, colour, nickname, addresses, sourceAddress, lastHeard, verified, met, endedByIt,
                standing == Standing.STRANGER ? incoming.strangerMessages : 0, letIn && contact(), invited && allowed(), share && contact(), whereabouts.newest.filter(_ -> contact()),
                vouchedBy.filter(_ -> contact()));
    }

    /// The link to send on; empty if the peer is not connected.
    public Optional<Link> active() {
        return links.isEmpty() ? Optional.empty() : Optional.of(links.getLast());
    }

    /// Whether the peer is a contact.
    public boolean contact() {
        return standing == Standing.CONTACT;
    }

    /// Whether the peer may be connected: it is a contact or a stranger, neither removed nor blocked.
    public boolean allowed() {
        return contact() || standing == Standing.STRANGER;
    }

    /// Whether the peer may know the token of our invite: it is a contact, or a stranger that brought the token.
    public boolean mayKnowToken() {
        return contact() || standing == Standing.STRANGER && invited;
    }

    /// Closes all links with BYE. They end later, and stay in [#links] until then.
    public void hangUp(Frame.Bye.Code code) {
        for (var link : List.copyOf(links)) link.connection.close(CloseReason.CLOSED, new Frame.Bye(code, ""));
    }

    /// Whether subscribers know nothing of the peer yet.
    public boolean hidden() {
        return presence.untold && standing == Standing.STRANGER;
    }

    /// Whether the peer is a contact that the person chose. All other peers together get a bounded share, and make room for a chosen contact, because anyone can make
    /// any number of keys.
    public boolean chosen() {
        return contact() && !letIn && !invited;
    }

    /// Whether the peer is a connected contact: a message to Everyone goes to it.
    public boolean reachable() {
        return contact() && !links.isEmpty();
    }

    /// Notes that the key of the peer answered at an address. That address is tried first from now on. If there are too many then, the last ones are dropped.
    public void answeredAt(PeerAddress address) {
        addresses.remove(address);
        addresses.addFirst(address);
        sourceAddress = sourceAddress.filter(source -> !source.equals(address));
        while (addresses.size() > PeerRecord.MAX_ADDRESSES) addresses.removeLast();
    }

    /// The address to show. While the peer is connected: the one we dialled, else the source address with the port on which the peer says it listens; empty if it names no
    /// port. While it is offline: the best proven address, else the last source address.
    public Optional<PeerAddress> address() {
        var link = active();
        if (link.isEmpty()) return addresses.isEmpty() ? sourceAddress : Optional.of(addresses.getFirst());
        return link.get().connection.dialled().or(link.get()::sourceAddress);
    }

    /// Whether an address is proven: the key of the peer has answered there, or an invite names the key with the address. At an address that a peer only claims, anyone may
    /// listen.
    public boolean provenAt(PeerAddress address) {
        return addresses.contains(address) || dialledAt(address);
    }

    /// Whether an open link of the peer was dialled at an address.
    public boolean dialledAt(PeerAddress address) {
        return links.stream().anyMatch(link -> link.connection.dialled().filter(address::equals).isPresent());
    }

    /// The peer as subscribers are told of it.
    ///
    /// @param waiting how many messages wait for the peer
    /// @param voucher who vouched for the peer, if that counts
    Peer view(int waiting, Optional<PeerId> voucher) {
        var link = active();
        var shown = !presence.announced ? Presence.OFFLINE : link.map(l -> l.notResponding).orElse(presence.flapping) ? Presence.NOT_RESPONDING : Presence.ONLINE;
        return new Peer(id, name, colour, nickname, standing, shown, address(), link.map(l -> l.since), lastHeard, link.isPresent() ? clock.roundTrip : Optional.empty(),
                waiting, verified, met, resembles, endedByIt, clock.ahead, link.map(l -> l.connection.hello().features()), voucher);
    }
}
