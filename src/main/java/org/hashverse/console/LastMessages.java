package org.hashverse.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.node.api.ChatCommands;
import org.hashverse.store.history.MessageStore.Where;

/// Reads the last messages of a conversation as lines, page by page from the end. It bounds the length of the answer, because peers decide how many and how long
/// messages are.
final class LastMessages {
    /// Most characters in the lines of one answer.
    static final int MOST = 1 << 21;
    /// Number of messages that are read at a time.
    static final int PAGE = 100;

    private final ChatCommands node;
    private final Deque<String> lines = new ArrayDeque<>();
    private int length;

    LastMessages(ChatCommands node) {
        this.node = node;
    }

    /// Reads the last messages. Blocks; call it once. Returns false if they exceed the length of an answer; then the earlier ones are left out.
    ///
    /// @param max  most messages to read
    /// @param name the name to show for the author of a message
    boolean read(Conversation conversation, int max, Function<PeerId, String> name) throws Command.Failure, InterruptedException {
        Where where = new Where.Newest();
        // the lines are made from the newest message to the oldest, so that the oldest are left out if there are too many
        while (lines.size() < max) {
            int wanted = Math.min(PAGE, max - lines.size());
            var page = Commands.await(node.history(conversation, where, wanted));
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
