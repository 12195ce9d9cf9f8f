package org.hashverse.console;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.function.Consumer;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageKey;
import org.hashverse.node.api.NodeEvent;

/// Prints each message once, whether an event tells it or it is read from the history as unread. While unread messages are still to be printed, which are older, messages that
/// arrive wait. Console thread only.
final class PrintedMessages {
    /// Most messages that are remembered as printed: as many as events may wait for a console. So a message that is read from the history before its event comes is recognised.
    static final int MOST_REMEMBERED = 10_000;
    /// Most messages that wait. More are printed at once.
    static final int MOST_WAITING = 1_000;

    private final Consumer<Delivered> print;
    private final Consumer<Message> whenPrinted;
    private final LinkedHashSet<MessageKey> printed = new LinkedHashSet<>();
    private final Map<MessageKey, Delivered> waiting = new LinkedHashMap<>();
    private boolean unreadComes = true;

    /// @param print       prints the lines of a message
    /// @param whenPrinted called with each message that was printed; again if it is told or read again
    PrintedMessages(Consumer<Delivered> print, Consumer<Message> whenPrinted) {
        this.print = print;
        this.whenPrinted = whenPrinted;
    }

    /// Unread messages are to be printed before those that arrive from now on. So it is at the start, too.
    void awaitUnread() {
        unreadComes = true;
    }

    /// Prints a message that arrived, at once or after the unread ones.
    void arrived(Delivered message) {
        if (unreadComes && waiting.size() < MOST_WAITING) waiting.put(message.message().key(), message);
        else printOnce(message);
    }

    /// Prints unread messages.
    void printUnread(Iterable<Delivered> unread) {
        for (var message : unread) {
            waiting.remove(message.message().key());
            printOnce(message);
        }
    }

    /// Prints the messages that wait, because all unread ones are printed or the console ends.
    void printWaiting() {
        unreadComes = false;
        waiting.values().forEach(this::printOnce);
        waiting.clear();
    }

    private void printOnce(Delivered delivered) {
        var message = delivered.message();
        if (printed.add(message.key())) print.accept(delivered);
        if (printed.size() > MOST_REMEMBERED) printed.removeFirst();
        whenPrinted.accept(message);
    }

    /// A message was changed: if it waits, it is printed as it is now, or not at all if it was taken back.
    void changed(Delivered now) {
        waiting.computeIfPresent(now.message().key(), (_, _) -> now.takenBack() ? null : now);
    }

    /// A message was deleted: if it waits, it is not printed.
    void deleted(NodeEvent.MessageDeleted event) {
        waiting.remove(event.message());
    }

    /// All messages of a conversation were deleted. A stranger that was forgotten sends its messages again when it returns: they are news again.
    void cleared(Conversation conversation) {
        waiting.values().removeIf(message -> message.message().conversation().equals(conversation));
        if (conversation instanceof Conversation.Direct(var peer)) printed.removeIf(message -> message.author().equals(peer));
    }
}
