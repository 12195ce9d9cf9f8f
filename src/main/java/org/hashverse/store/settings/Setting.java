package org.hashverse.store.settings;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BinaryOperator;

/// A setting that an administrator may set for everybody on a computer, and lock. What is a matter of a person's eyes and name is not among them.
public enum Setting {
    /// The port that is tried first.
    PORT("port", (from, to) -> to.withPort(from.port())),
    /// Who may come in.
    ACCEPT("accept", (from, to) -> to.withAccept(from.accept())),
    /// Whether contacts may pass our address on.
    SHARE("share", (from, to) -> to.withShare(from.share())),
    /// Whether it is told and shown that messages were read.
    READ_MARKS("readMarks", (from, to) -> to.withSigns(to.signs().withReadMarks(from.signs().readMarks()))),
    /// Whether it is told and shown that somebody is writing.
    TYPING("typing", (from, to) -> to.withSigns(to.signs().withTyping(from.signs().typing()))),
    /// Light, dark or the system's.
    THEME("theme", (from, to) -> to.withLooks(to.looks().withTheme(from.looks().theme()))),
    /// Which language the window speaks.
    LANGUAGE("language", (from, to) -> to.withLooks(to.looks().withLanguage(from.looks().language()))),
    /// Whether the desktop notifies.
    NOTIFY("notify", (from, to) -> to.withAlerts(to.alerts().withShow(from.alerts().show()))),
    /// Whether a notification shows what was written.
    NOTIFY_WORDS("notifyWords", (from, to) -> to.withAlerts(to.alerts().withWords(from.alerts().words()))),
    /// Whether a notification makes a sound.
    SOUND("sound", (from, to) -> to.withAlerts(to.alerts().withSound(from.alerts().sound())));

    private final String word;
    private final BinaryOperator<Settings> copy;

    Setting(String word, BinaryOperator<Settings> copy) {
        this.word = word;
        this.copy = copy;
    }

    /// Its name in `settings.json` and in `hashverse.json`.
    public String word() {
        return word;
    }

    /// The settings `to` with this one as it is in `from`.
    public Settings copy(Settings from, Settings to) {
        return copy.apply(from, to);
    }

    /// The setting of a name.
    public static Optional<Setting> of(String word) {
        return Arrays.stream(values()).filter(setting -> setting.word.equals(word)).findFirst();
    }
}
