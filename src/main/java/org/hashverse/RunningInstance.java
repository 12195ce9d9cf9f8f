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
final class RunningInstance {
    /// What came of it.
    enum Left {
        /// It was taken: this start has nothing more to do.
        TAKEN,
        /// Somebody is there who cannot take it. Nothing was handed over.
        REFUSED,
        /// Somebody is there who did not hear. Nothing was handed over.
        UNHEARD,
        /// Nobody is there, or only somebody who is ending.
        NOBODY
    }

    /// Status of whoever is asked to come forward and is ending.
    static final int ENDING = 3;
    private static final String ERROR = "error ";

    private RunningInstance() {}

    /// Leaves a start to the window that holds the profile, which comes forward; one that is not to be seen is left to whatever holds it, and nobody notices.
    static Left leave(Path profile, CommandLine.Run start) {
        return start.has(Flag.HIDDEN) && start.invite().isEmpty() ? isThere(profile) : comeForward(profile, start.invite());
    }

    /// Whether something runs for a profile, even if it is another version or does not answer.
    private static Left isThere(Path profile) {
        return switch (Call.make(profile, new Request.There(), _ -> { })) {
            case Call.Outcome.Done(var _), Call.Outcome.Silence() -> Left.TAKEN;
            case Call.Outcome.Nobody(), Call.Outcome.Broken() -> Left.NOBODY;
        };
    }

    /// Asks the window that holds a profile to come forward.
    static Left comeForward(Path profile, Optional<String> invite) {
        return switch (Call.make(profile, new Request.Forward(invite), _ -> { })) {
            case Call.Outcome.Done(var status) -> switch (status) {
                case 0 -> Left.TAKEN;
                case ENDING -> Left.NOBODY;
                default -> Left.REFUSED;
            };
            case Call.Outcome.Silence() -> Left.UNHEARD;
            // whatever it took ended with it
            case Call.Outcome.Nobody(), Call.Outcome.Broken() -> Left.NOBODY;
        };
    }

    /// Whether whatever holds a profile answers to being asked to come forward, and be it that it cannot.
    static boolean answers(Path profile) {
        return Call.make(profile, new Request.Forward(Optional.empty()), _ -> { }) instanceof Call.Outcome.Done;
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
