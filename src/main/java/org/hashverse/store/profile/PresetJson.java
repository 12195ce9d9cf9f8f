package org.hashverse.store.profile;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hashverse.chat.Invite;
import org.hashverse.store.settings.Appearance;
import org.hashverse.store.settings.Setting;
import org.hashverse.store.settings.Settings;

/// Reads a `hashverse.json`. People write it by hand, so an error names the faulty field. Unknown fields are errors, too.
final class PresetJson {
    /// The largest file in bytes, enough for fifty long invites.
    static final int MOST_BYTES = 64 * 1024;
    /// The most invites in one file.
    static final int MOST_INVITES = 50;
    private static final String INVITES = "invites";
    private static final String LOCKED = "locked";

    private final Path file;
    private final JsonReader json;
    private final Set<Setting> given = EnumSet.noneOf(Setting.class);
    private final Set<Setting> locked = EnumSet.noneOf(Setting.class);
    private final List<Invite> invites = new ArrayList<>();
    private Settings values = Settings.defaults("");

    private PresetJson(Path file, String text) {
        this.file = file;
        json = new JsonReader(new StringReader(text));
        json.setStrictness(Strictness.STRICT);
    }

    /// Reads the preset; empty if the file does not exist.
    ///
    /// @throws Preset.Broken if the file is not a preset or cannot be read
    static Optional<Preset> read(Path file) throws Preset.Broken {
        // a link to a missing file counts as existing: the preset may be on a disk that is not connected
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) return Optional.empty();
        return Optional.of(new PresetJson(file, text(file)).read());
    }

    private static String text(Path file) throws Preset.Broken {
        // reading a pipe would block for ever
        if (Files.exists(file) && !Files.isRegularFile(file)) throw new Preset.Broken(file, "it is not a file");
        try (var bytes = Files.newInputStream(file)) {
            var read = bytes.readNBytes(MOST_BYTES + 1);
            if (read.length > MOST_BYTES) throw new Preset.Broken(file, "it is larger than " + MOST_BYTES + " bytes");
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(read)).toString();
        } catch (Preset.Broken tooLarge) {
            throw tooLarge;
        } catch (CharacterCodingException notText) {
            throw new Preset.Broken(file, "it is not text in UTF-8");
        } catch (NoSuchFileException nowhere) {
            throw new Preset.Broken(file, "it is a link to a file that is not there");
        } catch (AccessDeniedException denied) {
            throw new Preset.Broken(file, "the person who starts Hashverse may not read it");
        } catch (IOException unreadable) {
            throw new Preset.Broken(file, "it cannot be read: " + unreadable.getMessage());
        }
    }

    private Preset read() throws Preset.Broken {
        try {
            if (json.peek() != JsonToken.BEGIN_OBJECT) throw broken("it does not begin with {");
            json.beginObject();
            var names = new HashSet<String>();
            while (json.hasNext()) {
                var name = json.nextName();
                if (!names.add(name)) throw wrong(name, "stands twice");
                value(name);
            }
            json.endObject();
            if (json.peek() != JsonToken.END_DOCUMENT) throw broken("more follows after its }");
        } catch (Preset.Broken broken) {
            throw broken;
        } catch (MalformedJsonException notJson) {
            throw broken("it is not JSON" + where(notJson));
        } catch (IOException cut) {
            throw broken("it ends in the middle: a } or ] is missing");
        }
        for (var setting : locked) if (!given.contains(setting)) throw wrong(LOCKED, "names " + setting.word() + ", which is not set: give it a value too");
        return new Preset(Optional.of(file), values, given, locked, invites);
    }

    private static String where(MalformedJsonException notJson) {
        var place = notJson.getMessage() == null ? -1 : notJson.getMessage().indexOf(" at line ");
        return place < 0 ? "" : notJson.getMessage().substring(place).lines().findFirst().orElse("").replaceFirst(" path .*", "");
    }

    private void value(String name) throws IOException {
        switch (name) {
            case INVITES -> invites();
            case LOCKED -> locked();
            default -> {
                var setting = Setting.of(name).orElseThrow(() -> broken("\"" + name + "\" is not among what can be set: " + words() + ", " + INVITES + ", " + LOCKED));
                values = value(setting);
                given.add(setting);
            }
        }
    }

    private static String words() {
        return Arrays.stream(Setting.values()).map(Setting::word).collect(Collectors.joining(", "));
    }

    private Settings value(Setting setting) throws IOException {
        var name = setting.word();
        return switch (setting) {
            case PORT -> values.withPort(port());
            case ACCEPT -> values.withAccept(one(name, Settings.Accept.values()));
            case SHARE -> values.withShare(flag(name));
            case READ_MARKS -> values.withSigns(values.signs().withReadMarks(flag(name)));
            case TYPING -> values.withSigns(values.signs().withTyping(flag(name)));
            case VISIBLE -> values.withReach(values.reach().withVisible(flag(name)));
            case CALL_BACK -> values.withReach(values.reach().withCallBack(flag(name)));
            case MAP_PORT -> values.withReach(values.reach().withMapPort(flag(name)));
            case THEME -> values.withLooks(values.looks().withTheme(one(name, Settings.Theme.values())));
            case LANGUAGE -> values.withLooks(language());
            case NOTIFY -> values.withAlerts(values.alerts().withShow(flag(name)));
            case NOTIFY_WORDS -> values.withAlerts(values.alerts().withWords(flag(name)));
            case SOUND -> values.withAlerts(values.alerts().withSound(flag(name)));
        };
    }

    private int port() throws IOException {
        if (json.peek() == JsonToken.NUMBER) {
            var text = json.nextString();
            if (text.matches("\\d{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 65_535) return Integer.parseInt(text);
        }
        throw wrong(Setting.PORT.word(), "must be a number from 1 to 65535");
    }

    private boolean flag(String name) throws IOException {
        if (json.peek() != JsonToken.BOOLEAN) throw wrong(name, "must be true or false");
        return json.nextBoolean();
    }

    private <E extends Enum<E>> E one(String name, E[] all) throws IOException {
        var typed = json.peek() == JsonToken.STRING ? json.nextString() : "";
        for (var one : all) if (one.name().toLowerCase(Locale.ROOT).equals(typed)) return one;
        throw wrong(name, "must be one of " + Arrays.stream(all).map(one -> "\"" + one.name().toLowerCase(Locale.ROOT) + "\"").collect(Collectors.joining(", ")));
    }

    private Appearance language() throws IOException {
        try {
            if (json.peek() == JsonToken.STRING) return values.looks().withLanguage(Optional.of(json.nextString()));
        } catch (IllegalArgumentException notOne) {
            // reported below
        }
        throw wrong(Setting.LANGUAGE.word(), "must be the tag of a language, as \"de\"");
    }

    private void invites() throws IOException {
        var keys = new HashSet<>();
        for (var link : texts(INVITES)) {
            if (invites.size() == MOST_INVITES) throw wrong(INVITES, "holds more than " + MOST_INVITES);
            try {
                var invite = Invite.parse(link);
                if (!keys.add(invite.key())) throw wrong(INVITES, "holds two of one person (number " + (invites.size() + 1) + " is the second)");
                invites.add(invite);
            } catch (IllegalArgumentException damaged) {
                throw wrong(INVITES, "number " + (invites.size() + 1) + " is not an invite: " + damaged.getMessage());
            }
        }
    }

    private void locked() throws IOException {
        for (var word : texts(LOCKED)) {
            var setting = Setting.of(word).orElseThrow(() -> wrong(LOCKED, "names \"" + word + "\", which is not among what can be locked: " + words()));
            if (!locked.add(setting)) throw wrong(LOCKED, "names " + word + " twice");
        }
    }

    private List<String> texts(String name) throws IOException {
        if (json.peek() != JsonToken.BEGIN_ARRAY) throw wrong(name, "must be a list: [ … ]");
        var texts = new ArrayList<String>();
        json.beginArray();
        while (json.hasNext()) {
            if (json.peek() != JsonToken.STRING) throw wrong(name, "must hold texts in quotation marks");
            texts.add(json.nextString());
        }
        json.endArray();
        return texts;
    }

    private Preset.Broken wrong(String name, String why) {
        return broken("\"" + name + "\" " + why);
    }

    private Preset.Broken broken(String why) {
        return new Preset.Broken(file, why);
    }
}
