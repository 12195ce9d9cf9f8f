package org.hashverse.ui.files;

import java.io.Serial;
import javafx.event.Event;
import javafx.event.EventType;

/// The person wants something done with a file. It bubbles up to the window, where [FileActions] does it.
public final class FileEvent extends Event {
    /// The type of all these events.
    public static final EventType<FileEvent> WANTED = new EventType<>(Event.ANY, "FILE_WANTED");
    @Serial
    private static final long serialVersionUID = 1;
    private final transient FileLine file;
    private final Wish wish;

    /// What can be done with a file.
    public enum Wish {
        /// Get it, or go on getting it.
        GET,
        /// Stop getting it, and keep what came.
        PAUSE,
        /// Decline it: stop getting it, and delete what came.
        CANCEL,
        /// Open it with the program for its kind.
        OPEN,
        /// Show it in its folder.
        SHOW,
        /// Show a picture large.
        VIEW
    }

    /// A wish for one file.
    public FileEvent(FileLine file, Wish wish) {
        super(WANTED);
        this.file = file;
        this.wish = wish;
    }

    /// Which file.
    FileLine file() {
        return file;
    }

    /// What to do with it.
    Wish wish() {
        return wish;
    }
}
