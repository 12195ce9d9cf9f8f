package org.hashverse.node.contacts;

import java.util.Optional;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Reason;
import org.hashverse.chat.Standing;
import org.hashverse.node.messages.Archive;
import org.hashverse.node.messages.Deliveries;
import org.hashverse.node.peer.PeerDirectory;
import org.hashverse.node.peer.PeerState;
import org.hashverse.wire.Frame;

/// Carries out what the person decides about a peer. `ChatCommands` documents each decision. Node thread only.
public final class PeerDecisions {
    private final OwnInvites invites;
    private final PeerDirectory directory;
    private final Archive archive;
    private final Deliveries deliveries;
    private final ContactAdder adder;
    private final Introductions introductions;
    private final Redialer redialer;

    PeerDecisions(OwnInvites invites, PeerDirectory directory, Archive archive, Deliveries deliveries, ContactAdder adder, Introductions introductions, Redialer redialer) {
        this.invites = invites;
        this.directory = directory;
        this.archive = archive;
        this.deliveries = deliveries;
        this.adder = adder;
        this.introductions = introductions;
        this.redialer = redialer;
    }

    /// Removes a contact or a stranger. Returns false if the peer is neither.
    public boolean remove(PeerId id, boolean deleteConversation) {
        var found = directory.find(id).filter(PeerState::allowed);
        found.ifPresent(peer -> {
            end(peer, Standing.REMOVED, Frame.Bye.Code.REMOVED, Delivery.CANCELLED, Reason.REMOVED);
            if (deleteConversation) archive.clear(Conversation.with(id));
        });
        return found.isPresent();
    }

    /// Removes or blocks a peer, closes its links, ends attempts to add it and deliveries to it, and takes back consents to be introduced to it. Saves, and tells subscribers. Renews or revokes the invites
    /// by which the peer could come back.
    ///
    /// @param fate   what QUEUED messages to the peer become; those that are SENT become REFUSED
    /// @param reason why SENT messages are REFUSED
    private void end(PeerState peer, Standing standing, Frame.Bye.Code code, Delivery fate, String reason) {
        invites.bar(peer);
        peer.standing = standing;
        peer.met = false;
        adder.cancelAttempts(peer.id);
        introductions.withdraw(peer.id);
        deliveries.abandon(peer, fate, reason);
        peer.hangUp(code);
        directory.updateLookalikes();
        directory.saveAndTell(peer);
    }

    /// Makes a removed peer a contact again, and calls it.
    public void restore(PeerId id) {
        directory.find(id).filter(peer -> peer.standing == Standing.REMOVED).ifPresent(peer -> {
            adder.makeContact(peer);
            directory.saveAndTell(peer);
            redialer.callNow(peer);
        });
    }

    /// Removes a stranger and deletes what it wrote. It stays known as *removed*, so that its next call is refused and the person is not asked again.
    public void ignore(PeerId id) {
        directory.find(id).filter(peer -> peer.standing == Standing.STRANGER).ifPresent(peer -> {
            // not BYE REMOVED: we never accepted its key
            end(peer, Standing.REMOVED, Frame.Bye.Code.REFUSED, Delivery.CANCELLED, Reason.REMOVED);
            archive.forget(id);
            peer.incoming.strangerMessages = 0;
        });
    }

    /// Blocks a peer. Returns false if it is unknown.
    public boolean block(PeerId id) {
        var found = directory.find(id);
        found.ifPresent(peer -> end(peer, Standing.BLOCKED, Frame.Bye.Code.REFUSED, Delivery.CANCELLED, Reason.BLOCKED));
        return found.isPresent();
    }

    /// Unblocks a peer, which is then a removed one.
    public void unblock(PeerId id) {
        directory.find(id).filter(peer -> peer.standing == Standing.BLOCKED).ifPresent(peer -> {
            peer.standing = Standing.REMOVED;
            directory.updateLookalikes();
            directory.saveAndTell(peer);
        });
    }

    /// Accepts a stranger in place of a contact, because the person says that both are the same person. Blocks the old key and gives its nickname to the new one.
    public void samePerson(PeerId newKey, PeerId oldKey) {
        var stranger = directory.find(newKey).filter(peer -> peer.standing == Standing.STRANGER);
        var old = directory.find(oldKey).filter(PeerState::contact);
        if (stranger.isEmpty() || old.isEmpty()) return;
        end(old.get(), Standing.BLOCKED, Frame.Bye.Code.REFUSED, Delivery.refused(Reason.KEY_REPLACED), Reason.KEY_REPLACED);
        stranger.get().nickname = old.get().nickname;
        adder.accept(newKey);
    }

    /// Notes whether the person compared the digits of the keys.
    public void verify(PeerId id, boolean verified) {
        directory.find(id).ifPresent(peer -> {
            peer.verified = verified;
            if (verified) adder.markChosen(peer);
            directory.saveAndTell(peer);
            directory.each(other -> {
                if (other.vouchedBy.filter(id::equals).isPresent()) directory.changed(other); // the word of a contact counts only while that contact is verified
            });
        });
    }

    /// Sets or removes the name that the person gave a peer.
    public void nickname(PeerId id, Optional<String> nickname) {
        directory.find(id).ifPresent(peer -> {
            peer.nickname = nickname.filter(name -> !name.isBlank());
            if (peer.nickname.isPresent()) adder.markChosen(peer);
            directory.updateLookalikes();
            directory.saveAndTell(peer);
        });
    }
}
