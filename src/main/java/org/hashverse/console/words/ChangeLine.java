package org.hashverse.console.words;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.hashverse.chat.Change;
import org.hashverse.chat.SharedFiles;

/// The lines that tell of a change of a message: the word, the message, who made the change, and what follows.
public enum ChangeLine {
    EDITED(new LineShapes.Field("text", LineShapes.Kind.TEXT)),
    REACTED(new LineShapes.Field("emoji", LineShapes.Kind.EMOJI)),
    RETRACTED,
    PINNED,
    UNPINNED,
    CONFIRMED,
    FETCHED(new LineShapes.Field("got", LineShapes.Kind.NUMBERS), new LineShapes.Field("declined", LineShapes.Kind.NUMBERS));

    /// What follows after the person.
    final List<LineShapes.Field> extra;

    ChangeLine(LineShapes.Field... extra) {
        this.extra = List.of(extra);
    }

    /// Which line tells of a change.
    public static ChangeLine of(Change change) {
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
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The text of the line.
    ///
    /// @param message how the line names the message
    /// @param person  `NAME IP:PORT` of whoever made the change
    public static String line(Change change, String message, String person) {
        return of(change).word() + " " + message + " " + person + switch (change) {
            case Change.Edit edit -> " " + ConsoleLine.text(edit.text());
            case Change.Reaction reaction -> " " + ConsoleLine.emoji(reaction.emoji());
            case SharedFiles.Report report -> " " + numbers(report.got()) + " " + numbers(report.declined());
            case Change.Retraction _, Change.Pin _, Change.Confirmation _ -> "";
        };
    }

    /// The numbers of files in their message, from 1; `-` for none.
    private static String numbers(Set<Integer> places) {
        return places.isEmpty() ? "-" : places.stream().map(place -> String.valueOf(place + 1)).collect(Collectors.joining(","));
    }
}
