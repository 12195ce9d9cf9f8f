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
import org.hashverse.store.PeerRecord;
import org.hashverse.transport.Origin;

/// All that the node knows of one key. Node thread only.
final class PeerState {
    /// By how much more or less than before a round trip is another one, and by half of what it was.
    static final Duration OTHER_ROUND_TRIP = Duration.ofMillis(5);
    /// The same of a clock, which is told in whole seconds.
    static final Duration OTHER_CLOCK = Duration.ofSeconds(1);
    final PeerId id;
    Standing standing;
    PeerName name;
    /// The colour that it wants for its picture: a claim.
    Optional<AvatarColour> colour = Optional.empty();
    /// What it says of both by now, too soon after the last time; see [Renewals].
    Optional<Renewals.Claim> claim = Optional.empty();
    /// When it was last taken over while connected.
    long claimedAt = Long.MIN_VALUE / 2;
    Optional<String> nickname = Optional.empty();
    List<PeerAddress> addresses = new ArrayList<>();
    Optional<Instant> lastHeard = Optional.empty();
    boolean verified;
    boolean met;
    /// The token of the invite by which we added it: said again until it holds us as a contact, for it may have been away.
    Optional<String> token = Optional.empty();
    boolean endedByIt;
    /// It is a contact because anyone is, and no person has chosen it. It is not called where it only says it is; see [Caller].
    boolean letIn;
    /// It was a stranger and made room for another: what it still says is nobody's.
    boolean forgotten;

    /// Ready links, the newest last: that is the one to send on.
    final List<Link> links = new ArrayList<>();
    /// Subscribers were told that it is here.
    boolean announced;
    /// Links are gone, but another is in the making: left is told at this time unless it comes.
    Optional<Long> leavesAt = Optional.empty();
    CloseReason leaves = CloseReason.LOST;
    /// Its goodbye on the newest link, while an older one was still ending: that one's end says nothing more.
    Optional<CloseReason> goodbye = Optional.empty();
    long shakingUntil = Long.MIN_VALUE;
    /// Where it says it may be reached, not tried yet.
    Optional<PeerAddress> claimed = Optional.empty();
    /// Where else it said, over the last link, that it may be reached.
    List<PeerAddress> told = List.of();
    /// Addresses of it where another key answered so often in a row.
    final Map<PeerAddress, Integer> wrongKeys = new HashMap<>();
    boolean share;
    /// As last told; see [#answered].
    Optional<Duration> roundTrip = Optional.empty();
    Optional<Duration> clockAhead = Optional.empty();
    /// By how much what it says is put earlier: nothing while the clocks agree, and a new value only where it is off by as much again, so that small
    /// errors of measuring never change the order of what it said.
    Duration correction = Duration.ZERO;
    Optional<PeerId> resembles = Optional.empty();
    Optional<Long> typingUntil = Optional.empty();
    /// When we last told it that we are writing.
    long typingTold = Long.MIN_VALUE / 2;
    /// The highest number handed to the store, committed or not.
    long receiving;
    /// The instance that brought its highest committed number; empty until one is committed since we started.
    String settledBy = "";
    /// What it wrote as a stranger, a long text counted as several messages.
    int strangerMessages;
    final Redial redial;
    final Past past;
    /// Calls made to it, the newest last.
    final List<Attempt> attempts = new ArrayList<>();
    /// The place it called from last.
    Optional<Origin> origin = Optional.empty();
    /// What was sent and is on its way over no link any more, but may be refused still: what the other side says of it may come before it is sent again. Bounded, the oldest go first.
    final TreeSet<Long> recalled = new TreeSet<>();
    /// The message that was first in line when the peer last closed for a broken protocol, and how often in a row.
    MessageId accused;
    int accusations;
    /// The message that was first in line when a connection last ended silently, how often in a row, and until when we write in pieces for it.
    MessageId silentAt;
    int silentEnds;
    Optional<Long> inPiecesUntil = Optional.empty();

    PeerState(PeerId id, PeerName name, Standing standing, Limits limits) {
        this.id = id;
        this.name = name;
        this.standing = standing;
        redial = new Redial(limits);
        past = new Past(limits.stalled());
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
        origin = claimed.flatMap(PeerAddress::ip).map(Origin::of);
    }

    /// Whether what goes to it is written in small pieces, because its path swallows large packets.
    boolean inPieces(long now) {
        return inPiecesUntil.filter(until -> now - until < 0).isPresent();
    }

    /// Its clock was found to be that far ahead of ours.
    void clockIs(Duration ahead) {
        clockAhead = Optional.of(ahead);
        if (ahead.minus(correction).abs().compareTo(Inbox.CLOCKS_AGREE) > 0) correction = ahead;
    }

    /// It answered a ping. Only what is noticeably other than what was told before is news: twenty peers answer seven times a second, and each time all who show
    /// them would draw anew.
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

    private Looks looks;

    /// What an eye can tell apart of its names.
    Looks looks() {
        if (looks == null || !looks.current(this)) looks = Looks.of(this);
        return looks;
    }

    PeerRecord record() {
        return new PeerRecord(id, standing, name, colour, nickname, addresses, claimed, lastHeard, verified, met, endedByIt,
                standing == Standing.STRANGER ? strangerMessages : 0, letIn && contact());
    }

    Optional<Link> active() {
        return links.isEmpty() ? Optional.empty() : Optional.of(links.getLast());
    }

    boolean contact() {
        return standing == Standing.CONTACT;
    }

    /// A contact with an open link: one that Everyone reaches.
    boolean reachable() {
        return contact() && !links.isEmpty();
    }

    /// Its key has answered there: the first address to try from now on.
    void answeredAt(PeerAddress address) {
        addresses.remove(address);
        addresses.addFirst(address);
        claimed = claimed.filter(claim -> !claim.equals(address));
        while (addresses.size() > PeerRecord.MAX_ADDRESSES) addresses.removeLast();
    }

    /// It was called.
    void attempted(Attempt attempt) {
        attempts.add(attempt);
        if (attempts.size() > Calls.KEPT) attempts.removeFirst();
    }

    /// Where people would say it is: as dialled, else its source with the port it listens on.
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
        var presence = !announced ? Presence.OFFLINE : link.isPresent() && link.get().notResponding ? Presence.NOT_RESPONDING : Presence.ONLINE;
        return new Peer(id, name, colour, nickname, standing, presence, address(), link.map(l -> l.since), lastHeard, link.isPresent() ? roundTrip : Optional.empty(),
                waiting, verified, met, resembles, endedByIt, clockAhead);
    }
}
