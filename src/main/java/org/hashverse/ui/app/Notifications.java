package org.hashverse.ui.app;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.desktop.Desktop;
import org.hashverse.desktop.Notification;
import org.hashverse.model.Attention;
import org.hashverse.model.ChatModel;
import org.hashverse.node.NodeEvent;
import org.hashverse.node.Peer;
import org.hashverse.store.settings.Alerts;
import org.hashverse.ui.kit.SecondTimer;
import org.hashverse.ui.message.MessageFormatter;
import org.hashverse.ui.words.Words;

/// Calls the person through the desktop when something came that is not on screen, as [Attention] decides. For the FX thread.
final class Notifications implements AutoCloseable {
    private static final String STRANGERS = "strangers";
    private final ChatModel model;
    private final Desktop desktop;
    private final Attention attention;
    private final Supplier<Attention.Eyes> eyes;
    private final Consumer<Conversation> open;
    private final MessageFormatter formatter;
    private final SecondTimer seconds = new SecondTimer(this::tick, () -> false);
    private final ChangeListener<Number> whenRead = (_, _, _) -> withdrawRead();
    private final Consumer<NodeEvent> listener = this::heard;

    /// @param eyes where the person looks
    /// @param open comes forward and opens a conversation, because its notification was clicked; null for whatever is open
    Notifications(ChatModel model, Desktop desktop, Attention attention, Supplier<Attention.Eyes> eyes, Consumer<Conversation> open) {
        this.model = model;
        this.desktop = desktop;
        this.attention = attention;
        this.eyes = eyes;
        this.open = open;
        formatter = new MessageFormatter(model);
        model.peers().stream().map(item -> item.peer().get()).filter(peer -> peer.standing() == Standing.STRANGER).forEach(peer -> attention.known(peer.id()));
        model.listen(listener);
        model.revision().addListener(whenRead);
        seconds.play();
    }

    /// Whether a window is before the person's eyes, and what it shows.
    static Attention.Eyes eyes(Stage stage, ChatModel model) {
        return new Attention.Eyes(stage.isShowing() && stage.isFocused() && !stage.isIconified(), model.open().get());
    }

    @Override
    public void close() {
        seconds.stop();
        model.revision().removeListener(whenRead);
        model.ignore(listener);
        desktop.close();
    }

    /// Once a second: what came on top, and what was read meanwhile.
    void tick() {
        withdrawRead();
        if (eyes.get().here() && attention.looked()) desktop.withdraw(STRANGERS);
        attention.due(alerts()).forEach(this::call);
    }

    private void heard(NodeEvent event) {
        switch (event) {
            case NodeEvent.MessageArrived(var delivered) -> {
                var message = delivered.message();
                var call = stranger(message.author()) ? attention.knocked(message.author(), eyes.get(), alerts()) : attention.arrived(message, eyes.get(), alerts());
                call.ifPresent(this::call);
            }
            case NodeEvent.PeerChanged(var peer) -> note(peer);
            case NodeEvent.PeerGone(var id) -> {
                decided(id);
                if (attention.read(Conversation.with(id))) desktop.withdraw(id.text());
            }
            case NodeEvent.CallingChanged _ -> attention.strangers(this::stranger); // the last of the present state
            case NodeEvent.SelfChanged _, NodeEvent.SettingsChanged _, NodeEvent.Joined _, NodeEvent.Left _, NodeEvent.MessageWritten _, NodeEvent.DeliveryChanged _,
                    NodeEvent.UnreadChanged _, NodeEvent.HistoryFull _, NodeEvent.ProfileUnsaved _, NodeEvent.HistoryRepaired _, NodeEvent.KeyExposed _, NodeEvent.StrangersCrowded _, NodeEvent.ConversationCleared _, NodeEvent.TypingChanged _,
                    NodeEvent.AwayChanged _, NodeEvent.ElsewhereChanged _, NodeEvent.Resync _ -> { }
        }
    }

    private boolean stranger(PeerId id) {
        return model.peer(id).filter(item -> item.peer().get().standing() == Standing.STRANGER).isPresent();
    }

    private void note(Peer peer) {
        if (peer.standing() != Standing.STRANGER) decided(peer.id());
        else if (model.beginning()) attention.known(peer.id()); // what is there already is no news
        else attention.knocked(peer.id(), eyes.get(), alerts()).ifPresent(this::call);
    }

    private void decided(PeerId peer) {
        if (attention.decided(peer)) desktop.withdraw(STRANGERS);
    }

    private void withdrawRead() {
        for (var conversation : attention.unread())
            if (model.conversation(conversation).unread().get() == 0 && attention.read(conversation)) desktop.withdraw(tag(conversation));
    }

    private void call(Attention.Call call) {
        if (call.show()) desktop.show(notification(call), () -> Platform.runLater(() -> clicked(call)));
        if (call.sound()) desktop.sound();
    }

    private void clicked(Attention.Call call) {
        open.accept(switch (call.subject()) {
            case Attention.Subject.Talk(var conversation) -> conversation;
            case Attention.Subject.Strangers() -> model.peer(call.latest()).isPresent() ? Conversation.with(call.latest()) : null;
        });
    }

    private Notification notification(Attention.Call call) {
        var who = formatter.name(call.latest());
        var open = Words.get("alert.open");
        return switch (call.subject()) {
            case Attention.Subject.Strangers() ->
                new Notification(STRANGERS, call.count() == 1 ? Words.get("alert.stranger", who) : Words.get("alert.strangers", call.count()), Words.get("alert.stranger.body"), open);
            case Attention.Subject.Talk(var conversation) -> {
                boolean everyone = conversation instanceof Conversation.Everyone;
                var title = !everyone ? who : call.count() == 1 ? Words.get("alert.toEveryone", who) : Words.get("alert.toEveryone.many");
                var words = call.words().map(said -> everyone && call.count() > 1 ? Words.get("sidebar.theirs", who, said) : said);
                var text = call.count() == 1 ? words.orElse(Words.get("alert.one")) : words.map(said -> Words.get("alert.many.words", call.count(), said))
                        .orElse(Words.get("alert.many", call.count()));
                yield new Notification(tag(conversation), title, text, open);
            }
        };
    }

    private static String tag(Conversation conversation) {
        return switch (conversation) {
            case Conversation.Everyone() -> "everyone";
            case Conversation.Direct(var peer) -> peer.text();
        };
    }

    private Alerts alerts() {
        return model.settings().get() == null ? Alerts.DEFAULT : model.settings().get().alerts();
    }
}
