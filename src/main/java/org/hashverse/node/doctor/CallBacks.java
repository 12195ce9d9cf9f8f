package org.hashverse.node.doctor;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.node.kit.NodeThread;
import org.hashverse.node.peer.CommonParts;
import org.hashverse.node.peer.Link;
import org.hashverse.node.peer.OpenQuestions;
import org.hashverse.node.peer.OwnIdentity;
import org.hashverse.node.peer.PeerRates;
import org.hashverse.node.peer.PeerState;
import org.hashverse.transport.Admission;
import org.hashverse.transport.dial.DialOutcome;
import org.hashverse.transport.dial.PeerDialer;
import org.hashverse.wire.Frame;
import org.hashverse.wire.OptionalFrame.Reach.Result;
import org.hashverse.wire.OptionalFrame;

/// Asks contacts how they see us and whether they reach us, and answers contacts that ask. See *Reachability* in the specification of the wire. Node thread only.
public final class CallBacks {
    /// A contact's question is answered with a call if it comes this long after its last one.
    static final Duration BETWEEN = Duration.ofSeconds(10);
    /// How many questions of one contact in quick succession are answered with a call: a person checks again after each change of a firewall.
    static final int BURST = 4;
    /// Most calls back that are under way.
    static final int AT_ONCE = 4;
    private static final double NANOS_A_SECOND = 1e9;

    private final OwnIdentity myself;
    private final NodeClock clock;
    private final NodeThread thread;
    private final OpenQuestions<Optional<OptionalFrame.Reach>> open;
    private final PeerRates askers = new PeerRates(NANOS_A_SECOND / BETWEEN.toNanos(), BURST);
    private PeerDialer dialer;
    private int underWay;

    /// Calls are possible after [#start].
    public CallBacks(CommonParts common) {
        myself = common.myself();
        clock = common.clock();
        thread = common.thread();
        open = new OpenQuestions<>(thread, common.limits().timeouts().doctor());
    }

    /// Allows calls.
    public void start(PeerDialer dialer) {
        this.dialer = dialer;
    }

    /// Asks a contact to call us back. Completes with its answer; empty if it is offline, cannot answer, or does not answer within [org.hashverse.node.kit.Limits.Timeouts#doctor].
    public CompletableFuture<Optional<OptionalFrame.Reach>> ask(PeerState peer) {
        var link = peer.active().filter(_ -> canAnswer(peer));
        return link.isEmpty() ? CompletableFuture.completedFuture(Optional.empty()) : open.ask(link.get(), request -> new OptionalFrame.ReachQuery(request, myself.port()), Optional::empty);
    }

    /// Whether a peer answers REACH?: it is a connected contact, has us as a contact, and its program knows the question.
    static boolean canAnswer(PeerState peer) {
        return peer.reachable() && peer.met && peer.active().filter(link -> link.connection.hello().features().contains(OptionalFrame.ReachQuery.FEATURE)).isPresent();
    }

    /// Handles REACH. Ignores an answer that was not asked for, or that comes from another link.
    public void answered(Link link, OptionalFrame.Reach reach) {
        open.take(link, reach.request()).ifPresent(answer -> answer.complete(Optional.of(reach)));
    }

    /// Completes the questions that were asked on a link that ended.
    public void linkEnded(Link link) {
        open.linkEnded(link, Optional::empty);
    }

    /// Handles REACH? of a peer: calls it back if it is a contact, if our settings allow that and if it does not ask too often; then answers. A stranger gets no answer.
    public void asked(Link link, OptionalFrame.ReachQuery query) {
        if (!link.peer.contact()) return;
        var remote = link.connection.remote();
        // with its zone: an IPv6 link-local address leads back only over the interface that the peer came from
        var back = new PeerAddress(remote.getAddress().getHostAddress(), query.port());
        if (!myself.settings().reach().callBack() || myself.ours(back)) answer(link, query, Result.DECLINED);
        else if (underWay >= AT_ONCE || !askers.take(link.peer.id, clock.nanos())) answer(link, query, Result.BUSY);
        else call(link, query, back);
    }

    private void answer(Link link, OptionalFrame.ReachQuery query, Result result) {
        var remote = link.connection.remote();
        link.connection.offer(new OptionalFrame.Reach(query.request(), new PeerAddress(remote.getAddress().getHostAddress(), remote.getPort()), result));
    }

    private void call(Link link, OptionalFrame.ReachQuery query, PeerAddress back) {
        underWay++;
        // every key is turned away after the TLS handshake, so that no HELLO is sent; the outcome names the key that answered
        dialer.dial(back, _ -> new Admission.Answer.TurnAway(new Frame.Bye(Frame.Bye.Code.LEAVING, ""))).outcome().whenCompleteAsync((outcome, _) -> {
            underWay--;
            answer(link, query, result(outcome, link.peer.id));
        }, thread);
    }

    private static Result result(DialOutcome outcome, PeerId asker) {
        return switch (outcome) {
            case DialOutcome.WrongKey(var answered, _) -> answered.equals(asker) ? Result.REACHED : Result.OTHER;
            case DialOutcome.Connected _, DialOutcome.SaidBye _ -> Result.OTHER; // impossible: no HELLO is sent
            case DialOutcome.Failed(var fault) -> switch (fault) {
                case REFUSED -> Result.REFUSED;
                case SILENCE -> Result.SILENT;
                case NO_ROUTE, NO_INTERFACE, UNKNOWN_HOST -> Result.UNREACHABLE;
                case NOT_HASHVERSE -> Result.OTHER;
                case TOO_SLOW, CANCELLED -> Result.BUSY;
            };
        };
    }
}
