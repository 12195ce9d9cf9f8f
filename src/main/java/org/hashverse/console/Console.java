package org.hashverse.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.console.words.FileNumbers;
import org.hashverse.console.words.JsonLine;
import org.hashverse.node.api.ChatCommands;

/// A console over one node: reads commands and prints lines, as the package documents. The thread that calls [#run] prints and
/// holds all state. Another thread reads the input line by line. Commands wait for the node on other threads, so that events are printed at once meanwhile. Messages
/// that follow each other are sent without waiting for the answer to the one before; every other command waits until all before it are answered, and
/// the next one waits for its answer.
public final class Console {
    private static final long LEAVING_SECONDS = 3;
    /// Most messages that were read from the input and not answered yet.
    static final int MESSAGES_AHEAD = 256;
    /// Most lines that are flushed together, so that whoever reads them wakes once for all.
    private static final int LINES_TOGETHER = 64;
    /// Places that a file takes: so many that only one is read at a time, and texts can be sent meanwhile.
    private static final int PLACES_OF_FILE = MESSAGES_AHEAD / 2 + 1;

    private final ChatCommands node;
    private final InputStream in;
    private final PrintStream out;
    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    // the input thread waits here before it hands over the next command: a text takes one place until it is answered, a file more, any other command all
    private final Semaphore places = new Semaphore(MESSAGES_AHEAD);
    private final ExecutorService commandThread = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("command").factory());
    private final ExecutorService answerThread = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("answer of a command").factory());
    private final ExecutorService unreadThread = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("unread messages").factory());
    private final Sent sent = new Sent();
    private final FileNumbers fileNumbers = new FileNumbers();
    private final MadeHere madeHere = new MadeHere();
    private final Commands commands;
    private final Events events;
    private final CatchUp catchUp;
    private List<String> initialLines = List.of();
    private final UnaryOperator<List<String>> format;
    private final Map<Conversation, Set<MessageKey>> toMarkAsRead = new HashMap<>(); // the messages that were printed and not marked as read yet
    private int unflushed; // lines
    private int unanswered; // messages that the node was given and has not answered yet
    private boolean begun; // the input is read
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
        commands = new Commands(node, sent::numbered, sent.numbers, fileNumbers, madeHere, Path.of(""));
        events = new Events(sent, fileNumbers, madeHere, line -> print(List.of(line)), this::stateTold, message -> toMarkAsRead.computeIfAbsent(message.conversation(), _ -> new HashSet<>()).add(message.key()));
        catchUp = new CatchUp(node, tasks::add, events, sent);
    }

    /// Runs until `exit` or the end of the input. Returns the exit status for the program.
    ///
    /// @param initialLines lines that are carried out before the input
    public int run(List<String> initialLines) {
        this.initialLines = initialLines;
        try (var _ = node.subscribe(tasks::add, events::on)) {
            while (!ended) nextTask().run();
            return leave();
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            return 1;
        } finally {
            flush();
            commandThread.shutdownNow();
            answerThread.shutdownNow();
            unreadThread.shutdownNow();
        }
    }

    private Runnable nextTask() throws InterruptedException {
        var task = tasks.poll();
        if (task != null) return task;
        flush();
        return ended ? () -> { } : tasks.take();
    }

    /// Ends the console as `exit` does. May be called from any thread.
    public void exit() {
        tasks.add(() -> ended = true);
    }

    private int leave() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LEAVING_SECONDS);
        events.unreadPrinted(); // what waits for them is printed before the end
        for (long left = deadline - System.nanoTime(); left > 0; left = deadline - System.nanoTime()) {
            // events that have happened are printed before the end, even if there is nothing to wait for
            flush();
            var task = tasks.poll(unconfirmed() > 0 ? left : 0, TimeUnit.NANOSECONDS);
            if (task == null) break;
            task.run();
        }
        if (unconfirmed() > 0) print(List.of("unsent " + unconfirmed()));
        flush();
        return unconfirmed() > 0 || out.checkError() ? 1 : 0;
    }

    private int unconfirmed() {
        return sent.unconfirmed() + unanswered;
    }

    // runs when the node's state was printed, at the start and after events were missed
    private void stateTold() {
        catchUp.requestUnread(unreadThread);
        commandThread.execute(this::updateSent);
        if (begun) return;
        begun = true;
        // now, so that `listening` is the first line of every console, however early the input arrives. A daemon, because nothing can end its blocking read when the console ends for another reason
        Thread.ofPlatform().daemon().name("console input").start(this::readInput);
    }

    // takes its turn among the commands: a message has no number here before its command is answered
    private void updateSent() {
        try {
            answerThread.execute(catchUp::updateSent);
        } catch (RejectedExecutionException ending) {
            Thread.currentThread().interrupt(); // the console has ended
        }
    }

    private void readInput() {
        try (in) {
            for (var line : initialLines) submit(line);
            var lines = new InputLines(in);
            while (submitNext(lines)) { /* until the end */ }
        } catch (IOException | InterruptedException noMoreInput) {
            System.getLogger(Console.class.getName()).log(System.Logger.Level.DEBUG, "the input ended", noMoreInput);
        } finally {
            places.acquireUninterruptibly(MESSAGES_AHEAD); // until all is answered
            exit();
        }
    }

    private boolean submitNext(InputLines lines) throws IOException, InterruptedException {
        try {
            var line = lines.next();
            if (line.isEmpty()) return false;
            submit(line.get());
        } catch (Command.Misuse misuse) {
            submit(misuse);
        }
        return true;
    }

    private void submit(Command.Misuse misuse) throws InterruptedException {
        places.acquire(MESSAGES_AHEAD);
        tasks.add(() -> finish(List.of(Commands.error(misuse)), MESSAGES_AHEAD));
    }

    private void submit(String line) throws InterruptedException {
        if (line.isBlank()) return;
        try {
            var command = CommandWord.read(line);
            int needed = switch (command) {
                case Command.Send _ -> 1;
                case Command.SendFile _ -> PLACES_OF_FILE;
                default -> MESSAGES_AHEAD;
            };
            places.acquire(needed);
            tasks.add(() -> carryOut(command, needed));
        } catch (Command.Misuse misuse) {
            submit(misuse);
        }
    }

    private void carryOut(Command command, int taken) {
        try {
            switch (command) {
                case Command.Exit() -> ended = true; // keeps its places, so no command after it begins
                case Command.NumberArrivals(var on) -> {
                    events.numberArrivals(on);
                    finish(List.of("numbering " + (on ? "on" : "off")), taken);
                }
                case Command.Cancel(var number) -> {
                    var message = sent.message(number);
                    commandThread.execute(() -> beginCommand(command, message, taken));
                }
                case Command.Send _, Command.SendFile _ -> {
                    unanswered++;
                    commandThread.execute(() -> beginCommand(command, Optional.empty(), taken));
                }
                default -> commandThread.execute(() -> beginCommand(command, Optional.empty(), taken));
            }
        } catch (Command.Misuse misuse) {
            finish(List.of(Commands.error(misuse)), taken);
        }
    }

    private void beginCommand(Command command, Optional<MessageId> toCancel, int taken) {
        try {
            var pending = commands.begin(command, toCancel);
            answerThread.execute(() -> answer(pending, taken));
        } catch (InterruptedException | RejectedExecutionException ending) {
            Thread.currentThread().interrupt(); // the console has ended
        }
    }

    private void answer(Commands.PendingAnswer pending, int taken) {
        try {
            var answer = pending.answer();
            tasks.add(() -> {
                if (taken < MESSAGES_AHEAD) unanswered--;
                finish(answer.lines().get(), taken);
            });
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt(); // the console has ended
        }
    }

    private void finish(List<String> block, int taken) {
        print(block);
        places.release(taken);
    }

    private void print(List<String> block) {
        for (var line : format.apply(block)) {
            out.print(line + "\n");
            if (++unflushed == LINES_TOGETHER) flush();
        }
    }

    private void flush() {
        unflushed = 0;
        boolean broken = out.checkError(); // nobody reads the output any more
        ended |= broken;
        if (broken) return;
        toMarkAsRead.forEach(node::noted);
        toMarkAsRead.clear();
    }
}
