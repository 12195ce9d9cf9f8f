package org.hashverse.desktop;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Shows notifications by `osascript` of macOS. The script is fixed, and title and text are its arguments, so that neither is read as code.
///
/// @param program path of `osascript`
record AppleScript(String program) implements Notifier {
    @Override
    public Command toShow(Notification notification, Optional<String> replaces) {
        // item 1, a word without a dash, ends the options of osascript, so that a title may begin with a dash
        return new Command(List.of(program, "-e", "on run argv", "-e", "display notification (item 3 of argv) with title (item 2 of argv)", "-e", "end run",
                "Hashverse", notification.title(), notification.text()), Map.of());
    }

    @Override
    public boolean runsWhileShown() {
        return false;
    }
}
