package org.hashverse;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.hashverse.console.SingleCommands;
import org.hashverse.instance.Ending;
import org.hashverse.instance.Instance;
import org.hashverse.instance.Request;
import org.hashverse.node.Node;

/// Answers other starts of the program that ask something of this one. It is there before the node is: who asks for a command meanwhile waits.
final class Reception implements Instance.Handler {
    /// What stands before a node: a window or a console. Nothing here waits.
    interface Front {
        /// Comes forward; false where nothing can.
        boolean comeForward(Optional<String> invite);

        /// Ends the program.
        void quit();
    }

    private final Front front;
    private final CompletableFuture<SingleCommands> commands = new CompletableFuture<>();

    Reception(Front front) {
        this.front = front;
    }

    /// The node runs.
    void opened(Node node) {
        commands.complete(new SingleCommands(node));
    }

    /// There will be none.
    void failed() {
        commands.cancel(false);
    }

    @Override
    public Ending answer(Request request, Instance.Lines lines) throws IOException, InterruptedException {
        return switch (request) {
            case Request.Forward(var invite) -> Ending.with(front.comeForward(invite) ? 0 : 1);
            case Request.There() -> Ending.with(0);
            case Request.Command command -> carryOut(command, lines);
        };
    }

    private Ending carryOut(Request.Command command, Instance.Lines lines) throws IOException, InterruptedException {
        SingleCommands.Answer answer;
        try {
            answer = commands.get().carryOut(command.line(), command.json(), Path.of(command.folder()));
        } catch (CancellationException | ExecutionException noNode) {
            answer = SingleCommands.failed("Hashverse could not start; its window or console says why", command.json());
        } catch (InvalidPathException noPath) {
            answer = SingleCommands.failed("this computer has no folder " + command.folder(), command.json());
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
