package org.hashverse.model;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.MessageKey;
import org.hashverse.node.api.ChatCommands;
import org.hashverse.store.history.MessageQueries.Where;

/// Loads pages of conversations from the history. Of each conversation, one page is loading at a time. Called on the FX thread, where its futures complete.
public final class Pages {
    private static final System.Logger LOG = System.getLogger(Pages.class.getName());
    private final ChatCommands commands;
    private final Executor fx;
    private final Function<Conversation, ConversationItem> items;
    private final BiConsumer<ConversationItem, List<Delivered>> taken;

    /// @param fx    runs the handling of answers on the FX thread
    /// @param items the item of a conversation
    /// @param taken told each page after its conversation has taken it in
    Pages(ChatCommands commands, Executor fx, Function<Conversation, ConversationItem> items, BiConsumer<ConversationItem, List<Delivered>> taken) {
        this.commands = commands;
        this.fx = fx;
        this.items = items;
        this.taken = taken;
    }

    /// Loads the newest page of a conversation, unless it is loaded.
    void load(Conversation conversation) {
        var talk = items.apply(conversation);
        if (talk.later()) talk.loadedMessages().expectAnotherPage();
        if (!talk.loaded().get()) request(talk, new Where.Newest());
    }

    /// Loads the newest page of a conversation that has no page, because loading failed before.
    void retry(Conversation conversation) {
        var talk = items.apply(conversation);
        if (!talk.loaded().get()) request(talk, new Where.Newest());
    }

    /// Loads the page before the first loaded message, if there may be one.
    public void loadEarlier(Conversation conversation) {
        var talk = items.apply(conversation);
        if (talk.earlier() && !talk.messages().isEmpty()) request(talk, new Where.Before(talk.messages().getFirst().key()));
    }

    /// Loads the page after the last loaded message, if there may be one.
    public void loadLater(Conversation conversation) {
        var talk = items.apply(conversation);
        if (talk.later() && !talk.messages().isEmpty()) request(talk, new Where.After(talk.messages().getLast().key()));
    }

    /// Loads a message and the messages around it, unless it is loaded. Completes with empty if the message does not exist any more or another page was requested
    /// meanwhile.
    public CompletableFuture<Optional<MessageItem>> find(Conversation conversation, MessageKey key) {
        var talk = items.apply(conversation);
        var known = talk.find(key);
        if (known.isPresent() && talk.loaded().get()) return CompletableFuture.completedFuture(known);
        talk.loadedMessages().pageLoading().interrupt();
        return request(talk, new Where.Around(key)).thenApply(_ -> {
            if (!talk.loaded().get()) load(conversation); // the message does not exist, and interrupt() may have dropped the request of the newest page
            return talk.find(key);
        });
    }

    /// Loads the first unread message and the messages around it, unless it is loaded. Completes with empty if no message is unread or another page was
    /// requested meanwhile.
    public CompletableFuture<Optional<MessageItem>> findUnread(Conversation conversation) {
        var talk = items.apply(conversation);
        var known = talk.firstUnread();
        if (known.isPresent() && talk.loaded().get() || talk.unread().get() == 0) return CompletableFuture.completedFuture(known);
        talk.loadedMessages().pageLoading().interrupt();
        return request(talk, new Where.FirstUnread()).thenApply(_ -> {
            if (!talk.loaded().get()) load(conversation); // as in find()
            return talk.firstUnread();
        });
    }

    /// Loads the newest page, if pages are loaded that do not reach the end of the conversation. Otherwise completes at once, also while the first page is loading.
    public CompletableFuture<Void> toEnd(Conversation conversation) {
        var talk = items.apply(conversation);
        if (talk.loaded().get()) talk.loadedMessages().pageLoading().interrupt(); // drops an earlier request for another place
        if (!talk.later()) return CompletableFuture.completedFuture(null);
        return request(talk, new Where.Newest());
    }

    /// Requests a page, unless one is loading. Completes when the page is loaded, dropped or could not be read; never if another page was loading.
    private CompletableFuture<Void> request(ConversationItem talk, Where where) {
        var done = new CompletableFuture<Void>();
        if (!talk.loadedMessages().pageLoading().begin()) return done;
        int round = talk.loadedMessages().pageLoading().round();
        commands.history().page(talk.conversation(), where, ConversationItem.PAGE).whenCompleteAsync((page, failure) -> {
            if (round == talk.loadedMessages().pageLoading().round()) take(talk, where, page, failure);
            done.complete(null);
        }, fx);
        return done;
    }

    private void take(ConversationItem talk, Where where, List<Delivered> page, Throwable failure) {
        if (failure != null) {
            if (!(failure instanceof CancellationException)) LOG.log(System.Logger.Level.WARNING, "a page of the history could not be read", failure);
            talk.loadedMessages().pageLoading().end();
            return;
        }
        talk.loadedMessages().merge(page, where, ConversationItem.PAGE);
        taken.accept(talk, page);
    }
}
