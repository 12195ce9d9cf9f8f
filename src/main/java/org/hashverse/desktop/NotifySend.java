package org.hashverse.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Shows notifications by `notify-send` of libnotify, which uses D-Bus.
///
/// @param program        path of `notify-send`
/// @param stdbuf         path of `stdbuf`, if it is installed; with it `notify-send` prints the notification's number at once and not only at the end
/// @param runsWhileShown whether `notify-send` is known to be 0.8 or newer: it waits for a click, can replace a notification and prints its number
record NotifySend(String program, Optional<String> stdbuf, boolean runsWhileShown) implements Notifier {
    @Override
    public Command toShow(Notification notification, Optional<String> replaces) {
        var arguments = new ArrayList<String>();
        if (runsWhileShown) stdbuf.ifPresent(buffer -> arguments.addAll(List.of(buffer, "--output=L")));
        arguments.addAll(List.of(program, "--app-name=Hashverse", "--category=im.received"));
        if (runsWhileShown) arguments.addAll(List.of("--print-id", "--action=default=" + notification.click()));
        if (runsWhileShown && replaces.isPresent()) arguments.add("--replace-id=" + replaces.get());
        // the title is plain text; the text is markup, and its backslashes are read before that
        arguments.addAll(List.of("--", notification.title(), markup(notification.text())));
        return new Command(arguments, Map.of());
    }

    static String markup(String text) {
        return text.replace("\\", "\\\\").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public Notifier probed(Launcher launcher) {
        var help = launcher.ask(List.of(program, "--help"));
        return new NotifySend(program, stdbuf, help.contains("--action") && help.contains("--print-id") && help.contains("--replace-id"));
    }
}
