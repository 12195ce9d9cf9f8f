package org.hashverse.model;

import java.util.ArrayList;
import java.util.List;

/// The loading of a conversation's pages: one page at a time. Keeps the messages that arrive meanwhile, because the page may have been read from the disk before.
/// FX thread only.
final class PageLoading {
    private final List<MessageItem> arrived = new ArrayList<>();
    private boolean loading;
    private int round;

    /// Begins to load a page. Returns false if another page is loading.
    boolean begin() {
        if (loading) return false;
        return loading = true;
    }

    /// Ends the loading of a page, whether it could be read or not. Returns the messages that arrived meanwhile.
    List<MessageItem> end() {
        loading = false;
        var meanwhile = List.copyOf(arrived);
        arrived.clear();
        return meanwhile;
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
