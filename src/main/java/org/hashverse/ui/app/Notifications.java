package org.hashverse.ui.app;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Message;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.SharedFiles;
import org.hashverse.chat.Standing;
import org.hashverse.desktop.Desktop;
import org.hashverse.desktop.Notification;
import org.hashverse.model.Attention;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.api.Subscription;
import org.hashverse.store.settings.Alerts;
import org.hashverse.ui.files.FileWords;
import org.hashverse.ui.kit.SecondTimer;
import org.hashverse.ui.message.MessageFormatter;
import org.hashverse.ui.words.Words;

/// Shows desktop notifications for messages and strangers that the person does not see. [Attention] decides which. [#close] closes the desktop too. FX thread only.
final class Notifications implements AutoCloseable {
    private static final String STRANGERS = "strangers";
    private final ChatModel model;
    private final Desktop desktop;
    private final Attention attention;
    private final Supplier<Attention.Viewing> viewing;
    private final Consumer<Conversation> open;
    private final MessageFormatter formatter;
    private final SecondTimer seconds = new SecondTimer(this::tick, () -> false);
    private final ChangeListener<Number> whenRead = (_, _, _) -> withdrawRead();
    private final Subscription events;

    /// @param viewing what the person is looking at
    /// @param open    brings the window to the front and opens the conversation of a clicked notification; null keeps the open one
    Notifications(ChatModel model, Desktop desktop, Attention attention, Supplier<Attention.Viewing> viewing, Consumer<Conversation> open) {
        this.model = model;
        this.desktop = desktop;
        this.attention = attention;
        this.viewing = viewing;
        this.open = open;
        formatter = new MessageFormatter(model);
        model.peers().stream().map(item -> item.peer().get()).filter(peer -> peer.standing() == Standing.STRANGER).forEach(peer -> attention.known(peer.id()));
        events = model.listen(this::onEvent);
        model.revision().addListener(whenRead);
        seconds.play();
    }

    /// Whether the person is looking at a window, and at which conversation in it.
    static Attention.Viewing viewing(Stage stage, ChatModel model) {
        return new Attention.Viewing(stage.isShowing() && stage.isFocused() && !stage.isIconified(), model.open().get());
    }

    /// What a message says in a notification: its text, or what it offers; empty for anything else.
    static String words(Message message) {
        return message.content() instanceof SharedFiles files ? FileWords.summary(files) : message.text();
    }

    @Override
    public void close() {
        seconds.stop();
        model.revision().removeListener(whenRead);
        events.close();
        desktop.close();
    }

    /// Runs once a second: shows due notifications, and withdraws those of messages read meanwhile.
    void tick() {
        withdrawRead();
        if (viewing.get().inFront() && attention.looked()) desktop.withdraw(STRANGERS);
        attention.due(alerts()).forEach(this::alert);
    }

    private void onEvent(NodeEvent event) {
        switch (event) {
            case NodeEvent.MessageArrived(var delivered) when delivered.takenBack() -> { }
            case NodeEvent.MessageArrived(var delivered) -> {
                var message = delivered.message();
                var announcement = isStranger(message.author()) ? attention.knocked(message.author(), viewing.get(), alerts())
                        : attention.arrived(message, model.mentions().mentionsMe(message), viewing.get(), alerts());
                announcement.ifPresent(this::alert);
            }
            case NodeEvent.PeerChanged(var peer) -> peerChanged(peer);
            case NodeEvent.PeerGone(var id) -> {
                strangerDecided(id);
                if (attention.read(Conversation.with(id))) desktop.withdraw(id.text());
            }
            case NodeEvent.CallingChanged _ -> { // the last event of the node's state: strangers that it did not tell are none any more
                if (attention.keepStrangers(this::isStranger)) desktop.withdraw(STRANGERS);
            }
            case NodeEvent.SelfChanged _, NodeEvent.SettingsChanged _, NodeEvent.Joined _, NodeEvent.Left _, NodeEvent.MessageWritten _, NodeEvent.MessageChanged _,
                    NodeEvent.MessageDeleted _, NodeEvent.DeliveryChanged _, NodeEvent.UnreadChanged _, NodeEvent.HistoryFull _, NodeEvent.ProfileUnsaved _,
                    NodeEvent.HistoryRepaired _, NodeEvent.KeyExposed _, NodeEvent.StrangersCrowded _, NodeEvent.ConversationCleared _, NodeEvent.TypingChanged _,
                    NodeEvent.AwayChanged _, NodeEvent.ElsewhereChanged _, NodeEvent.NearbyChanged _, NodeEvent.IntroductionsChanged _, NodeEvent.IntroductionEnded _, NodeEvent.IntroducedByUs _, NodeEvent.FilesChanged _, NodeEvent.FileFetched _,
                    NodeEvent.Resync _ -> { }
        }
    }

    private boolean isStranger(PeerId id) {
        return model.peer(id).filter(item -> item.peer().get().standing() == Standing.STRANGER).isPresent();
    }

    private void peerChanged(Peer peer) {
        if (peer.standing() != Standing.STRANGER) strangerDecided(peer.id());
        else if (model.beginning()) attention.known(peer.id()); // part of the initial state, so not new
        else attention.knocked(peer.id(), viewing.get(), alerts()).ifPresent(this::alert);
    }

    private void strangerDecided(PeerId peer) {
        if (attention.decided(peer)) desktop.withdraw(STRANGERS);
    }

    private void withdrawRead() {
        if (model.beginning()) return; // after missed events: the node tells the counts in a moment
        for (var conversation : attention.unread())
            if (model.conversation(conversation).unread().get() == 0 && attention.read(conversation)) desktop.withdraw(conversation.text());
    }

    private void alert(Attention.Announcement announcement) {
        if (announcement.show()) desktop.show(notification(announcement), () -> Platform.runLater(() -> clicked(announcement)));
        if (announcement.sound()) desktop.sound();
    }

    private void clicked(Attention.Announcement announcement) {
        open.accept(switch (announcement.subject()) {
            case Attention.Subject.Talk(var conversation) -> conversation;
            case Attention.Subject.Strangers() -> model.peer(announcement.latest()).isPresent() ? Conversation.with(announcement.latest()) : null;
        });
    }

    private Notification notification(Attention.Announcement announcement) {
        var name = formatter.name(announcement.latest());
        var open = Words.get("alert.open");
        return switch (announcement.subject()) {
            case Attention.Subject.Strangers() ->
                new Notification(STRANGERS, announcement.count() == 1 ? Words.get("alert.stranger", name) : Words.get("alert.strangers", announcement.count()), Words.get("alert.stranger.body"), open);
            case Attention.Subject.Talk(var conversation) -> {
                boolean everyone = conversation instanceof Conversation.Everyone;
                var title = !everyone ? name : announcement.count() == 1 ? Words.get("alert.toEveryone", name) : Words.get("alert.toEveryone.many");
                var words = announcement.words().map(latest -> everyone && announcement.count() > 1 ? Words.get("sidebar.theirs", name, latest) : latest);
                var text = announcement.count() == 1 ? words.orElse(Words.get("alert.one")) : words.map(latest -> Words.get("alert.many.words", announcement.count(), latest))
                        .orElse(Words.get("alert.many", announcement.count()));
                yield new Notification(conversation.text(), title, text, open);
            }
        };
    }

    private Alerts alerts() {
        return model.settings().get() == null ? Alerts.DEFAULT : model.settings().get().alerts();
    }
}
