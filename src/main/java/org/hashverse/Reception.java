package org.hashverse;

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
import org.hashverse.node.Node;
import org.hashverse.platform.PathNames;

/// Answers other starts of the program that ask something of this one. It is there before the node is: who asks for a command meanwhile waits.
final class Reception implements Instance.Handler {
    /// What stands before a node: a window or a console. Nothing here waits.
    interface Front {
        /// Comes forward, and completes once it has taken that: false where nothing can, cancelled where all is ending. Completed from outside before that, it is taken back.
        CompletableFuture<Boolean> comeForward(Optional<String> invite);

        /// Whether the person has chosen a name since the start, or nobody is asked for one.
        boolean named();

        /// Ends the program.
        void quit();
    }

    /// How long a window may take to come forward; then the caller is told that it did not, and it does not any more.
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

    /// The node runs.
    ///
    /// @param named whether its person had a name from the start
    void opened(Node node, boolean named) {
        commands.complete(new SingleCommands(node, () -> named || front.named()));
    }

    /// There will be none.
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
            // whichever comes first counts: what is answered with no is not done later
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
