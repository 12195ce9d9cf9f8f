package org.hashverse.node.links;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.node.contacts.AdmissionPolicy;
import org.hashverse.node.contacts.ContactAdder;
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
    private final Inbox inbox;
    private boolean closed;

    LinkAdmission(PeerDirectory directory, AdmissionPolicy policy, ContactAdder adder, Inbox inbox) {
        this.directory = directory;
        this.policy = policy;
        this.adder = adder;
        this.inbox = inbox;
    }

    /// Admits no peer from now on, because the node closes.
    void close() {
        closed = true;
    }

    /// Whether the node closes.
    boolean closed() {
        return closed;
    }

    /// The answer to a peer that called us, see [AdmissionPolicy#answer]. If the peer brings the token of an invite, the answer comes when the use of the invite is saved.
    CompletableFuture<Answer> answer(PeerId peer, Frame.Hello hello, InetSocketAddress from) {
        if (closed) return CompletableFuture.completedFuture(new Answer.TurnAway(new Frame.Bye(Frame.Bye.Code.LEAVING, "")));
        var answer = policy.answer(peer, hello, from);
        if (hello.token().isEmpty()) return CompletableFuture.completedFuture(answer);
        var saved = new CompletableFuture<Answer>();
        directory.whenSaved(() -> saved.complete(answer));
        return saved;
    }

    /// The peer of a connection that is ready. If we dialled the peer to add it, makes it a contact. Empty if the connection is closed instead: the peer was removed or blocked
    /// after its HELLO, there is no room, another program with its key was faster, or the node closes.
    Optional<PeerState> admit(PeerConnection connection) {
        if (!inbox.open()) {
            connection.close(CloseReason.FULL, new Frame.Bye(Frame.Bye.Code.FULL, ""));
            return Optional.empty();
        }
        var known = directory.find(connection.peer());
        if (known.filter(peer -> inbox.overtakenByOtherProgram(peer, connection)).isPresent()) {
            connection.close(CloseReason.BUSY, new Frame.Bye(Frame.Bye.Code.BUSY, "")); // the peer connects again, and our next HELLO names the last message that we have
            return Optional.empty();
        }
        boolean dialled = connection.dialled().isPresent();
        if (closed) {
            connection.close(CloseReason.CLOSED, new Frame.Bye(Frame.Bye.Code.LEAVING, ""));
            return Optional.empty();
        }
        if (dialled && adder.wanted(connection.peer()) && known.filter(peer -> peer.standing == Standing.BLOCKED).isEmpty()) {
            var peer = known.orElseGet(() -> directory.add(connection.peer(), connection.hello().name(), Standing.CONTACT));
            adder.makeContact(peer);
            return Optional.of(peer);
        }
        var admitted = dialled ? known.filter(PeerState::contact) : policy.enter(connection.peer(), connection.hello(), connection.origin());
        if (admitted.isEmpty()) {
            var code = dialled || known.isPresent() ? Frame.Bye.Code.REMOVED : Frame.Bye.Code.FULL; // no room for one more stranger
            connection.close(CloseReason.CLOSED, new Frame.Bye(code, ""));
        }
        return admitted;
    }
}
