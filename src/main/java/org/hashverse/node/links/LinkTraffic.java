package org.hashverse.node.links;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.CloseReason;
import org.hashverse.node.contacts.Introducer;
import org.hashverse.node.contacts.Introductions;
import org.hashverse.node.contacts.Questions;
import org.hashverse.node.contacts.Renewals;
import org.hashverse.node.contacts.WhereaboutsKeeper;
import org.hashverse.node.contacts.WhereaboutsSeeker;
import org.hashverse.node.doctor.CallBacks;
import org.hashverse.node.files.Transfers;
import org.hashverse.node.messages.Deliveries;
import org.hashverse.node.messages.Inbox;
import org.hashverse.node.peer.Link;
import org.hashverse.node.peer.OwnIdentity;
import org.hashverse.store.settings.Signs;
import org.hashverse.wire.Frame;
import org.hashverse.wire.OptionalFrame;

/// Starts the exchange of frames on a link, passes each frame to the part of the node that handles it, and ends the exchange. Node thread only.
public final class LinkTraffic {
    /// Reasons of a link that ended without BYE. They include ends at which the peer closed the link: if our large packets are lost, the peer hears nothing and closes.
    private static final Set<CloseReason> WITHOUT_BYE = EnumSet.of(CloseReason.LOST, CloseReason.SILENT, CloseReason.STALLED);

    private final OwnIdentity myself;
    private final Deliveries deliveries;
    private final Inbox inbox;
    private final LivenessMonitor liveness;
    private final Typing typing;
    private final Questions questions;
    private final Renewals renewals;
    private final CallBacks callBacks;
    private final Transfers files;
    private final WhereaboutsKeeper whereabouts;
    private final WhereaboutsSeeker seeker;
    private final Introducer introducer;
    private final Introductions introductions;

    LinkTraffic(OwnIdentity myself, LivenessMonitor liveness, Typing typing, LinkParts parts) {
        var contacts = parts.contacts();
        this.myself = myself;
        deliveries = parts.messages().deliveries;
        inbox = parts.messages().inbox;
        files = parts.files();
        this.liveness = liveness;
        this.typing = typing;
        questions = contacts.questions;
        renewals = contacts.renewals;
        whereabouts = contacts.whereabouts;
        seeker = contacts.seeker;
        introducer = contacts.introducer;
        introductions = contacts.introductions;
        callBacks = parts.callBacks();
    }

    /// Takes over the HELLO of a link that is ready, and sends the first frames. The link is the newest one of its peer.
    void start(Link link) {
        if (link.peer.links.size() == 1) inbox.connected(link.peer);
        renewals.noteHello(link);
        inbox.start(link);
        deliveries.start(link);
        liveness.ping(link);
        if (!link.peer.contact()) return;
        renewals.catchUp(link.connection);
        seeker.linkReady(link);
        introducer.linkReady(link);
        if (signs().readMarks()) inbox.resendRead(link);
    }

    /// Handles a frame. Frames of a removed or blocked peer, and of a link that is being closed, are ignored.
    ///
    /// @param settled runs when the frame is handled
    void frame(Link link, Frame frame, Runnable settled) {
        if (link.hungUp || (link.peer.forgotten || !link.peer.allowed())) {
            settled.run(); // the link is being closed
            return;
        }
        if (frame instanceof Frame.Chat chat) {
            typing.ends(link.peer); // the message that the peer was typing has come
            inbox.chat(link, chat, settled);
            return;
        }
        try {
            control(link, frame);
        } finally {
            settled.run();
        }
    }

    private Signs signs() {
        return myself.settings().signs();
    }

    /// Handles a frame that is not a message.
    private void control(Link link, Frame frame) {
        switch (frame) {
            case Frame.Ack(var upTo) -> deliveries.acknowledged(link, upTo);
            case Frame.Nak(var number, var reason) -> deliveries.refused(link, number, reason);
            case Frame.Read read -> { if (link.peer.contact() && signs().readMarks()) deliveries.read(link, read); }
            case Frame.Pong pong -> liveness.pong(link, pong);
            case Frame.Typing _ -> { if (link.peer.contact() && signs().typing()) typing.begins(link.peer); }
            case Frame.PeersQuery query -> questions.asked(link, query);
            case Frame.Peers peers -> questions.answered(link, peers);
            case OptionalFrame.ReachQuery query -> callBacks.asked(link, query);
            case OptionalFrame.Reach reach -> callBacks.answered(link, reach);
            case OptionalFrame.WhereQuery query -> whereabouts.asked(link, query);
            case OptionalFrame.Where where -> whereabouts.told(link, where);
            case OptionalFrame.Introduce introduce -> introductions.offered(link, introduce);
            case OptionalFrame.Consent consent -> introducer.answered(link, consent);
            case OptionalFrame.Introduced introduced -> introductions.ended(link, introduced);
            case OptionalFrame.Call _ -> files.called(link);
            case OptionalFrame.Sources sources -> files.sources(link, sources);
            case OptionalFrame.Getting getting -> files.getting(link, getting);
            case Frame.Welcome welcome -> renewals.noteWelcome(link, welcome);
            case Frame.Hello _ -> link.connection.close(CloseReason.PROTOCOL, new Frame.Bye(Frame.Bye.Code.PROTOCOL, "a second HELLO"));
            case Frame.Chat _, Frame.Ping _, Frame.Bye _, Frame.Unknown _ -> throw new IllegalStateException("handled elsewhere");
        }
    }

    /// Handles the end of a link. Messages in flight on it are sent again: on an older link of the peer if there is one, else on its next link.
    ///
    /// @param bye    the peer's BYE; empty if it sent none
    /// @param newest whether it was the newest link of the peer
    void end(Link link, CloseReason reason, Optional<Frame.Bye> bye, boolean newest) {
        if (reason == CloseReason.PROTOCOL && bye.isPresent()) deliveries.closedForProtocol(link);
        if (WITHOUT_BYE.contains(reason)) deliveries.endedSilently(link);
        deliveries.rememberFlight(link);
        questions.linkEnded(link);
        callBacks.linkEnded(link);
        whereabouts.linkEnded(link);
        liveness.linkEnded(link);
        if (link.peer.links.isEmpty()) typing.ends(link.peer);
        if (newest) link.peer.active().ifPresent(older -> deliveries.resume(older, link));
    }
}
