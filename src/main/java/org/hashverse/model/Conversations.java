package org.hashverse.model;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.MessageKey;
import org.hashverse.store.MessageStore.Where;

/// The conversations of a model: loads their pages, counts what is unread in all of them, and tells the authors what was seen.
final class Conversations {
    private final NodeLine line;
    private final Executor fx;
    private final Runnable loaded;
    private final Reads reads;
    private final Map<Conversation, ConversationItem> all = new HashMap<>();
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
    // from a Resync until the state is told anew: what a page brings now was missed
    private boolean missed;

    /// @param fx     runs what is done with an answer
    /// @param loaded told after a page has come
    Conversations(NodeLine line, InstantSource clock, Executor fx, Runnable loaded) {
        this.line = line;
        this.fx = fx;
        this.loaded = loaded;
        reads = new Reads(line, clock);
    }

    /// A conversation, made on demand.
    ConversationItem of(Conversation conversation) {
        return all.computeIfAbsent(conversation, ConversationItem::new);
    }

    /// Messages in all of them that were not on screen yet.
    ReadOnlyIntegerProperty unread() {
        return unread.getReadOnlyProperty();
    }

    /// A live message.
    ///
    /// @param arrived whether somebody else wrote it
    /// @param shown   whether its conversation is on screen
    void add(Delivered message, boolean arrived, boolean shown) {
        var talk = of(message.message().conversation());
        if (talk.add(message, arrived) && arrived) countUnread();
        talk.trim(shown);
    }

    void clear(Conversation conversation) {
        of(conversation).clear();
        countUnread();
    }

    /// Lets go of a conversation, whose peer is gone.
    void forget(Conversation conversation) {
        all.remove(conversation);
        countUnread();
    }

    /// Loads the newest page, unless one was loaded before.
    void load(Conversation conversation) {
        if (!of(conversation).loaded()) ask(of(conversation), Optional.empty(), missed);
    }

    /// Loads the page before the first loaded message, if there may be one.
    void loadEarlier(Conversation conversation) {
        var talk = of(conversation);
        if (talk.earlier()) ask(talk, talk.oldest(), false);
    }

    /// Marks everything up to a message as seen; false if nothing of it was unread.
    boolean seen(Conversation conversation, MessageItem upTo) {
        var newest = of(conversation).seen(upTo);
        if (newest.isEmpty()) return false;
        reads.add(conversation, newest.values());
        countUnread();
        return true;
    }

    /// Once a second: tells the authors what was seen since.
    void tick() {
        reads.tell();
    }

    /// Events were missed: nothing that is loaded can be relied on until [#readAnew].
    void stale() {
        missed = true;
        all.values().forEach(ConversationItem::stale);
    }

    /// Loads every conversation's newest page again.
    void readAnew() {
        List.copyOf(all.values()).forEach(talk -> ask(talk, Optional.empty(), true));
        missed = false;
    }

    private void countUnread() {
        unread.set(all.values().stream().mapToInt(talk -> talk.unread().get()).sum());
    }

    private void ask(ConversationItem talk, Optional<MessageKey> before, boolean countAsUnread) {
        if (!talk.beginLoading()) return;
        int round = talk.round();
        line.history(talk.conversation(), before.<Where>map(Where.Before::new).orElseGet(Where.Newest::new), ChatModel.PAGE).whenCompleteAsync((page, failure) -> {
            if (round != talk.round()) return;
            if (failure != null) {
                talk.failedLoading();
                return;
            }
            talk.merge(page, ChatModel.PAGE, countAsUnread);
            countUnread();
            loaded.run();
        }, fx);
    }
}
