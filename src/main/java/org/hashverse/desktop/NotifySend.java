package org.hashverse.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `notify-send` of libnotify, which speaks to the desktop over D-Bus.
///
/// @param program where it is
/// @param hasty   `stdbuf`, which lets it say at once what it showed and not only at the end, if there is one
/// @param stays   whether it is 0.8 or newer: it waits for a click, replaces and says what it showed
record NotifySend(String program, Optional<String> hasty, boolean stays) implements Notifier {
    @Override
    public Call show(Notification notification, Optional<String> replaces) {
        var arguments = new ArrayList<String>();
        if (stays) hasty.ifPresent(stdbuf -> arguments.addAll(List.of(stdbuf, "--output=L")));
        arguments.addAll(List.of(program, "--app-name=Hashverse", "--category=im.received"));
        if (stays) arguments.addAll(List.of("--print-id", "--action=default=" + notification.click()));
        if (stays && replaces.isPresent()) arguments.add("--replace-id=" + replaces.get());
        // the title is never read as markup, the text is, after its backslashes were
        arguments.addAll(List.of("--", notification.title(), markup(notification.text())));
        return new Call(arguments, Map.of());
    }

    static String markup(String text) {
        return text.replace("\\", "\\\\").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public Notifier asked(Launcher launcher) {
        var help = launcher.ask(List.of(program, "--help"));
        return new NotifySend(program, hasty, help.contains("--action") && help.contains("--print-id") && help.contains("--replace-id"));
    }
}
