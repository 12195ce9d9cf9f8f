package org.hashverse;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hashverse.CommandLine.Flag;
import org.hashverse.console.SingleCommands;
import org.hashverse.instance.Call;
import org.hashverse.instance.Request;

/// What this start of the program leaves to the one that runs already. No class of JavaFX or of the node is loaded here.
final class Elsewhere {
    private static final String ERROR = "error ";

    private Elsewhere() {}

    /// Leaves a start to the window that holds the profile, which comes forward; one that is not to be seen is left to whatever holds it, and nobody notices.
    /// False if nothing does, or it cannot.
    static boolean takesOver(Path profile, CommandLine.Run start) {
        return start.has(Flag.HIDDEN) && start.invite().isEmpty() ? isThere(profile) : comesForward(profile, start.invite());
    }

    /// Whether something runs for a profile, even if it is another version or does not answer.
    private static boolean isThere(Path profile) {
        return switch (Call.make(profile, new Request.There(), _ -> { })) {
            case Call.Outcome.Done(var _), Call.Outcome.Silence() -> true;
            case Call.Outcome.Nobody(), Call.Outcome.Broken() -> false;
        };
    }

    /// Asks the window that holds a profile to come forward; false if none does.
    static boolean comesForward(Path profile, Optional<String> invite) {
        return Call.make(profile, new Request.Forward(invite), _ -> { }) instanceof Call.Outcome.Done(var status) && status == 0;
    }

    /// Has a command carried out; the program's status.
    ///
    /// @param lines takes the lines of the answer
    static int carriesOut(Path profile, CommandLine.Tell tell, Consumer<String> lines) {
        var request = new Request.Command(tell.line(), tell.json(), Path.of("").toAbsolutePath().toString());
        if (!request.fits()) {
            failed("the command is too long; send it in parts", tell, lines);
            return CommandLine.Misuse.STATUS;
        }
        return switch (Call.make(profile, request, line -> spoken(line, tell).forEach(lines))) {
            case Call.Outcome.Done(var status) -> status;
            case Call.Outcome.Nobody() -> failed("Hashverse is not running for this profile; open it, or start hashverse --console, and say it again", tell, lines);
            case Call.Outcome.Silence() -> failed("Hashverse runs and does not answer; try again, or end it and start it anew", tell, lines);
            case Call.Outcome.Broken() -> failed("Hashverse ended before it had answered; start it and look with hashverse history whether it was done", tell, lines);
        };
    }

    // one that does not understand the request says so in plain words, for it does not know either that an object was wanted
    private static List<String> spoken(String line, CommandLine.Tell tell) {
        return tell.json() && line.startsWith(ERROR) ? SingleCommands.failed(line.substring(ERROR.length()), true).lines() : List.of(line);
    }

    private static int failed(String why, CommandLine.Tell tell, Consumer<String> lines) {
        SingleCommands.failed(why, tell.json()).lines().forEach(lines);
        return 1;
    }
}
