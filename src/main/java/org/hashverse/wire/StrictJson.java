package org.hashverse.wire;

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

/// One JSON object, read more strictly than Gson's strict mode, which takes `"5"` for a number and lets a name stand twice.
/// Faults are told in our own words and name only fields of ours.
final class StrictJson {
    /// Objects and lists inside each other, the outermost included.
    static final int MAX_NESTING = 8;
    /// Values in all the unknown fields of a frame together, at any depth: each is read with care, for nothing.
    static final int MAX_UNKNOWN = 256;
    private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,18}");
    private final String frame;
    private final JsonReader json;
    private String reading = "the body";
    private int unknown;

    /// Reads `text`, the body of a frame that faults call `frame`.
    StrictJson(String frame, String text) throws ProtocolException {
        this.frame = frame;
        if (text.startsWith("\uFEFF")) throw fault("begins with a byte order mark"); // Gson would skip it
        json = new JsonReader(new StringReader(text));
        json.setStrictness(Strictness.STRICT);
        json.setNestingLimit(MAX_NESTING);
    }

    /// How a value is read.
    interface Value<T> {
        T read() throws IOException;
    }

    /// A field of an object: its name, how it is read, and, after [StrictJson#object], what was found.
    final class Field<T> {
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
            try {
                found = value.read();
            } catch (IllegalArgumentException _) { // its message may be made of the peer's bytes
                throw fault(name + " has not its form");
            }
            reading = around;
        }

        /// What was found.
        T required() throws ProtocolException {
            if (found == null) throw fault(name + " is missing");
            return found;
        }

        /// What was found, if the field was there.
        Optional<T> optional() {
            return Optional.ofNullable(found);
        }
    }

    /// A field that an object may have.
    <T> Field<T> field(String name, Value<T> value) {
        return new Field<>(name, value);
    }

    /// Reads an object: each of `fields` that it has; other fields are skipped.
    void object(Field<?>... fields) throws IOException {
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

    /// After the outermost object: nothing but white space may follow.
    void end() throws IOException {
        if (json.peek() != JsonToken.END_DOCUMENT) throw fault("something follows the object");
    }

    /// A list of at most `max`.
    <T> List<T> list(int max, Value<T> item) throws IOException {
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

    /// A whole number from 0 to `max`, in digits alone: no sign, fraction or exponent.
    long whole(long max) throws IOException {
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

    /// A string of well-formed Unicode.
    String text() throws IOException {
        expect(JsonToken.STRING);
        return json.nextString();
    }

    /// True or false.
    boolean bool() throws IOException {
        expect(JsonToken.BOOLEAN);
        return json.nextBoolean();
    }

    /// A value of a newer version: read as strictly, and dropped. The nesting limit bounds the recursion.
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
            case STRING -> text(); // Gson refuses half a surrogate pair where it reads, not where it skips
            case NUMBER, BOOLEAN, NULL -> json.skipValue();
            case NAME, END_OBJECT, END_ARRAY, END_DOCUMENT -> throw fault("a value is missing");
        }
    }

    private void expect(JsonToken type) throws IOException {
        if (json.peek() != type) throw fault(reading + " is of another type");
    }

    /// The error for bad input. Its text holds nothing that the peer sent.
    ProtocolException fault(String what) {
        return new ProtocolException(frame + ": " + what);
    }
}
