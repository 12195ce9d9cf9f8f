package org.hashverse.model;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Mentions;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.model.files.FileProgress;
import org.hashverse.model.nearby.NearbyPeople;
import org.hashverse.model.nearby.Newcomers;
import org.hashverse.node.api.ChatCommands;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.api.Self;
import org.hashverse.node.api.Subscription;
import org.hashverse.store.settings.Settings;

/// The state of a node that the window shows. [#apply] takes in the node's events; views bind to the properties.
public final class ChatModel {
    private final ChatCommands commands;
    private Executor fx = Runnable::run;
    private final ReadOnlyObjectWrapper<Self> self = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Settings> settings = new ReadOnlyObjectWrapper<>();
    private final PeerItems peerItems = new PeerItems();
    private final Conditions conditions = new Conditions();
    private final Newcomers newcomers;
    private final FileProgress files;
    private final Conversations conversations;
    private final ConversationAlerts alerts;
    private final KeptDrafts drafts;
    private final PeerNotes peerNotes;
    private final ObjectProperty<Conversation> open;
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private final List<Consumer<NodeEvent>> listeners = new ArrayList<>();
    private final Hits.Searches searches;
    // true while the node reports its current state
    private boolean beginning = true;

    /// An empty model of the node with these commands. [#connect] fills it.
    public ChatModel(ChatCommands commands) {
        this(commands, InstantSource.system());
    }

    ChatModel(ChatCommands commands, InstantSource clock) {
        this.commands = commands;
        conversations = new Conversations(commands, clock, task -> fx.execute(task), this::revised, conversation -> alerts().muted(conversation), message -> mentions().mentionsMe(message));
        alerts = new ConversationAlerts(commands, clock, settings::get);
        drafts = new KeptDrafts(commands, task -> fx.execute(task), conversations, peerItems);
        peerNotes = new PeerNotes(conversations, clock);
        files = new FileProgress(commands::files, task -> fx.execute(task), this::revised);
        searches = new Hits.Searches(commands, task -> fx.execute(task));
        newcomers = new Newcomers(new NearbyPeople(commands, clock, task -> fx.execute(task), peerItems::listed, peerItems::label, this::revised));
        open = new OpenConversation(commands, settings::get, nearby().preview(), conversations, alerts).property();
    }

    /// Subscribes to the node's events.
    ///
    /// @param fx runs events and answers on the FX thread, in order
    public Subscription connect(Executor fx) {
        this.fx = fx;
        return commands.subscribe(fx, this::apply);
    }

    /// The commands of the node.
    public ChatCommands commands() {
        return commands;
    }

    /// Our own name, key and addresses; null before the first event.
    public ReadOnlyObjectProperty<Self> self() {
        return self.getReadOnlyProperty();
    }

    /// The settings; null before the first events.
    public ReadOnlyObjectProperty<Settings> settings() {
        return settings.getReadOnlyProperty();
    }

    /// All known peers, including removed and blocked ones, in the order in which they became known. Unmodifiable.
    public ObservableList<PeerItem> peers() {
        return peerItems.items();
    }

    /// The peer with a key, if it is known.
    public Optional<PeerItem> peer(PeerId id) {
        return peerItems.of(id);
    }

    /// Reserves the words that the window uses as names. A peer with such a name is shown with its code.
    public void reserve(List<String> words) {
        peerItems.reserve(words);
    }

    /// The people who may become contacts.
    public Newcomers newcomers() {
        return newcomers;
    }

    /// The people on the same network who are no contacts.
    public NearbyPeople nearby() {
        return newcomers.nearby();
    }

    /// How far files have come. With a change, [#revision] changes.
    public FileProgress files() {
        return files;
    }

    /// Conditions that concern all conversations, for example a full disk.
    public Conditions conditions() {
        return conditions;
    }

    /// The item of a conversation. Makes one if there is none.
    public ConversationItem conversation(Conversation conversation) {
        return conversations.of(conversation);
    }

    /// The open conversation; null for the welcome page.
    public ObjectProperty<Conversation> open() {
        return open;
    }

    /// The number of connected contacts, whether they answer or not. A message to Everyone is sent to these.
    public ReadOnlyIntegerProperty connected() {
        return peerItems.connected();
    }

    /// The sum of the badges of all conversations that are not muted.
    public ReadOnlyIntegerProperty unread() {
        return conversations.unread();
    }

    /// The sum of [#unread] without the open conversation.
    public int unreadElsewhere() {
        return conversations.unreadWithout(open.get());
    }

    /// The conversations that are muted or marked as unread.
    public ConversationAlerts alerts() {
        return alerts;
    }

    /// The names that a text can mention: ours and those that our contacts claim.
    public Mentions mentions() {
        return peerItems.mentions();
    }

    /// A number that changes with every change of this model: also of what has no property of its own, such as the deliveries of a message. A view that shows many parts
    /// listens to this and redraws once, and each row draws only what differs from before.
    public ReadOnlyLongProperty revision() {
        return revision.getReadOnlyProperty();
    }

    /// Takes in one event.
    public void apply(NodeEvent event) {
        switch (event) {
            case NodeEvent.SelfChanged(var now) -> {
                self.set(now);
                peerItems.self(now);
            }
            case NodeEvent.SettingsChanged(var now) -> {
                settings.set(now);
                conversations.marked(now.alerts().marked());
                conversations.countUnread();
            }
            case NodeEvent.PeerChanged(var peer) -> changed(peer);
            case NodeEvent.PeerGone(var id) -> gone(id);
            case NodeEvent.Joined(var id) -> peerNotes.joined(id);
            case NodeEvent.Left(var id, var reason) -> peerNotes.left(id, peer(id).flatMap(item -> item.peer().get().lastHeard()).filter(_ -> reason == CloseReason.SILENT));
            case NodeEvent.MessageArrived(var message) -> {
                conversations.add(message, true);
                peer(message.message().author()).ifPresent(item -> item.typing(false));
            }
            case NodeEvent.MessageWritten(var message) -> conversations.add(message, false);
            case NodeEvent.MessageChanged(var message, var _) -> conversations.change(message);
            case NodeEvent.MessageDeleted(var conversation, var message) -> conversations.delete(conversation, message);
            case NodeEvent.DeliveryChanged(var conversation, var id, var recipient, var delivery) -> {
                if (self.get() != null) conversation(conversation).loadedMessages().deliver(self.get().id(), id, recipient, delivery);
            }
            // the draft of the open conversation stays: the person may be typing
            case NodeEvent.ConversationCleared(var conversation) -> conversations.clear(conversation, !conversation.equals(open.get()));
            case NodeEvent.TypingChanged(var id, var typing) -> peer(id).ifPresent(item -> item.typing(typing));
            case NodeEvent.IntroductionEnded _, NodeEvent.IntroducedByUs _ -> { /* told to listeners */ }
            case NodeEvent.FilesChanged _, NodeEvent.FileFetched _ -> files.apply(event);
            case NodeEvent.IntroductionsChanged _, NodeEvent.NearbyChanged _ -> newcomers.apply(event);
            case NodeEvent.CallingChanged _ -> {
                newcomers.apply(event);
                stateReported();
            }
            case NodeEvent.UnreadChanged(var conversation, var unread) -> conversations.unread(conversation, unread);
            case NodeEvent.AwayChanged _, NodeEvent.ElsewhereChanged _, NodeEvent.HistoryFull _, NodeEvent.ProfileUnsaved _, NodeEvent.HistoryRepaired _, NodeEvent.KeyExposed _,
                 NodeEvent.StrangersCrowded _ -> conditions.apply(event);
            case NodeEvent.Resync() -> {
                beginning = true;
                peerItems.beginResync();
                conversations.stale();
                conditions.reset();
                files.apply(event);
            }
        }
        searches.apply(event);
        revised();
        List.copyOf(listeners).forEach(listener -> listener.accept(event));
    }

    /// Adds a listener that receives every event after this model took it in, until the subscription is closed.
    public Subscription listen(Consumer<NodeEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// Whether the node is still reporting its current state, so that its events are not news.
    public boolean beginning() {
        return beginning;
    }

    /// The pages of the conversations, for a view that shows messages.
    public Pages pages() {
        return conversations.pages();
    }

    /// The message that a reply in a conversation quotes. If it is not loaded, it is read from the history, and [#revision] changes then.
    public QuotedMessage quoted(Conversation in, MessageKey message) {
        return conversations.quoted(in, message);
    }

    /// A new search in one conversation, or in all. It begins with [Hits#look]. The caller closes it.
    ///
    /// @param changed runs on the FX thread after each answer to the search, and when a found message has changed
    public Hits search(Optional<Conversation> in, Runnable changed) {
        return searches.open(in, changed);
    }

    /// Marks all messages of a conversation up to one as read, because they were on screen in a focused window. The node is informed at most once a second.
    public void seen(Conversation conversation, MessageItem upTo) {
        if (conversations.seen(conversation, upTo)) revised();
    }

    /// Saves the drafts in the profile if they have changed. Called once a second and before the node is closed.
    public void keepDrafts() {
        drafts.keep();
    }

    /// Called once a second. Saves the drafts, ends mutes, reports read messages to the node, and loads the open conversation again if that failed before.
    public void tick() {
        keepDrafts();
        alerts.tick();
        conversations.tick();
        if (!beginning && open.get() != null) conversations.pages().retry(open.get());
    }

    private void revised() {
        revision.set(revision.get() + 1);
    }

    private void changed(Peer peer) {
        peerItems.update(peer).ifPresent(before -> peerNotes.changed(before, peerItems.of(peer.id()).orElseThrow()));
        conversations.undecided(Conversation.with(peer.id()), peer.standing() == Standing.STRANGER);
        nearby().peerChanged(peer.id());
    }

    private void gone(PeerId id) {
        if (!peerItems.remove(id)) return;
        peerNotes.forget(id);
        nearby().peerChanged(id);
        var conversation = Conversation.with(id);
        if (conversation.equals(open.get())) open.set(null);
        conversations.forget(conversation);
    }

    /// Takes in that the node has reported its current state. After a Resync, removes the peers that the node did not report again.
    private void stateReported() {
        if (!beginning) return;
        beginning = false;
        drafts.restore();
        if (peerItems.resyncing()) peerItems.endResync().forEach(this::gone);
        conversations.loadLastMessages();
        if (open.get() != null) conversations.load(open.get());
    }
}
