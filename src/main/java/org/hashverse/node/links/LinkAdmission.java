package org.hashverse.node.links;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.node.contacts.AdmissionPolicy;
import org.hashverse.node.contacts.ContactAdder;
import org.hashverse.node.contacts.Contacts;
import org.hashverse.node.contacts.OwnInvites;
import org.hashverse.node.contacts.Redialer;
import org.hashverse.node.messages.Inbox;
import org.hashverse.node.peer.PeerDirectory;
import org.hashverse.node.peer.PeerState;
import org.hashverse.transport.Admission.Answer;
import org.hashverse.transport.PeerConnection;
import org.hashverse.wire.Frame;

/// Admits peers: answers the HELLO of a caller, and decides once more when the connection is ready, because the peer or the person may have changed something meanwhile.
/// Node thread only.
public final class LinkAdmission {
    private final PeerDirectory directory;
    private final AdmissionPolicy policy;
    private final ContactAdder adder;
    private final Redialer redialer;
    private final OwnInvites invites;
    private final Inbox inbox;
    private final Duration patience;
    private boolean closed;

    /// @param patience how long the answer to a peer may wait for the disk
    LinkAdmission(PeerDirectory directory, Contacts contacts, Inbox inbox, Duration patience) {
        this.directory = directory;
        policy = contacts.admission;
        adder = contacts.adder;
        redialer = contacts.redialer;
        invites = contacts.invites;
        this.inbox = inbox;
        this.patience = patience;
    }

    /// Admits no peer from now on, because the node closes.
    void close() {
        closed = true;
    }

    /// Whether the node closes.
    boolean closed() {
        return closed;
    }

    /// The answer to a peer that called us, see [AdmissionPolicy#answer]. If the peer has a place in an invite with a limit, the answer comes when that is saved. If the disk takes
    /// longer than a handshake may, the peer is turned away, because it holds one of the few threads for handshakes.
    CompletableFuture<Answer> answer(PeerId peer, Frame.Hello hello, InetSocketAddress from) {
        if (closed) return CompletableFuture.completedFuture(turnAway(Frame.Bye.Code.LEAVING));
        var answer = policy.answer(peer, hello, from);
        if (!invites.hasPlace(peer, hello)) return CompletableFuture.completedFuture(answer);
        var saved = new CompletableFuture<Answer>().completeOnTimeout(turnAway(Frame.Bye.Code.BUSY), patience.toNanos(), TimeUnit.NANOSECONDS);
        directory.whenSaved(() -> saved.complete(answer));
        return saved;
    }

    private static Answer turnAway(Frame.Bye.Code code) {
        return new Answer.TurnAway(new Frame.Bye(code, ""));
    }

    /// The peer of a connection that is ready. If we dialled the peer to add it, makes it a contact. Empty if the connection is closed instead: the peer was removed or blocked
    /// after its HELLO, there is no room, the disk takes nothing, another program with its key was faster, or the node closes.
    Optional<PeerState> admit(PeerConnection connection) {
        if (!inbox.open()) return refuse(connection, Frame.Bye.Code.FULL);
        var known = directory.find(connection.peer());
        // after BYE `busy` the peer connects again, and our next HELLO names the last message that we have
        if (known.filter(peer -> inbox.overtakenByOtherProgram(peer, connection)).isPresent()) return refuse(connection, Frame.Bye.Code.BUSY);
        if (closed) return refuse(connection, Frame.Bye.Code.LEAVING);
        return connection.dialled().isPresent() ? admitCalled(connection, known) : admitCaller(connection, known);
    }

    /// Admits a peer that we called, if it is a contact, or if we called to add it.
    private Optional<PeerState> admitCalled(PeerConnection connection, Optional<PeerState> known) {
        boolean added = adder.wanted(connection.peer()) && known.filter(peer -> peer.standing == Standing.BLOCKED).isEmpty();
        if (added) adder.makeContact(known.orElseGet(() -> directory.add(connection.peer(), connection.hello().name(), Standing.CONTACT)));
        var contact = directory.find(connection.peer()).filter(PeerState::contact);
        if (contact.isEmpty()) return refuse(connection, Frame.Bye.Code.REMOVED);
        // whom the person chose is called and gets a link also without room: only the person makes these more
        if (policy.makeRoomFor(contact.get(), connection.origin()) || contact.get().chosen()) return contact;
        redialer.rest(contact.get());
        return refuse(connection, Frame.Bye.Code.FULL);
    }

    /// Admits a peer that called us.
    private Optional<PeerState> admitCaller(PeerConnection connection, Optional<PeerState> known) {
        var peer = policy.enter(connection.peer(), connection.hello(), connection.origin());
        if (peer.isPresent()) return peer;
        return refuse(connection, known.filter(there -> !there.allowed()).isPresent() ? Frame.Bye.Code.REMOVED : Frame.Bye.Code.FULL);
    }

    private static Optional<PeerState> refuse(PeerConnection connection, Frame.Bye.Code code) {
        connection.close(CloseReason.CLOSED, new Frame.Bye(code, ""));
        return Optional.empty();
    }
}
