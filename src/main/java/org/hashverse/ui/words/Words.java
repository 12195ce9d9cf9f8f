package org.hashverse.ui.words;

import java.text.Bidi;
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
import javafx.geometry.NodeOrientation;

/// Every text of the window, from the bundle of the current language. Until the settings are known, that is the system's language. Any thread.
///
/// Patterns are those of [MessageFormat]. The bundle writes an apostrophe as ’ and plurals as choices. A number that is a name (a port) is passed as a string.
public final class Words {
    /// One language with its parsed patterns. They are kept because parsing is slow, and a row of the sidebar needs five texts whenever a message arrives.
    private record LoadedLanguage(Language language, ResourceBundle bundle, Locale locale, Map<String, MessageFormat> texts, Map<String, DateTimeFormatter> times) {
        static LoadedLanguage of(Language language) {
            return new LoadedLanguage(language, language.bundle(), language.locale(), new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }
    }

    private static final String LEFT_TO_RIGHT_MARK = "\u200E";
    private static volatile LoadedLanguage current = LoadedLanguage.of(Language.of(Optional.empty()));

    private Words() {}

    /// Switches to another language. Texts that were already read stay as they are.
    ///
    /// @return false if it is the current language already
    public static boolean speak(Language language) {
        if (language == current.language) return false;
        current = LoadedLanguage.of(language);
        return true;
    }

    /// The current language.
    public static Language language() {
        return current.language;
    }

    /// The text of a key, with the arguments in its pattern. In a language that runs from left to right, a direction mark precedes a text that begins with right-to-left letters. Without arguments:
    /// the text as it stands in the bundle, not read as a pattern.
    ///
    /// @throws java.util.MissingResourceException for an unknown key
    public static String get(String key, Object... args) {
        var now = current;
        if (args.length == 0) return now.bundle.getString(key);
        var text = now.texts.computeIfAbsent(key, k -> new MessageFormat(now.bundle.getString(k), now.locale));
        // MessageFormat is not thread-safe, and an export reads texts on a thread of its own
        synchronized (text) {
            return directed(text.format(args), now.language);
        }
    }

    /// A sentence in the direction of its language. JavaFX gives a line the direction of its first letter, and a sentence may begin with a name from another script.
    private static String directed(String sentence, Language language) {
        if (language.direction() == NodeOrientation.RIGHT_TO_LEFT || !Bidi.requiresBidi(sentence.toCharArray(), 0, sentence.length())) return sentence;
        return new Bidi(sentence, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight() ? sentence : LEFT_TO_RIGHT_MARK + sentence;
    }

    /// Several sentences as one text; empty ones are left out.
    public static String sentences(Collection<String> sentences) {
        return sentences.stream().filter(sentence -> !sentence.isEmpty()).reduce((before, next) -> get("list.sentences", before, next)).orElse("");
    }

    /// Several things in one text, with commas between them.
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

    /// A day of a year, without the year: `21 November`.
    public static String day(LocalDate day) {
        return format("time.dayOfYear", day.atStartOfDay(ZoneId.systemDefault()).toInstant());
    }

    /// A moment for a list: today its time, within a week the day of the week, else the date.
    public static String brief(Instant at, Instant now) {
        long days = daysBetween(at, now);
        return days <= 0 ? time(at) : format(days < 7 ? "time.weekday" : "time.date", at);
    }

    /// A moment that is still to come, within a week: today its time, else the day of the week and the time.
    public static String upcoming(Instant at, Instant now) {
        return daysBetween(at, now) >= 0 ? time(at) : format("time.weekdayClock", at);
    }

    /// The heading of a day: Today, Yesterday, else the date, with its year if 300 days or more have passed.
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

    /// Date and time to the minute.
    public static String minute(Instant at) {
        return format("time.minute", at);
    }

    private static String format(String key, Instant at) {
        var now = current;
        return now.times.computeIfAbsent(key, k -> DateTimeFormatter.ofPattern(now.bundle.getString(k), now.locale)).format(at.atZone(ZoneId.systemDefault()));
    }

    private static long daysBetween(Instant at, Instant now) {
        var zone = ZoneId.systemDefault();
        return LocalDate.ofInstant(now, zone).toEpochDay() - LocalDate.ofInstant(at, zone).toEpochDay();
    }
}
