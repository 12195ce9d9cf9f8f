package org.hashverse.console;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.MessageId;
import org.hashverse.node.Node;

/// Commands that come one at a time from elsewhere, a terminal beside the program that runs: the same grammar, the same answers as in a console, but no events. Their messages have
/// numbers of their own. Any thread; several at once.
public final class SingleCommands {
    /// How a command ended.
    public enum Result {
        /// It was answered.
        DONE,
        /// It could not be done; the answer is an error.
        FAILED,
        /// It could not be understood; the answer is an error.
        MISUSED,
        /// The program is to end, and to see to that itself.
        EXIT
    }

    /// What a command was answered with.
    ///
    /// @param lines without line feeds
    public record Answer(Result result, List<String> lines) {
        public Answer {
            lines = List.copyOf(lines);
        }
    }

    /// The first words of the commands that one can have carried out so.
    public static final Set<String> WORDS = Set.of("send", "add", "delete", "del", "remove", "list", "query", "select", "history", "export", "accept", "block", "cancel", "invite", "exit");

    /// How many messages can be cancelled by their number: the last ones.
    static final int NUMBERED = 1_000;

    private static final String UNNAMED = "Hashverse waits for a name to be chosen in its window; choose one, and say it again";

    private final Node node;
    private final BooleanSupplier named;
    // guarded by itself
    private final Map<Integer, MessageId> numbers = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, MessageId> eldest) {
            return size() > NUMBERED;
        }
    };
    private int last;

    /// @param node  whose commands these are
    /// @param named whether its person has a name by now; before that nothing is carried out but `exit`, because others would see another one; asked on any thread
    public SingleCommands(Node node, BooleanSupplier named) {
        this.node = node;
        this.named = named;
    }

    /// Carries out a command and waits for its answer.
    ///
    /// @param line   as typed into a console
    /// @param json   each line of the answer as an object, as the package says
    /// @param folder from which files are named
    /// @throws InterruptedException if this thread is told to end
    public Answer carryOut(String line, boolean json, Path folder) throws InterruptedException {
        var answer = carryOut(line, folder);
        return json ? new Answer(answer.result, answer.lines.stream().map(JsonLine::of).toList()) : answer;
    }

    /// What is said where no node can answer.
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
            if (!named.getAsBoolean()) return failed(UNNAMED, false);
            var cancel = command instanceof Command.Cancel(var number) ? Optional.of(message(number)) : Optional.<MessageId>empty();
            Supplier<List<String>> answer = new Commands(node, this::numbered, folder).answer(command, cancel);
            var lines = answer.get();
            return new Answer(lines.getFirst().startsWith("error ") ? Result.FAILED : Result.DONE, lines);
        } catch (Command.Misuse misuse) {
            return new Answer(Result.MISUSED, List.of(Commands.error(misuse)));
        }
    }

    private List<String> numbered(Delivered message) {
        synchronized (numbers) {
            numbers.put(++last, message.message().id());
            return List.of("sent " + message.deliveries().size() + " #" + last);
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
