package org.hashverse.node.contacts;

import java.time.Duration;
import java.util.Optional;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Whereabouts;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.node.peer.Link;
import org.hashverse.node.peer.PeerDirectory;
import org.hashverse.node.peer.PeerState;
import org.hashverse.transport.Identity;
import org.hashverse.wire.Frame;

/// Keeps the newest whereabouts of each contact, and tells them to other contacts that ask. Node thread only.
public final class WhereaboutsKeeper {
    /// A record is ignored if its time is further ahead of our clock: it would shut out all later ones until then.
    static final Duration FUTURE = Duration.ofDays(1);
    /// How long a question stays open: if newer whereabouts come meanwhile, the asker gets them. Longer than [org.hashverse.node.peer.WhereaboutsState#LONGEST_PAUSE], so
    /// that a question of a peer that asks again and again is always open.
    static final Duration OPEN_FOR = Duration.ofMinutes(15);

    private final PeerDirectory directory;
    private final Redialer redialer;
    private final NodeClock clock;

    WhereaboutsKeeper(PeerDirectory directory, Redialer redialer, NodeClock clock) {
        this.directory = directory;
        this.redialer = redialer;
        this.clock = clock;
    }

    /// Handles WHERE. What a stranger tells is ignored, and so is a record of a key that is no contact.
    public void told(Link link, OptionalFrame.Where where) {
        if (!link.peer.contact()) return;
        var record = where.whereabouts();
        directory.find(record.owner()).filter(PeerState::contact).ifPresent(owner -> {
            boolean same = owner.whereabouts.newest.filter(record::equals).isPresent();
            if (!same && !take(link.peer, owner, record)) return;
            redialer.found(owner, record, link.connection.remote(), !same);
            if (!same) tellAskers(owner, link.peer);
        });
    }

    /// Keeps a record if it is newer than the one that we have, and if its owner signed it. Returns whether it does.
    private boolean take(PeerState teller, PeerState owner, Whereabouts record) {
        boolean news = owner.whereabouts.newest.filter(kept -> kept.wall() >= record.wall()).isEmpty();
        if (!news || !isFrom(owner.id, teller, record)) return false;
        owner.whereabouts.newest = Optional.of(record);
        directory.save();
        return true;
    }

    /// Whether a peer signed a record, and its time is not too far in the future. False too if the teller told too many lately.
    boolean isFrom(PeerId owner, PeerState teller, Whereabouts record) {
        long latest = clock.wall().plus(FUTURE).toEpochMilli();
        // the check of the signature comes last, because it costs most
        return record.wall() <= latest && record.owner().equals(owner) && teller.whereabouts.told.take(clock.nanos()) && Identity.signed(record);
    }

    /// Tells the new whereabouts of a contact to those who asked for them.
    private void tellAskers(PeerState owner, PeerState teller) {
        long now = clock.nanos();
        for (var asker : directory.reachable())
            if (asker != teller && asker != owner && asker.whereabouts.waitsFor(owner.id, now)) asker.active().ifPresent(link -> tell(link, owner));
    }

    /// Tells the whereabouts of a contact, if it allows that and we have them.
    private static void tell(Link link, PeerState owner) {
        if (owner.share) owner.whereabouts.newest.ifPresent(record -> link.connection.offer(new OptionalFrame.Where(record)));
    }

    /// Handles WHERE?. Only contacts are answered, and none that asks too often.
    public void asked(Link link, OptionalFrame.WhereQuery query) {
        var asker = link.peer;
        if (!asker.contact() || !asker.whereabouts.answered.take(clock.nanos())) return;
        directory.all().stream().filter(peer -> peer.contact() && peer != asker && query.names(peer.id)).findFirst().ifPresent(owner -> {
            asker.whereabouts.opened(owner.id, clock.nanos() + OPEN_FOR.toNanos());
            tell(link, owner);
        });
    }

    /// Forgets the open questions of a peer whose last link ended.
    public void linkEnded(Link link) {
        if (link.peer.links.isEmpty()) link.peer.whereabouts.closeQuestions();
    }
}
