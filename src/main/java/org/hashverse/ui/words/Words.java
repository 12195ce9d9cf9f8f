package org.hashverse.ui.words;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/// Every text of the window, from the bundle of the language that is spoken: the system's until the settings are known. Patterns
/// are those of [MessageFormat]: an apostrophe in the bundle is written ’, plurals are choices, and a number that is a name (a
/// port) is passed as a string.
public final class Words {
    /// One language with its patterns as they were read once: a row of the sidebar says five texts whenever a message arrives.
    private record Spoken(Language language, ResourceBundle bundle, Locale locale, Map<String, MessageFormat> texts, Map<String, DateTimeFormatter> times) {
        static Spoken of(Language language) {
            return new Spoken(language, language.bundle(), language.locale(), new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }
    }

    private static volatile Spoken spoken = Spoken.of(Language.of(Optional.empty()));

    private Words() {}

    /// Speaks another language from now on; what was said before stays as it is.
    ///
    /// @return false if it is spoken already
    public static boolean speak(Language language) {
        if (language == spoken.language) return false;
        spoken = Spoken.of(language);
        return true;
    }

    /// What is spoken.
    public static Language language() {
        return spoken.language;
    }

    /// The text of a key.
    ///
    /// @throws java.util.MissingResourceException for an unknown key
    public static String get(String key, Object... args) {
        var now = spoken;
        if (args.length == 0) return now.bundle.getString(key);
        var text = now.texts.computeIfAbsent(key, k -> new MessageFormat(now.bundle.getString(k), now.locale));
        // one thread at a time may use it, and exports speak on theirs
        synchronized (text) {
            return text.format(args);
        }
    }

    /// Several sentences as one text; empty ones are left out.
    public static String sentences(Collection<String> sentences) {
        return sentences.stream().filter(sentence -> !sentence.isEmpty()).reduce((before, next) -> get("list.sentences", before, next)).orElse("");
    }

    /// Several things with commas between them.
    public static String listed(Collection<String> things) {
        return things.stream().reduce((before, next) -> get("list.comma", before, next)).orElse("");
    }

    /// A time of day: `9:41`.
    public static String time(Instant at) {
        return format("time.clock", at);
    }

    /// A time of day to the second: `9:41:07`.
    public static String seconds(Instant at) {
        return format("time.seconds", at);
    }

    /// A day of this year or one not long ago: `21 November`.
    public static String day(LocalDate day) {
        return format("time.dayOfYear", day.atStartOfDay(ZoneId.systemDefault()).toInstant());
    }

    /// A moment for a list: the time today, the day of the week within a week, else the date.
    public static String brief(Instant at, Instant now) {
        long days = daysBetween(at, now);
        return days <= 0 ? time(at) : format(days < 7 ? "time.weekday" : "time.date", at);
    }

    /// The head of a day: Today, Yesterday, else the day.
    public static String day(Instant at, Instant now) {
        long days = daysBetween(at, now);
        if (days <= 0) return get("time.today");
        if (days == 1) return get("time.yesterday");
        return format(days < 300 ? "time.day" : "time.dayAndYear", at);
    }

    /// Date and time in full.
    public static String full(Instant at) {
        return format("time.full", at);
    }

    private static String format(String key, Instant at) {
        var now = spoken;
        return now.times.computeIfAbsent(key, k -> DateTimeFormatter.ofPattern(now.bundle.getString(k), now.locale)).format(at.atZone(ZoneId.systemDefault()));
    }

    private static long daysBetween(Instant at, Instant now) {
        var zone = ZoneId.systemDefault();
        return LocalDate.ofInstant(now, zone).toEpochDay() - LocalDate.ofInstant(at, zone).toEpochDay();
    }
}
