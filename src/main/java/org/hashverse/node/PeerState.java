package org.hashverse.node;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Presence;
import org.hashverse.chat.Standing;
import org.hashverse.store.profile.PeerRecord;
import org.hashverse.transport.Origin;
import org.hashverse.transport.TokenBucket;

/// Everything the node knows about one peer. The key identifies the peer. Node thread only.
final class PeerState {
    /// A round trip counts as changed when it differs by more than this and by more than half.
    static final Duration OTHER_ROUND_TRIP = Duration.ofMillis(5);
    /// The difference of two clocks counts as changed when it differs by more than this. The window shows it in whole seconds.
    static final Duration OTHER_CLOCK = Duration.ofSeconds(1);
    final PeerId id;
    Standing standing;
    PeerName name;
    /// The colour that the peer wants for its avatar: a claim.
    Optional<AvatarColour> colour = Optional.empty();
    /// A newer name and colour that came too soon after the last change, and are not shown yet; see [Renewals].
    Optional<Renewals.Claim> claim = Optional.empty();
    /// When a new name or colour was last shown while the peer was connected.
    long claimedAt = Long.MIN_VALUE / 2;
    /// Bounds how often a new name or colour is shown; full at first.
    final TokenBucket renewals = new TokenBucket(Renewals.MOST_RENEWALS / (double) Renewals.RENEWALS_PERIOD.toSeconds(), Renewals.MOST_RENEWALS, Long.MIN_VALUE / 2);
    Optional<String> nickname = Optional.empty();
    List<PeerAddress> addresses = new ArrayList<>();
    Optional<Instant> lastHeard = Optional.empty();
    /// The person compared the digits of the keys.
    boolean verified;
    /// The peer has us as a contact.
    boolean met;
    /// The token of the invite by which we added it. We send it with each HELLO until the peer has us as a contact.
    Optional<String> token = Optional.empty();
    /// The peer removed or refused us; it is not called again.
    boolean endedByIt;
    /// The peer is a contact only because of `accept anyone`; the person has not chosen it. It is not called at addresses that it only claims; see [Redialer].
    boolean letIn;
    /// The peer is a contact only because it brought an invite; the person has not chosen it.
    boolean invited;
    /// The peer is no longer in the [PeerDirectory]: what it still sends is ignored.
    boolean forgotten;

    /// Ready links, the newest last. The newest one is the active one: messages are sent on it.
    final List<Link> links = new ArrayList<>();
    /// Subscribers were told that the peer is connected.
    boolean announced;
    /// All links ended. If no new one is ready by this time, subscribers are told that the peer left.
    Optional<Long> leavesAt = Optional.empty();
    /// The last link has ended, and subscribers are told later, because the peer left so often.
    boolean flapping;
    /// Bounds how many departures subscribers are told of.
    TokenBucket departures = PresenceNotices.allowance();
    /// Why the last link ended.
    CloseReason leaveReason = CloseReason.LOST;
    /// The reason of the BYE on the newest link, if that link ended while an older one was open. The end of the older link does not change the reason.
    Optional<CloseReason> goodbye = Optional.empty();
    /// A new connection to the peer is being made. Until this time subscribers are not told that the peer left.
    long connectingUntil = Long.MIN_VALUE;
    /// The source address of the peer, with the port on which it says it listens. Its key has not answered there.
    Optional<PeerAddress> claimed = Optional.empty();
    /// Other addresses that the peer claimed over the last link.
    List<PeerAddress> otherAddresses = List.of();
    /// How often in a row another key answered at an address of the peer.
    final Map<PeerAddress, Integer> wrongKeys = new HashMap<>();
    /// The peer allows us to tell others its address.
    boolean share;
    /// The round trip that subscribers were last told; see [#answered].
    Optional<Duration> roundTrip = Optional.empty();
    /// The wall clock of the peer minus ours.
    Optional<Duration> clockAhead = Optional.empty();
    /// What is subtracted from the stamps of the peer; zero while the clocks agree. It changes only when it is wrong by more than [Inbox#CLOCKS_AGREE], so that small
    /// errors of measurement never change the order of messages.
    Duration correction = Duration.ZERO;
    /// The contact that the peer could be taken for by its name; see [Peer].
    Optional<PeerId> resembles = Optional.empty();
    /// The peer is writing to us; until when that is shown.
    Optional<Long> typingUntil = Optional.empty();
    /// When we last sent TYPING.
    long typingSentAt = Long.MIN_VALUE / 2;
    /// Highest message number passed to the store; may not be committed yet.
    long highestReceived;
    /// The instance that sent the highest committed message number; empty until a message is committed after our start.
    String committedBy = "";
    /// How many messages the peer wrote as a stranger; a long text counts as several.
    int strangerMessages;
    final RedialSchedule redial;
    final TimestampPolicy timestamps;
    /// Calls to the peer, the newest last.
    final List<Attempt> attempts = new ArrayList<>();
    /// Where the peer last called from.
    Optional<Origin> origin = Optional.empty();
    /// Message numbers that were in flight on links that have ended. The peer may refuse them before they are sent again. Bounded; the lowest go first.
    final TreeSet<Long> sentBefore = new TreeSet<>();
    /// The first message in flight when the peer last closed a link with BYE `protocol`, and how often in a row it was this one.
    MessageId protocolCloseAt;
    int protocolCloses;
    /// The first message in flight when a link last ended silently, how often in a row it was this one, and until when messages are sent in small pieces because of that.
    MessageId silentAt;
    int silentEnds;
    Optional<Long> inPiecesUntil = Optional.empty();

    /// A new peer.
    PeerState(PeerId id, PeerName name, Standing standing, Limits limits) {
        this.id = id;
        this.name = name;
        this.standing = standing;
        redial = new RedialSchedule(limits);
        timestamps = new TimestampPolicy(limits.liveness().stalled());
    }

    /// A peer from the profile.
    PeerState(PeerRecord record, Limits limits) {
        this(record.id(), record.name(), record.standing(), limits);
        colour = record.colour();
        nickname = record.nickname();
        addresses = new ArrayList<>(record.addresses());
        claimed = record.claimed();
        lastHeard = record.lastHeard();
        verified = record.verified();
        met = record.met();
        endedByIt = record.endedByIt();
        strangerMessages = record.messages();
        letIn = record.letIn();
        invited = record.invited();
        origin = claimed.flatMap(PeerAddress::ip).map(Origin::of);
    }

    /// Whether messages to the peer are sent in small pieces, because the network seems to drop large packets.
    boolean inPieces(long now) {
        return inPiecesUntil.filter(until -> now - until < 0).isPresent();
    }

    /// Notes by how much the clock of the peer is ahead of ours.
    void setClockAhead(Duration ahead) {
        clockAhead = Optional.of(ahead);
        if (ahead.minus(correction).abs().compareTo(Inbox.CLOCKS_AGREE) > 0) correction = ahead;
    }

    /// Notes the answer to a ping. Only a noticeable change is kept and shown: twenty peers answer seven times a second, and the window must not redraw each time.
    ///
    /// @param took  the round trip
    /// @param ahead the peer's wall clock minus ours
    /// @return whether subscribers must be told
    boolean answered(Duration took, Duration ahead) {
        var before = clockAhead;
        setClockAhead(ahead);
        boolean changed = roundTrip.filter(shown -> !other(shown, took)).isEmpty()
                || before.filter(shown -> shown.minus(ahead).abs().compareTo(OTHER_CLOCK) <= 0).isEmpty();
        if (changed) roundTrip = Optional.of(took);
        else clockAhead = before;
        return changed;
    }

    private static boolean other(Duration shown, Duration took) {
        return Math.abs(shown.toNanos() - took.toNanos()) > Math.max(shown.toNanos() / 2, OTHER_ROUND_TRIP.toNanos());
    }

    private NameSimilarity similarity;

    /// The names of the peer in a form in which look-alikes are equal.
    NameSimilarity similarity() {
        if (similarity == null || !similarity.current(this)) similarity = NameSimilarity.of(this);
        return similarity;
    }

    /// What the profile keeps of the peer.
    PeerRecord record() {
        return new PeerRecord(id, standing, name, colour, nickname, addresses, claimed, lastHeard, verified, met, endedByIt,
                standing == Standing.STRANGER ? strangerMessages : 0, letIn && contact(), invited && contact());
    }

    /// The link to send on; empty if the peer is not connected.
    Optional<Link> active() {
        return links.isEmpty() ? Optional.empty() : Optional.of(links.getLast());
    }

    boolean contact() {
        return standing == Standing.CONTACT;
    }

    /// Whether the peer is a contact that the person chose. All other peers together get a bounded share, and make room for a chosen contact, because anyone can make
    /// any number of keys.
    boolean chosen() {
        return contact() && !letIn && !invited;
    }

    /// Whether the peer is a connected contact: a message to Everyone goes to it.
    boolean reachable() {
        return contact() && !links.isEmpty();
    }

    /// Notes that the key of the peer answered at an address. That address is tried first from now on.
    void answeredAt(PeerAddress address) {
        addresses.remove(address);
        addresses.addFirst(address);
        claimed = claimed.filter(claim -> !claim.equals(address));
        while (addresses.size() > PeerRecord.MAX_ADDRESSES) addresses.removeLast();
    }

    /// Notes a call to the peer.
    void attempted(Attempt attempt) {
        attempts.add(attempt);
        if (attempts.size() > DialHistory.KEPT) attempts.removeFirst();
    }

    /// The address to show: the one we dialled, else the source address with the port on which the peer says it listens.
    Optional<PeerAddress> address() {
        var link = active();
        if (link.isEmpty()) return addresses.isEmpty() ? claimed : Optional.of(addresses.getFirst());
        return link.get().connection.dialled().or(() -> sourceAddress(link.get()));
    }

    /// Whether an address is proven: the key of the peer has answered there, or an invite names both. At an address that a peer only claims, anyone may listen.
    boolean provenAt(PeerAddress address) {
        return addresses.contains(address) || dialledAt(address);
    }

    /// Whether an open link of the peer was dialled at an address.
    boolean dialledAt(PeerAddress address) {
        return links.stream().anyMatch(link -> link.connection.dialled().filter(address::equals).isPresent());
    }

    /// Where a link came from, with the port on which the peer says it listens; empty if it names no port.
    static Optional<PeerAddress> sourceAddress(Link link) {
        int port = link.connection.hello().port();
        return port == 0 ? Optional.empty() : Optional.of(new PeerAddress(link.connection.remote().getAddress().getHostAddress(), port).withoutZone());
    }

    /// The peer as subscribers are told of it.
    ///
    /// @param waiting how many messages wait for the peer
    Peer view(int waiting) {
        var link = active();
        var presence = !announced ? Presence.OFFLINE : link.map(l -> l.notResponding).orElse(flapping) ? Presence.NOT_RESPONDING : Presence.ONLINE;
        return new Peer(id, name, colour, nickname, standing, presence, address(), link.map(l -> l.since), lastHeard, link.isPresent() ? roundTrip : Optional.empty(),
                waiting, verified, met, resembles, endedByIt, clockAhead);
    }
}
