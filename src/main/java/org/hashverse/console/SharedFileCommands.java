package org.hashverse.console;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.SharedFiles;
import org.hashverse.chat.files.FileItem;
import org.hashverse.console.words.ConsoleLine;
import org.hashverse.console.words.FileNumbers;
import org.hashverse.node.api.Attachment;
import org.hashverse.node.api.ChatCommands;
import org.hashverse.node.api.FileState;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.node.api.FileState.Stage;
import org.hashverse.node.api.SendFilesOutcome;
import org.hashverse.node.api.SendOutcome;

/// Carries out the commands about files. Blocks on the node.
final class SharedFileCommands {
    /// What FILE is, for an answer that says what to type.
    static final String FILE = "FILE is #K, as file printed it, or six digits or more of the id of its message and its number there, like 3fa9c2.1";
    /// Most messages whose ids begin as typed that are looked at. Authors choose ids, so there may be any number.
    private static final int MOST = 100;
    private static final long GB = 1_000_000_000;

    private final ChatCommands node;
    private final FileNumbers numbers;

    SharedFileCommands(ChatCommands node, FileNumbers numbers) {
        this.node = node;
        this.numbers = numbers;
    }

    /// Begins to read a file or folder, and then sends it.
    CompletableFuture<SendFilesOutcome> send(Conversation to, Path path) {
        return node.files().send(to, List.of(new Attachment(path)), "", _ -> { });
    }

    /// Waits until a file was read and sent.
    ///
    /// @throws Command.Failure      if it cannot be offered
    /// @throws InterruptedException if this thread is interrupted; then nothing is sent
    static SendOutcome offered(CompletableFuture<SendFilesOutcome> outcome) throws Command.Failure, InterruptedException {
        try {
            return switch (NodeAnswer.await(outcome)) {
                case SendFilesOutcome.Offered(var sent) -> sent;
                case SendFilesOutcome.NotOffered refused -> throw new Command.Failure(sentence(refused));
            };
        } catch (InterruptedException ending) {
            outcome.cancel(false);
            throw ending;
        }
    }

    /// Why a file cannot be offered, and what to do.
    static String sentence(SendFilesOutcome.NotOffered refused) {
        return ConsoleLine.text(refused.path().toString()) + switch (refused.why()) {
            case NOT_THERE -> " is no file or folder; check its name";
            case NOT_READABLE -> " cannot be read; check its rights and its name";
            case CHANGED -> " changed while it was read; send it again when nobody writes to it";
            case TOO_LARGE -> " is larger than " + FileItem.MAX_SIZE / GB + " GB, or has more than " + FileItem.MAX_FILES + " files or too many folders in each other; send it in parts, or as an archive";
        };
    }

    /// Finds a file that is to be got. Returns what begins that and makes the answer: so the answer is printed before the file is there.
    ///
    /// @param folder where to put it; empty for the folder of the settings
    /// @throws Command.Failure if it cannot be got
    Supplier<List<String>> get(Command.TypedFile typed, Optional<Path> folder) throws Command.Failure, InterruptedException {
        var file = find(typed);
        var word = numbers.word(file);
        var state = state(file);
        var path = state.flatMap(FileState::path);
        if (is(state, Stage.GOT) && path.isPresent()) return () -> List.of("got " + word + " " + ConsoleLine.text(path.get().toString()));
        if (folder.isPresent() && comes(state)) throw new Command.Failure(word + " is coming already; pause " + word + ", then get it into another folder");
        return () -> {
            node.files().get(file, folder);
            return List.of("getting " + word);
        };
    }

    /// The line that answers `pause FILE`.
    String pause(Command.TypedFile typed) throws Command.Failure, InterruptedException {
        var file = find(typed);
        var word = numbers.word(file);
        var state = state(file);
        if (!comes(state) && !is(state, Stage.PAUSED)) throw new Command.Failure(word + " is not coming; get " + word + " gets it");
        node.files().pause(file);
        return "paused " + word;
    }

    /// The line that answers `decline FILE`.
    String decline(Command.TypedFile typed) throws Command.Failure, InterruptedException {
        var file = find(typed);
        var word = numbers.word(file);
        if (is(state(file), Stage.GOT)) throw new Command.Failure(word + " is here already; delete the file that got named");
        node.files().decline(file);
        return "file-declined " + word;
    }

    private static boolean comes(Optional<FileState> state) {
        return is(state, Stage.WAITING) || is(state, Stage.GETTING);
    }

    private static boolean is(Optional<FileState> state, Stage stage) {
        return state.filter(one -> one.stage() == stage).isPresent();
    }

    private Optional<FileState> state(FileKey file) throws Command.Failure, InterruptedException {
        return NodeAnswer.await(Snapshot.of(node)).file(file);
    }

    /// The file of another person that was named.
    private FileKey find(Command.TypedFile typed) throws Command.Failure, InterruptedException {
        return switch (typed) {
            case Command.TypedFile.Number(var number) -> numbered(number);
            case Command.TypedFile.Of(var digits, var number) -> ofMessage(digits, number);
        };
    }

    private FileKey numbered(int number) throws Command.Failure, InterruptedException {
        if (number < 1 || number > numbers.last()) throw new Command.Failure("no file #" + number + "; " + FILE);
        var file = numbers.file(number).orElseThrow(() -> new Command.Failure("#" + number + " is too old to be known by its number; history shows the id of its message and its number there"));
        var messages = NodeAnswer.await(node.history().withId(file.message().id().hex(), MOST));
        if (messages.stream().noneMatch(one -> one.message().key().equals(file.message()) && one.message().content() instanceof SharedFiles))
            throw new Command.Failure("#" + number + " is not offered any more; history shows the files that are");
        return file;
    }

    private FileKey ofMessage(String digits, int number) throws Command.Failure, InterruptedException {
        var found = NodeAnswer.await(node.history().withId(digits, MOST)).stream().filter(one -> one.message().content() instanceof SharedFiles).toList();
        if (found.isEmpty()) throw new Command.Failure("no message with files has an id that begins with " + digits + "; history shows the ids");
        if (found.size() > 1) throw new Command.Failure("several messages with files have an id that begins with " + digits + "; type more of it");
        int files = files(found.getFirst());
        if (number < 1 || number > files) throw new Command.Failure("that message has the files 1 to " + files + "; history shows them");
        if (found.getFirst().mine()) throw new Command.Failure("you sent that file yourself; it is where you sent it from");
        return new FileKey(found.getFirst().message().key(), number - 1);
    }

    private static int files(Delivered message) {
        return message.message().content() instanceof SharedFiles files ? files.items().size() : 0;
    }
}
