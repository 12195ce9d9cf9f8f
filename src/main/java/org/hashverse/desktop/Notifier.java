package org.hashverse.desktop;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Builds the command lines of a platform's program that shows notifications. It runs nothing itself.
interface Notifier {
    /// A command to run.
    ///
    /// @param arguments   the program and its arguments, as it receives them
    /// @param environment additional environment variables
    record Command(List<String> arguments, Map<String, String> environment) {
        /// Copies the collections.
        public Command {
            arguments = List.copyOf(arguments);
            environment = Map.copyOf(environment);
        }
    }

    /// The command that shows a notification.
    ///
    /// @param replaces the number of the notification to replace, as its program printed it
    Command toShow(Notification notification, Optional<String> replaces);

    /// Whether the program runs for as long as its notification is shown. Such a program prints the number that [#toShow] takes to replace the notification, if it can,
    /// and at the end `default` if the notification was clicked.
    boolean runsWhileShown();

    /// This notifier, adapted to what the installed program can do. Asks the program; blocks.
    default Notifier probed(Launcher launcher) {
        return this;
    }
}
