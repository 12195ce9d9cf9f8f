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

/// All that the node knows of one key. Node thread only.
final class PeerState {
    /// A round trip counts as changed when it differs by this and by half.
    static final Duration OTHER_ROUND_TRIP = Duration.ofMillis(5);
    /// The difference of two clocks counts as changed when it differs by more. It is shown in whole seconds.
    static final Duration OTHER_CLOCK = Duration.ofSeconds(1);
    final PeerId id;
    Standing standing;
    PeerName name;
    /// The colour that it wants for its picture: a claim.
    Optional<AvatarColour> colour = Optional.empty();
    /// A newer name and colour that came too soon after the last ones; see [Renewals].
    Optional<Renewals.Claim> claim = Optional.empty();
    /// When a claim was last taken over while the peer was connected.
    long claimedAt = Long.MIN_VALUE / 2;
    /// How many names and colours are taken over; full at any time of the node's clock.
    final TokenBucket renewals = new TokenBucket(Renewals.MOST_RENEWALS / (double) Renewals.RENEWALS_PERIOD.toSeconds(), Renewals.MOST_RENEWALS, Long.MIN_VALUE / 2);
    Optional<String> nickname = Optional.empty();
    List<PeerAddress> addresses = new ArrayList<>();
    Optional<Instant> lastHeard = Optional.empty();
    boolean verified;
    boolean met;
    /// The token of the invite by which we added it. We send it with each HELLO until the peer has us as a contact.
    Optional<String> token = Optional.empty();
    boolean endedByIt;
    /// It is a contact only because of `accept anyone`; the person has not chosen it. It is not called at addresses that it only claims; see [Redialer].
    boolean letIn;
    /// It is a contact only because it brought an invite; the person has not chosen it.
    boolean invited;
    /// It was removed from the roster: what it still sends belongs to no peer.
    boolean forgotten;

    /// Ready links, the newest last: that is the one to send on.
    final List<Link> links = new ArrayList<>();
    /// Subscribers were told that it is connected.
    boolean announced;
    /// All links ended, but another one is being made. If it is not ready by this time, subscribers are told that the peer left.
    Optional<Long> leavesAt = Optional.empty();
    /// Its last link has ended, and that is told later because it left so often.
    boolean flapping;
    /// How many of its departures are told.
    TokenBucket departures = DepartureNotices.allowance();
    CloseReason leaves = CloseReason.LOST;
    /// The reason of its BYE on the newest link, while an older link was still ending. The end of the older link does not change it.
    Optional<CloseReason> goodbye = Optional.empty();
    long shakingUntil = Long.MIN_VALUE;
    /// Its source address with the port it says it listens on; its key has not answered there.
    Optional<PeerAddress> claimed = Optional.empty();
    /// Other addresses that it claimed over the last link.
    List<PeerAddress> told = List.of();
    /// How often in a row another key answered at an address of it.
    final Map<PeerAddress, Integer> wrongKeys = new HashMap<>();
    boolean share;
    /// As last told; see [#answered].
    Optional<Duration> roundTrip = Optional.empty();
    Optional<Duration> clockAhead = Optional.empty();
    /// How much its stamps are put earlier: nothing while the clocks agree. It changes only when it is off by [Inbox#CLOCKS_AGREE] again, so that small errors of
    /// measurement never change the order of messages.
    Duration correction = Duration.ZERO;
    Optional<PeerId> resembles = Optional.empty();
    Optional<Long> typingUntil = Optional.empty();
    /// When we last told it that we are writing.
    long typingTold = Long.MIN_VALUE / 2;
    /// Highest message number passed to the store; may not be committed yet.
    long receiving;
    /// The instance that brought its highest committed number; empty until one is committed since we started.
    String settledBy = "";
    /// How many messages it wrote as a stranger; a long text counts as several.
    int strangerMessages;
    final RedialSchedule redial;
    final TimestampPolicy timestamps;
    /// Calls made to it, the newest last.
    final List<Attempt> attempts = new ArrayList<>();
    /// The place it called from last.
    Optional<Origin> origin = Optional.empty();
    /// Numbers that were in flight on links that have ended. The peer may refuse them before they are sent again. Bounded; the oldest go first.
    final TreeSet<Long> recalled = new TreeSet<>();
    /// The first message in flight when the peer last closed with BYE `protocol`, and how often in a row that was so.
    MessageId accused;
    int accusations;
    /// The first message in flight when a link last ended silently, how often in a row that was so, and until when we write in pieces because of it.
    MessageId silentAt;
    int silentEnds;
    Optional<Long> inPiecesUntil = Optional.empty();

    PeerState(PeerId id, PeerName name, Standing standing, Limits limits) {
        this.id = id;
        this.name = name;
        this.standing = standing;
        redial = new RedialSchedule(limits);
        timestamps = new TimestampPolicy(limits.liveness().stalled());
    }

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

    /// Whether what goes to it is written in small pieces, because its path swallows large packets.
    boolean inPieces(long now) {
        return inPiecesUntil.filter(until -> now - until < 0).isPresent();
    }

    /// Notes how far its clock is ahead of ours.
    void clockIs(Duration ahead) {
        clockAhead = Optional.of(ahead);
        if (ahead.minus(correction).abs().compareTo(Inbox.CLOCKS_AGREE) > 0) correction = ahead;
    }

    /// Notes the answer to a ping. Only a noticeable change is news. Otherwise twenty peers, which answer seven times a second, would each time make the window draw again.
    ///
    /// @param took  the round trip
    /// @param ahead its wall clock minus ours
    /// @return whether it is news
    boolean answered(Duration took, Duration ahead) {
        var before = clockAhead;
        clockIs(ahead);
        boolean news = roundTrip.filter(told -> !other(told, took)).isEmpty() || before.filter(told -> told.minus(ahead).abs().compareTo(OTHER_CLOCK) <= 0).isEmpty();
        if (news) roundTrip = Optional.of(took);
        else clockAhead = before;
        return news;
    }

    private static boolean other(Duration told, Duration took) {
        return Math.abs(told.toNanos() - took.toNanos()) > Math.max(told.toNanos() / 2, OTHER_ROUND_TRIP.toNanos());
    }

    private NameSimilarity similarity;

    /// The forms of its names in which look-alikes are equal.
    NameSimilarity similarity() {
        if (similarity == null || !similarity.current(this)) similarity = NameSimilarity.of(this);
        return similarity;
    }

    PeerRecord record() {
        return new PeerRecord(id, standing, name, colour, nickname, addresses, claimed, lastHeard, verified, met, endedByIt,
                standing == Standing.STRANGER ? strangerMessages : 0, letIn && contact(), invited && contact());
    }

    Optional<Link> active() {
        return links.isEmpty() ? Optional.empty() : Optional.of(links.getLast());
    }

    boolean contact() {
        return standing == Standing.CONTACT;
    }

    /// A contact that the person chose. Keys cost nothing, so all other peers together get bounded shares, and yield to a chosen contact.
    boolean chosen() {
        return contact() && !letIn && !invited;
    }

    /// A contact with an open link: one that Everyone reaches.
    boolean reachable() {
        return contact() && !links.isEmpty();
    }

    /// Its key answered at an address. That address is tried first from now on.
    void answeredAt(PeerAddress address) {
        addresses.remove(address);
        addresses.addFirst(address);
        claimed = claimed.filter(claim -> !claim.equals(address));
        while (addresses.size() > PeerRecord.MAX_ADDRESSES) addresses.removeLast();
    }

    /// It was called.
    void attempted(Attempt attempt) {
        attempts.add(attempt);
        if (attempts.size() > DialHistory.KEPT) attempts.removeFirst();
    }

    /// The address to show: the one we dialled, else its source address with the port it listens on.
    Optional<PeerAddress> address() {
        var link = active();
        if (link.isEmpty()) return addresses.isEmpty() ? claimed : Optional.of(addresses.getFirst());
        return link.get().connection.dialled().or(() -> sourceAddress(link.get()));
    }

    /// Whether its key answered at an address, now or before, or an invite that we took names both. Where a peer only says it listens anybody may listen.
    boolean provenAt(PeerAddress address) {
        return addresses.contains(address) || dialledAt(address);
    }

    /// Whether a link of it stands that we dialled there.
    boolean dialledAt(PeerAddress address) {
        return links.stream().anyMatch(link -> link.connection.dialled().filter(address::equals).isPresent());
    }

    static Optional<PeerAddress> sourceAddress(Link link) {
        int port = link.connection.hello().port();
        return port == 0 ? Optional.empty() : Optional.of(new PeerAddress(link.connection.remote().getAddress().getHostAddress(), port).withoutZone());
    }

    Peer view(int waiting) {
        var link = active();
        var presence = !announced ? Presence.OFFLINE : link.map(l -> l.notResponding).orElse(flapping) ? Presence.NOT_RESPONDING : Presence.ONLINE;
        return new Peer(id, name, colour, nickname, standing, presence, address(), link.map(l -> l.since), lastHeard, link.isPresent() ? roundTrip : Optional.empty(),
                waiting, verified, met, resembles, endedByIt, clockAhead);
    }
}
