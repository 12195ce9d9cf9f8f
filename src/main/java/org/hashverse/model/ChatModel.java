package org.hashverse.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.node.Node;
import org.hashverse.node.NodeEvent;
import org.hashverse.node.Peer;
import org.hashverse.node.Self;
import org.hashverse.node.Subscription;
import org.hashverse.store.Settings;

/// Everything the window shows of a node. Events go in through [#apply]; views bind to what comes out.
public final class ChatModel {
    /// Messages loaded at a time.
    public static final int PAGE = 200;
    private static final Duration ABSENCE = Duration.ofMinutes(1);

    private final Node node;
    private final NodeLine line;
    private final InstantSource clock;
    private Executor fx = Runnable::run;
    private final ReadOnlyObjectWrapper<Self> self = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Settings> settings = new ReadOnlyObjectWrapper<>();
    private final Map<PeerId, PeerItem> peersById = new LinkedHashMap<>();
    private final ObservableList<PeerItem> peers = FXCollections.observableArrayList();
    private final ObservableList<PeerItem> shownPeers = FXCollections.unmodifiableObservableList(peers);
    private final ObservableList<PeerAddress> calling = FXCollections.observableArrayList();
    private final ObservableList<PeerAddress> shownCalling = FXCollections.unmodifiableObservableList(calling);
    private final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper elsewhere = new ReadOnlyBooleanWrapper();
    private final Map<Conversation, ConversationItem> conversations = new HashMap<>();
    private final ObjectProperty<Conversation> open = new SimpleObjectProperty<>();
    private final ReadOnlyIntegerWrapper connected = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private final Map<PeerId, Instant> leftAt = new HashMap<>();
    private final Reads reads;
    // while a Resync is being answered: the peers told again so far
    private Set<PeerId> told;
    private boolean missed;

    /// A model of `node`, empty until [#connect].
    public ChatModel(Node node) {
        this(node, NodeLine.of(node), InstantSource.system());
    }

    ChatModel(Node node, NodeLine line, InstantSource clock) {
        this.node = node;
        this.line = line;
        this.clock = clock;
        reads = new Reads(line, clock);
        open.addListener((_, _, now) -> {
            if (now != null && !conversation(now).loaded()) ask(conversation(now), Optional.empty(), missed);
            if (now instanceof Conversation.Direct(PeerId peer) && settings.get() != null
                    && !settings.get().lastOpen().equals(Optional.of(peer.text()))) line.opened(peer);
        });
    }

    /// Begins to listen; events and answers run on `fx`, which must run them on the FX thread, in order.
    public Subscription connect(Executor fx) {
        this.fx = fx;
        return node.subscribe(fx, this::apply);
    }

    /// The node, for commands.
    public Node node() {
        return node;
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
        return shownPeers;
    }

    /// The peer of a key.
    public Optional<PeerItem> peer(PeerId id) {
        return Optional.ofNullable(peersById.get(id));
    }

    /// Addresses that are tried again and again. Unmodifiable.
    public ObservableList<PeerAddress> calling() {
        return shownCalling;
    }

    /// Whether presences are being checked because this computer slept.
    public ReadOnlyBooleanProperty checking() {
        return checking.getReadOnlyProperty();
    }

    /// Whether this identity runs on another computer too.
    public ReadOnlyBooleanProperty elsewhere() {
        return elsewhere.getReadOnlyProperty();
    }

    /// A conversation, made on demand.
    public ConversationItem conversation(Conversation conversation) {
        return conversations.computeIfAbsent(conversation, ConversationItem::new);
    }

    /// The conversation that is shown; null for the welcome.
    public ObjectProperty<Conversation> open() {
        return open;
    }

    /// Contacts connected now, answering or not: whom Everyone reaches.
    public ReadOnlyIntegerProperty connected() {
        return connected.getReadOnlyProperty();
    }

    /// Messages in all conversations that were not on screen yet.
    public ReadOnlyIntegerProperty unread() {
        return unread.getReadOnlyProperty();
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
                relabel();
            }
            case NodeEvent.SettingsChanged(var now) -> settings.set(now);
            case NodeEvent.PeerChanged(var peer) -> changed(peer);
            case NodeEvent.PeerGone(var id) -> gone(id);
            case NodeEvent.Joined(var id) -> joined(id);
            case NodeEvent.Left(var id, var reason) -> left(id, reason);
            case NodeEvent.MessageArrived(var message) -> {
                var talk = conversation(message.message().conversation());
                if (talk.add(message, true)) countUnread();
                talk.trim(talk.conversation().equals(open.get()));
                peer(message.message().author()).ifPresent(item -> item.typing(false));
            }
            case NodeEvent.MessageWritten(var message) -> {
                var talk = conversation(message.message().conversation());
                talk.add(message, false);
                talk.trim(talk.conversation().equals(open.get()));
            }
            case NodeEvent.DeliveryChanged(var conversation, var id, var recipient, var delivery) -> {
                if (self.get() != null) conversation(conversation).deliver(self.get().id(), id, recipient, delivery);
            }
            case NodeEvent.ConversationCleared(var conversation) -> {
                conversation(conversation).clear();
                countUnread();
            }
            case NodeEvent.TypingChanged(var id, var typing) -> peer(id).ifPresent(item -> item.typing(typing));
            case NodeEvent.CallingChanged(var addresses) -> {
                calling.setAll(addresses);
                retold();
            }
            case NodeEvent.AwayChanged(var now) -> checking.set(now);
            case NodeEvent.ElsewhereChanged(var now) -> elsewhere.set(now);
            case NodeEvent.Resync() -> {
                told = new HashSet<>();
                missed = true;
                checking.set(false);
                elsewhere.set(false);
                peers.forEach(item -> item.typing(false));
                conversations.values().forEach(ConversationItem::stale);
            }
        }
        revised();
    }

    /// Loads the page before the first loaded message of a conversation, if there is one.
    public void loadEarlier(Conversation conversation) {
        var item = conversation(conversation);
        if (item.earlier()) ask(item, item.oldest(), false);
    }

    /// Everything up to a message of a conversation was on screen in a focused window. The authors are told at most once a second.
    public void seen(Conversation conversation, MessageItem upTo) {
        var newest = conversation(conversation).seen(upTo);
        if (newest.isEmpty()) return;
        reads.add(conversation, newest.values());
        countUnread();
        revised();
    }

    /// The person is writing to a contact; may be called at every key press.
    public void writing(PeerId to) {
        line.typing(to);
    }

    /// Once a second: tells the authors what was seen since.
    public void tick() {
        reads.tell();
    }

    private void revised() {
        revision.set(revision.get() + 1);
    }

    private void countUnread() {
        unread.set(conversations.values().stream().mapToInt(item -> item.unread().get()).sum());
    }

    private void ask(ConversationItem item, Optional<MessageId> before, boolean countAsUnread) {
        if (!item.beginLoading()) return;
        int round = item.round();
        line.history(item.conversation(), before, PAGE).whenCompleteAsync((page, failure) -> {
            if (round != item.round()) return;
            if (failure != null) {
                item.failedLoading();
                return;
            }
            item.merge(page, PAGE, countAsUnread);
            countUnread();
            revised();
        }, fx);
    }

    private void changed(Peer peer) {
        if (told != null) told.add(peer.id());
        var item = peersById.get(peer.id());
        if (item == null) {
            item = new PeerItem(peer);
            peersById.put(peer.id(), item);
            peers.add(item);
            relabel();
        } else {
            var before = item.peer().get();
            item.become(peer);
            if (!before.shownName().equals(peer.shownName()) || before.standing() != peer.standing()) relabel();
            if (!before.name().equals(peer.name()))
                conversation(Conversation.with(peer.id())).note(new Note.Renamed(clock.instant(), before.name().text(), peer.name().text()));
            if (!before.endedByIt() && peer.endedByIt())
                conversation(Conversation.with(peer.id())).note(new Note.Ended(clock.instant(), item.label().get()));
        }
        countConnected();
    }

    private void countConnected() {
        int count = 0;
        for (var item : peers) if (item.peer().get().standing() == Standing.CONTACT && item.peer().get().connected()) count++;
        connected.set(count);
    }

    private void gone(PeerId id) {
        var item = peersById.remove(id);
        if (item == null) return;
        peers.remove(item);
        leftAt.remove(id);
        var conversation = Conversation.with(id);
        if (conversation.equals(open.get())) open.set(null);
        conversations.remove(conversation);
        relabel();
        countConnected();
        countUnread();
    }

    private void joined(PeerId id) {
        var from = leftAt.remove(id);
        var now = clock.instant();
        if (from != null && Duration.between(from, now).compareTo(ABSENCE) > 0) conversation(Conversation.with(id)).note(new Note.Absent(from, now));
    }

    private void left(PeerId id, CloseReason reason) {
        var heard = peer(id).flatMap(item -> item.peer().get().lastHeard()).filter(_ -> reason == CloseReason.SILENT);
        leftAt.putIfAbsent(id, heard.orElseGet(clock::instant));
    }

    /// The present state is told to its end; after a Resync, whoever was not in it is gone.
    private void retold() {
        if (told == null) return;
        var left = told;
        told = null;
        peersById.keySet().stream().filter(id -> !left.contains(id)).toList().forEach(this::gone);
        List.copyOf(conversations.values()).forEach(item -> ask(item, Optional.empty(), true));
        missed = false;
    }

    private void relabel() {
        Labels.give(peers, Optional.ofNullable(self.get()).map(now -> now.name().text()));
    }
}
