package org.hashverse.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.PeerId;
import org.hashverse.store.history.MessageStore.Where;

/// Reads the last messages of a conversation as lines, page by page from the end. It bounds the length of the answer, because peers decide how many and how long
/// messages are.
final class LastMessages {
    /// Most characters in the lines of one answer.
    static final int MOST = 1 << 21;
    /// Number of messages that are read at a time.
    static final int PAGE = 100;

    /// Reads a page of the conversation: at most `max` messages, oldest first.
    @FunctionalInterface
    interface Pages {
        CompletableFuture<List<Delivered>> read(Conversation conversation, Where where, int max);
    }

    /// Waits for an answer of the node.
    @FunctionalInterface
    interface Wait {
        <T> T on(CompletableFuture<T> answer) throws Command.Failure, InterruptedException;
    }

    private final Pages pages;
    private final Wait wait;
    private final Deque<String> lines = new ArrayDeque<>();
    private int length;

    LastMessages(Pages pages, Wait wait) {
        this.pages = pages;
        this.wait = wait;
    }

    /// Reads the last messages. Returns false if they exceed the length of an answer; then the earlier ones are left out.
    ///
    /// @param max  most messages to read
    /// @param name the name to show for the author of a message
    boolean read(Conversation conversation, int max, Function<PeerId, String> name) throws Command.Failure, InterruptedException {
        Where where = new Where.Newest();
        // the lines are made from the newest message to the oldest, so that the oldest are left out if there are too many
        while (lines.size() < max) {
            int wanted = Math.min(PAGE, max - lines.size());
            var page = wait.on(pages.read(conversation, where, wanted));
            for (var one : page.reversed()) if (!add(Answers.history(one, name))) return false;
            if (page.size() < wanted) return true;
            where = new Where.Before(page.getFirst().message().key());
        }
        return true;
    }

    private boolean add(String line) {
        if (line.length() > MOST - length) return false;
        length += line.length();
        lines.addFirst(line);
        return true;
    }

    /// The lines that were read, oldest first.
    List<String> lines() {
        return List.copyOf(lines);
    }
}
