package org.hashverse.node.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import org.hashverse.ExpectedLog;
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
}
