package org.hashverse.store.settings;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BinaryOperator;

/// The settings that an administrator can set for all accounts of a computer, and lock. Personal settings such as the name or the text size are not among them.
public enum Setting {
    /// The port that is tried first.
    PORT("port", (from, to) -> to.withPort(from.port())),
    /// Who is accepted as a contact.
    ACCEPT("accept", (from, to) -> to.withAccept(from.accept())),
    /// Whether contacts may share our address.
    SHARE("share", (from, to) -> to.withShare(from.share())),
    /// Whether read marks are sent and shown.
    READ_MARKS("readMarks", (from, to) -> to.withSigns(to.signs().withReadMarks(from.signs().readMarks()))),
    /// Whether it is sent and shown that a person is typing.
    TYPING("typing", (from, to) -> to.withSigns(to.signs().withTyping(from.signs().typing()))),
    /// Whether we announce ourselves on the local network.
    VISIBLE("visible", (from, to) -> to.withReach(to.reach().withVisible(from.reach().visible()))),
    /// Whether contacts that ask for it are called back.
    CALL_BACK("callBack", (from, to) -> to.withReach(to.reach().withCallBack(from.reach().callBack()))),
    /// Whether the router is asked to map our port.
    MAP_PORT("mapPort", (from, to) -> to.withReach(to.reach().withMapPort(from.reach().mapPort()))),
    /// Light, dark or the system's.
    THEME("theme", (from, to) -> to.withLooks(to.looks().withTheme(from.looks().theme()))),
    /// The language of the window.
    LANGUAGE("language", (from, to) -> to.withLooks(to.looks().withLanguage(from.looks().language()))),
    /// Whether the desktop shows notifications.
    NOTIFY("notify", (from, to) -> to.withAlerts(to.alerts().withShow(from.alerts().show()))),
    /// Whether a notification shows the message.
    NOTIFY_WORDS("notifyWords", (from, to) -> to.withAlerts(to.alerts().withWords(from.alerts().words()))),
    /// Whether a notification makes a sound.
    SOUND("sound", (from, to) -> to.withAlerts(to.alerts().withSound(from.alerts().sound())));

    private final String word;
    private final BinaryOperator<Settings> copy;

    Setting(String word, BinaryOperator<Settings> copy) {
        this.word = word;
        this.copy = copy;
    }

    /// The setting's name in `settings.json` and in `hashverse.json`.
    public String word() {
        return word;
    }

    /// Copies this setting from `from` to `to`.
    ///
    /// @return `to` with this setting's value of `from`
    public Settings copy(Settings from, Settings to) {
        return copy.apply(from, to);
    }

    /// The setting with a name, if there is one.
    public static Optional<Setting> of(String word) {
        return Arrays.stream(values()).filter(setting -> setting.word.equals(word)).findFirst();
    }
}
