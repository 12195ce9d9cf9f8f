package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Standing;
import org.hashverse.model.Attention;
import org.hashverse.node.TestNode;
import org.hashverse.store.settings.Alerts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Notifications, mute and do-not-disturb in a running window, with the real node of Bo.
class AttentionFlowsTest extends AnasWindow {
    private final ShownDesktop desktop = new ShownDesktop();
    private Notifications notifications;

    @Start
    void start(Stage stage) throws IOException {
        show(stage);
        notifications = new Notifications(model, desktop, new Attention(InstantSource.system()), () -> new Attention.Viewing(true, model.open().get()),
                conversation -> window.open(conversation));
    }

    @AfterEach
    void closeNotifications() {
        WaitForAsyncUtils.waitForAsyncFx(120_000, notifications::close);
    }

    private Conversation withBo() {
        return Conversation.with(bo.id());
    }

    private void boWrites(Conversation to, String text) throws Exception {
        TestNode.get(bo.node.send(to, text));
    }

    private int unread(Conversation conversation) {
        return model.conversation(conversation).unread().get();
    }

    private Alerts alerts() {
        return model.settings().get().alerts();
    }

    @Test
    void aConversationIsMutedAndUnmutedInItsMenu(FxRobot robot) throws Exception {
        connect();
        FxThread.act(() -> model.open().set(withBo()));
        fire("conversation-menu");
        robot.clickOn("#menu-mute");
        robot.clickOn("#menu-mute-always");
        until("it is muted", () -> model.alerts().muted(withBo()) && find("conversation-muted").isVisible());
        FxThread.act(() -> model.open().set(Conversation.EVERYONE));
        boWrites(Conversation.with(ana.id()), "muted");
        until("it is unread", () -> unread(withBo()) == 1);
        assertEquals("Hashverse — Ana", window.title().getValue());
        assertEquals(0, desktop.notifications + desktop.sounds);
        FxThread.act(() -> model.open().set(withBo()));
        fire("conversation-menu");
        robot.clickOn("#menu-unmute");
        until("it is read and not muted", () -> unread(withBo()) == 0 && !model.alerts().muted(withBo()) && !find("conversation-muted").isVisible());
        FxThread.act(() -> model.open().set(Conversation.EVERYONE));
        boWrites(Conversation.with(ana.id()), "heard");
        until("Ana is notified", () -> "heard".equals(desktop.text(bo.id().text())));
        FxThread.act(desktop.clicks.get(bo.id().text()));
        until("the conversation is open and its notification withdrawn", () -> withBo().equals(model.open().get()) && desktop.shown.isEmpty());
    }

    @Test
    void theConversationWithEveryoneCanBeMutedToo(FxRobot robot) throws Exception {
        connect();
        FxThread.act(() -> model.open().set(Conversation.EVERYONE));
        fire("conversation-menu");
        robot.clickOn("#menu-mute");
        robot.clickOn("#menu-mute-always");
        until("it is muted", () -> model.alerts().muted(Conversation.EVERYONE));
        FxThread.act(() -> model.open().set(null));
        boWrites(Conversation.EVERYONE, "to all");
        until("it is unread", () -> unread(Conversation.EVERYONE) == 1);
        boWrites(Conversation.with(ana.id()), "to one");
        until("Ana is notified", () -> "to one".equals(desktop.text(bo.id().text())));
        assertEquals(List.of(bo.id().text()), List.copyOf(desktop.shown.keySet()));
    }

    @Test
    void doNotDisturbStopsNotifications(FxRobot robot) throws Exception {
        connect();
        fire("self-menu");
        robot.clickOn("#menu-quiet");
        until("the mark is there", () -> alerts().quiet() && find("own-quiet").isVisible());
        boWrites(Conversation.with(ana.id()), "quiet");
        until("it is unread", () -> unread(withBo()) == 1);
        assertEquals(0, desktop.notifications + desktop.sounds);
        FxThread.act(() -> window.dialogs().settings());
        until("the settings show it", () -> find("settings-alerts-quiet") instanceof CheckBox box && box.isSelected());
        FxThread.act(() -> ((CheckBox) find("settings-alerts-quiet")).fire());
        until("the mark is gone", () -> !alerts().quiet() && !find("own-quiet").isVisible());
        robot.type(KeyCode.ESCAPE);
        boWrites(Conversation.with(ana.id()), "loud");
        until("Ana is notified", () -> "2 messages · loud".equals(desktop.text(bo.id().text())));
        assertEquals(1, desktop.sounds);
    }

    @Test
    void aStrangerCausesOneNotificationUntilThePersonSeesTheList() throws Exception {
        FxThread.act(notifications::close);
        notifications = WaitForAsyncUtils.waitForAsyncFx(120_000, () -> new Notifications(model, desktop, new Attention(InstantSource.system()),
                () -> new Attention.Viewing(false, model.open().get()), conversation -> window.open(conversation)));
        bo.node.add(ana.address());
        until("Bo wants to talk", () -> peer(bo.id()).filter(peer -> peer.standing() == Standing.STRANGER).isPresent());
        until("the notification of the stranger is shown", () -> "Bo wants to talk".equals(desktop.title("strangers")));
        bo.awaitPeer(ana.id(), peer -> peer.connected());
        boWrites(Conversation.with(ana.id()), "buy this");
        until("it is unread", () -> unread(withBo()) == 1);
        assertEquals(1, desktop.notifications);
        assertTrue(desktop.text("strangers").equals("You have not met before."));
        FxThread.act(() -> model.commands().accept(bo.id()));
        until("the notification is withdrawn", () -> desktop.shown.isEmpty());
    }
}
