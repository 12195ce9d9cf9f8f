package org.hashverse.desktop;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Shows notifications by `osascript` of macOS. The script is fixed; title and text are its arguments.
///
/// @param program path of `osascript`
record AppleScript(String program) implements Notifier {
    @Override
    public Call show(Notification notification, Optional<String> replaces) {
        // the first argument ends the options, so that a title may begin with a dash
        return new Call(List.of(program, "-e", "on run words", "-e", "display notification (item 3 of words) with title (item 2 of words)", "-e", "end run",
                "Hashverse", notification.title(), notification.text()), Map.of());
    }

    @Override
    public boolean stays() {
        return false;
    }
}
