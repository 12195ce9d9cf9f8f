package org.hashverse.model;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.hashverse.chat.MessageKey;

/// The unread messages of a conversation: their number, as counted by the node, and which of the loaded messages are unread.
/// Messages that were on screen are subtracted at once; the node's next count makes the number exact.
final class Unread {
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private final Set<MessageKey> keys = new HashSet<>();
    // loaded messages that were counted since the node's last count. A page marks messages as unread whose events are still to come, and those must count
    private final Set<MessageKey> countedByEvents = new HashSet<>();
    // unread messages that mention us, loaded or not
    private final Set<MessageKey> mentions = new HashSet<>();
    // the latest message that was on screen; null if an earlier one may be unread
    private MessageItem latestSeen;
    // messages were read, and the node was not told yet
    private boolean unreported;
    // reports that the node did not answer with a count yet
    private int unanswered;

    ReadOnlyIntegerProperty count() {
        return count.getReadOnlyProperty();
    }

    /// Whether a loaded message is unread.
    boolean has(MessageItem item) {
        return !keys.isEmpty() && keys.contains(item.key());
    }

    /// Whether an unread message mentions us.
    boolean mentioned() {
        return count.get() > 0 && !mentions.isEmpty();
    }

    /// Takes in whether an unread message mentions us.
    void mention(MessageKey key, boolean mentionsMe) {
        if (mentionsMe) mentions.add(key);
        else mentions.remove(key);
    }

    /// Counts a received message. Returns false if it was counted before.
    ///
    /// @param loaded whether it is among the loaded messages
    boolean arrived(MessageItem item, boolean loaded) {
        if (loaded && !countedByEvents.add(item.key())) return false;
        if (loaded) keys.add(item.key());
        else latestSeen = null;
        count.set(count.get() + 1);
        return true;
    }

    /// Takes in a message that is unread in a page. Ignored if it was on screen since: the page may be older.
    void marked(MessageItem item) {
        boolean seen = (unreported || unanswered > 0) && latestSeen != null && MessageItem.ORDER.compare(item, latestSeen) <= 0;
        if (count.get() > 0 && !seen) keys.add(item.key());
    }

    /// Marks all messages up to one as read. Returns whether this must be reported to the node.
    ///
    /// @param end whether the message is the last of the conversation
    boolean seen(MessageItem item, boolean end, Slice loaded) {
        if (count.get() == 0) return false;
        keys.removeIf(key -> loaded.find(key).isEmpty()); // another page may have replaced these
        int before = keys.size();
        keys.removeIf(key -> loaded.find(key).filter(one -> MessageItem.ORDER.compare(one, item) > 0).isEmpty());
        int gone = before - keys.size();
        mentions.removeIf(key -> !keys.contains(key) && loaded.find(key).isPresent());
        boolean further = latestSeen == null || MessageItem.ORDER.compare(latestSeen, item) < 0;
        if (gone == 0 && !further) return false;
        if (further) latestSeen = item;
        unreported = true;
        set(end ? 0 : Math.max(0, count.get() - gone));
        return true;
    }

    /// Notes that the read messages were reported to the node. The node answers with a count.
    void reported() {
        unreported = false;
        unanswered++;
    }

    /// Takes in a count of the node, unless the node does not know of all read messages yet.
    void counted(int unread) {
        if (unanswered > 0) unanswered--;
        countedByEvents.clear();
        if (unanswered == 0 && !unreported) set(unread);
    }

    private void set(int unread) {
        if (unread == 0) {
            keys.clear();
            mentions.clear();
        }
        count.set(unread);
    }

    /// Removes messages that were unloaded.
    void forget(Collection<MessageItem> gone) {
        gone.forEach(item -> {
            keys.remove(item.key());
            countedByEvents.remove(item.key());
        });
    }

    /// Sets the number to 0 until the next count of the node.
    void reset() {
        latestSeen = null;
        unanswered = 0;
        countedByEvents.clear();
        set(0);
    }
}
