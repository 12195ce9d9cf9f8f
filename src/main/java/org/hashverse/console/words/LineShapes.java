package org.hashverse.console.words;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Which fields the lines of a console have, by their first words. [JsonLine] reads lines by them.
final class LineShapes {
    /// How the words of a field are read.
    enum Kind {
        /// A word up to the next space; `-` is null.
        WORD,
        /// A name, with or without quotes, unescaped.
        NAME,
        /// Digits that end the line; if the line has something else there, the next field begins there.
        LAST_NUMBER,
        /// Digits, alone or with a unit behind or a `#` before them; `-` is null.
        NUMBER,
        /// The rest of the line, unescaped.
        TEXT,
        /// The rest of the line, as it is.
        SENTENCE,
        /// The rest of the line, unescaped; `-` is null.
        EMOJI,
        /// The name of a message: `#K` is the field `number`, an id the field `message`.
        MESSAGE,
        /// The name of a file: `#K` is the field `number`, and `ID.N` the fields `message` and `item`.
        SHARED_FILE,
        /// Numbers with commas between them, as a list; `-` is an empty list.
        NUMBERS,
        /// A fixed word; if the line has another word or none, the object ends before it.
        LITERAL
    }

    /// One field of an object.
    record Field(String key, Kind kind) {}

    private static final Field ADDRESS = new Field("address", Kind.WORD);
    private static final Field ID = new Field("id", Kind.WORD);
    private static final Field NAME = new Field("name", Kind.NAME);
    private static final Field NUMBER = new Field("number", Kind.NUMBER);
    static final Field COUNT = new Field("count", Kind.NUMBER);
    private static final Field TOTAL = new Field("of", Kind.NUMBER);
    private static final Field ROUND_TRIP = new Field("milliseconds", Kind.NUMBER);
    private static final Field TEXT = new Field("text", Kind.TEXT);
    static final Field SENTENCE = new Field("text", Kind.SENTENCE);
    private static final Field FILE = new Field("file", Kind.TEXT);
    /// The ID of the contact that a peer could be taken for.
    private static final Field RESEMBLES = new Field("resembles", Kind.WORD);
    /// The ID of the other one of two who are introduced to each other.
    private static final Field OTHER = new Field("other", Kind.WORD);
    private static final Field MESSAGE = new Field("message", Kind.MESSAGE);
    private static final Field WHEN = new Field("when", Kind.WORD);
    static final Field REPLY_TO = new Field("replyTo", Kind.WORD);
    private static final Field SHARED = new Field("shared", Kind.SHARED_FILE);
    private static final Field ITEM = new Field("item", Kind.NUMBER);
    private static final Field SIZE = new Field("size", Kind.NUMBER);
    private static final Field STATE = new Field("state", Kind.WORD);
    private static final List<Field> WHO = List.of(NAME, ADDRESS, ID);

    /// First word of a line -> the fields that follow it.
    static final Map<String, List<Field>> ALL = withChanges(Map.ofEntries(
            Map.entry("listening", List.of(ADDRESS, ID, NAME)),
            Map.entry("anyone", List.of(SENTENCE)),
            Map.entry("exposed", List.of(SENTENCE)),
            Map.entry("sent", List.of(COUNT, NUMBER)),
            Map.entry("delivered", List.of(COUNT, TOTAL, NUMBER)),
            Map.entry("connected", List.of(NAME, ADDRESS, ID, ROUND_TRIP)),
            Map.entry("deleted", WHO),
            Map.entry("peer", List.of(NAME, ADDRESS, ID, STATE, ROUND_TRIP, new Field("seconds", Kind.NUMBER))),
            Map.entry("peers", List.of(COUNT, new Field("of", Kind.LITERAL), TOTAL)),
            Map.entry("known", List.of(NAME, ADDRESS, ID, new Field("last-heard", Kind.LITERAL), new Field("heard", Kind.WORD))),
            Map.entry("self", List.of(ADDRESS)),
            Map.entry("not-found", List.of(TEXT)),
            Map.entry("history", List.of(new Field("message", Kind.WORD), WHEN, NAME, new Field("delivery", Kind.WORD), TEXT)),
            Map.entry("messages", List.of(COUNT, new Field("of", Kind.LITERAL), TOTAL)),
            Map.entry("file", List.of(NAME, SIZE, NUMBER)),
            Map.entry("folder", List.of(NAME, SIZE, NUMBER)),
            Map.entry("has-file", List.of(MESSAGE, ITEM, NAME, SIZE, STATE, FILE)),
            Map.entry("has-folder", List.of(MESSAGE, ITEM, NAME, SIZE, STATE, FILE)),
            Map.entry("getting", List.of(SHARED)),
            Map.entry("paused", List.of(SHARED)),
            Map.entry("got", List.of(SHARED, FILE)),
            Map.entry("file-declined", List.of(SHARED)),
            Map.entry("file-gone", List.of(SHARED)),
            Map.entry("file-changed", List.of(SHARED)),
            Map.entry("no-space", List.of(SHARED)),
            Map.entry("not-written", List.of(SHARED)),
            Map.entry("exported", List.of(COUNT, FILE)),
            Map.entry("accepted", WHO),
            Map.entry("blocked", WHO),
            Map.entry("declined", WHO),
            Map.entry("introducing", List.of(NAME, ADDRESS, ID, OTHER)),
            Map.entry("introduction", List.of(NAME, ADDRESS, ID, new Field("otherName", Kind.NAME), OTHER, new Field("vouched", Kind.WORD))),
            Map.entry("introduced", List.of(NAME, ADDRESS, ID, OTHER)),
            Map.entry("not-now", List.of(NAME, ADDRESS, ID, OTHER)),
            Map.entry("cancelled", List.of(COUNT, NUMBER)),
            Map.entry("invite", List.of(new Field("link", Kind.SENTENCE))),
            Map.entry("issued", List.of(new Field("code", Kind.WORD), new Field("uses", Kind.WORD), STATE, new Field("until", Kind.WORD), COUNT, new Field("link", Kind.SENTENCE))),
            Map.entry("invites", List.of(COUNT)),
            Map.entry("revoked", List.of(new Field("code", Kind.WORD))),
            Map.entry("finding", List.of(new Field("level", Kind.WORD), TEXT)),
            Map.entry("findings", List.of(COUNT, new Field("verdict", Kind.WORD))),
            Map.entry("help", List.of(SENTENCE)),
            Map.entry("unsent", List.of(COUNT)),
            Map.entry("error", List.of(SENTENCE)),
            Map.entry("message", List.of(NAME, ADDRESS, TEXT)),
            Map.entry("direct", List.of(NAME, ADDRESS, TEXT)),
            Map.entry("number", List.of(NUMBER)),
            Map.entry("numbering", List.of(STATE)),
            Map.entry("in-reply-to", List.of(MESSAGE, REPLY_TO)),
            Map.entry("last-edited", List.of(MESSAGE, WHEN)),
            Map.entry("forgotten", List.of(MESSAGE)),
            Map.entry("asks-confirmation", List.of(MESSAGE)),
            Map.entry("nearby", List.of(new Field("count", Kind.LAST_NUMBER), NAME, ADDRESS, ID)),
            Map.entry("appeared", WHO),
            Map.entry("disappeared", WHO),
            Map.entry("joined", WHO),
            Map.entry("left", List.of(NAME, ADDRESS, ID, new Field("reason", Kind.WORD))),
            Map.entry("stranger", List.of(NAME, ADDRESS, ID, new Field("resembles", Kind.LITERAL), RESEMBLES)),
            Map.entry("waiting", List.of(NAME, ADDRESS, ID, TEXT)),
            Map.entry("resembles", List.of(NAME, ADDRESS, ID, RESEMBLES)),
            Map.entry("renamed", List.of(NAME, ADDRESS, ID, new Field("before", Kind.NAME), new Field("now", Kind.NAME))),
            Map.entry("refused", List.of(NAME, NUMBER, TEXT)),
            Map.entry("crowded", List.of(COUNT, SENTENCE)),
            Map.entry("uncrowded", List.of()),
            Map.entry("full", List.of(TEXT)),
            Map.entry("room", List.of()),
            Map.entry("unsaved", List.of(TEXT)),
            Map.entry("saved", List.of()),
            Map.entry("twice", List.of(SENTENCE)),
            Map.entry("once", List.of()),
            Map.entry("repaired", List.of(COUNT, new Field("added", Kind.NUMBER), FILE)),
            Map.entry("missed", List.of(SENTENCE))));

    private static Map<String, List<Field>> withChanges(Map<String, List<Field>> others) {
        var all = new HashMap<>(others);
        for (var line : ChangeLine.values()) all.put(line.word(), Stream.concat(Stream.of(MESSAGE, NAME, ADDRESS), line.extra.stream()).toList());
        return Map.copyOf(all);
    }

    private LineShapes() {}
}
