package org.hashverse.model;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.hashverse.store.history.MessageQueries.ConversationSummary;
import org.hashverse.store.settings.Drafts;

/// The conversations of a model. Passes events to them, loads their last and pinned messages, counts the unread messages of all of them, and reports read messages to the node.
final class Conversations {
    private final ChatCommands commands;
    private final Executor fx;
    private final Runnable loaded;
    private final ReadReports readReports;
    private final QuotedMessages quotes;
    private final Pins pins;
    private final Pages pages;
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
        pages = new Pages(commands, fx, this::of, this::tookPage);
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
        boolean counts = talk.loadedMessages().add(message, arrived && message.unread()) && arrived;
        if (arrived) mention(talk, message);
        if (counts) countUnread();
        talk.loadedMessages().trim();
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
        if (!message.mine()) talk.loadedMessages().mention(message, mentionsMe.test(message.message()));
    }

    /// Removes a message that was deleted here.
    void delete(Conversation conversation, MessageKey message) {
        var talk = of(conversation);
        quotes.clear();
        boolean loading = talk.loadedMessages().pageLoading().loading();
        pins.deleted(talk, message);
        if (talk.delete(message)) loadLastMessages();
        if (loading) load(conversation);
    }

    /// Takes in the number of unread messages of a conversation, as counted by the node.
    void unread(Conversation conversation, int count) {
        of(conversation).loadedMessages().unreadCounted(count);
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

    /// The pages of the conversations.
    Pages pages() {
        return pages;
    }

    private void tookPage(ConversationItem talk, List<Delivered> page) {
        page.forEach(message -> mention(talk, message));
        countUnread();
        loaded.run();
    }

    /// The message that a reply in a conversation quotes.
    QuotedMessage quoted(Conversation in, MessageKey key) {
        return quotes.find(of(in), key);
    }

    /// Loads the pinned messages of a conversation, and its newest page unless that is loaded.
    void load(Conversation conversation) {
        pins.load(of(conversation));
        pages.load(conversation);
    }

    /// Loads the last message of every conversation.
    void loadLastMessages() {
        commands.history().conversations().whenCompleteAsync((summaries, failure) -> {
            if (failure != null) return;
            var last = summaries.stream().collect(Collectors.toMap(ConversationSummary::conversation, ConversationSummary::last));
            last.keySet().forEach(this::of);
            all.values().forEach(talk -> talk.loadedMessages().last(last.get(talk.conversation())));
            last.values().forEach(message -> mention(of(message.message().conversation()), message));
            countUnread();
            loaded.run();
        }, fx);
    }

    /// Marks all messages up to one as read, and reports that to the node at most once a second. Returns whether there was anything to report.
    boolean seen(Conversation conversation, MessageItem upTo) {
        var talk = of(conversation);
        if (!talk.loadedMessages().seen(upTo)) return false;
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
        all.values().forEach(talk -> talk.loadedMessages().stale());
        quotes.clear();
        countUnread();
    }

    /// Counts the unread messages again.
    void countUnread() {
        unread.set(unreadWithout(null));
    }

    /// The sum of the badges of all conversations that are not muted or have an unread mention of us.
    ///
    /// @param excluded a conversation that does not count; null for none
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

}
