package org.hashverse.model;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.node.ChatCommands;
import org.hashverse.node.NodeEvent;
import org.hashverse.node.Peer;
import org.hashverse.node.Self;
import org.hashverse.node.Subscription;
import org.hashverse.store.settings.Settings;

/// Everything the window shows of a node. Events go in through [#apply]; views bind to what comes out.
public final class ChatModel {
    /// Messages loaded at a time.
    public static final int PAGE = 200;

    private final ChatCommands commands;
    private Executor fx = Runnable::run;
    private final ReadOnlyObjectWrapper<Self> self = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Settings> settings = new ReadOnlyObjectWrapper<>();
    private final People people = new People();
    private final ObservableList<PeerAddress> calling = FXCollections.observableArrayList();
    private final ObservableList<PeerAddress> shownCalling = FXCollections.unmodifiableObservableList(calling);
    private final Conditions conditions = new Conditions();
    private final Conversations conversations;
    private final KeptDrafts drafts;
    private final PeerNotes notes;
    private final ObjectProperty<Conversation> open = new SimpleObjectProperty<>();
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private final List<Consumer<NodeEvent>> listeners = new ArrayList<>();
    // the present state is being told
    private boolean beginning = true;

    /// An empty model of the node that carries out these commands. [#connect] fills it.
    public ChatModel(ChatCommands commands) {
        this(commands, InstantSource.system());
    }

    ChatModel(ChatCommands commands, InstantSource clock) {
        this.commands = commands;
        conversations = new Conversations(commands, clock, task -> fx.execute(task), this::revised, this::muted);
        drafts = new KeptDrafts(commands, conversations, people);
        notes = new PeerNotes(conversations, clock);
        open.addListener((_, _, now) -> {
            if (now != null) conversations.look(now);
            if (now instanceof Conversation.Direct(PeerId peer) && settings.get() != null
                    && !settings.get().lastOpen().equals(Optional.of(peer.text()))) commands.change(settings -> settings.withLastOpen(Optional.of(peer.text())));
        });
    }

    /// Begins to listen; events and answers run on `fx`, which must run them on the FX thread, in order.
    public Subscription connect(Executor fx) {
        this.fx = fx;
        return commands.subscribe(fx, this::apply);
    }

    /// What the person can tell the node to do.
    public ChatCommands commands() {
        return commands;
    }

    /// Ourselves; null before the first event.
    public ReadOnlyObjectProperty<Self> self() {
        return self.getReadOnlyProperty();
    }

    /// The settings; null before the first events.
    public ReadOnlyObjectProperty<Settings> settings() {
        return settings.getReadOnlyProperty();
    }

    /// Every known peer, removed and blocked ones too, in the order they became known. Unmodifiable.
    public ObservableList<PeerItem> peers() {
        return people.items();
    }

    /// The peer of a key.
    public Optional<PeerItem> peer(PeerId id) {
        return people.of(id);
    }

    /// Reserves the words that the window uses as names: who claims one of them is shown with its code.
    public void reserve(List<String> words) {
        people.reserve(words);
    }

    /// Addresses that are tried again and again. Unmodifiable.
    public ObservableList<PeerAddress> calling() {
        return shownCalling;
    }

    /// What lasts and concerns every conversation.
    public Conditions conditions() {
        return conditions;
    }

    /// A conversation, made on demand.
    public ConversationItem conversation(Conversation conversation) {
        return conversations.of(conversation);
    }

    /// The conversation that is shown; null for the welcome.
    public ObjectProperty<Conversation> open() {
        return open;
    }

    /// Contacts connected now, answering or not: whom Everyone reaches.
    public ReadOnlyIntegerProperty connected() {
        return people.connected();
    }

    /// The sum of all badges, without those of muted conversations.
    public ReadOnlyIntegerProperty unread() {
        return conversations.unread();
    }

    /// The same, without the badge of the open conversation.
    public int unreadElsewhere() {
        return conversations.unreadBut(open.get());
    }

    /// Whether a conversation never calls for attention.
    public boolean muted(Conversation conversation) {
        return settings.get() != null && settings.get().alerts().mutes(conversation);
    }

    /// Changes with every change of anything here: a view that shows much of it listens to this and redraws once per pulse.
    public ReadOnlyLongProperty revision() {
        return revision.getReadOnlyProperty();
    }

    /// Takes in one event.
    public void apply(NodeEvent event) {
        switch (event) {
            case NodeEvent.SelfChanged(var now) -> {
                self.set(now);
                people.ownName(now.name().text());
            }
            case NodeEvent.SettingsChanged(var now) -> {
                settings.set(now);
                conversations.countUnread();
            }
            case NodeEvent.PeerChanged(var peer) -> changed(peer);
            case NodeEvent.PeerGone(var id) -> gone(id);
            case NodeEvent.Joined(var id) -> notes.joined(id);
            case NodeEvent.Left(var id, var reason) ->
                notes.left(id, peer(id).flatMap(item -> item.peer().get().lastHeard()).filter(_ -> reason == CloseReason.SILENT));
            case NodeEvent.MessageArrived(var message) -> {
                conversations.add(message, true);
                peer(message.message().author()).ifPresent(item -> item.typing(false));
            }
            case NodeEvent.MessageWritten(var message) -> conversations.add(message, false);
            case NodeEvent.DeliveryChanged(var conversation, var id, var recipient, var delivery) -> {
                if (self.get() != null) conversation(conversation).deliver(self.get().id(), id, recipient, delivery);
            }
            // while one writes in it, what one writes is no part of what was deleted
            case NodeEvent.ConversationCleared(var conversation) -> conversations.clear(conversation, !conversation.equals(open.get()));
            case NodeEvent.TypingChanged(var id, var typing) -> peer(id).ifPresent(item -> item.typing(typing));
            case NodeEvent.CallingChanged(var addresses) -> {
                calling.setAll(addresses);
                retold();
            }
            case NodeEvent.UnreadChanged(var conversation, var unread) -> conversations.unread(conversation, unread);
            case NodeEvent.AwayChanged _, NodeEvent.ElsewhereChanged _, NodeEvent.HistoryFull _, NodeEvent.ProfileUnsaved _, NodeEvent.HistoryRepaired _, NodeEvent.KeyExposed _,
                 NodeEvent.StrangersCrowded _ -> conditions.apply(event);
            case NodeEvent.Resync() -> {
                beginning = true;
                people.tellAgain();
                conversations.stale();
                conditions.unknown();
            }
        }
        revised();
        List.copyOf(listeners).forEach(listener -> listener.accept(event));
    }

    /// Tells `listener` every event from now on, after it was taken in.
    public void listen(Consumer<NodeEvent> listener) {
        listeners.add(listener);
    }

    /// Ends [#listen].
    public void ignore(Consumer<NodeEvent> listener) {
        listeners.remove(listener);
    }

    /// Whether the present state is being told, so that what comes is no news.
    public boolean beginning() {
        return beginning;
    }

    /// Loads the page before the first loaded message of a conversation, if there is one.
    public void loadEarlier(Conversation conversation) {
        conversations.loadEarlier(conversation);
    }

    /// Loads the page after the last loaded message of a conversation, if there is one.
    public void loadLater(Conversation conversation) {
        conversations.loadLater(conversation);
    }

    /// Loads a message with what stands around it, unless it is loaded; completes on the FX thread, empty if it is not there
    /// any more or something else was wanted since.
    public CompletableFuture<Optional<MessageItem>> find(Conversation conversation, MessageKey message) {
        return conversations.find(conversation, message);
    }

    /// Loads the first unread message of a conversation with what stands around it, unless it is loaded; completes on the FX
    /// thread, empty if nothing is unread or something else was wanted since.
    public CompletableFuture<Optional<MessageItem>> findUnread(Conversation conversation) {
        return conversations.findUnread(conversation);
    }

    /// Loads a conversation's newest page, unless its end is loaded; completes on the FX thread.
    public CompletableFuture<Void> toEnd(Conversation conversation) {
        return conversations.toEnd(conversation);
    }

    /// A search in one conversation, or all.
    ///
    /// @param changed told on the FX thread when something was found, or is known not to be there
    public Hits search(Optional<Conversation> in, Runnable changed) {
        return new Hits(commands, task -> fx.execute(task), in, changed);
    }

    /// Everything up to a message of a conversation was on screen in a focused window. The node is told at most once a second.
    public void seen(Conversation conversation, MessageItem upTo) {
        if (conversations.seen(conversation, upTo)) revised();
    }

    /// The person is writing to a contact; may be called at every key press.
    public void writing(PeerId to) {
        commands.typing(to);
    }

    /// Keeps what is written and not sent, if that is other than what the profile holds: once a second, and before the node is closed.
    public void keepDrafts() {
        drafts.keep();
    }

    /// Once a second: keeps the drafts, tells the node what was seen since, and asks again for what is shown if it could not be read.
    public void tick() {
        keepDrafts();
        conversations.tick();
        if (!beginning && open.get() != null) conversations.again(open.get());
    }

    private void revised() {
        revision.set(revision.get() + 1);
    }

    private void changed(Peer peer) {
        people.become(peer).ifPresent(before -> notes.changed(before, people.of(peer.id()).orElseThrow()));
        conversations.asking(Conversation.with(peer.id()), peer.standing() == Standing.STRANGER);
    }

    private void gone(PeerId id) {
        if (!people.remove(id)) return;
        notes.forget(id);
        var conversation = Conversation.with(id);
        if (conversation.equals(open.get())) open.set(null);
        conversations.forget(conversation);
    }

    /// The present state is told to its end; after a Resync, whoever was not in it is gone.
    private void retold() {
        if (!beginning) return;
        beginning = false;
        drafts.restore();
        if (people.tellingAgain()) people.untold().forEach(this::gone);
        conversations.readLast();
        if (open.get() != null) conversations.load(open.get());
    }
}
