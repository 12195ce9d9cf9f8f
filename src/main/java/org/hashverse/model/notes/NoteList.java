package org.hashverse.model.notes;

import java.time.Instant;
import java.util.function.Predicate;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The notes of a conversation, by time. FX thread only.
public final class NoteList {
    /// The most notes; older ones are dropped. A peer causes notes by reconnecting or by changing its name.
    public static final int MOST = 200;
    private final ObservableList<Note> notes = FXCollections.observableArrayList();
    private final ObservableList<Note> shown = FXCollections.unmodifiableObservableList(notes);

    /// The notes, unmodifiable.
    public ObservableList<Note> shown() {
        return shown;
    }

    /// Adds a note. Two renames without a message between them become one note, or none if the peer has its old name again.
    ///
    /// @param messageSince whether there is a message since a time
    public void add(Note note, Predicate<Instant> messageSince) {
        if (note instanceof Note.Renamed now && !notes.isEmpty() && notes.getLast() instanceof Note.Renamed last && !messageSince.test(last.at())) join(last, now);
        else notes.add(note);
        if (notes.size() > MOST) notes.removeFirst();
    }

    private void join(Note.Renamed last, Note.Renamed now) {
        if (last.before().equals(now.after())) notes.removeLast();
        else notes.set(notes.size() - 1, new Note.Renamed(now.at(), last.before(), now.after()));
    }

    /// Drops all notes.
    public void clear() {
        notes.clear();
    }
}
