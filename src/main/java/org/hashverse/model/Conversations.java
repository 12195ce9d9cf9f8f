package org.hashverse.model;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.MessageKey;
import org.hashverse.node.ChatCommands;
import org.hashverse.store.history.MessageStore.Talk;
import org.hashverse.store.history.MessageStore.Where;
import org.hashverse.store.settings.Drafts;

/// The conversations of a model: loads their pages, counts what is unread in all of them, and tells the node what was seen.
final class Conversations {
    private static final System.Logger LOG = System.getLogger(Conversations.class.getName());
    private final ChatCommands commands;
    private final Executor fx;
    private final Runnable loaded;
    private final Reads reads;
    private final Predicate<Conversation> muted;
    private final Map<Conversation, ConversationItem> all = new HashMap<>();
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();

    /// @param fx     runs what is done with an answer
    /// @param loaded told after a page has come
    /// @param muted  which of them do not count in [#unread]
    Conversations(ChatCommands commands, InstantSource clock, Executor fx, Runnable loaded, Predicate<Conversation> muted) {
        this.muted = muted;
        this.commands = commands;
        this.fx = fx;
        this.loaded = loaded;
        reads = new Reads(commands, clock);
    }

    /// A conversation, made on demand.
    ConversationItem of(Conversation conversation) {
        return all.computeIfAbsent(conversation, ConversationItem::new);
    }

    /// The sum of the badges of those that are not muted.
    ReadOnlyIntegerProperty unread() {
        return unread.getReadOnlyProperty();
    }

    /// A live message.
    ///
    /// @param arrived whether somebody else wrote it
    void add(Delivered message, boolean arrived) {
        var talk = of(message.message().conversation());
        if (talk.add(message, arrived) && arrived) countUnread();
        talk.trim();
    }

    /// The node says how many messages of a conversation are unread.
    void unread(Conversation conversation, int count) {
        of(conversation).unreadTold(count);
        countUnread();
    }

    /// What is written and not sent. Those that are as in `before` stand first, as they stood there.
    Drafts drafts(Drafts before) {
        var texts = new LinkedHashMap<Conversation, String>();
        before.texts().forEach((conversation, text) -> {
            if (all.containsKey(conversation) && all.get(conversation).draft().get().equals(text)) texts.put(conversation, text);
        });
        all.forEach((conversation, talk) -> texts.putIfAbsent(conversation, talk.draft().get()));
        return new Drafts(texts);
    }

    /// Its messages were deleted; of a conversation that is forgotten already, this is told last.
    ///
    /// @param draft whether what is written and not sent goes too
    void clear(Conversation conversation, boolean draft) {
        var known = all.get(conversation);
        if (known == null) return;
        known.clear();
        if (draft) known.draft().set("");
        countUnread();
    }

    /// Lets go of a conversation, whose peer is gone.
    void forget(Conversation conversation) {
        var gone = all.remove(conversation);
        if (gone != null) reads.forget(gone);
        countUnread();
    }

    /// Asks for the last message of every conversation.
    void readLast() {
        commands.conversations().whenCompleteAsync((talks, failure) -> {
            if (failure != null) return;
            var last = talks.stream().collect(Collectors.toMap(Talk::conversation, Talk::last));
            last.keySet().forEach(this::of);
            all.values().forEach(talk -> talk.last(last.get(talk.conversation())));
            countUnread();
            loaded.run();
        }, fx);
    }

    /// Loads the newest page, unless it is loaded.
    void load(Conversation conversation) {
        var talk = of(conversation);
        if (talk.later()) talk.unload();
        if (!talk.loaded().get()) ask(talk, new Where.Newest());
    }

    /// Loads the newest page of a conversation that has none, because it could not be read before.
    void again(Conversation conversation) {
        var talk = of(conversation);
        if (!talk.loaded().get()) ask(talk, new Where.Newest());
    }

    /// Loads the page before the first loaded message, if there may be one.
    void loadEarlier(Conversation conversation) {
        var talk = of(conversation);
        if (talk.earlier() && !talk.messages().isEmpty()) ask(talk, new Where.Before(talk.messages().getFirst().key()));
    }

    /// Loads the page after the last loaded message, if there may be one.
    void loadLater(Conversation conversation) {
        var talk = of(conversation);
        if (talk.later() && !talk.messages().isEmpty()) ask(talk, new Where.After(talk.messages().getLast().key()));
    }

    /// Loads what stands around a message, if that is not loaded; empty if it is not there any more.
    CompletableFuture<Optional<MessageItem>> find(Conversation conversation, MessageKey key) {
        var talk = of(conversation);
        var known = talk.find(key);
        if (known.isPresent() && talk.loaded().get()) return CompletableFuture.completedFuture(known);
        talk.interrupt();
        return ask(talk, new Where.Around(key)).thenApply(_ -> {
            if (!talk.loaded().get()) load(conversation); // what was on its way was dropped for a message that is gone
            return talk.find(key);
        });
    }

    /// Loads the first unread message with what stands around it, unless it is loaded; empty if nothing is unread.
    CompletableFuture<Optional<MessageItem>> findUnread(Conversation conversation) {
        var talk = of(conversation);
        var known = talk.firstUnread();
        if (known.isPresent() && talk.loaded().get() || talk.unread().get() == 0) return CompletableFuture.completedFuture(known);
        talk.interrupt();
        return ask(talk, new Where.FirstUnread()).thenApply(_ -> {
            if (!talk.loaded().get()) load(conversation);
            return talk.firstUnread();
        });
    }

    /// Loads the newest page, if it is not loaded.
    CompletableFuture<Void> toEnd(Conversation conversation) {
        var talk = of(conversation);
        if (talk.loaded().get()) talk.interrupt(); // another place was wanted before
        if (!talk.later()) return CompletableFuture.completedFuture(null);
        return ask(talk, new Where.Newest());
    }

    /// Marks everything up to a message as seen; false if nothing of it was unread.
    boolean seen(Conversation conversation, MessageItem upTo) {
        var talk = of(conversation);
        if (!talk.seen(upTo)) return false;
        reads.add(talk, upTo);
        countUnread();
        return true;
    }

    /// Once a second: tells the node what was seen since.
    void tick() {
        reads.tell();
    }

    /// Events were missed: nothing that is loaded can be relied on until it is loaded anew.
    void stale() {
        all.values().forEach(ConversationItem::stale);
        countUnread();
    }

    /// Counts anew; for when other conversations are muted too.
    void countUnread() {
        unread.set(unreadBut(null));
    }

    /// The sum of the badges of those that are not muted, but one; null leaves out none.
    int unreadBut(Conversation one) {
        return all.values().stream().filter(talk -> talk.badge() > 0 && !talk.conversation().equals(one) && !muted.test(talk.conversation())).mapToInt(ConversationItem::badge).sum();
    }

    /// Whether the peer of a conversation is a stranger, who waits for a decision.
    void asking(Conversation conversation, boolean now) {
        if (!now && !all.containsKey(conversation)) return;
        if (of(conversation).asking(now)) countUnread();
    }

    /// A conversation was opened: loads its newest page.
    void look(Conversation conversation) {
        of(conversation).look();
        countUnread();
        load(conversation);
    }

    /// Asks for a page, unless one is on its way. Completes when it has come, or is of no use any more, or could not be read.
    private CompletableFuture<Void> ask(ConversationItem talk, Where where) {
        var come = new CompletableFuture<Void>();
        if (!talk.beginLoading()) return come;
        int round = talk.round();
        commands.history(talk.conversation(), where, ChatModel.PAGE).whenCompleteAsync((page, failure) -> {
            if (round == talk.round()) take(talk, where, page, failure);
            come.complete(null);
        }, fx);
        return come;
    }

    private void take(ConversationItem talk, Where where, List<Delivered> page, Throwable failure) {
        if (failure != null) {
            if (!(failure instanceof CancellationException)) LOG.log(System.Logger.Level.WARNING, "a page of the history could not be read", failure);
            talk.failedLoading();
            return;
        }
        talk.merge(page, where, ChatModel.PAGE);
        countUnread();
        loaded.run();
    }
}
