package org.hashverse.console;

import static org.hashverse.console.PrintedEvents.BO;
import static org.hashverse.console.PrintedEvents.ME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.SharedFiles;
import org.hashverse.chat.files.FileHash;
import org.hashverse.chat.files.FileItem;
import org.hashverse.console.words.FileNumbers;
import org.hashverse.console.words.Numbers;
import org.hashverse.node.api.Attachment;
import org.hashverse.node.api.FakeCommands;
import org.hashverse.node.api.FakeFiles;
import org.hashverse.node.api.FileCommands;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.node.api.FileState.Stage;
import org.hashverse.node.api.FileState;
import org.hashverse.node.api.HistoryQuestions;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.SendFilesOutcome.Why;
import org.hashverse.node.api.SendFilesOutcome;
import org.hashverse.node.api.SendOutcome;
import org.hashverse.node.api.Subscription;
import org.junit.jupiter.api.Test;

/// Commands about files, over a node that answers what a test says.
class SharedFileCommandsTest {
    private static final Path FOLDER = Path.of("work").toAbsolutePath();
    private final FileNumbers numbers = new FileNumbers();
    private final List<Delivered> stored = new ArrayList<>();
    private final List<FileState> states = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final CompletableFuture<SendFilesOutcome> outcome = new CompletableFuture<>();

    private final Commands commands = new Commands(new FakeCommands() {
        @Override
        public HistoryQuestions history() {
            return new FoundById(stored);
        }

        @Override
        public Subscription subscribe(Executor executor, Consumer<NodeEvent> listener) {
            for (var event : List.of(new NodeEvent.SelfChanged(PrintedEvents.self("Ana")), new NodeEvent.FilesChanged(List.copyOf(states)), new NodeEvent.CallingChanged(List.of()))) listener.accept(event);
            return () -> { };
        }

        @Override
        public FileCommands files() {
            return new FakeFiles() {
                @Override
                public CompletableFuture<SendFilesOutcome> send(Conversation to, List<Attachment> files, String caption, LongConsumer read) {
                    asked.add("send " + to + " " + files.getFirst().path() + caption);
                    return outcome;
                }

                @Override
                public void get(FileKey file, Optional<Path> folder) {
                    asked.add("get " + file.place() + folder.map(path -> " " + path).orElse(""));
                }

                @Override
                public void pause(FileKey file) {
                    asked.add("pause " + file.place());
                }

                @Override
                public void decline(FileKey file) {
                    asked.add("decline " + file.place());
                }
            };
        }
    }, message -> List.of("sent " + message.deliveries().size() + " #1"), new Numbers(), numbers, new MadeHere(), FOLDER);

    private String answer(String line) throws Exception {
        var lines = commands.answer(CommandWord.read(line), Optional.empty()).lines().get();
        assertEquals(1, lines.size(), lines.toString());
        return lines.getFirst();
    }

    private Delivered store(PeerId author, String id, Content content) {
        var one = new Delivered(new Message(new MessageId(id), Conversation.with(BO), author, 1, Instant.EPOCH, content), author.equals(ME), Map.of());
        stored.add(one);
        return one;
    }

    private static Content files(int many) {
        var item = new FileItem("x", 1, FileHash.of(new byte[FileHash.BYTES]), Optional.empty(), Optional.empty());
        return new SharedFiles(Collections.nCopies(many, item), "");
    }

    private void state(Delivered message, int place, Stage stage) {
        states.add(new FileState(new FileKey(message.message().key(), place), stage, 0, 0, stage == Stage.GOT ? Optional.of(Path.of("/in/x")) : Optional.empty()));
    }

    @Test
    void aFileIsSentAsATextIs() throws Exception {
        outcome.complete(new SendFilesOutcome.Offered(new SendOutcome.Sent(store(ME, "0".repeat(32), files(1)))));
        assertEquals("sent 0 #1", answer("send-file my file"));
        assertEquals(List.of("send " + Conversation.EVERYONE + " " + FOLDER.resolve("my file")), asked);
    }

    @Test
    void aRefusedFileIsTheErrorOfATextThatIsRefused() throws Exception {
        outcome.complete(new SendFilesOutcome.Offered(new SendOutcome.NobodyConnected()));
        assertEquals("error nobody is connected; add IP PORT", answer("send-file x"));
    }

    @Test
    void everyReasonIsASentenceThatSaysWhatToDo() {
        var sentences = Arrays.stream(Why.values()).map(why -> SharedFileCommands.sentence(new SendFilesOutcome.NotOffered(Path.of("a\nb"), why))).toList();
        assertEquals(sentences.size(), sentences.stream().distinct().count());
        for (var sentence : sentences) assertTrue(sentence.startsWith("a\\nb ") && sentence.contains("; "), sentence);
        assertEquals("a\\nb is larger than 274 GB, or has more than 100000 files or too many folders in each other; send it in parts, or as an archive", sentences.get(Why.TOO_LARGE.ordinal()));
    }

    @Test
    void whatEndsWhileAFileIsReadSendsNothing() throws Exception {
        var pending = commands.begin(CommandWord.read("send-file x"), Optional.empty());
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, pending::answer);
        assertTrue(outcome.isCancelled());
    }

    @Test
    void theNodeIsAskedToGetAFileWhenTheAnswerIsPrinted() throws Exception {
        var message = store(BO, "abcdef" + "0".repeat(26), files(2));
        numbers.add(new FileKey(message.message().key(), 1));
        var answer = commands.answer(CommandWord.read("get #1 my folder"), Optional.empty());
        assertEquals(List.of(), asked);
        assertEquals(List.of("getting #1"), answer.lines().get());
        assertEquals(List.of("get 1 " + FOLDER.resolve("my folder")), asked);
        assertEquals("getting " + "abcdef" + "0".repeat(26) + ".1", answer("get ABCDEF.1"));
        assertEquals("get 0", asked.getLast());
    }

    @Test
    void whatCanBeDoneDependsOnHowFarAFileIs() throws Exception {
        var message = store(BO, "abcdef" + "0".repeat(26), files(4));
        for (int place = 0; place < 4; place++) numbers.add(new FileKey(message.message().key(), place));
        var stages = List.of(Stage.GOT, Stage.GETTING, Stage.PAUSED, Stage.GONE);
        for (int place = 0; place < 4; place++) state(message, place, stages.get(place));
        assertEquals("got #1 /in/x", answer("get #1"));
        assertEquals("error #1 is not coming; get #1 gets it", answer("pause #1"));
        assertEquals("error #1 is here already; delete the file that got named", answer("decline #1"));
        assertEquals(List.of(), asked);
        assertEquals("getting #2", answer("get #2"));
        assertEquals("error #2 is coming already; pause #2, then get it into another folder", answer("get #2 other"));
        assertEquals("paused #2", answer("pause #2"));
        assertEquals("paused #3", answer("pause #3"));
        assertEquals("getting #3", answer("get #3"));
        assertEquals("error #4 is not coming; get #4 gets it", answer("pause #4"));
        assertEquals("getting #4", answer("get #4"));
        assertEquals("file-declined #4", answer("decline #4"));
        assertEquals(List.of("get 1", "pause 1", "pause 2", "get 2", "get 3", "decline 3"), asked);
    }

    @Test
    void aFileThatCannotBeNamedSaysWhatToTypeInstead() throws Exception {
        assertEquals("error no file #1; " + SharedFileCommands.FILE, answer("get #1"));
        assertEquals("error no message with files has an id that begins with abcdef; history shows the ids", answer("get abcdef.1"));
        store(BO, "abcdef" + "1".repeat(26), Content.text("x"));
        assertEquals("error no message with files has an id that begins with abcdef; history shows the ids", answer("get abcdef.1"));
        var theirs = store(BO, "abcdef" + "0".repeat(26), files(2));
        for (var line : List.of("get abcdef.0", "get abcdef.3")) assertEquals("error that message has the files 1 to 2; history shows them", answer(line));
        store(ME, "abcdef" + "2".repeat(26), files(1));
        assertEquals("error several messages with files have an id that begins with abcdef; type more of it", answer("get abcdef.1"));
        assertEquals("error you sent that file yourself; it is where you sent it from", answer("get abcdef2.1"));
        numbers.add(new FileKey(theirs.message().key(), 0));
        stored.remove(theirs);
        assertEquals("error #1 is not offered any more; history shows the files that are", answer("decline #1"));
        for (int i = 0; i < FileNumbers.MOST; i++) numbers.add(new FileKey(theirs.message().key(), 1));
        assertEquals("error #1 is too old to be known by its number; history shows the id of its message and its number there", answer("get #1"));
        assertFalse(answer("get #2").contains("too old"));
        assertEquals(List.of(), asked);
    }
}
