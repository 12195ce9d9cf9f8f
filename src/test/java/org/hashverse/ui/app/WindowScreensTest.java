package org.hashverse.ui.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.Presence;
import org.hashverse.chat.Standing;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Self;
import org.hashverse.store.database.StoreEvent;
import org.hashverse.store.settings.Settings;
import org.hashverse.ui.message.CommandCard;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/// Screenshots of the whole window in its states, light and dark, at three widths, in `target/screenshots`.
@Tag("screens")
@ExtendWith(ApplicationExtension.class)
class WindowScreensTest {
    private static final Conversation BO = Conversation.with(Cast.BO);

    private void picture(String name, Consumer<ChatModel> before, Consumer<MainWindow> after) {
        for (var theme : List.of(Settings.Theme.LIGHT, Settings.Theme.DARK))
            for (int width : new int[] {1200, 700, 400}) picture(name + "-" + width + "-" + theme.name().toLowerCase(Locale.ROOT), width, width == 400 ? 640 : 780, theme, before, after);
    }

    private void picture(String name, int width, int height, Settings.Theme theme, Consumer<ChatModel> before, Consumer<MainWindow> after) {
        new WindowPicture(width, height, () -> {
            var model = Cast.model();
            model.apply(new NodeEvent.SettingsChanged(Cast.themed(theme)));
            before.accept(model);
            return model;
        }, after).take("window-" + name);
    }

    private static void unchanged(MainWindow window) {
        // no change
    }

    private static void removeEverybody(ChatModel model) {
        for (var item : List.copyOf(model.peers())) model.apply(new NodeEvent.PeerGone(item.id()));
    }

    private static void withBo(ChatModel model) {
        Talk.fill(model);
        model.open().set(BO);
    }

    @Test
    void aConversation() {
        picture("conversation", WindowScreensTest::withBo, WindowScreensTest::unchanged);
    }

    @Test
    void formattedAndHostileMessages() {
        picture("dressed", model -> {
            Talk.formatted(model);
            model.open().set(Conversation.with(Cast.CHEN));
        }, WindowScreensTest::unchanged);
        picture("hostile", model -> {
            Talk.hostile(model);
            model.open().set(Conversation.with(Cast.ELI));
        }, WindowScreensTest::unchanged);
    }

    @Test
    void emoji() {
        picture("emoji-picker", WindowScreensTest::withBo, window -> window.conversation().composer().emoji().toggle());
    }

    @Test
    void theList() {
        picture("list", model -> {
            Talk.fill(model);
            model.apply(new NodeEvent.CallingChanged(List.of(PeerAddress.parse("10.0.0.52:8000"))));
        }, WindowScreensTest::unchanged);
    }

    @Test
    void everyone() {
        picture("everyone", model -> {
            Talk.fill(model);
            model.apply(new NodeEvent.MessageWritten(Talk.mine(Conversation.EVERYONE, Instant.now(), "Thanks! Fire drill at eleven, please leave by the north stairs.",
                    Map.of(Cast.BO, Delivery.DELIVERED, Cast.CHEN, Delivery.READ, Cast.ELI, Delivery.SENT))));
            model.open().set(Conversation.EVERYONE);
        }, WindowScreensTest::unchanged);
    }

    @Test
    void nobodyIsConnected() {
        picture("welcome", WindowScreensTest::removeEverybody, WindowScreensTest::unchanged);
        picture("everyone-nobody", model -> {
            removeEverybody(model);
            model.open().set(Conversation.EVERYONE);
        }, WindowScreensTest::unchanged);
    }

    @Test
    void aStranger() {
        picture("stranger", model -> {
            Talk.fill(model);
            model.apply(new NodeEvent.PeerChanged(Cast.standing(Cast.contact(Cast.FAY, "Fay", "10.0.0.31:8000"), Standing.STRANGER)));
            Talk.arrives(model, Cast.FAY, Instant.now(), "Hi Ana, I am the new one in room 12. Is the printer list yours?");
            model.open().set(Conversation.with(Cast.FAY));
        }, WindowScreensTest::unchanged);
    }

    @Test
    void anotherKey() {
        Consumer<ChatModel> impostor = model -> {
            Talk.fill(model);
            model.apply(new NodeEvent.PeerChanged(Cast.resembling(Cast.contact(Cast.FAY, "Bo", "10.0.0.31:8000"), Cast.BO)));
            Talk.arrives(model, Cast.FAY, Instant.now(), "It is me, on a new computer.");
        };
        picture("other-key", model -> {
            impostor.accept(model);
            model.open().set(Conversation.with(Cast.FAY));
        }, WindowScreensTest::unchanged);
        picture("other-key-banner", model -> {
            impostor.accept(model);
            model.open().set(BO);
        }, WindowScreensTest::unchanged);
    }

    @Test
    void anOfflineAndARemovedPeer() {
        picture("offline", model -> {
            Talk.fill(model);
            Talk.written(model, Cast.DARA, Instant.now().minus(Duration.ofDays(1)), "The key is under the mat.", Delivery.QUEUED);
            model.open().set(Conversation.with(Cast.DARA));
        }, WindowScreensTest::unchanged);
        picture("removed", model -> {
            Talk.fill(model);
            var waiting = model.conversation(Conversation.with(Cast.DARA)).messages().getLast().message();
            model.apply(new NodeEvent.DeliveryChanged(waiting.conversation(), waiting.id(), Cast.DARA, Delivery.CANCELLED));
            model.apply(new NodeEvent.PeerChanged(Cast.standing(Cast.contact(Cast.DARA, "Dara", "10.0.0.21:8000"), Standing.REMOVED)));
            model.open().set(Conversation.with(Cast.DARA));
        }, WindowScreensTest::unchanged);
    }

    @Test
    void noNetwork() {
        picture("no-network", model -> {
            withBo(model);
            model.apply(new NodeEvent.TypingChanged(Cast.BO, false));
            for (var item : List.copyOf(model.peers()))
                model.apply(new NodeEvent.PeerChanged(Cast.presence(item.peer().get(), Presence.OFFLINE, Instant.now().minusSeconds(30))));
            var self = Cast.self();
            model.apply(new NodeEvent.SelfChanged(new Self(self.id(), self.name(), self.port(), self.address(), self.more(), false, Optional.empty(), self.invite(), self.folder(), Set.of())));
        }, WindowScreensTest::unchanged);
    }

    @Test
    void aFullDiskAndARepairedHistory() {
        picture("welcome-disk-full", model -> model.apply(new NodeEvent.HistoryFull(Optional.of("database or disk is full"))), WindowScreensTest::unchanged);
        picture("history-repaired", model -> {
            withBo(model);
            model.apply(new NodeEvent.HistoryRepaired(new StoreEvent.Repair(Path.of("messages.db.damaged-20261122-093000-000"), 1204, 12,
                    Optional.of(LocalDate.of(2026, 11, 21)), 1219)));
        }, WindowScreensTest::unchanged);
    }

    @Test
    void anAnswerToACommand() {
        picture("answer", WindowScreensTest::withBo, window -> {
            var card = new CommandCard("/list", Instant.now(), "");
            card.answer(List.of("3 peers are connected", "Bo · online · 3 ms · 10.0.0.9:8000", "Chen · online · 3 ms · 10.0.0.12:8000", "Eli · no answer 7 s · 10.0.0.14:8000"));
            window.conversation().messages().answer(BO, card);
        });
    }

    @Test
    void aLongConversation() {
        picture("long", model -> {
            Talk.fill(model);
            Talk.manyMessages(model, Cast.CHEN, 80, i -> i % 5 == 0 ? "Many words about the measurements, the weather and what to do at eleven. ".repeat(1 + i % 7) : "Line " + i);
            var talk = model.conversation(Conversation.with(Cast.CHEN));
            model.seen(talk.conversation(), talk.messages().getLast());
            model.open().set(talk.conversation());
        }, WindowScreensTest::unchanged);
    }

    @Test
    void toasts() {
        picture("toast", model -> {
            withBo(model);
            model.apply(new NodeEvent.PeerChanged(Cast.standing(Cast.contact(Cast.DARA, "Dara", "10.0.0.21:8000"), Standing.REMOVED)));
        }, window -> window.toasts().show("Dara removed", "Undo", javafx.util.Duration.millis(Duration.ofSeconds(10).toMillis()), () -> { }));
    }

    @Test
    void theDrawer() {
        for (var theme : List.of(Settings.Theme.LIGHT, Settings.Theme.DARK))
            picture("drawer-700-" + theme.name().toLowerCase(Locale.ROOT), 700, 780, theme, WindowScreensTest::withBo, window -> window.panes().toggleInspector());
    }
}
