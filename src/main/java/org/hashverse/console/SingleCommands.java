package org.hashverse.console;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.MessageId;
import org.hashverse.console.words.ConsoleLine;
import org.hashverse.console.words.FileNumbers;
import org.hashverse.console.words.JsonLine;
import org.hashverse.console.words.Numbers;
import org.hashverse.node.api.ChatCommands;

/// Carries out single commands for other starts of the program, such as those in a terminal. Grammar and answers are those of a console, but there are no events. The
/// numbers `#K` are counted apart from those of a console, and only messages that were sent in this way have one. May be used by several threads at once.
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

    /// The first words of the commands that can be carried out in this way, in the order of `help`, without older words. `help` is not among them: `hashverse help` prints the
    /// options of the program, without a running instance.
    public static final List<String> WORDS = Arrays.stream(CommandWord.values()).map(CommandWord::word).filter(SingleCommands::isCommand).toList();

    private static final String NO_NAME_YET = "Hashverse waits for a name to be chosen in its window; choose one, and say it again";
    private static final String NUMBER_IS_NOT_HERE = "number is for a console, where messages arrive; here a message is named by the id that history prints";

    private final ChatCommands node;
    private final BooleanSupplier named;
    private final Numbers numbers;

    /// @param node  the node that carries out the commands
    /// @param named whether the person has chosen a name; until then only `exit` is carried out, because every other command could show peers the provisional
    ///              name. Called on any thread
    public SingleCommands(ChatCommands node, BooleanSupplier named) {
        this(node, named, Numbers.MOST);
    }

    /// @param mostNumbered number of messages, the last ones, that can be named by their number
    SingleCommands(ChatCommands node, BooleanSupplier named, int mostNumbered) {
        this.node = node;
        this.named = named;
        numbers = new Numbers(mostNumbered);
    }

    /// Whether a command that can be carried out in this way begins with a word; older words are included.
    public static boolean isCommand(String word) {
        return CommandWord.of(word).filter(command -> command.use != CommandWord.Use.CONSOLE).isPresent();
    }

    /// Whether a command that ends with a text begins with a word.
    public static boolean takesText(String word) {
        return CommandWord.of(word).filter(command -> command.use == CommandWord.Use.TEXT).isPresent();
    }

    /// Carries out a command and waits for its answer.
    ///
    /// @param line   the command as typed into a console
    /// @param json   whether each line of the answer is a JSON object, as the package documents
    /// @param folder the folder that relative file names start from
    /// @throws InterruptedException if this thread is interrupted
    public Answer carryOut(String line, boolean json, Path folder) throws InterruptedException {
        var answer = carryOut(line, folder);
        return json ? new Answer(answer.result, JsonLine.block(answer.lines)) : answer;
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
            var command = CommandWord.read(line);
            if (command instanceof Command.Exit) return new Answer(Result.EXIT, List.of());
            if (!named.getAsBoolean()) return failed(NO_NAME_YET, false);
            if (command instanceof Command.NumberArrivals) throw new Command.Misuse(NUMBER_IS_NOT_HERE);
            var cancel = command instanceof Command.Cancel(var number) ? Optional.of(message(number)) : Optional.<MessageId>empty();
            var answer = new Commands(node, this::numbered, numbers, new FileNumbers(), new MadeHere(), folder).answer(command, cancel);
            var lines = answer.lines().get(); // gives a sent message its number
            return new Answer(answer.failed() ? Result.FAILED : Result.DONE, lines);
        } catch (Command.Misuse misuse) {
            return new Answer(Result.MISUSED, List.of(Commands.error(misuse)));
        }
    }

    private List<String> numbered(Delivered message) {
        return List.of("sent " + message.deliveries().size() + " #" + numbers.add(message));
    }

    private MessageId message(int number) throws Command.Misuse {
        return numbers.message(number).map(message -> message.key().id())
                .orElseThrow(() -> new Command.Misuse("no message #" + number + "; cancel #K, with the K that sent printed"));
    }
}
