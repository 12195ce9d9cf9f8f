package org.hashverse.store.settings;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerName;
import org.hashverse.store.files.DamagedFile;
import org.hashverse.store.files.JsonFile;

/// The format of `settings.json`. A missing field has its default, so that older files can be read. `forwarded`, `language`, `window` and `lastOpen` are missing if there is no value.
public final class SettingsJson {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{16,64}");

    private SettingsJson() {}

    /// The content of the file.
    public static String write(Settings settings) {
        return JsonFile.write(json -> {
            json.name("name").value(settings.name().text());
            json.name("named").value(settings.named());
            if (settings.colour().isPresent()) json.name("colour").value(settings.colour().get().word());
            json.name("port").value(settings.port());
            if (settings.reach().forwarded().isPresent()) json.name("forwarded").value(settings.reach().forwarded().get().toString());
            json.name("accept").value(word(settings.accept()));
            var looks = settings.looks();
            json.name("theme").value(word(looks.theme()));
            json.name("accent").value(word(looks.accent()));
            json.name("text").value(looks.percent());
            json.name("motion").value(looks.motion());
            if (looks.language().isPresent()) json.name("language").value(looks.language().get());
            var alerts = settings.alerts();
            json.name("notify").value(alerts.show());
            json.name("notifyWords").value(alerts.words());
            json.name("sound").value(alerts.sound());
            json.name("quiet").value(alerts.quiet());
            json.name("muted").value(joined(alerts.muted().stream().filter(mute -> mute.until().isEmpty()).map(mute -> mute.conversation().text())));
            json.name("mutedUntil").value(joined(alerts.muted().stream().filter(mute -> mute.until().isPresent())
                    .map(mute -> mute.conversation().text() + "=" + mute.until().get())));
            json.name("markedUnread").value(joined(alerts.marked().stream().map(Conversation::text)));
            var habits = settings.habits();
            if (habits.place().isPresent()) json.name("window").value(habits.place().get().text());
            json.name("stays").value(habits.stays());
            json.name("toldOfStaying").value(habits.told());
            json.name("sidebar").value(habits.sidebar());
            json.name("share").value(settings.share());
            json.name("readMarks").value(settings.signs().readMarks());
            json.name("typing").value(settings.signs().typing());
            json.name("visible").value(settings.reach().visible());
            json.name("callBack").value(settings.reach().callBack());
            json.name("mapPort").value(settings.reach().mapPort());
            var receiving = settings.receiving();
            if (receiving.folder().isPresent()) json.name("downloads").value(receiving.folder().get());
            json.name("getAutomatically").value(receiving.automatic());
            json.name("downloadLimit").value(receiving.limit());
            json.name("token").value(settings.token());
            if (settings.lastOpen().isPresent()) json.name("lastOpen").value(settings.lastOpen().get());
        });
    }

    /// Reads the content of the file.
    ///
    /// @param missing the values of missing fields; not used for `forwarded`, `downloads`, `language`, `window` and `lastOpen`
    /// @throws DamagedFile if a value is not valid; an unknown colour or an invalid window place counts as none
    public static Settings read(JsonFile json, Settings missing) throws DamagedFile {
        try {
            var name = json.text("name");
            int port = json.number("port").orElse(missing.port());
            if (port < 0 || port > 65_535) throw new DamagedFile("port is not a port number");
            var token = json.text("token").orElse(missing.token());
            if (!TOKEN.matcher(token).matches()) throw new DamagedFile("token is not a valid token");
            // an unknown colour counts as none, so that the other settings are kept
            var colour = json.text("colour").map(AvatarColour::of).orElse(missing.colour());
            return new Settings(name.isPresent() ? PeerName.kept(name.get()) : missing.name(), json.flag("named", missing.named()), colour, port,
                    Settings.Accept.valueOf(json.text("accept").orElse(word(missing.accept())).toUpperCase(Locale.ROOT)),
                    looks(json, missing.looks()), alerts(json, missing.alerts()), habits(json, missing.habits()),
                    json.flag("share", missing.share()), signs(json, missing.signs()), reach(json, missing.reach()), receiving(json, missing.receiving()), token, json.text("lastOpen"));
        } catch (IllegalArgumentException impossible) {
            throw new DamagedFile("a value is not possible", impossible);
        }
    }

    private static Reachability reach(JsonFile json, Reachability missing) throws DamagedFile {
        return new Reachability(forwarded(json), json.flag("visible", missing.visible()), json.flag("callBack", missing.callBack()), json.flag("mapPort", missing.mapPort()));
    }

    /// A folder that this system does not know counts as missing, so that the other settings are kept.
    private static Receiving receiving(JsonFile json, Receiving missing) throws DamagedFile {
        var numbers = new Receiving(Optional.empty(), json.number("getAutomatically").orElse(missing.automatic()), json.number("downloadLimit").orElse(missing.limit()));
        try {
            return numbers.withFolder(json.text("downloads"));
        } catch (DamagedFile | IllegalArgumentException noFolder) {
            return numbers;
        }
    }

    /// An address that cannot be read counts as missing, so that the other settings are kept.
    private static Optional<PeerAddress> forwarded(JsonFile json) {
        try {
            return json.text("forwarded").map(PeerAddress::parse);
        } catch (DamagedFile | IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static Appearance looks(JsonFile json, Appearance missing) throws DamagedFile {
        return new Appearance(Settings.Theme.valueOf(json.text("theme").orElse(word(missing.theme())).toUpperCase(Locale.ROOT)),
                Appearance.Accent.valueOf(json.text("accent").orElse(word(missing.accent())).toUpperCase(Locale.ROOT)), json.number("text").orElse(missing.percent()),
                json.flag("motion", missing.motion()), json.text("language"));
    }

    private static Alerts alerts(JsonFile json, Alerts missing) throws DamagedFile {
        // earlier versions knew only mutes without an end, and wrote them as this version does
        var always = words(json, "muted").map(SettingsJson::conversation).flatMap(Optional::stream).map(conversation -> new Mute(conversation, Optional.empty()));
        var timed = words(json, "mutedUntil").map(SettingsJson::mute).flatMap(Optional::stream);
        var marked = words(json, "markedUnread").map(SettingsJson::conversation).flatMap(Optional::stream);
        return new Alerts(json.flag("notify", missing.show()), json.flag("notifyWords", missing.words()), json.flag("sound", missing.sound()),
                json.flag("quiet", missing.quiet()), Stream.concat(timed, always).toList(), marked.toList());
    }

    private static String joined(Stream<String> words) {
        return words.collect(Collectors.joining(" "));
    }

    private static Stream<String> words(JsonFile json, String field) throws DamagedFile {
        return Stream.of(json.text(field).orElse("").split(" ")).filter(word -> !word.isEmpty());
    }

    /// A conversation that cannot be read counts as missing, so that the other settings are kept.
    private static Optional<Conversation> conversation(String word) {
        try {
            return Optional.of(Conversation.of(word));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /// A mute with an end, as `CONVERSATION=TIME`. One that cannot be read counts as missing.
    private static Optional<Mute> mute(String word) {
        int at = word.indexOf('=');
        if (at < 0) return Optional.empty();
        try {
            var until = Instant.parse(word.substring(at + 1));
            return conversation(word.substring(0, at)).map(conversation -> new Mute(conversation, Optional.of(until)));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    private static Signs signs(JsonFile json, Signs missing) throws DamagedFile {
        return new Signs(json.flag("readMarks", missing.readMarks()), json.flag("typing", missing.typing()));
    }

    private static Habits habits(JsonFile json, Habits missing) throws DamagedFile {
        return new Habits(place(json), json.flag("stays", missing.stays()), json.flag("toldOfStaying", missing.told()), json.number("sidebar").orElse(missing.sidebar()));
    }

    /// A place that cannot be read counts as missing, so that the other settings are kept.
    private static Optional<WindowPlace> place(JsonFile json) {
        try {
            return json.text("window").flatMap(WindowPlace::parse);
        } catch (DamagedFile noText) {
            return Optional.empty();
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
