package org.hashverse.model;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.hashverse.chat.MessageKey;

/// The messages of a conversation that the person selected, to copy, delete or save them together. FX thread only.
public final class SelectedMessages {
    private final ReadOnlyObjectWrapper<List<MessageItem>> all = new ReadOnlyObjectWrapper<>(List.of());
    private MessageItem last; // where the next range begins; null before the first message

    /// The selected messages in the order of the conversation; immutable.
    public ReadOnlyObjectProperty<List<MessageItem>> all() {
        return all.getReadOnlyProperty();
    }

    /// Whether the person is selecting messages: at least one is selected.
    public boolean active() {
        return !all.get().isEmpty();
    }

    /// Whether a message is selected.
    public boolean has(MessageItem item) {
        return all.get().contains(item);
    }

    /// Selects a message, or deselects it.
    public void toggle(MessageItem item) {
        var next = new ArrayList<>(all.get());
        if (!next.remove(item)) next.add(item);
        last = item;
        set(next);
    }

    /// Selects all messages from the one that was selected last to another one.
    ///
    /// @param loaded the messages of the conversation in their order
    public void extendTo(MessageItem item, List<MessageItem> loaded) {
        int from = loaded.indexOf(last);
        int to = loaded.indexOf(item);
        if (from < 0 || to < 0) {
            toggle(item);
            return;
        }
        var next = new ArrayList<>(all.get());
        for (var between : loaded.subList(Math.min(from, to), Math.max(from, to) + 1)) if (!next.contains(between)) next.add(between);
        last = item;
        set(next);
    }

    /// Deselects a message that was deleted.
    void remove(MessageKey gone) {
        var next = new ArrayList<>(all.get());
        if (next.removeIf(item -> item.key().equals(gone))) set(next);
    }

    /// Deselects all messages.
    public void clear() {
        last = null;
        set(List.of());
    }

    private void set(List<MessageItem> next) {
        all.set(next.stream().sorted(MessageItem.ORDER).toList());
    }
}
