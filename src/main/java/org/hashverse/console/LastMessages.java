package org.hashverse.console;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import org.hashverse.chat.Conversation;
import org.hashverse.node.api.ChatCommands;
import org.hashverse.store.history.MessageQueries.Where;

/// Reads the last messages of a conversation as lines, page by page from the end. It bounds the length of the answer, because peers decide how many and how long
/// messages are.
final class LastMessages {
    /// Most characters in the lines of one answer.
    static final int MOST = 1 << 21;
    /// Number of messages that are read at a time.
    static final int PAGE = 100;

    private final ChatCommands node;
    // for each message its lines
    private final Deque<List<String>> messages = new ArrayDeque<>();
    private int length;

    LastMessages(ChatCommands node) {
        this.node = node;
    }

    /// Reads the last messages. Blocks; call it once. Returns false if they exceed the length of an answer; then the earlier ones are left out.
    ///
    /// @param max    most messages to read
    /// @param format makes the lines of a message
    boolean read(Conversation conversation, int max, HistoryLines format) throws Command.Failure, InterruptedException {
        Where where = new Where.Newest();
        // the lines are made from the newest message to the oldest, so that the oldest are left out if there are too many
        while (messages.size() < max) {
            int wanted = Math.min(PAGE, max - messages.size());
            var page = NodeAnswer.await(node.history().page(conversation, where, wanted));
            for (var one : page.reversed()) if (!add(format.of(one))) return false;
            if (page.size() < wanted) return true;
            where = new Where.Before(page.getFirst().message().key());
        }
        return true;
    }

    private boolean add(List<String> lines) {
        int added = lines.stream().mapToInt(String::length).sum();
        if (added > MOST - length) return false;
        length += added;
        messages.addFirst(lines);
        return true;
    }

    /// Number of messages that were read.
    int count() {
        return messages.size();
    }

    /// The lines of the messages that were read, the oldest message first. The list is new.
    List<String> lines() {
        return messages.stream().flatMap(List::stream).collect(Collectors.toCollection(ArrayList::new));
    }
}
