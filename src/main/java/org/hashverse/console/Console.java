package org.hashverse.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.MessageId;
import org.hashverse.node.api.ChatCommands;
import org.hashverse.store.history.MessageStore;

/// A console over one node: reads commands and prints lines, as the package documents. The thread that calls [#run] prints and
/// holds all state. Another thread reads the input line by line. Each command waits for the node on a thread of its own, so
/// that events are printed at once meanwhile.
public final class Console {
    private static final long LEAVING_SECONDS = 3;
    /// Number of messages of a conversation, the last ones, that are searched for unread ones at the start.
    private static final int MOST_UNREAD = 1_000;

    private final ChatCommands node;
    private final InputStream in;
    private final PrintStream out;
    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    // the input thread waits here for the answer before it reads the next line
    private final Semaphore answered = new Semaphore(0);
    private final Sent sent = new Sent();
    private final MadeHere madeHere = new MadeHere();
    private final Events events;
    private List<String> first = List.of();
    private final UnaryOperator<List<String>> format;
    private boolean ended;

    /// A console that prints lines as text.
    ///
    /// @param in  input in UTF-8
    /// @param out output in UTF-8; the console flushes it
    public Console(ChatCommands node, InputStream in, PrintStream out) {
        this(node, in, out, false);
    }

    /// A console that prints lines as text or as JSON.
    ///
    /// @param json whether each line is a JSON object, as the package documents
    public Console(ChatCommands node, InputStream in, PrintStream out, boolean json) {
        this.node = node;
        this.in = in;
        this.out = out;
        format = json ? JsonLine::block : UnaryOperator.identity();
        events = new Events(sent, madeHere, line -> print(List.of(line)), this::begin, message -> node.noted(message.conversation(), message.key()));
    }

    /// Runs until `exit` or the end of the input. Returns the exit status for the program.
    ///
    /// @param first lines that are carried out before the input
    public int run(List<String> first) {
        this.first = first;
        try (var _ = node.subscribe(tasks::add, events::on)) {
            while (!ended) tasks.take().run();
            return leave();
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    /// Ends the console as `exit` does. May be called from any thread.
    public void exit() {
        tasks.add(() -> ended = true);
    }

    private int leave() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LEAVING_SECONDS);
        for (long left = deadline - System.nanoTime(); left > 0; left = deadline - System.nanoTime()) {
            // events that have happened are printed before the end, even if there is nothing to wait for
            var task = tasks.poll(sent.unconfirmed() > 0 ? left : 0, TimeUnit.NANOSECONDS);
            if (task == null) break;
            task.run();
        }
        if (sent.unconfirmed() > 0) print(List.of("unsent " + sent.unconfirmed()));
        return sent.unconfirmed() > 0 || out.checkError() ? 1 : 0;
    }

    // called when the node's state was printed: its first line, `listening`, is that of every console, however early the input arrives
    private void begin() {
        printUnread();
        // a daemon, because nothing can end its blocking read when the console ends for another reason
        Thread.ofPlatform().daemon().name("console input").start(this::readInput);
    }

    private void readInput() {
        try (in) {
            for (var line : first) submit(line);
            var lines = new InputLines(in);
            while (submitNext(lines)) { /* until the end */ }
        } catch (IOException | InterruptedException noMoreInput) {
            System.getLogger(Console.class.getName()).log(System.Logger.Level.DEBUG, "the input ended", noMoreInput);
        }
        exit();
    }

    private boolean submitNext(InputLines lines) throws IOException, InterruptedException {
        try {
            var line = lines.next();
            if (line.isEmpty()) return false;
            submit(line.get());
        } catch (Command.Misuse misuse) {
            tasks.add(() -> finish(List.of(Commands.error(misuse))));
            answered.acquire();
        }
        return true;
    }

    private void submit(String line) throws InterruptedException {
        if (line.isBlank()) return;
        tasks.add(() -> carryOut(line));
        answered.acquire();
    }

    private void carryOut(String line) {
        try {
            var command = CommandWord.read(line);
            if (command instanceof Command.Exit) {
                ended = true;
                return;
            }
            if (command instanceof Command.NumberArrivals(var on)) {
                events.numberArrivals(on);
                finish(List.of("numbering " + (on ? "on" : "off")));
                return;
            }
            var cancel = command instanceof Command.Cancel(var number) ? sent.message(number) : Optional.<MessageId>empty();
            Thread.ofVirtual().name("command").start(() -> answer(command, cancel));
        } catch (Command.Misuse misuse) {
            finish(List.of(Commands.error(misuse)));
        }
    }

    private void answer(Command command, Optional<MessageId> cancel) {
        try {
            var answer = new Commands(node, sent::numbered, sent.numbers, madeHere, Path.of("")).answer(command, cancel);
            tasks.add(() -> finish(answer.lines().get()));
        } catch (InterruptedException ending) {
            tasks.add(() -> finish(List.of()));
        }
    }

    private void finish(List<String> block) {
        print(block);
        answered.release();
    }

    private void print(List<String> block) {
        for (var line : format.apply(block)) {
            out.print(line + "\n");
            out.flush();
        }
        if (out.checkError()) ended = true; // nobody reads the output any more
    }

    // prints the unread messages that arrived before the console started, once the node has read them
    private void printUnread() {
        Thread.ofVirtual().name("messages from before").start(() -> {
            var messages = new ArrayList<Delivered>();
            try {
                for (var talk : node.conversations().get()) if (talk.unread() > 0)
                    node.history(talk.conversation(), new MessageStore.Where.Newest(), MOST_UNREAD).get().stream().filter(Delivered::unread).forEach(messages::add);
            } catch (ExecutionException | InterruptedException | RuntimeException closed) {
                System.getLogger(Console.class.getName()).log(System.Logger.Level.DEBUG, "no messages from before", closed);
            }
            messages.sort(Comparator.comparingLong(one -> one.message().stamp()));
            tasks.add(() -> events.printUnread(messages));
        });
    }
}
