package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Conversation;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.LinkLimits;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;

/// A link that is read slowly, because more comes than its rate allows.
class PaceOfALinkTest {
    private static final int AT_ONCE = 5;
    private final Papers papers = Papers.good();

    private static Limits limits(int messagesAtOnce, int controlAtOnce, Duration gone) {
        return AttackedNode.paced(links -> links.withRates(new LinkLimits.Rate(1, messagesAtOnce), new LinkLimits.Rate(1, controlAtOnce)), gone);
    }

    @Test
    void aSlowedLinkIsReadOnLaterAndLosesNothing() throws Exception {
        var clock = new TestClock();
        var texts = IntStream.rangeClosed(1, 3 * AT_ONCE).mapToObj(n -> "message " + n).toList();
        try (var ana = TestNode.open("Ana", Settings.Accept.ANYONE, limits(AT_ONCE, 100, Duration.ofMinutes(1)), clock);
             var eve = RawPeer.greeted(ana.address(), papers, "Eve")) {
            for (var text : texts) eve.say(RawPeer.chat(texts.indexOf(text) + 1, text));
            for (var text : texts) {
                ana.await(NodeEvent.MessageArrived.class, e -> e.message().message().text().equals(text));
                clock.jump(Duration.ofSeconds(1));
            }
            assertEquals(texts.size(), ana.texts(Conversation.with(papers.id())).size());
            assertTrue(ana.told(NodeEvent.Left.class).isEmpty());
        }
    }

    @Test
    void theWaitOfTheReaderIsNotSilenceOfThePeer() throws Exception {
        var mute = Papers.good();
        try (var ana = TestNode.open("Ana", Settings.Accept.ANYONE, limits(100, 1, Duration.ofSeconds(2)), NodeClock.SYSTEM);
             var eve = RawPeer.in(ana.address(), papers)) {
            var much = new ArrayList<Frame>(List.of(RawPeer.hello("Eve")));
            for (int i = 0; i < 200; i++) much.add(new Frame.Typing());
            eve.say(much.toArray(Frame[]::new)); // and then nothing
            ana.await(NodeEvent.Joined.class, joined -> joined.peer().equals(papers.id()));
            try (var _ = RawPeer.greeted(ana.address(), mute, "Mute")) {
                assertEquals(CloseReason.SILENT, ana.await(NodeEvent.Left.class, left -> left.peer().equals(mute.id())).reason());
            }
            assertEquals(1, ana.told(NodeEvent.Left.class).size(), "Eve was taken for silent");
        }
    }

    @Test
    void aLinkEndsAlthoughItsReaderWaits() throws Exception {
        try (var ana = TestNode.open("Ana", Settings.Accept.ANYONE, limits(100, 1, Duration.ofMinutes(1)), new StandingClock());
             var eve = RawPeer.greeted(ana.address(), papers, "Eve")) {
            ana.await(NodeEvent.Joined.class, joined -> joined.peer().equals(papers.id()));
            eve.say(new Frame.Typing(), new Frame.Typing(), RawPeer.chat(1, "not read"));
            ana.await(NodeEvent.TypingChanged.class, NodeEvent.TypingChanged::typing);
            assertTrue(TestNode.get(ana.node.remove(papers.id())));
            assertEquals(CloseReason.CLOSED, ana.await(NodeEvent.Left.class, left -> left.peer().equals(papers.id())).reason());
            assertEquals(List.of(), ana.texts(Conversation.with(papers.id())));
        }
    }
}
