package org.hashverse.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hashverse.chat.Change;
import org.hashverse.chat.SharedFiles;

/// The lines that tell of a change of a message: the word, the message, who made the change, and what follows.
enum ChangeLine {
    EDITED(new JsonLine.Field("text", JsonLine.Kind.TEXT)),
    REACTED(new JsonLine.Field("emoji", JsonLine.Kind.EMOJI)),
    RETRACTED,
    PINNED,
    UNPINNED,
    CONFIRMED,
    FETCHED(new JsonLine.Field("files", JsonLine.Kind.TEXT));

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
            case SharedFiles.Report _ -> FETCHED;
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
            case SharedFiles.Report report -> " " + fetched(report);
            case Change.Retraction _, Change.Pin _, Change.Confirmation _ -> "";
        };
    }

    /// The numbers of the files, from 1, and `declined` before those that the person does not want.
    private static String fetched(SharedFiles.Report report) {
        var words = new ArrayList<String>();
        report.got().forEach(place -> words.add(String.valueOf(place + 1)));
        if (!report.declined().isEmpty()) words.add("declined");
        report.declined().forEach(place -> words.add(String.valueOf(place + 1)));
        return String.join(" ", words);
    }
}
