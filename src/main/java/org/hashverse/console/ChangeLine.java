package org.hashverse.console;

import java.util.List;
import java.util.Locale;
import org.hashverse.chat.Change;

/// The lines that tell of a change of a message: the word, the message, who made the change, and what follows.
enum ChangeLine {
    EDITED(new JsonLine.Field("text", JsonLine.Kind.TEXT)),
    REACTED(new JsonLine.Field("emoji", JsonLine.Kind.EMOJI)),
    RETRACTED,
    PINNED,
    UNPINNED,
    CONFIRMED;

    /// What follows after the person.
    final List<JsonLine.Field> extra;

    ChangeLine(JsonLine.Field... extra) {
        this.extra = List.of(extra);
    }

    /// Which line tells of a change.
    static ChangeLine of(Change change) {
        return switch (change) {
            case Change.Edit _ -> EDITED;
            case Change.Reaction _ -> REACTED;
            case Change.Retraction _ -> RETRACTED;
            case Change.Pin(_, _, boolean pinned) -> pinned ? PINNED : UNPINNED;
            case Change.Confirmation _ -> CONFIRMED;
        };
    }

    /// The first word.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The text of the line.
    ///
    /// @param message how the line names the message
    /// @param person  `NAME IP:PORT` of whoever made the change
    static String line(Change change, String message, String person) {
        return of(change).word() + " " + message + " " + person + switch (change) {
            case Change.Edit edit -> " " + ConsoleLine.text(edit.text());
            case Change.Reaction reaction -> " " + ConsoleLine.emoji(reaction.emoji());
            case Change.Retraction _, Change.Pin _, Change.Confirmation _ -> "";
        };
    }
}
