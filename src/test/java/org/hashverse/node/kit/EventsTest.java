package org.hashverse.node.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hashverse.ExpectedLog;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageText;
import org.hashverse.chat.PeerId;
import org.hashverse.node.api.NodeEvent;
import org.junit.jupiter.api.Test;

class EventsTest {
    @Test
    @ExpectedLog("a subscriber failed")
    void aSubscriberThatFailsOnceGetsTheNextEvent() {
        var told = new ArrayList<NodeEvent>();
        var events = new Events(100, Runnable::run);
        events.subscribe(Runnable::run, event -> {
            told.add(event);
            if (told.size() == 1) throw new AssertionError("thrown by the test");
        });
        events.tell(new NodeEvent.AwayChanged(true));
        events.tell(new NodeEvent.AwayChanged(false));
        assertEquals(2, told.size());
    }

    @Test
    void aSubscriberThatLagsByTooManyBytesStartsAgain() {
        var tasks = new ArrayDeque<Runnable>();
        var told = new ArrayList<NodeEvent>();
        var events = new Events(10_000, Runnable::run);
        events.subscribe(tasks::add, told::add);
        var author = PeerId.of(new byte[32]);
        var text = "x".repeat(MessageText.MAX_BYTES);
        var message = new Message(MessageId.random(), Conversation.with(author), author, 1, Instant.EPOCH, Content.text(text));
        int most = Events.MOST_BYTES / text.length();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < most; i++) events.tell(new NodeEvent.MessageChanged(new Delivered(message, false, Map.of())));
            while (!tasks.isEmpty()) tasks.poll().run();
            assertEquals(most, told.size(), "so many may wait");
            told.clear();
        }
        for (int i = 0; i < most; i++) events.tell(new NodeEvent.MessageArrived(new Delivered(message, false, Map.of())));
        var edit = new NodeEvent.ChangeBy(author, new Change.Edit(message.key(), 1, text));
        events.tell(new NodeEvent.MessageChanged(new Delivered(message, false, Map.of()), Optional.of(edit)));
        events.tell(new NodeEvent.AwayChanged(true));
        while (!tasks.isEmpty()) tasks.poll().run();
        assertEquals(List.of(new NodeEvent.Resync(), new NodeEvent.AwayChanged(true)), told);
    }
}
