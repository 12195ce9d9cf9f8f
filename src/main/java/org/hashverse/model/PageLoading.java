package org.hashverse.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.MessageKey;

/// The loading of a conversation's pages: one page at a time. Keeps the messages that arrive or change meanwhile, because the page may have been read from the disk before.
/// FX thread only.
final class PageLoading {
    private final List<MessageItem> arrived = new ArrayList<>();
    private final Map<MessageKey, Delivered> changed = new HashMap<>();
    private boolean loading;
    private int round;

    /// Whether a page is loading.
    boolean loading() {
        return loading;
    }

    /// Begins to load a page. Returns false if another page is loading.
    boolean begin() {
        if (loading) return false;
        changed.clear(); // a page that is read from now on has these changes
        return loading = true;
    }

    /// Ends the loading of a page, whether it could be read or not. Returns the messages that arrived meanwhile.
    List<MessageItem> end() {
        loading = false;
        var meanwhile = List.copyOf(arrived);
        arrived.clear();
        changed.clear();
        return meanwhile;
    }

    /// A message of a page as people see it now: as the page has it, unless it changed after the page was requested.
    Delivered newest(Delivered ofPage) {
        return changed.getOrDefault(ofPage.message().key(), ofPage);
    }

    /// Takes in a change of a message. It is kept only while a page is loading.
    void changed(Delivered message) {
        if (loading) changed.put(message.message().key(), message);
    }

    /// Drops a message that was deleted.
    void deleted(MessageKey message) {
        arrived.removeIf(item -> item.key().equals(message));
    }

    /// Drops the page that is loading. The messages that arrived meanwhile stay for the next page.
    void interrupt() {
        loading = false;
        round++;
    }

    /// A number that grows with every [#interrupt]. A page that was requested in an earlier round is dropped.
    int round() {
        return round;
    }

    /// Takes in a new message. It is kept only while a page is loading.
    void arrived(MessageItem item) {
        if (loading) arrived.add(item);
    }
}
