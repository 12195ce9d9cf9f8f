package org.hashverse.launch;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.hashverse.console.SingleCommands;
import org.hashverse.instance.Ending;
import org.hashverse.instance.Instance;
import org.hashverse.instance.Request;
import org.hashverse.node.api.ChatCommands;
import org.hashverse.platform.PathNames;

/// Answers the requests of other starts of the program. It exists before the node does: a command that comes earlier waits for the node.
public final class Reception implements Instance.Handler {
    /// The front end of a node: a window or a console. No method blocks.
    public interface Front {
        /// Brings the window forward. The future completes with true when the window has taken the request, and with false if there is no window or too many invites wait. The
        /// future is cancelled if the program is ending. If the caller completes the future first, the window does not come forward any more.
        ///
        /// @param invite the text of an invite, which fills the dialog to add a peer
        CompletableFuture<Boolean> comeForward(Optional<String> invite);

        /// Whether the person has chosen a name since the start, or is not asked for one. Until then only `exit` is carried out.
        boolean named();

        /// Ends the program.
        void quit();
    }

    /// How long a window may take to come forward. After that the caller is told that it did not, and it does not come forward any more.
    static final Duration FORWARD_WITHIN = Duration.ofSeconds(30);

    private final Front front;
    private final Duration forwardWithin;
    private final CompletableFuture<SingleCommands> commands = new CompletableFuture<>();

    Reception(Front front) {
        this(front, FORWARD_WITHIN);
    }

    Reception(Front front, Duration forwardWithin) {
        this.front = front;
        this.forwardWithin = forwardWithin;
    }

    /// Notes that the node runs.
    ///
    /// @param named whether the person had a name from the start
    void opened(ChatCommands node, boolean named) {
        commands.complete(new SingleCommands(node, () -> named || front.named()));
    }

    /// Notes that the node could not start. Commands that wait for it get an error.
    void failed() {
        commands.cancel(false);
    }

    @Override
    public Ending answer(Request request, Instance.Lines lines) throws IOException, InterruptedException {
        return switch (request) {
            case Request.Forward(var invite) -> comeForward(invite);
            case Request.There() -> Ending.with(0);
            case Request.Command command -> carryOut(command, lines);
        };
    }

    private Ending comeForward(Optional<String> invite) throws InterruptedException {
        try {
            // the first completion counts: after the answer no, the window does not come forward later
            return Ending.with(front.comeForward(invite).completeOnTimeout(false, forwardWithin.toNanos(), TimeUnit.NANOSECONDS).get() ? 0 : 1);
        } catch (CancellationException ending) {
            return Ending.with(RunningInstance.ENDING);
        } catch (ExecutionException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private Ending carryOut(Request.Command command, Instance.Lines lines) throws IOException, InterruptedException {
        SingleCommands.Answer answer;
        try {
            answer = commands.get().carryOut(command.line(), command.json(), Path.of(command.folder()));
        } catch (CancellationException | ExecutionException noNode) {
            answer = SingleCommands.failed("Hashverse could not start; its window or console says why", command.json());
        } catch (InvalidPathException noPath) {
            answer = SingleCommands.failed(PathNames.fault(command.folder()).orElse("this computer has no folder " + command.folder()), command.json());
        }
        for (var line : answer.lines()) lines.line(line);
        return switch (answer.result()) {
            case DONE -> Ending.with(0);
            case FAILED -> Ending.with(1);
            case MISUSED -> Ending.with(CommandLine.Misuse.STATUS);
            case EXIT -> Ending.leaving(front::quit);
        };
    }
}
