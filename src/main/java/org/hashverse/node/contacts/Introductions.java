package org.hashverse.node.contacts;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.chat.Whereabouts;
import org.hashverse.node.api.Introduction;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.kit.Events;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.node.peer.CommonParts;
import org.hashverse.node.peer.Link;
import org.hashverse.node.peer.OwnIdentity;
import org.hashverse.node.peer.PeerDirectory;
import org.hashverse.node.peer.PeerRates;
import org.hashverse.node.peer.PeerState;
import org.hashverse.wire.OptionalFrame;

/// Introductions to others that contacts offer us: asks the person, answers, and makes the other a contact if both consent. Node thread only.
public final class Introductions {
    /// Most introductions of one contact that wait for the person.
    static final int MOST_OF_ONE = 4;
    /// Most that wait, of all contacts together.
    static final int MOST = 16;
    /// Most that one contact may offer in an hour. The same number may come at once.
    static final int AN_HOUR = 4;
    private static final double SECONDS_AN_HOUR = 3_600;

    private final OwnIdentity myself;
    private final PeerDirectory directory;
    private final ContactAdder adder;
    private final Redialer redialer;
    private final OwnWhereabouts own;
    private final WhereaboutsKeeper whereabouts;
    private final Events events;
    private final NodeClock clock;
    private final Map<Pair, Offer> offers = new LinkedHashMap<>();
    private final PeerRates rates = new PeerRates(AN_HOUR / SECONDS_AN_HOUR, AN_HOUR);

    /// Who introduces us, and to whom.
    private record Pair(PeerId by, PeerId id) {}

    /// An introduction that was offered.
    ///
    /// @param answer  the person's; empty while it is awaited
    /// @param until   when it is forgotten, nanoseconds
    private record Offer(long request, Introduction introduction, Optional<Boolean> answer, long until) {}

    /// The parts that a new contact passes through.
    record Ways(ContactAdder adder, Redialer redialer, OwnWhereabouts own, WhereaboutsKeeper whereabouts) {}

    Introductions(CommonParts common, Ways ways) {
        myself = common.myself();
        directory = common.directory();
        events = common.events();
        clock = common.clock();
        adder = ways.adder;
        redialer = ways.redialer;
        own = ways.own;
        whereabouts = ways.whereabouts;
    }

    /// Handles INTRODUCE: asks the person, unless they decided already.
    public void offered(Link link, OptionalFrame.Introduce introduce) {
        var by = link.peer;
        if (!by.contact() || introduce.id().equals(myself.id) || introduce.id().equals(by.id)) return;
        var pair = new Pair(by.id, introduce.id());
        var known = offers.get(pair);
        if (isBlocked(introduce.id())) {
            // seldom, or a contact could find out all keys that the person blocked
            if (rates.take(by.id, clock.nanos())) link.connection.offer(new OptionalFrame.Consent(introduce.request(), Optional.empty()));
        } else if (known != null) {
            // what the person reads stays as it is, and waits no longer than the first, or it could change under their hand and wait for ever
            offers.put(pair, new Offer(introduce.request(), known.introduction, known.answer, known.until));
            if (known.answer.isPresent()) answer(pair);
        } else if (hasRoom(by)) {
            var resembled = directory.resembled(introduce.id(), introduce.name());
            var introduction = new Introduction(by.id, introduce.id(), introduce.name(), introduce.vouched() && by.verified, resembled);
            offers.put(pair, new Offer(introduce.request(), introduction, Optional.empty(), until()));
            tell();
        }
    }

    /// Takes back the consents to be introduced to a peer, because the person removes or blocks it.
    void withdraw(PeerId id) {
        offers.entrySet().removeIf(entry -> entry.getKey().id.equals(id) && entry.getValue().answer.orElse(false));
    }

    private boolean isBlocked(PeerId id) {
        return directory.find(id).filter(peer -> peer.standing == Standing.BLOCKED).isPresent();
    }

    private long until() {
        return clock.nanos() + Introducer.OPEN_FOR.toNanos();
    }

    private boolean hasRoom(PeerState by) {
        var waiting = waiting();
        if (offers.size() >= 2 * MOST || waiting.size() >= MOST || waiting.stream().filter(introduction -> introduction.by().equals(by.id)).count() >= MOST_OF_ONE) return false;
        return rates.take(by.id, clock.nanos());
    }

    /// Those that wait for the person, the oldest first.
    private List<Introduction> waiting() {
        return offers.values().stream().filter(offer -> offer.answer.isEmpty()).map(Offer::introduction).toList();
    }

    private void tell() {
        events.tell(present());
    }

    /// The event for a new subscriber.
    public NodeEvent present() {
        return new NodeEvent.IntroductionsChanged(waiting());
    }

    /// Takes the answer of the person. If the introducer is not connected, it gets the answer when it asks again. Returns false if no such introduction waits.
    public boolean decide(PeerId by, PeerId id, boolean consent) {
        var pair = new Pair(by, id);
        var offer = offers.get(pair);
        if (offer == null || offer.answer.isPresent()) return false;
        offers.put(pair, new Offer(offer.request, offer.introduction, Optional.of(consent && !isBlocked(id)), until()));
        answer(pair);
        tell();
        return true;
    }

    /// Sends the answer of the person, if the introducer is connected.
    private void answer(Pair pair) {
        var offer = offers.get(pair);
        boolean consent = offer.answer.orElseThrow();
        var answer = new OptionalFrame.Consent(offer.request, consent ? Optional.of(own.present()) : Optional.empty());
        var link = directory.find(pair.by).filter(PeerState::contact).flatMap(PeerState::active);
        if (link.filter(ready -> ready.connection.offer(answer)).isPresent() && !consent) offers.remove(pair);
    }

    /// Handles INTRODUCED. Ignores one that was not asked for, and one with whereabouts to which the person did not consent.
    public void ended(Link link, OptionalFrame.Introduced introduced) {
        var found = offers.entrySet().stream().filter(entry -> entry.getKey().by.equals(link.peer.id) && entry.getValue().request == introduced.request()).findFirst();
        if (found.isEmpty() || !link.peer.contact()) return;
        var offer = found.get().getValue();
        boolean consented = offer.answer.orElse(false);
        boolean added = false;
        if (introduced.whereabouts().isPresent()) {
            if (!consented || !whereabouts.isFrom(offer.introduction.id(), link.peer, introduced.whereabouts().get())) return;
            added = add(link, offer.introduction, introduced.whereabouts().get());
        }
        offers.remove(found.get().getKey());
        events.tell(new NodeEvent.IntroductionEnded(offer.introduction, added));
        if (offer.answer.isEmpty()) tell();
    }

    /// Makes the introduced peer a contact, and calls it. Returns false if the person blocked it meanwhile.
    private boolean add(Link link, Introduction introduction, Whereabouts record) {
        var id = introduction.id();
        if (isBlocked(id)) return false;
        adder.accept(id); // it may have called us already
        var peer = directory.find(id).orElseGet(() -> directory.add(id, introduction.name(), Standing.CONTACT));
        adder.makeContact(peer);
        if (introduction.vouched() && link.peer.verified) peer.vouchedBy = Optional.of(link.peer.id);
        boolean news = peer.whereabouts.newest.filter(kept -> kept.wall() >= record.wall()).isEmpty();
        if (news) peer.whereabouts.newest = Optional.of(record);
        directory.saveAndTell(peer);
        redialer.callAfter(peer, Duration.ZERO);
        if (news) redialer.found(peer, record, link.connection.remote(), true); // an introduction may be hours on its way
        return true;
    }

    /// Forgets what was offered too long ago, or by a peer that is no contact any more.
    public void tick() {
        long now = clock.nanos();
        boolean waited = false;
        for (var entry : List.copyOf(offers.entrySet())) {
            if (now < entry.getValue().until && directory.find(entry.getKey().by).filter(PeerState::contact).isPresent()) continue;
            offers.remove(entry.getKey());
            waited |= entry.getValue().answer.isEmpty();
        }
        if (waited) tell();
    }

    /// When [#tick] has something to forget; [Long#MAX_VALUE] if nothing is known.
    public long next() {
        return offers.values().stream().mapToLong(Offer::until).min().orElse(Long.MAX_VALUE);
    }
}
