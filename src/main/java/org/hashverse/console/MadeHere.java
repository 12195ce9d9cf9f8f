package org.hashverse.console;

import java.util.ArrayDeque;
import java.util.Deque;
import org.hashverse.chat.Change;
import org.hashverse.chat.MessageKey;

/// The changes of messages that the commands of one console make. The node tells every change as an event; those made here have been answered and are not printed
/// again. May be used by several threads.
final class MadeHere {
    /// Most changes whose events are awaited.
    private static final int MOST = 100;
    private static final String DELETION = "delete";

    private record Made(MessageKey of, String kind, String words) {
        static Made of(Change change) {
            return new Made(change.of(), change.kind(), switch (change) {
                case Change.Edit edit -> edit.text();
                case Change.Reaction reaction -> reaction.emoji().orElse("");
                case Change.Pin pin -> String.valueOf(pin.pinned());
                case Change.Retraction _, Change.Confirmation _ -> "";
            });
        }

        static Made deletion(MessageKey of) {
            return new Made(of, DELETION, "");
        }
    }

    private final Deque<Made> awaited = new ArrayDeque<>();

    /// A change is about to be made. Its event may come before the answer of the node.
    void begin(Change change) {
        begin(Made.of(change));
    }

    /// A message is about to be deleted.
    void beginDeletion(MessageKey message) {
        begin(Made.deletion(message));
    }

    private synchronized void begin(Made made) {
        awaited.add(made);
        if (awaited.size() > MOST) awaited.remove();
    }

    /// Whether a change of ours was made here. Call it once for each event; it also ends the wait for a change that was not made.
    synchronized boolean end(Change change) {
        return awaited.remove(Made.of(change));
    }

    /// Whether a message was deleted here, as [#end].
    synchronized boolean endDeletion(MessageKey message) {
        return awaited.remove(Made.deletion(message));
    }

    /// Forgets all changes: their events were missed.
    synchronized void clear() {
        awaited.clear();
    }
}
