package org.hashverse.store.files;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One JSON object of the profile, read field by field. All methods that read throw [DamagedFile] if a field has the wrong type.
/// Unknown fields are ignored.
public final class JsonFile {
    /// The version that is written, the same for all JSON files of the profile. Files of later versions are refused.
    static final int VERSION = 1;

    private final JsonObject object;

    private JsonFile(JsonObject object) {
        this.object = object;
    }

    /// Reads a whole file.
    ///
    /// @throws DamagedFile if the file is not one JSON object in UTF-8 with a version
    /// @throws NewerProfile if the file has a later version
    /// @throws IOException if the file cannot be read; the message names it
    public static JsonFile read(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (CharacterCodingException notText) {
            throw new DamagedFile("it is not text", notText);
        } catch (IOException unreadable) {
            throw new IOException("cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        }
        var json = parse(text);
        int version = json.number("version").orElseThrow(() -> new DamagedFile("it has no version"));
        if (version > VERSION) throw new NewerProfile(file, version, VERSION);
        return json;
    }

    /// Parses the text of one JSON object, without checking its version.
    public static JsonFile parse(String text) throws DamagedFile {
        try (var reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            var element = JsonParser.parseReader(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) throw new DamagedFile("more follows after its end");
            return new JsonFile(object(element));
        } catch (DamagedFile damaged) {
            throw damaged;
        } catch (IOException | JsonParseException | IllegalStateException notJson) {
            throw new DamagedFile("it is not JSON", notJson);
        }
    }

    private static JsonObject object(JsonElement element) throws DamagedFile {
        if (!element.isJsonObject()) throw new DamagedFile("an object is missing");
        return element.getAsJsonObject();
    }

    /// A text field; empty if it is missing.
    public Optional<String> text(String field) throws DamagedFile {
        var element = object.get(field);
        return element == null ? Optional.empty() : Optional.of(text(field, element));
    }

    /// A text field that must be there.
    public String textNeeded(String field) throws DamagedFile {
        return text(field).orElseThrow(() -> new DamagedFile(field + " is missing"));
    }

    /// A boolean field, or `missing` if it is missing.
    public boolean flag(String field, boolean missing) throws DamagedFile {
        var element = object.get(field);
        if (element == null) return missing;
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isBoolean()) throw new DamagedFile(field + " is neither true nor false");
        return element.getAsBoolean();
    }

    /// A field with a whole number in the range of `int`; empty if it is missing.
    public Optional<Integer> number(String field) throws DamagedFile {
        var element = object.get(field);
        if (element == null) return Optional.empty();
        try {
            if (element.isJsonPrimitive() && element.getAsJsonPrimitive().isNumber()) return Optional.of(element.getAsBigDecimal().intValueExact());
        } catch (ArithmeticException | NumberFormatException notWhole) {
            throw new DamagedFile(field + " is not a whole number", notWhole);
        }
        throw new DamagedFile(field + " is not a number");
    }

    /// A field with a list of texts; an empty list if it is missing.
    public List<String> texts(String field) throws DamagedFile {
        var texts = new ArrayList<String>();
        for (var element : array(field)) texts.add(text(field, element));
        return texts;
    }

    /// Reads an element of a list that must be an object.
    public static JsonFile of(JsonElement element) throws DamagedFile {
        return new JsonFile(object(element));
    }

    /// The elements of a list field; none if it is missing.
    public List<JsonElement> array(String field) throws DamagedFile {
        var element = object.get(field);
        if (element == null) return List.of();
        if (!element.isJsonArray()) throw new DamagedFile(field + " is not a list");
        return element.getAsJsonArray().asList();
    }

    private static String text(String field, JsonElement element) throws DamagedFile {
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isString()) throw new DamagedFile(field + " is not a text");
        return element.getAsString();
    }

    /// Writes the fields of one object.
    @FunctionalInterface
    public interface Fields {
        /// Writes the fields, after the version.
        void write(JsonWriter json) throws IOException;
    }

    /// The text of an object with the present version and these fields, indented, with a line end.
    public static String write(Fields fields) {
        var text = new StringWriter();
        try (var json = new JsonWriter(text)) {
            json.setStrictness(Strictness.STRICT);
            json.setIndent("  ");
            json.beginObject().name("version").value(VERSION);
            fields.write(json);
            json.endObject();
        } catch (IOException impossibleInMemory) {
            throw new AssertionError(impossibleInMemory);
        }
        return text.append('\n').toString();
    }
}
