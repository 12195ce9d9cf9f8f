package org.hashverse.desktop;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A platform's program that shows notifications: how it is called. It calls nothing itself.
interface Notifier {
    /// What to run.
    ///
    /// @param arguments   the program and its arguments, as it receives them
    /// @param environment variables set for it beside the usual ones
    record Call(List<String> arguments, Map<String, String> environment) {
        public Call {
            arguments = List.copyOf(arguments);
            environment = Map.copyOf(environment);
        }
    }

    /// How to show a notification.
    ///
    /// @param replaces what the program said of the one that stands and is to be replaced
    Call show(Notification notification, Optional<String> replaces);

    /// Whether the program runs for as long as its notification stands: it says, perhaps, what [#show] takes to replace it, and at the end `default` if it was clicked.
    boolean stays();

    /// The same after asking the program what it can do. Blocks.
    default Notifier asked(Launcher launcher) {
        return this;
    }
}
