package org.hashverse.node;

import java.util.List;
import java.util.Optional;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Reason;
import org.hashverse.chat.Standing;
import org.hashverse.store.history.MessageStore;
import org.hashverse.wire.Frame;

/// Carries out what the person decides about a peer. [Node] documents each decision. Node thread only.
final class PeerDecisions {
    private final OwnIdentity myself;
    private final PeerDirectory roster;
    private final MessageStore store;
    private final Archive archive;
    private final Deliveries deliveries;
    private final ContactAdder adding;
    private final Redialer redialer;

    PeerDecisions(OwnIdentity myself, PeerDirectory roster, MessageStore store, Archive archive, Deliveries deliveries, ContactAdder adding, Redialer redialer) {
        this.myself = myself;
        this.roster = roster;
        this.store = store;
        this.archive = archive;
        this.deliveries = deliveries;
        this.adding = adding;
        this.redialer = redialer;
    }

    boolean remove(PeerId id, boolean deleteConversation) {
        var found = roster.find(id).filter(peer -> peer.contact() || peer.standing == Standing.STRANGER);
        found.ifPresent(peer -> {
            end(peer, Standing.REMOVED, Frame.Bye.Code.REMOVED, Delivery.CANCELLED, Reason.REMOVED);
            if (deleteConversation) archive.clear(Conversation.with(id));
        });
        return found.isPresent();
    }

    /// Ends all dealings with a peer. For a contact our invite's token is renewed, because the contact may know it. All invites have the same token. A stranger
    /// has no valid token.
    private void end(PeerState peer, Standing standing, Frame.Bye.Code code, Delivery fate, String reason) {
        if (peer.contact()) myself.renewInvite();
        peer.standing = standing;
        peer.met = false;
        adding.forget(peer.id);
        deliveries.abandon(peer, fate, reason);
        for (var link : List.copyOf(peer.links)) link.connection.close(CloseReason.CLOSED, new Frame.Bye(code, ""));
        roster.compareNames();
        roster.changedForGood(peer);
    }

    void restore(PeerId id) {
        roster.find(id).filter(peer -> peer.standing == Standing.REMOVED).ifPresent(peer -> {
            adding.befriend(peer);
            roster.changedForGood(peer);
            redialer.callNow(peer);
        });
    }

    /// Removes a stranger and deletes what it wrote. It stays known as *removed*, so that its next call is turned away and the person is not asked again.
    void ignore(PeerId id) {
        roster.find(id).filter(peer -> peer.standing == Standing.STRANGER).ifPresent(peer -> {
            for (var link : List.copyOf(peer.links)) link.connection.close(CloseReason.CLOSED, new Frame.Bye(Frame.Bye.Code.REFUSED, ""));
            archive.clear(Conversation.with(id));
            store.forget(id);
            peer.standing = Standing.REMOVED;
            peer.strangerMessages = 0;
            roster.compareNames();
            roster.changedForGood(peer);
        });
    }

    boolean block(PeerId id) {
        var found = roster.find(id);
        found.ifPresent(peer -> end(peer, Standing.BLOCKED, Frame.Bye.Code.REFUSED, Delivery.CANCELLED, Reason.BLOCKED));
        return found.isPresent();
    }

    void unblock(PeerId id) {
        roster.find(id).filter(peer -> peer.standing == Standing.BLOCKED).ifPresent(peer -> {
            peer.standing = Standing.REMOVED;
            roster.changedForGood(peer);
        });
    }

    void samePerson(PeerId newKey, PeerId oldKey) {
        var fresh = roster.find(newKey).filter(peer -> peer.standing == Standing.STRANGER);
        var old = roster.find(oldKey).filter(PeerState::contact);
        if (fresh.isEmpty() || old.isEmpty()) return;
        end(old.get(), Standing.BLOCKED, Frame.Bye.Code.REFUSED, Delivery.refused(Reason.KEY_REPLACED), Reason.KEY_REPLACED);
        fresh.get().nickname = old.get().nickname;
        adding.accept(newKey);
    }

    void verify(PeerId id, boolean verified) {
        roster.find(id).ifPresent(peer -> {
            peer.verified = verified;
            if (verified) adding.choose(peer);
            roster.changedForGood(peer);
        });
    }

    void nickname(PeerId id, Optional<String> nickname) {
        roster.find(id).ifPresent(peer -> {
            peer.nickname = nickname.filter(name -> !name.isBlank());
            if (peer.nickname.isPresent()) adding.choose(peer);
            roster.compareNames();
            roster.changedForGood(peer);
        });
    }
}
