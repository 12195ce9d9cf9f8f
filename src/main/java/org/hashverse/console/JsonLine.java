package org.hashverse.console;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Turns a line of a console into a JSON object on one line. It parses the printed line, whose words have fixed places by the contract. So the
/// JSON never says anything else than the line. The lines that follow a `history` line and tell more of its message are fields of its object.
final class JsonLine {
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
        /// A fixed word; if the line has another word or none, the object ends before it.
        LITERAL
    }

    record Field(String key, Kind kind) {}

    private static final Field ADDRESS = new Field("address", Kind.WORD);
    private static final Field ID = new Field("id", Kind.WORD);
    private static final Field NAME = new Field("name", Kind.NAME);
    private static final Field NUMBER = new Field("number", Kind.NUMBER);
    private static final Field COUNT = new Field("count", Kind.NUMBER);
    private static final Field TOTAL = new Field("of", Kind.NUMBER);
    private static final Field ROUND_TRIP = new Field("milliseconds", Kind.NUMBER);
    private static final Field TEXT = new Field("text", Kind.TEXT);
    private static final Field SENTENCE = new Field("text", Kind.SENTENCE);
    private static final Field FILE = new Field("file", Kind.TEXT);
    /// The ID of the contact that a peer could be taken for.
    private static final Field RESEMBLES = new Field("resembles", Kind.WORD);
    /// The ID of the other one of two who are introduced to each other.
    private static final Field OTHER = new Field("other", Kind.WORD);
    private static final Field MESSAGE = new Field("message", Kind.MESSAGE);
    private static final Field WHEN = new Field("when", Kind.WORD);
    private static final Field REPLY_TO = new Field("replyTo", Kind.WORD);
    private static final List<Field> WHO = List.of(NAME, ADDRESS, ID);

    /// First word of a line -> the fields that follow it.
    static final Map<String, List<Field>> SHAPES = withChanges(Map.ofEntries(
            Map.entry("listening", List.of(ADDRESS, ID, NAME)),
            Map.entry("anyone", List.of(SENTENCE)),
            Map.entry("exposed", List.of(SENTENCE)),
            Map.entry("sent", List.of(COUNT, NUMBER)),
            Map.entry("delivered", List.of(COUNT, TOTAL, NUMBER)),
            Map.entry("connected", List.of(NAME, ADDRESS, ID, ROUND_TRIP)),
            Map.entry("deleted", WHO),
            Map.entry("peer", List.of(NAME, ADDRESS, ID, new Field("state", Kind.WORD), ROUND_TRIP, new Field("seconds", Kind.NUMBER))),
            Map.entry("peers", List.of(COUNT, new Field("of", Kind.LITERAL), TOTAL)),
            Map.entry("known", List.of(NAME, ADDRESS, ID, new Field("last-heard", Kind.LITERAL), new Field("heard", Kind.WORD))),
            Map.entry("self", List.of(ADDRESS)),
            Map.entry("not-found", List.of(TEXT)),
            Map.entry("history", List.of(new Field("message", Kind.WORD), WHEN, NAME, new Field("delivery", Kind.WORD), TEXT)),
            Map.entry("messages", List.of(COUNT, new Field("of", Kind.LITERAL), TOTAL)),
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
            Map.entry("issued", List.of(new Field("code", Kind.WORD), new Field("uses", Kind.WORD), new Field("state", Kind.WORD), new Field("until", Kind.WORD), COUNT, new Field("link", Kind.SENTENCE))),
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
            Map.entry("numbering", List.of(new Field("state", Kind.WORD))),
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

    /// The first words of lines that end the details of a message in the history.
    private static final Set<String> ENDS_DETAILS = Set.of("history", "messages");

    private final String line;
    private int at;

    private JsonLine(String line) {
        this.line = line;
    }

    /// The JSON object for a line.
    ///
    /// @param line a line that a console prints
    static String of(String line) {
        return new JsonLine(line).object(List.of());
    }

    /// The JSON objects for the lines of an answer.
    static List<String> block(List<String> lines) {
        var objects = new ArrayList<String>();
        for (int at = 0; at < lines.size(); ) {
            int end = at + 1;
            if (lines.get(at).startsWith("history ")) while (end < lines.size() && !ENDS_DETAILS.contains(firstWord(lines.get(end)))) end++;
            objects.add(new JsonLine(lines.get(at)).object(lines.subList(at + 1, end)));
            at = end;
        }
        return objects;
    }

    private static String firstWord(String line) {
        return new JsonLine(line).word(' ');
    }

    /// @param details lines that tell more of a message in the history
    private String object(List<String> details) {
        var json = new StringWriter();
        try (var writer = new JsonWriter(json)) {
            writer.setStrictness(Strictness.STRICT);
            writer.setHtmlSafe(false);
            var fact = word(' ');
            writer.beginObject().name("fact").value(fact);
            writeFields(fact, writer);
            writeDetails(details, writer);
            writer.endObject();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return escaped(json.toString());
    }

    private void writeFields(String fact, JsonWriter writer) throws IOException {
        for (var field : SHAPES.getOrDefault(fact, List.of(SENTENCE))) {
            if (at >= line.length() || field.kind == Kind.LITERAL && !line.startsWith(field.key + " ", at)) break;
            write(field, writer);
        }
    }

    private static void writeDetails(List<String> details, JsonWriter writer) throws IOException {
        var people = new LinkedHashMap<String, List<JsonLine>>();
        for (var line : details) {
            var detail = new JsonLine(line);
            var fact = detail.word(' ');
            detail.word(' '); // the id of the message, which the object has
            switch (fact) {
                case "in-reply-to" -> detail.write(REPLY_TO, writer);
                case "last-edited" -> detail.write(new Field("edited", Kind.WORD), writer);
                case "retracted", "pinned" -> writer.name(fact).value(true);
                case "asks-confirmation" -> writer.name("asksConfirmation").value(true);
                default -> people.computeIfAbsent(fact, _ -> new ArrayList<>()).add(detail);
            }
        }
        for (var fact : people.keySet()) {
            var fields = SHAPES.get(fact);
            writePeople(fact.equals(ChangeLine.REACTED.word()) ? "reactions" : fact, people.get(fact), fields.subList(1, fields.size()), writer);
        }
    }

    private static void writePeople(String name, List<JsonLine> people, List<Field> fields, JsonWriter writer) throws IOException {
        writer.name(name).beginArray();
        for (var person : people) {
            writer.beginObject();
            for (var field : fields) person.write(field, writer);
            writer.endObject();
        }
        writer.endArray();
    }

    // escapes invisible characters, as in a line; they can occur only inside of strings
    private static String escaped(String json) {
        if (json.codePoints().noneMatch(ConsoleLine::unseen)) return json;
        var escaped = new StringBuilder();
        json.codePoints().forEach(c -> {
            if (!ConsoleLine.unseen(c)) escaped.appendCodePoint(c);
            else for (char half : Character.toChars(c)) escaped.append(String.format("\\u%04x", (int) half));
        });
        return escaped.toString();
    }

    private void write(Field field, JsonWriter writer) throws IOException {
        switch (field.kind) {
            case LITERAL -> word(' ');
            case LAST_NUMBER -> {
                if (!line.substring(at).matches("[0-9]{1,18}")) return;
                writer.name(field.key).value(Long.parseLong(line.substring(at)));
                at = line.length();
            }
            case WORD -> {
                var word = word(' ');
                writer.name(field.key).value(word.equals("-") ? null : word);
            }
            case NUMBER -> {
                var digits = word(field == COUNT && slash() ? '/' : ' ').replaceAll("[^0-9]", "");
                writer.name(field.key);
                if (digits.isEmpty()) writer.nullValue();
                else writer.value(Long.parseLong(digits));
            }
            case NAME -> writer.name(field.key).value(name());
            case TEXT -> writer.name(field.key).value(PeerWord.unescaped(rest()));
            case EMOJI -> {
                var emoji = PeerWord.unescaped(rest());
                writer.name(field.key).value(emoji.equals("-") ? null : emoji);
            }
            case MESSAGE -> {
                var word = word(' ');
                if (word.startsWith("#")) writer.name("number").value(Long.parseLong(word.substring(1)));
                else writer.name("message").value(word);
            }
            case SENTENCE -> writer.name(field.key).value(rest());
        }
    }

    // N/M of `delivered` are two numbers
    private boolean slash() {
        int slash = line.indexOf('/', at);
        int space = line.indexOf(' ', at);
        return slash >= 0 && slash < space;
    }

    private String word(char end) {
        int found = line.indexOf(end, at);
        var word = line.substring(at, found < 0 ? line.length() : found);
        at = found < 0 ? line.length() : found + 1;
        return word;
    }

    private String rest() {
        var rest = line.substring(at);
        at = line.length();
        return rest;
    }

    private String name() {
        if (!line.startsWith("\"", at)) return word(' ');
        int end = at + 1;
        while (end < line.length() && line.charAt(end) != '"') end += line.charAt(end) == '\\' ? 2 : 1;
        var name = PeerWord.unescaped(line.substring(at + 1, Math.min(end, line.length())));
        at = Math.min(end + 2, line.length());
        return name;
    }
}
