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
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageKey;
import org.hashverse.node.api.ChatCommands;
import org.hashverse.store.history.MessageStore.ConversationSummary;
import org.hashverse.store.history.MessageStore.Where;
import org.hashverse.store.settings.Drafts;

/// The conversations of a model. Loads their pages, counts the unread messages of all of them, and reports read messages to the node.
final class Conversations {
    private static final System.Logger LOG = System.getLogger(Conversations.class.getName());
    private final ChatCommands commands;
    private final Executor fx;
    private final Runnable loaded;
    private final ReadReports readReports;
    private final QuotedMessages quotes;
    private final Pins pins;
    private final Predicate<Conversation> muted;
    private final Predicate<Message> mentionsMe;
    private final Map<Conversation, ConversationItem> all = new HashMap<>();
    private List<Conversation> marked = List.of();
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();

    /// @param fx         runs the handling of answers on the FX thread
    /// @param loaded     runs after a page is loaded, or the last messages of all conversations
    /// @param muted      conversations that do not count in [#unread], unless an unread message mentions us
    /// @param mentionsMe whether a message mentions us
    Conversations(ChatCommands commands, InstantSource clock, Executor fx, Runnable loaded, Predicate<Conversation> muted, Predicate<Message> mentionsMe) {
        this.muted = muted;
        this.mentionsMe = mentionsMe;
        this.commands = commands;
        this.fx = fx;
        this.loaded = loaded;
        readReports = new ReadReports(commands, clock);
        quotes = new QuotedMessages(commands, fx, loaded);
        pins = new Pins(commands, fx, loaded);
    }

    /// The item of a conversation. Makes one if there is none.
    ConversationItem of(Conversation conversation) {
        var known = all.get(conversation);
        if (known != null) return known;
        var made = new ConversationItem(conversation);
        all.put(conversation, made);
        made.marked(marked.contains(conversation));
        if (made.marked()) countUnread();
        return made;
    }

    /// Takes in which conversations are marked as unread.
    void marked(List<Conversation> now) {
        marked = now;
        all.forEach((conversation, talk) -> talk.marked(now.contains(conversation)));
    }

    /// The sum of the badges of all conversations that are not muted.
    ReadOnlyIntegerProperty unread() {
        return unread.getReadOnlyProperty();
    }

    /// Adds a new message.
    ///
    /// @param arrived true for a received message, false for one of ours
    void add(Delivered message, boolean arrived) {
        var talk = of(message.message().conversation());
        quotes.changed(message.message());
        boolean counts = talk.add(message, arrived && message.unread()) && arrived;
        if (arrived) mention(talk, message);
        if (counts) countUnread();
        talk.trim();
    }

    /// Takes in a message that people see differently now.
    void change(Delivered message) {
        quotes.changed(message.message());
        var talk = of(message.message().conversation());
        talk.change(message);
        pins.changed(talk, message);
        mention(talk, message);
    }

    private void mention(ConversationItem talk, Delivered message) {
        if (!message.mine()) talk.mention(message, mentionsMe.test(message.message()));
    }

    /// Removes a message that was deleted here.
    void delete(Conversation conversation, MessageKey message) {
        var talk = of(conversation);
        quotes.clear();
        boolean loading = talk.pageLoading().loading();
        pins.deleted(talk, message);
        if (talk.delete(message)) loadLastMessages();
        if (loading) load(conversation);
    }

    /// Takes in the number of unread messages of a conversation, as counted by the node.
    void unread(Conversation conversation, int count) {
        of(conversation).unreadCounted(count);
        countUnread();
    }

    /// The drafts in the order of their last change, as [Drafts] needs it: first those that are the same in `before`, in the order of `before`; then those that changed since.
    Drafts drafts(Drafts before) {
        var now = new LinkedHashMap<Conversation, Drafts.Unsent>();
        before.all().forEach((conversation, draft) -> {
            if (all.containsKey(conversation) && all.get(conversation).draft().unsent().equals(draft)) now.put(conversation, draft);
        });
        all.forEach((conversation, talk) -> now.putIfAbsent(conversation, talk.draft().unsent()));
        return new Drafts(now);
    }

    /// Removes the messages of a conversation, because they were deleted. Does nothing if the conversation is forgotten already.
    ///
    /// @param draft whether to delete the draft, too
    void clear(Conversation conversation, boolean draft) {
        var known = all.get(conversation);
        quotes.clear();
        if (known == null) return;
        known.clear();
        pins.clear(known);
        if (draft) known.draft().clear();
        countUnread();
    }

    /// Removes a conversation, because its peer is gone.
    void forget(Conversation conversation) {
        var gone = all.remove(conversation);
        if (gone != null) readReports.forget(gone);
        countUnread();
    }

    /// The message that a reply in a conversation quotes.
    QuotedMessage quoted(Conversation in, MessageKey key) {
        return quotes.find(of(in), key);
    }

    /// Loads the last message of every conversation.
    void loadLastMessages() {
        commands.conversations().whenCompleteAsync((summaries, failure) -> {
            if (failure != null) return;
            var last = summaries.stream().collect(Collectors.toMap(ConversationSummary::conversation, ConversationSummary::last));
            last.keySet().forEach(this::of);
            all.values().forEach(talk -> talk.last(last.get(talk.conversation())));
            last.values().forEach(message -> mention(of(message.message().conversation()), message));
            countUnread();
            loaded.run();
        }, fx);
    }

    /// Loads the newest page of a conversation, unless it is loaded.
    void load(Conversation conversation) {
        var talk = of(conversation);
        pins.load(talk);
        if (talk.later()) talk.expectAnotherPage();
        if (!talk.loaded().get()) request(talk, new Where.Newest());
    }

    /// Loads the newest page of a conversation that has no page, because loading failed before.
    void retry(Conversation conversation) {
        var talk = of(conversation);
        if (!talk.loaded().get()) request(talk, new Where.Newest());
    }

    /// Loads the page before the first loaded message, if there may be one.
    void loadEarlier(Conversation conversation) {
        var talk = of(conversation);
        if (talk.earlier() && !talk.messages().isEmpty()) request(talk, new Where.Before(talk.messages().getFirst().key()));
    }

    /// Loads the page after the last loaded message, if there may be one.
    void loadLater(Conversation conversation) {
        var talk = of(conversation);
        if (talk.later() && !talk.messages().isEmpty()) request(talk, new Where.After(talk.messages().getLast().key()));
    }

    /// Loads a message and the messages around it, unless it is loaded. Completes with empty if it does not exist any more.
    CompletableFuture<Optional<MessageItem>> find(Conversation conversation, MessageKey key) {
        var talk = of(conversation);
        var known = talk.find(key);
        if (known.isPresent() && talk.loaded().get()) return CompletableFuture.completedFuture(known);
        talk.pageLoading().interrupt();
        return request(talk, new Where.Around(key)).thenApply(_ -> {
            if (!talk.loaded().get()) load(conversation); // the message does not exist, and interrupt() may have dropped the request of the newest page
            return talk.find(key);
        });
    }

    /// Loads the first unread message and the messages around it, unless it is loaded. Completes with empty if no message is unread.
    CompletableFuture<Optional<MessageItem>> findUnread(Conversation conversation) {
        var talk = of(conversation);
        var known = talk.firstUnread();
        if (known.isPresent() && talk.loaded().get() || talk.unread().get() == 0) return CompletableFuture.completedFuture(known);
        talk.pageLoading().interrupt();
        return request(talk, new Where.FirstUnread()).thenApply(_ -> {
            if (!talk.loaded().get()) load(conversation); // as in find()
            return talk.firstUnread();
        });
    }

    /// Loads the newest page, if pages are loaded that do not reach the end of the conversation. Otherwise completes at once, also while the first page is loading.
    CompletableFuture<Void> toEnd(Conversation conversation) {
        var talk = of(conversation);
        if (talk.loaded().get()) talk.pageLoading().interrupt(); // drops an earlier request for another place
        if (!talk.later()) return CompletableFuture.completedFuture(null);
        return request(talk, new Where.Newest());
    }

    /// Marks all messages up to one as read, and reports that to the node at most once a second. Returns whether there was anything to report.
    boolean seen(Conversation conversation, MessageItem upTo) {
        var talk = of(conversation);
        if (!talk.seen(upTo)) return false;
        readReports.add(talk, upTo);
        countUnread();
        return true;
    }

    /// Called once a second. Reports read messages to the node.
    void tick() {
        readReports.send();
    }

    /// Marks everything that is loaded as out of date, because events were missed.
    void stale() {
        all.values().forEach(ConversationItem::stale);
        quotes.clear();
        countUnread();
    }

    /// Counts the unread messages again.
    void countUnread() {
        unread.set(unreadWithout(null));
    }

    /// The sum of the badges of all conversations that call the person: those that are not muted, and those with an unread mention of us. Without `excluded`; null
    /// excludes none.
    int unreadWithout(Conversation excluded) {
        return all.values().stream().filter(talk -> talk.badge() > 0 && !talk.conversation().equals(excluded) && (talk.mentioned() || !muted.test(talk.conversation())))
                .mapToInt(ConversationItem::badge).sum();
    }

    /// Sets whether the peer of a conversation is a stranger that waits for a decision.
    void undecided(Conversation conversation, boolean now) {
        if (!now && !all.containsKey(conversation)) return;
        if (of(conversation).undecided(now)) countUnread();
    }

    /// Takes in that the person opened a conversation, and loads its newest page.
    void opened(Conversation conversation) {
        of(conversation).opened();
        countUnread();
        load(conversation);
    }

    /// Requests a page, unless one is loading. Completes when the page is loaded, dropped or could not be read; never if another page was loading.
    private CompletableFuture<Void> request(ConversationItem talk, Where where) {
        var done = new CompletableFuture<Void>();
        if (!talk.pageLoading().begin()) return done;
        int round = talk.pageLoading().round();
        commands.history(talk.conversation(), where, ConversationItem.PAGE).whenCompleteAsync((page, failure) -> {
            if (round == talk.pageLoading().round()) take(talk, where, page, failure);
            done.complete(null);
        }, fx);
        return done;
    }

    private void take(ConversationItem talk, Where where, List<Delivered> page, Throwable failure) {
        if (failure != null) {
            if (!(failure instanceof CancellationException)) LOG.log(System.Logger.Level.WARNING, "a page of the history could not be read", failure);
            talk.pageLoading().end();
            return;
        }
        talk.merge(page, where, ConversationItem.PAGE);
        page.forEach(message -> mention(talk, message));
        countUnread();
        loaded.run();
    }
}
