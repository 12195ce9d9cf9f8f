package org.hashverse.model;

import org.hashverse.model.notes.NoteList;
import org.hashverse.model.notes.Note;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageKey;

/// One conversation: its messages, and what the person does in it: the draft, the selected messages, and whether it was opened or marked as unread.
public final class ConversationItem {
    /// The most messages of a page of history.
    public static final int PAGE = 200;

    private final Conversation conversation;
    private final LoadedMessages loadedMessages = new LoadedMessages();
    private final NoteList notes = new NoteList();
    private final Draft draft = new Draft();
    private final SelectedMessages selected = new SelectedMessages();
    private final ReadOnlyObjectWrapper<List<Message>> pinned = new ReadOnlyObjectWrapper<>(List.of());
    private boolean opened;
    private boolean undecided;
    private boolean marked;

    ConversationItem(Conversation conversation) {
        this.conversation = conversation;
    }

    /// The conversation of this item.
    public Conversation conversation() {
        return conversation;
    }

    /// The messages, for the model, which loads pages and takes in events.
    LoadedMessages loadedMessages() {
        return loadedMessages;
    }

    /// The loaded messages by stamp, unmodifiable.
    public ObservableList<MessageItem> messages() {
        return loadedMessages.messages();
    }

    /// The last message, loaded or not; null for none.
    public ReadOnlyObjectProperty<MessageItem> last() {
        return loadedMessages.last();
    }

    /// The number of unread messages.
    public ReadOnlyIntegerProperty unread() {
        return loadedMessages.unread();
    }

    /// Whether a loaded message is unread.
    public boolean unread(MessageItem item) {
        return loadedMessages.unread(item);
    }

    /// The first unread message. Empty if earlier messages that are not loaded may be unread.
    public Optional<MessageItem> firstUnread() {
        return loadedMessages.firstUnread();
    }

    /// Whether an unread message mentions us.
    public boolean mentioned() {
        return loadedMessages.mentioned();
    }

    /// Whether a page is loaded and up to date.
    public ReadOnlyBooleanProperty loaded() {
        return loadedMessages.loaded();
    }

    /// Whether there may be messages before the first loaded one.
    public boolean earlier() {
        return loadedMessages.earlier();
    }

    /// Whether there may be messages after the last loaded one. Then new messages are not shown until the person scrolls there.
    public boolean later() {
        return loadedMessages.later();
    }

    /// The loaded message with a key.
    public Optional<MessageItem> find(MessageKey key) {
        return loadedMessages.find(key);
    }

    /// The loaded message that follows a loaded one; empty for the last.
    public Optional<MessageItem> after(MessageItem item) {
        return loadedMessages.after(item);
    }

    /// Sets the reading place.
    ///
    /// @param near a message near the top of the screen; null at the end of the conversation, or if the conversation is not shown
    public void readingPlace(MessageItem near) {
        loadedMessages.readingPlace(near);
    }

    /// The notes between the messages, by time, unmodifiable.
    public ObservableList<Note> notes() {
        return notes.shown();
    }

    /// The number on the badge: the number of unread messages. Until the person opens the conversation, it is at least 1 for a conversation that is marked as unread, and for
    /// a stranger without messages that waits for a decision.
    public int badge() {
        boolean newStranger = undecided && !opened && last().get() == null;
        return newStranger || marked ? Math.max(1, unread().get()) : unread().get();
    }

    /// Whether the person marked the conversation as unread and has not opened it since.
    public boolean marked() {
        return marked;
    }

    void marked(boolean now) {
        marked = now;
    }

    /// Sets whether the peer is a stranger that waits for a decision.
    ///
    /// @return whether that has changed
    boolean undecided(boolean now) {
        boolean changed = undecided != now;
        undecided = now;
        return changed;
    }

    /// What the person is writing here.
    public Draft draft() {
        return draft;
    }

    /// The messages that the person selected.
    public SelectedMessages selected() {
        return selected;
    }

    /// Notes that the person has opened the conversation.
    void opened() {
        opened = true;
        marked = false;
    }

    /// The pinned messages, the last pinned first; immutable. Known from the first time that the conversation is opened.
    public ReadOnlyObjectProperty<List<Message>> pinned() {
        return pinned.getReadOnlyProperty();
    }

    void pinned(List<Message> now) {
        pinned.set(now);
    }

    /// Adds a note.
    void note(Note note) {
        notes.add(note, loadedMessages::since);
    }

    /// Takes in a message that people see differently now.
    void change(Delivered now) {
        loadedMessages.change(now);
        selected.change(now);
        if (now.takenBack()) draft.forget(now.message().key());
    }

    /// Removes a message that was deleted here.
    ///
    /// @return whether it was the last message, so that the node must be asked for the one before
    boolean delete(MessageKey key) {
        draft.forget(key);
        selected.remove(key);
        return loadedMessages.delete(key);
    }

    /// Removes all messages and notes, because the messages were deleted. The text of the draft stays; it is no longer a reply.
    void clear() {
        draft.forgetMessages();
        selected.clear();
        loadedMessages.clear();
        notes.clear();
    }
}
