package org.hashverse.console;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.MessageId;
import org.hashverse.node.api.ChatCommands;

/// Carries out single commands for other starts of the program, such as those in a terminal. Grammar and answers are those of a console, but there are no events. The
/// numbers `#K` that `cancel` takes are counted apart from those of a console. May be used by several threads at once.
public final class SingleCommands {
    /// How a command ended.
    public enum Result {
        /// The command was carried out.
        DONE,
        /// The command failed; the answer is an error.
        FAILED,
        /// The command could not be understood; the answer is an error.
        MISUSED,
        /// The command was `exit`; the caller must end the program.
        EXIT
    }

    /// The answer to a command.
    ///
    /// @param lines without line feeds
    public record Answer(Result result, List<String> lines) {
        /// Copies the lines.
        public Answer {
            lines = List.copyOf(lines);
        }
    }

    /// The first words of the commands that can be carried out in this way. `help` is not among them: `hashverse help` prints the options of the program, without a running
    /// instance.
    public static final Set<String> WORDS = Set.of("send", "add", "delete", "del", "remove", "list", "query", "select", "history", "export", "accept", "block", "cancel", "invite", "exit");

    /// Number of messages, the last ones, that can be cancelled by their number.
    private static final int MOST_NUMBERED = 1_000;

    private static final String NO_NAME_YET = "Hashverse waits for a name to be chosen in its window; choose one, and say it again";

    private final ChatCommands node;
    private final BooleanSupplier named;
    private final int mostNumbered;
    // guarded by itself; the oldest number is forgotten first
    private final Map<Integer, MessageId> numbers = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, MessageId> eldest) {
            return size() > mostNumbered;
        }
    };
    // guarded by numbers
    private int lastNumber;

    /// @param node  the node that carries out the commands
    /// @param named whether the person has chosen a name; until then only `exit` is carried out, because every other command could show peers the provisional
    ///              name. Called on any thread
    public SingleCommands(ChatCommands node, BooleanSupplier named) {
        this(node, named, MOST_NUMBERED);
    }

    /// @param mostNumbered number of messages, the last ones, that can be cancelled by their number
    SingleCommands(ChatCommands node, BooleanSupplier named, int mostNumbered) {
        this.node = node;
        this.named = named;
        this.mostNumbered = mostNumbered;
    }

    /// Carries out a command and waits for its answer.
    ///
    /// @param line   the command as typed into a console
    /// @param json   whether each line of the answer is a JSON object, as the package documents
    /// @param folder the folder that relative file names start from
    /// @throws InterruptedException if this thread is interrupted
    public Answer carryOut(String line, boolean json, Path folder) throws InterruptedException {
        var answer = carryOut(line, folder);
        return json ? new Answer(answer.result, answer.lines.stream().map(JsonLine::of).toList()) : answer;
    }

    /// The answer if no node can answer.
    ///
    /// @param why a sentence that says what to do
    public static Answer failed(String why, boolean json) {
        var line = "error " + ConsoleLine.text(why);
        return new Answer(Result.FAILED, List.of(json ? JsonLine.of(line) : line));
    }

    private Answer carryOut(String line, Path folder) throws InterruptedException {
        try {
            if (line.isBlank()) throw new Command.Misuse("no command; help lists them");
            var command = CommandReader.read(line);
            if (command instanceof Command.Exit) return new Answer(Result.EXIT, List.of());
            if (!named.getAsBoolean()) return failed(NO_NAME_YET, false);
            var cancel = command instanceof Command.Cancel(var number) ? Optional.of(message(number)) : Optional.<MessageId>empty();
            var answer = new Commands(node, this::numbered, folder).answer(command, cancel);
            var lines = answer.lines().get(); // gives a sent message its number
            return new Answer(answer.failed() ? Result.FAILED : Result.DONE, lines);
        } catch (Command.Misuse misuse) {
            return new Answer(Result.MISUSED, List.of(Commands.error(misuse)));
        }
    }

    private List<String> numbered(Delivered message) {
        synchronized (numbers) {
            numbers.put(++lastNumber, message.message().id());
            return List.of("sent " + message.deliveries().size() + " #" + lastNumber);
        }
    }

    private MessageId message(int number) throws Command.Misuse {
        synchronized (numbers) {
            var message = numbers.get(number);
            if (message == null) throw new Command.Misuse("no message #" + number + "; cancel #K, with the K that sent printed");
            return message;
        }
    }
}
