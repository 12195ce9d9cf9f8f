package org.hashverse.console.words;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hashverse.console.words.LineShapes.Field;
import org.hashverse.console.words.LineShapes.Kind;

/// Turns a line of a console into a JSON object on one line. It parses the printed line, whose words have fixed places by the contract. So the
/// JSON never says anything else than the line. The lines that follow a `history` line and tell more of its message are fields of its object.
public final class JsonLine {
    /// The first words of lines that end the details of a message in the history.
    private static final Set<String> ENDS_DETAILS = Set.of("history", "messages");

    /// First word of a line that tells more of a message in the history -> the name of the list that holds it, where that is another word.
    private static final Map<String, String> ARRAYS = Map.of("reacted", "reactions", "has-file", "files", "has-folder", "folders");

    private final String line;
    private int at;

    private JsonLine(String line) {
        this.line = line;
    }

    /// The JSON object for a line.
    ///
    /// @param line a line that a console prints
    public static String of(String line) {
        return new JsonLine(line).object(List.of());
    }

    /// The JSON objects for the lines of an answer.
    public static List<String> block(List<String> lines) {
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
        for (var field : LineShapes.ALL.getOrDefault(fact, List.of(LineShapes.SENTENCE))) {
            if (at >= line.length() || field.kind() == Kind.LITERAL && !line.startsWith(field.key() + " ", at)) break;
            write(field, writer);
        }
    }

    private static void writeDetails(List<String> details, JsonWriter writer) throws IOException {
        var lists = new LinkedHashMap<String, List<JsonLine>>();
        for (var line : details) {
            var detail = new JsonLine(line);
            var fact = detail.word(' ');
            detail.word(' '); // the id of the message, which the object has
            switch (fact) {
                case "in-reply-to" -> detail.write(LineShapes.REPLY_TO, writer);
                case "last-edited" -> detail.write(new Field("edited", Kind.WORD), writer);
                case "retracted", "pinned" -> writer.name(fact).value(true);
                case "asks-confirmation" -> writer.name("asksConfirmation").value(true);
                default -> lists.computeIfAbsent(fact, _ -> new ArrayList<>()).add(detail);
            }
        }
        for (var fact : lists.keySet()) {
            var fields = LineShapes.ALL.get(fact);
            writeList(ARRAYS.getOrDefault(fact, fact), lists.get(fact), fields.subList(1, fields.size()), writer);
        }
    }

    private static void writeList(String name, List<JsonLine> lines, List<Field> fields, JsonWriter writer) throws IOException {
        writer.name(name).beginArray();
        for (var each : lines) {
            writer.beginObject();
            for (var field : fields) if (each.at < each.line.length()) each.write(field, writer);
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
        switch (field.kind()) {
            case LITERAL -> word(' ');
            case LAST_NUMBER -> {
                if (!line.substring(at).matches("[0-9]{1,18}")) return;
                writer.name(field.key()).value(Long.parseLong(line.substring(at)));
                at = line.length();
            }
            case WORD -> {
                var word = word(' ');
                writer.name(field.key()).value(word.equals("-") ? null : word);
            }
            case NUMBER -> {
                var digits = word(field == LineShapes.COUNT && slash() ? '/' : ' ').replaceAll("[^0-9]", "");
                writer.name(field.key());
                if (digits.isEmpty()) writer.nullValue();
                else writer.value(Long.parseLong(digits));
            }
            case NAME -> writer.name(field.key()).value(name());
            case TEXT -> writer.name(field.key()).value(PeerWord.unescaped(rest()));
            case EMOJI -> {
                var emoji = PeerWord.unescaped(rest());
                writer.name(field.key()).value(emoji.equals("-") ? null : emoji);
            }
            case MESSAGE -> {
                var word = word(' ');
                if (word.startsWith("#")) writer.name("number").value(Long.parseLong(word.substring(1)));
                else writer.name("message").value(word);
            }
            case SHARED_FILE -> {
                var words = word(' ').split("\\.");
                if (words[0].startsWith("#")) writer.name("number").value(Long.parseLong(words[0].substring(1)));
                else writer.name("message").value(words[0]).name("item").value(Long.parseLong(words[1]));
            }
            case NUMBERS -> {
                writer.name(field.key()).beginArray();
                for (var number : word(' ').split(",")) if (!number.equals("-")) writer.value(Long.parseLong(number));
                writer.endArray();
            }
            case SENTENCE -> writer.name(field.key()).value(rest());
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
