package org.hashverse.model;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.hashverse.chat.MessageKey;

/// What of a conversation was not on screen yet: how many messages, as the node counts them, and which of those that are
/// loaded. What is seen goes at once; the node's answer makes the number exact.
final class Unread {
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private final Set<MessageKey> keys = new HashSet<>();
    // the latest that was on screen; null where something may be unread before it
    private MessageItem looked;
    private boolean untold;
    private int unanswered;

    ReadOnlyIntegerProperty count() {
        return count.getReadOnlyProperty();
    }

    boolean has(MessageItem item) {
        return !keys.isEmpty() && keys.contains(item.key());
    }

    /// A live message of somebody else.
    ///
    /// @param loaded whether it stands among those that are loaded
    void arrived(MessageItem item, boolean loaded) {
        if (loaded) keys.add(item.key());
        else looked = null;
        count.set(count.get() + 1);
    }

    /// A page says that a message is unread. It may be older than what was seen since.
    void marked(MessageItem item) {
        boolean seen = (untold || unanswered > 0) && looked != null && MessageItem.ORDER.compare(item, looked) <= 0;
        if (count.get() > 0 && !seen) keys.add(item.key());
    }

    /// Everything up to a message was on screen; false if the node need not hear of it.
    ///
    /// @param end whether it is the conversation's last
    boolean seen(MessageItem item, boolean end, Slice loaded) {
        if (count.get() == 0) return false;
        keys.removeIf(key -> loaded.find(key).isEmpty()); // another page came in its place
        int before = keys.size();
        keys.removeIf(key -> loaded.find(key).filter(one -> MessageItem.ORDER.compare(one, item) > 0).isEmpty());
        int gone = before - keys.size();
        boolean further = looked == null || MessageItem.ORDER.compare(looked, item) < 0;
        if (gone == 0 && !further) return false;
        if (further) looked = item;
        untold = true;
        set(end ? 0 : Math.max(0, count.get() - gone));
        return true;
    }

    /// The node was told what was seen, and will answer.
    void asked() {
        untold = false;
        unanswered++;
    }

    /// The node counted. While it has not heard of all that was seen, we know better.
    void told(int unread) {
        if (unanswered > 0) unanswered--;
        if (unanswered == 0 && !untold) set(unread);
    }

    private void set(int unread) {
        if (unread == 0) keys.clear();
        count.set(unread);
    }

    /// These are not loaded any more.
    void forget(Collection<MessageItem> gone) {
        gone.forEach(item -> keys.remove(item.key()));
    }

    /// Nothing is unread, until the node says otherwise.
    void reset() {
        looked = null;
        unanswered = 0;
        set(0);
    }
}
