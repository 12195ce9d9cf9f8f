package org.hashverse.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.Optional;
import org.hashverse.chat.Content;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerName;
import org.hashverse.node.kit.Limits;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private int started;
    private final Outbox outbox = new Outbox(LinkLimits.PRODUCT.outbox(), LinkLimits.PRODUCT.inboxFrames(), () -> 5, () -> started++);

    @Test
    void aWriterIsStartedForTheFirstFrameAfterTheLastWriterFoundNone() {
        outbox.ack(1);
        assertEquals(0, started, "the caller starts the first writer");
        assertEquals(1, outbox.take().size());
        outbox.ack(2);
        assertEquals(0, started, "the writer has not ended");
        assertEquals(1, outbox.take().size());
        assertEquals(List.of(), outbox.take());
        outbox.chats(List.of(new Frame.Chat(1, MessageId.random(), Frame.To.YOU, 1, Content.text("Hi"))));
        assertTrue(outbox.offer(new Frame.Ping(1)));
        assertEquals(1, started);
        assertEquals(2, outbox.take().size());
    }

    @Test
    void chatsThatAreQueuedTogetherLeaveSixteenAtATime() {
        outbox.chats(IntStream.rangeClosed(1, 17).mapToObj(number -> new Frame.Chat(number, MessageId.random(), Frame.To.YOU, 1, Content.text("Hi"))).toList());
        assertEquals(16, outbox.take().size());
        assertEquals(1, outbox.take().size());
    }

    @Test
    void noWriterIsStartedAfterABye() {
        assertEquals(List.of(), outbox.take());
        outbox.bye(new Frame.Bye(Frame.Bye.Code.LEAVING, ""));
        assertEquals(1, started);
        outbox.take();
        outbox.ack(1);
        assertEquals(1, started);
    }

    @Test
    void sixtyFourControlFramesWaitAndNoMore() {
        for (int i = 0; i < 64; i++) assertTrue(outbox.offer(new Frame.Ping(i)));
        assertFalse(outbox.offer(new Frame.Ping(64)));
        assertEquals(64, outbox.take().size());
        assertTrue(outbox.offer(new Frame.Ping(65)));
    }

    @Test
    void aWholeWindowMayBeRefusedBesideThem() {
        for (int i = 0; i < 64; i++) outbox.offer(new Frame.Ping(i));
        for (int i = 1; i <= LinkLimits.PRODUCT.inboxFrames(); i++) assertTrue(outbox.offer(new Frame.Nak(i, "full")));
        assertFalse(outbox.offer(new Frame.Nak(1_025, "full")));
    }

    @Test
    void ofManyPongsAcksAndReadsOnlyTheLatestWaits() {
        for (long n = 1; n <= 10_000; n++) {
            outbox.pong(n);
            outbox.ack(n);
            outbox.read(new Frame.Read(Frame.To.YOU, n));
        }
        outbox.ack(3); // never decreases
        assertEquals(List.of(new Frame.Pong(10_000, 5), new Frame.Ack(10_000), new Frame.Read(Frame.To.YOU, 10_000)), outbox.take());
    }

    @Test
    void ofEachConversationTheLatestReadWaits() {
        for (var read : List.of(new Frame.Read(Frame.To.YOU, 5), new Frame.Read(Frame.To.EVERYONE, 9), new Frame.Read(Frame.To.YOU, 7), new Frame.Read(Frame.To.EVERYONE, 8)))
            outbox.read(read);
        assertEquals(List.of(new Frame.Read(Frame.To.YOU, 7), new Frame.Read(Frame.To.EVERYONE, 9)), outbox.take());
        outbox.ack(1);
        assertEquals(List.of(new Frame.Ack(1)), outbox.take(), "each is sent once");
    }

    @Test
    void aWelcomeAlwaysFindsRoomAndOnlyTheLatestWaits() {
        for (int i = 0; i < 64; i++) outbox.offer(new Frame.Ping(i));
        for (int i = 0; i < 10_000; i++) outbox.welcome(welcome("Ana " + i));
        var batch = outbox.take();
        assertEquals(65, batch.size());
        assertEquals(welcome("Ana 9999"), batch.getLast());
        outbox.ack(1);
        assertEquals(List.of(new Frame.Ack(1)), outbox.take());
    }

    private static Frame.Welcome welcome(String name) {
        return new Frame.Welcome(List.of(), true, Optional.of(new PeerName(name)), Optional.empty());
    }

    @Test
    void aBatchInPiecesHasFewChatsButAtLeastOne() {
        for (var text : List.of("x".repeat(50), "y".repeat(50), "z".repeat(500))) outbox.chats(List.of(new Frame.Chat(1, MessageId.random(), Frame.To.YOU, 1, Content.text(text))));
        assertEquals(2, outbox.take(100).size());
        assertEquals(1, outbox.take(100).size());
    }

    @Test
    void aByeGoesAheadOfAllQueuedFramesAndIsTheLast() {
        for (int i = 0; i < 64; i++) outbox.offer(new Frame.Ping(i));
        outbox.chats(List.of(new Frame.Chat(1, MessageId.random(), Frame.To.YOU, 1, Content.text("late"))));
        var bye = new Frame.Bye(Frame.Bye.Code.LEAVING, "");
        outbox.bye(bye);
        assertEquals(List.of(bye), outbox.take());
    }

    @Test
    void aNakGoesAheadOfTheAckThatCoversIt() {
        outbox.ack(20);
        outbox.offer(new Frame.Nak(21, "not-accepted"));
        outbox.ack(21);
        assertEquals(List.of(new Frame.Nak(21, "not-accepted"), new Frame.Ack(21)), outbox.take());
    }
}
