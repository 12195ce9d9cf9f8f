package org.hashverse.console;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.console.words.ConsoleLine;
import org.hashverse.console.words.FileNumbers;
import org.hashverse.node.api.Introduction;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.api.Self;
import org.hashverse.store.settings.Settings;

/// Prints the events of a node as lines, and reports the messages that it printed. Console thread only.
final class Events implements ChangeEvents.People {
    static final String EXPOSED = "other accounts of this computer could read your key until now; if somebody else uses it, they may pretend to be you: start as a new person with --as NAME";
    static final String ANYONE = "whoever reaches this port becomes a contact: is told where you are, is called back, and may write without end; start with --accept ask to be asked";
    private static final String CROWDED = "there is no room for messages of other strangers until you accept or block some of those who wait";
    private static final String TWICE = "this identity runs on another computer or in another folder too; messages reach only one of the two. End one of them";
    private final Sent sent;
    private final Consumer<String> lines;
    private final Runnable stateTold;
    private final Map<PeerId, Peer> peers = new HashMap<>();
    private final Set<PeerId> present = new HashSet<>();
    // contacts that could be taken for another peer, as last printed
    private final Map<PeerId, PeerId> resembling = new HashMap<>();
    private String listening = "";
    private Settings.Accept accept = Settings.Accept.ASK;
    private boolean twice;
    // value of `twice` before events were missed
    private boolean twiceBefore;
    // whether the node is telling its state: at the start, and again after events were missed
    private boolean readingState = true;
    private final PrintedMessages messages;
    private final ChangeEvents changes;
    private final FileEvents files;
    private final NearbyEvents nearby;
    // whether a message that arrives gets a number
    private boolean numberArrivals;
    private Self self;
    private List<Introduction> introductions = List.of();

    /// @param fileNumbers the numbers of files that arrive
    /// @param madeHere    the changes that this console makes
    /// @param lines       prints a line
    /// @param stateTold   run when the node has told its whole state: at the start, and again after events were missed
    /// @param whenPrinted called with each message that was printed; again if it is told or read again
    Events(Sent sent, FileNumbers fileNumbers, MadeHere madeHere, Consumer<String> lines, Runnable stateTold, Consumer<Message> whenPrinted) {
        this.sent = sent;
        this.lines = lines;
        this.stateTold = stateTold;
        messages = new PrintedMessages(this::print, whenPrinted);
        changes = new ChangeEvents(sent, madeHere, lines, this);
        files = new FileEvents(fileNumbers, lines);
        nearby = new NearbyEvents(lines, id -> Optional.ofNullable(peers.get(id)), System::nanoTime);
    }

    /// Takes in an event; the listener of a subscription.
    void on(NodeEvent event) {
        switch (event) {
            case NodeEvent.SelfChanged(var now) -> selfChanged(now);
            case NodeEvent.SettingsChanged(var settings) -> accepting(settings.accept());
            case NodeEvent.PeerChanged(var peer) -> changed(peer);
            case NodeEvent.PeerGone(var peer) -> gone(peer);
            case NodeEvent.Joined(var peer) -> joined(peer);
            case NodeEvent.Left(var peer, var reason) -> left(peer, reason);
            case NodeEvent.MessageArrived(var message) -> messages.arrived(message);
            case NodeEvent.DeliveryChanged(var _, var message, var recipient, var delivery) -> delivery(message, recipient, delivery);
            case NodeEvent.MessageChanged changed -> messageChanged(changed);
            case NodeEvent.MessageDeleted deleted -> {
                messages.deleted(deleted);
                changes.deleted(deleted);
            }
            case NodeEvent.ConversationCleared(var conversation) -> messages.cleared(conversation);
            case NodeEvent.FilesChanged(var changed) -> files.changed(changed, readingState);
            case NodeEvent.NearbyChanged(var now) -> nearby.changed(now);
            case NodeEvent.IntroductionsChanged(var waiting) -> introductions(waiting);
            case NodeEvent.IntroductionEnded(var introduction, var done) -> introduced(introduction.by(), introduction.id(), done);
            case NodeEvent.IntroducedByUs(var one, var other, var done) -> introduced(one, other, done);
            case NodeEvent.CallingChanged _ -> settle();
            case NodeEvent.Resync() -> resync();
            case NodeEvent.HistoryFull(var why) -> lines.accept(why.isPresent() ? "full " + ConsoleLine.text(why.get()) : "room");
            case NodeEvent.ProfileUnsaved(var why) -> lines.accept(why.isPresent() ? "unsaved " + ConsoleLine.text(why.get()) : "saved");
            case NodeEvent.KeyExposed() -> lines.accept("exposed " + EXPOSED);
            case NodeEvent.StrangersCrowded(var waiting) -> lines.accept(waiting.map(many -> "crowded " + many + " " + CROWDED).orElse("uncrowded"));
            case NodeEvent.HistoryRepaired(var repair) -> lines.accept("repaired " + repair.kept() + " " + repair.added() + " " + ConsoleLine.text(repair.aside().toString()));
            case NodeEvent.ElsewhereChanged(var twice) -> twice(twice);
            case NodeEvent.UnreadChanged _, NodeEvent.MessageWritten _, NodeEvent.TypingChanged _, NodeEvent.AwayChanged _, NodeEvent.FileFetched _ -> { /* not printed */ }
        }
    }

    /// Whether each message that is printed from now on gets a number, which is printed after it.
    void numberArrivals(boolean on) {
        numberArrivals = on;
    }

    /// Prints messages that the history holds as unread, except those that are printed already. Does nothing while the node tells its state again: their authors are not known
    /// then, and they are read again afterwards.
    void printUnread(Iterable<Delivered> unread) {
        if (!readingState) messages.printUnread(unread);
    }

    /// All unread messages were printed, at the start or after events were missed. Prints what arrived meanwhile, unless events were missed again.
    void unreadPrinted() {
        if (readingState) return;
        messages.printWaiting();
        files.unreadPrinted();
    }

    private void twice(boolean now) {
        if (now != (twice || twiceBefore)) lines.accept(now ? "twice " + TWICE : "once");
        twice = now;
    }

    private void selfChanged(Self now) {
        self = now;
        listening("listening " + now.address() + " " + now.id() + " " + ConsoleLine.name(now.name().text()));
    }

    private void listening(String line) {
        if (!line.equals(listening)) lines.accept(line);
        listening = line;
    }

    private void accepting(Settings.Accept now) {
        if (now == Settings.Accept.ANYONE && accept != now) lines.accept("anyone " + ANYONE);
        accept = now;
    }

    private void changed(Peer peer) {
        Optional.ofNullable(peers.put(peer.id(), peer)).ifPresent(before -> renamed(before, peer));
        var original = peer.resembles().filter(_ -> peer.standing() == Standing.CONTACT);
        var before = original.isPresent() ? resembling.put(peer.id(), original.get()) : resembling.remove(peer.id());
        original.filter(id -> !id.equals(before)).ifPresent(id -> lines.accept("resembles " + ConsoleLine.who(peer) + " " + id));
    }

    // a peer that was never connected has the name from an invite or none, so its first own name is no new one
    private void renamed(Peer before, Peer now) {
        if (now.standing() != Standing.CONTACT || before.lastHeard().isEmpty() || before.name().equals(now.name())) return;
        lines.accept("renamed " + ConsoleLine.who(now) + " " + ConsoleLine.name(before.name().text()) + " " + ConsoleLine.name(now.name().text()));
    }

    private void gone(PeerId id) {
        peers.remove(id);
        resembling.remove(id);
        present.remove(id);
    }

    private void joined(PeerId id) {
        if (!present.add(id)) return;
        var peer = peers.get(id);
        if (peer == null || peer.standing() != Standing.STRANGER) lines.accept("joined " + who(id));
        else lines.accept("stranger " + who(id) + peer.resembles().map(known -> " resembles " + known).orElse(""));
    }

    private void left(PeerId id, CloseReason reason) {
        if (present.remove(id)) lines.accept("left " + who(id) + " " + reason.word());
    }

    private void print(Delivered delivered) {
        var message = delivered.message();
        var peer = peers.get(message.author());
        boolean stranger = peer == null || peer.standing() == Standing.STRANGER;
        var who = stranger ? who(message.author()) : called(message.author());
        var word = stranger ? "waiting " : switch (message.conversation()) {
            case Conversation.Everyone() -> "message ";
            case Conversation.Direct(var _) -> "direct ";
        };
        lines.accept(word + who + " " + ConsoleLine.text(message.content().plainText()));
        if (numberArrivals) lines.accept("number #" + sent.numbers.add(delivered));
        changes.arrived(message);
        files.arrived(message);
    }

    private void introductions(List<Introduction> waiting) {
        for (var one : waiting)
            if (!introductions.contains(one)) lines.accept("introduction " + who(one.by()) + " " + ConsoleLine.name(one.distinctName()) + " " + one.id() + (one.vouched() ? " verified" : " -"));
        introductions = waiting;
    }

    private void introduced(PeerId one, PeerId other, boolean done) {
        lines.accept((done ? "introduced " : "not-now ") + who(one) + " " + other);
    }

    // of a message that was edited, or that is no text, this event alone tells how far it came
    private void messageChanged(NodeEvent.MessageChanged event) {
        changes.changed(event);
        var now = event.message();
        messages.changed(now);
        if (now.mine() && !now.takenBack()) now.deliveries().forEach((recipient, delivery) -> delivery(now.message().id(), recipient, delivery));
    }

    private void delivery(MessageId message, PeerId recipient, Delivery delivery) {
        var number = sent.number(message, recipient);
        if (delivery.stage() == Delivery.Stage.REFUSED && number.isPresent())
            lines.accept("refused " + name(recipient) + " #" + number.get() + " " + ConsoleLine.text(delivery.reason()));
        sent.deliveryChanged(message, recipient, delivery).ifPresent(lines);
    }

    // CallingChanged is the last event of the node's state; later ones are changes, which say nothing here. A connected peer without a Joined was connected before
    private void settle() {
        if (!readingState) return;
        readingState = false;
        if (twiceBefore && !twice) lines.accept("once");
        twiceBefore = false;
        for (var id : Set.copyOf(present)) if (!connected(id)) left(id, CloseReason.LOST); // the true reason was among the missed events
        peers.values().stream().filter(Peer::connected).map(Peer::id).sorted().forEach(this::joined);
        stateTold.run();
    }

    private void resync() {
        lines.accept("missed events; list and history tell the present state");
        peers.clear();
        twiceBefore |= twice; // events may be missed again before the node has told its state
        twice = false;
        changes.missed();
        files.missed();
        messages.awaitUnread();
        readingState = true;
    }

    private boolean connected(PeerId id) {
        return Optional.ofNullable(peers.get(id)).map(Peer::connected).orElse(false);
    }

    private String who(PeerId id) {
        return called(id) + " " + id;
    }

    @Override
    public boolean isOwn(PeerId id) {
        return self != null && self.id().equals(id);
    }

    @Override
    public String called(PeerId id) {
        if (isOwn(id)) return ConsoleLine.name(self.name().text()) + " " + self.address();
        var peer = peers.get(id);
        return peer == null ? id.code() + " -" : ConsoleLine.called(peer);
    }

    private String name(PeerId id) {
        var peer = peers.get(id);
        return peer == null ? id.code() : ConsoleLine.name(peer);
    }
}
