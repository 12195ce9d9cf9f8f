package org.hashverse.chat.json;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads one JSON object, more strictly than Gson's strict mode, which takes `"5"` for a number and allows a name twice.
/// Error messages are our own words and name only known fields.
public final class StrictJson {
    /// Most objects and lists inside each other, the outermost included.
    public static final int MAX_NESTING = 8;
    /// Most values in all unknown fields of an object together, at any depth. It bounds the work on fields that mean nothing to us.
    public static final int MAX_UNKNOWN = 256;
    private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,18}");
    private final JsonReader json;
    private String reading = "the body"; // the field that is read now, for error messages
    private int unknown; // values in unknown fields so far

    /// @param text the object
    public StrictJson(String text) throws BadJson {
        if (text.startsWith("\uFEFF")) throw fault("begins with a byte order mark"); // Gson would skip it
        json = new JsonReader(new StringReader(text));
        json.setStrictness(Strictness.STRICT);
        json.setNestingLimit(MAX_NESTING);
    }

    /// Reads one value.
    public interface Value<T> {
        /// Reads it.
        T read() throws IOException;
    }

    /// A field of an object: its name, the way to read it and, after [StrictJson#object], its value.
    public final class Field<T> {
        private final String name;
        private final Value<T> value;
        private T found;

        private Field(String name, Value<T> value) {
            this.name = name;
            this.value = value;
        }

        private void read() throws IOException {
            var around = reading;
            reading = name;
            found = checked(name, value);
            reading = around;
        }

        /// The value.
        ///
        /// @throws BadJson if the field is missing
        public T required() throws BadJson {
            if (found == null) throw fault(name + " is missing");
            return found;
        }

        /// The value; empty if the field is missing.
        public Optional<T> optional() {
            return Optional.ofNullable(found);
        }
    }

    /// Makes something of fields that were read.
    ///
    /// @param field the field that is at fault if it cannot be made
    <T> T checked(String field, Value<T> value) throws IOException {
        try {
            return value.read();
        } catch (IllegalArgumentException _) { // its message is dropped, because it may hold the peer's bytes
            throw fault(field + " is malformed");
        }
    }

    /// Describes a field that an object may have.
    public <T> Field<T> field(String name, Value<T> value) {
        return new Field<>(name, value);
    }

    /// Reads an object. Puts its values into `fields`, and skips the fields that are not among them.
    public void object(Field<?>... fields) throws IOException {
        expect(JsonToken.BEGIN_OBJECT);
        json.beginObject();
        var seen = new HashSet<String>();
        next:
        while (json.hasNext()) {
            var name = name(seen);
            for (var field : fields) {
                if (field.name.equals(name)) {
                    field.read();
                    continue next;
                }
            }
            var around = reading;
            reading = "an unknown field";
            skip();
            reading = around;
        }
        json.endObject();
    }

    private String name(HashSet<String> seen) throws IOException {
        var name = json.nextName();
        if (!seen.add(name)) throw fault("a name stands twice in one object");
        return name;
    }

    /// Checks that nothing but white space follows the outermost object.
    public void end() throws IOException {
        if (json.peek() != JsonToken.END_DOCUMENT) throw fault("something follows the object");
    }

    /// Reads a list of at most `max` items.
    public <T> List<T> list(int max, Value<T> item) throws IOException {
        expect(JsonToken.BEGIN_ARRAY);
        json.beginArray();
        var items = new ArrayList<T>();
        while (json.hasNext()) {
            if (items.size() == max) throw fault(reading + " holds more than " + max);
            items.add(item.read());
        }
        json.endArray();
        return items;
    }

    /// Reads a whole number from 0 to `max`, in digits alone: no sign, fraction or exponent.
    public long whole(long max) throws IOException {
        expect(JsonToken.NUMBER);
        var digits = json.nextString();
        if (!WHOLE.matcher(digits).matches()) throw fault(reading + " is not a plain whole number");
        long value;
        try {
            value = Long.parseLong(digits);
        } catch (NumberFormatException _) { // over 2^63 - 1
            throw fault(reading + " is out of bounds");
        }
        if (value > max) throw fault(reading + " is out of bounds");
        return value;
    }

    /// Reads a string of well-formed Unicode.
    public String text() throws IOException {
        expect(JsonToken.STRING);
        return json.nextString();
    }

    /// Reads true or false.
    public boolean bool() throws IOException {
        expect(JsonToken.BOOLEAN);
        return json.nextBoolean();
    }

    /// Reads an object as text without white space between its parts and without escapes that JSON does not demand, with the same checks as a known value. The text is never
    /// longer than what was read, so only the length of the frame bounds its values.
    public String compact() throws IOException {
        expect(JsonToken.BEGIN_OBJECT);
        var text = new StringBuilder();
        copy(text);
        return text.toString();
    }

    private void copy(StringBuilder to) throws IOException {
        switch (json.peek()) {
            case BEGIN_OBJECT -> {
                json.beginObject();
                to.append('{');
                var seen = new HashSet<String>();
                for (var between = ""; json.hasNext(); between = ",") {
                    quote(name(seen), to.append(between));
                    copy(to.append(':'));
                }
                json.endObject();
                to.append('}');
            }
            case BEGIN_ARRAY -> {
                json.beginArray();
                to.append('[');
                for (var between = ""; json.hasNext(); between = ",") copy(to.append(between));
                json.endArray();
                to.append(']');
            }
            case STRING -> quote(text(), to);
            case NUMBER -> to.append(json.nextString());
            case BOOLEAN -> to.append(json.nextBoolean());
            case NULL -> {
                json.nextNull();
                to.append("null");
            }
            case NAME, END_OBJECT, END_ARRAY, END_DOCUMENT -> throw fault("a value is missing");
        }
    }

    private static void quote(String text, StringBuilder to) {
        to.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int known = "\"\\\b\f\n\r\t".indexOf(c);
            if (known >= 0) to.append('\\').append("\"\\bfnrt".charAt(known));
            else if (c < ' ') to.append("\\u%04x".formatted((int) c));
            else to.append(c);
        }
        to.append('"');
    }

    /// Reads a value of an unknown field as strictly as any, and drops it. The nesting limit bounds the recursion.
    private void skip() throws IOException {
        if (++unknown > MAX_UNKNOWN) throw fault("unknown fields hold more than " + MAX_UNKNOWN + " values");
        switch (json.peek()) {
            case BEGIN_OBJECT -> {
                json.beginObject();
                var seen = new HashSet<String>();
                while (json.hasNext()) {
                    name(seen);
                    skip();
                }
                json.endObject();
            }
            case BEGIN_ARRAY -> {
                json.beginArray();
                while (json.hasNext()) skip();
                json.endArray();
            }
            case STRING -> text(); // Gson refuses half a surrogate pair when it reads a string, but not when it skips one
            case NUMBER, BOOLEAN, NULL -> json.skipValue();
            case NAME, END_OBJECT, END_ARRAY, END_DOCUMENT -> throw fault("a value is missing");
        }
    }

    private void expect(JsonToken type) throws IOException {
        if (json.peek() != type) throw fault(reading + " is of another type");
    }

    /// @param what must hold nothing of the text, because a peer may have sent it
    private static BadJson fault(String what) {
        return new BadJson(what);
    }
}
