package org.hashverse.model;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.hashverse.chat.Delivered;
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
        return index(all.get(), item) >= 0;
    }

    /// Selects a message, or deselects it.
    public void toggle(MessageItem item) {
        var next = new ArrayList<>(all.get());
        int before = index(next, item);
        if (before >= 0) next.remove(before);
        else next.add(item);
        last = item;
        set(next);
    }

    /// Selects all messages from the one that was selected last to another one.
    ///
    /// @param loaded the messages of the conversation in their order
    public void extendTo(MessageItem item, List<MessageItem> loaded) {
        int from = last == null ? -1 : index(loaded, last);
        int to = index(loaded, item);
        if (from < 0 || to < 0) {
            toggle(item);
            return;
        }
        var next = new ArrayList<>(all.get());
        for (var between : loaded.subList(Math.min(from, to), Math.max(from, to) + 1)) if (index(next, between) < 0) next.add(between);
        last = item;
        set(next);
    }

    // a message that was unloaded and loaded again has another item
    private static int index(List<MessageItem> items, MessageItem wanted) {
        for (int i = 0; i < items.size(); i++) if (items.get(i).key().equals(wanted.key())) return i;
        return -1;
    }

    /// Takes in a message that people see differently now, because a selected one may not be loaded.
    void change(Delivered now) {
        for (var item : all.get()) if (item.key().equals(now.message().key())) item.show(now);
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
