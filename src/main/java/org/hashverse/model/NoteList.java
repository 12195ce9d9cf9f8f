package org.hashverse.model;

import java.time.Instant;
import java.util.function.Predicate;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The lines of a conversation that nobody wrote, by time. FX thread only.
final class NoteList {
    /// The most lines kept, the newest ones. A peer can make them by reconnecting or renaming itself.
    static final int MOST = 200;
    private final ObservableList<Note> notes = FXCollections.observableArrayList();
    private final ObservableList<Note> shown = FXCollections.unmodifiableObservableList(notes);

    /// The lines, unmodifiable.
    ObservableList<Note> shown() {
        return shown;
    }

    /// Adds a line. If nothing was said between two renames, they become one, and a peer that is called as before leaves none.
    ///
    /// @param saidSince whether a message was written since a time
    void add(Note note, Predicate<Instant> saidSince) {
        if (note instanceof Note.Renamed now && !notes.isEmpty() && notes.getLast() instanceof Note.Renamed last && !saidSince.test(last.at())) join(last, now);
        else notes.add(note);
        if (notes.size() > MOST) notes.removeFirst();
    }

    private void join(Note.Renamed last, Note.Renamed now) {
        if (last.before().equals(now.after())) notes.removeLast();
        else notes.set(notes.size() - 1, new Note.Renamed(now.at(), last.before(), now.after()));
    }

    void clear() {
        notes.clear();
    }
}
