package org.hashverse.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hashverse.console.SingleCommands;
import org.hashverse.instance.Call;
import org.hashverse.instance.Request;
import org.hashverse.launch.CommandLine.Flag;

/// Hands requests of this start over to the instance that runs already. No class of JavaFX or of the node is loaded here.
public final class RunningInstance {
    /// Whether the running instance took this start over.
    public enum HandOver {
        /// The instance took it over: this start has nothing more to do.
        TAKEN,
        /// An instance runs but cannot take it over. Nothing was handed over.
        REFUSED,
        /// An instance runs but did not respond. Nothing was handed over.
        UNHEARD,
        /// No instance runs, or it is ending.
        NOBODY
    }

    /// Status with which an instance that is ending answers the request to come forward.
    static final int ENDING = 3;
    private static final String ERROR = "error ";

    private RunningInstance() {}

    /// Hands this start over to the instance of the profile, whose window comes forward. For a start with `--hidden` and without an invite nothing comes forward.
    public static HandOver handOver(Path profile, CommandLine.Run start) {
        return start.has(Flag.HIDDEN) && start.invite().isEmpty() ? handOverHidden(profile) : comeForward(profile, start.invite());
    }

    /// Hands over a start for which nothing has to come forward. It is taken over if an instance runs for the profile, even one of another version or one that does not
    /// respond.
    private static HandOver handOverHidden(Path profile) {
        return switch (Call.make(profile, new Request.There(), _ -> { })) {
            case Call.Outcome.Done(var _), Call.Outcome.Silence() -> HandOver.TAKEN;
            case Call.Outcome.Nobody(), Call.Outcome.Broken() -> HandOver.NOBODY;
        };
    }

    /// Asks the instance of a profile to bring its window forward. Returns how the instance answered.
    static HandOver comeForward(Path profile, Optional<String> invite) {
        return switch (Call.make(profile, new Request.Forward(invite), _ -> { })) {
            case Call.Outcome.Done(var status) -> switch (status) {
                case 0 -> HandOver.TAKEN;
                case ENDING -> HandOver.NOBODY;
                default -> HandOver.REFUSED;
            };
            case Call.Outcome.Silence() -> HandOver.UNHEARD;
            // no instance ran, or the instance ended, and the request with it
            case Call.Outcome.Nobody(), Call.Outcome.Broken() -> HandOver.NOBODY;
        };
    }

    /// Asks the instance of a profile to bring its window forward, as another start does. Returns whether it answered, with whatever status.
    public static boolean forwardIsAnswered(Path profile) {
        return Call.make(profile, new Request.Forward(Optional.empty()), _ -> { }) instanceof Call.Outcome.Done;
    }

    /// Lets the instance of a profile carry out a command. Returns the exit status for this process.
    ///
    /// @param lines receives the lines of the answer
    public static int carryOut(Path profile, CommandLine.Tell tell, Consumer<String> lines) {
        var request = new Request.Command(tell.line(), tell.json(), Path.of("").toAbsolutePath().toString());
        if (!request.fits()) {
            failed("the command is too long; send it in parts", tell, lines);
            return CommandLine.Misuse.STATUS;
        }
        return switch (Call.make(profile, request, line -> formatted(line, tell).forEach(lines))) {
            case Call.Outcome.Done(var status) -> status;
            case Call.Outcome.Nobody() -> failed("Hashverse is not running for this profile; open it, or start hashverse --console, and say it again", tell, lines);
            case Call.Outcome.Silence() -> failed("Hashverse runs and does not answer; try again, or end it and start it anew", tell, lines);
            case Call.Outcome.Broken() -> failed("Hashverse ended before it had answered; start it and look with hashverse history whether it was done", tell, lines);
        };
    }

    // an instance that does not understand the request answers with a plain line, because it does not know that JSON is wanted
    private static List<String> formatted(String line, CommandLine.Tell tell) {
        return tell.json() && line.startsWith(ERROR) ? SingleCommands.failed(line.substring(ERROR.length()), true).lines() : List.of(line);
    }

    private static int failed(String why, CommandLine.Tell tell, Consumer<String> lines) {
        SingleCommands.failed(why, tell.json()).lines().forEach(lines);
        return 1;
    }
}
