package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.hashverse.chat.Conversation;
import org.hashverse.store.settings.Alerts;
import org.hashverse.store.settings.Habits;
import org.hashverse.ui.kit.Placing;
import org.hashverse.ui.settings.DesktopFeatures;
import org.hashverse.ui.settings.HabitSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/// Closing the window ends the program, or hides the window until it is shown again.
class CloseBehaviourTest extends AnasWindow {
    private final AtomicInteger quits = new AtomicInteger();
    private final ShownDesktop desktop = new ShownDesktop();
    private final SimpleBooleanProperty tray = new SimpleBooleanProperty();
    private Stage stage;
    private Placing placing;
    private CloseBehaviour closeBehaviour;

    @Start
    void start(Stage shown) throws IOException {
        stage = shown;
        Platform.setImplicitExit(false);
        show(stage);
        placing = new Placing(stage, 1000, 780);
        create(false);
    }

    private void create(boolean dock) {
        closeBehaviour = new CloseBehaviour(stage, placing, quits::incrementAndGet, dock);
    }

    @AfterEach
    void leaveTheStageAsItWas() {
        FxThread.act(() -> {
            stage.setOnCloseRequest(null);
            stage.setIconified(false);
        });
    }

    private void setOwner(boolean notifies) {
        until("the settings are known", () -> model.settings().get() != null);
        FxThread.act(() -> closeBehaviour.setOwner(new CloseBehaviour.Owner(model, desktop, new DesktopFeatures(notifies, tray, Optional.empty()), () -> window)));
    }

    private void habits(UnaryOperator<Habits> change) {
        var wanted = change.apply(model.settings().get().habits());
        model.commands().change(settings -> settings.withHabits(change.apply(settings.habits())));
        until("the habits are " + wanted, () -> model.settings().get().habits().equals(wanted));
    }

    private void close() {
        FxThread.act(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    @Test
    void closingQuitsUnlessThePersonChoseOtherwise() {
        close();
        assertEquals(1, quits.get(), "there is no profile yet");
        setOwner(true);
        close();
        assertEquals(2, quits.get());
        assertTrue(stage.isShowing());
        assertEquals(0, desktop.notifications);
    }

    @Test
    void theWindowIsHiddenAndTheNotificationShownOnce() {
        setOwner(true);
        habits(habits -> habits.withStays(true));
        FxThread.act(() -> {
            stage.setX(30);
            stage.setY(20);
        });
        var position = new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        close();
        assertFalse(stage.isShowing());
        assertEquals("Hashverse keeps running", desktop.title("stays"));
        assertEquals("Start Hashverse again to open the window; Ctrl+Q in it quits.", desktop.text("stays"));
        until("the explanation is recorded", () -> model.settings().get().habits().told());
        FxThread.act(() -> desktop.clicks.get("stays").run());
        until("the click shows the window", stage::isShowing);
        assertEquals(position, new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
        assertNull(desktop.title("stays"), "the notification is withdrawn");
        close();
        assertFalse(stage.isShowing());
        assertEquals(1, desktop.notifications);
        FxThread.act(closeBehaviour::comeForward);
        assertTrue(stage.isShowing());
        assertEquals(0, quits.get());
    }

    @Test
    void withATrayIconTheNotificationMentionsTheIcon() {
        setOwner(true);
        habits(habits -> habits.withStays(true));
        FxThread.act(() -> tray.set(true));
        close();
        assertFalse(stage.isShowing());
        assertEquals("Hashverse stays in the tray: a click on its icon opens the window; Ctrl+Q in it quits.", desktop.text("stays"));
    }

    @Test
    void aTrayIconThatIsGoneIsNotMentioned() {
        setOwner(false);
        habits(habits -> habits.withStays(true));
        FxThread.act(() -> {
            tray.set(true);
            tray.set(false);
        });
        close();
        assertTrue(scene.getRoot().lookupAll(".label").stream().anyMatch(node -> ((Label) node).getText().startsWith("Start Hashverse again")));
    }

    @Test
    void aMessageThatArrivesWhileHiddenIsNotRead() throws Exception {
        connect();
        setOwner(true);
        habits(habits -> habits.withStays(true).withTold());
        FxThread.act(() -> window.open(Conversation.with(bo.id())));
        close();
        bo.node.send(Conversation.with(ana.id()), "Still there?");
        until("it is unread", () -> model.unread().get() == 1);
        FxThread.act(closeBehaviour::comeForward);
        until("it is read", () -> model.unread().get() == 0);
    }

    @Test
    void withoutNotificationsADialogExplainsTheHiddenWindow() {
        setOwner(false);
        habits(habits -> habits.withStays(true));
        close();
        assertTrue(stage.isShowing());
        fire("stays-quit");
        assertEquals(1, quits.get());
        FxThread.act(() -> window.layer().close());
        close();
        fire("stays-go");
        until("the window is hidden", () -> !stage.isShowing());
        until("the explanation is recorded", () -> model.settings().get().habits().told());
        FxThread.act(closeBehaviour::comeForward);
        assertFalse(window.layer().showing());
        close();
        assertFalse(stage.isShowing(), "explained only once");
        assertEquals(0, desktop.notifications);
    }

    @Test
    void withNotificationsOffADialogExplainsAndASecondCloseConfirms() {
        setOwner(true);
        habits(habits -> habits.withStays(true));
        model.commands().change(settings -> settings.withAlerts(Alerts.DEFAULT.withQuiet(true)));
        until("do not disturb is on", () -> model.settings().get().alerts().quiet());
        close();
        assertTrue(stage.isShowing() && window.layer().shows(StaysCard.class));
        close();
        assertFalse(stage.isShowing());
        assertEquals(0, desktop.notifications);
    }

    @Test
    void withADockTheWindowIsMinimized() {
        FxThread.act(() -> create(true));
        setOwner(true);
        habits(habits -> habits.withStays(true).withTold());
        close();
        assertTrue(stage.isShowing() && stage.isIconified());
        FxThread.act(closeBehaviour::comeForward);
        assertFalse(stage.isIconified());
    }

    @Test
    void theSettingsChangeTheBehaviourAtOnceAndSayWhetherNotificationsAreShown() {
        until("the settings are known", () -> model.settings().get() != null);
        var section = new HabitSettings[1];
        FxThread.act(() -> {
            section[0] = new HabitSettings(model.settings(), change -> model.commands().change(settings -> settings.withHabits(change.apply(settings.habits()))),
                    new DesktopFeatures(true, tray, Optional.empty()));
            window.getChildren().add(section[0]);
        });
        assertTrue(((RadioButton) find("settings-closed-quit")).isSelected());
        fire("settings-closed-stay");
        until("it stays", () -> model.settings().get().habits().stays());
        assertEquals("Messages keep coming, and you are notified. Start Hashverse again to open the window; Ctrl+Q in it quits.", ((Label) find("settings-closed-stay-hint")).getText());
        FxThread.act(() -> tray.set(true));
        assertEquals("Messages keep coming, and you are notified. Hashverse stays in the tray: a click on its icon opens the window; Ctrl+Q in it quits.", text("settings-closed-stay-hint"));
        FxThread.act(() -> tray.set(false));
        assertTrue(text("settings-closed-stay-hint").contains("Start Hashverse again"));
        model.commands().change(settings -> settings.withAlerts(Alerts.DEFAULT.withShow(false)));
        until("the hint says that nothing notifies", () -> text("settings-closed-stay-hint").startsWith("Messages keep coming, but nothing notifies you."));
        fire("settings-closed-quit");
        until("it quits", () -> !model.settings().get().habits().stays());
        FxThread.act(() -> {
            section[0].stop();
            window.getChildren().remove(section[0]);
        });
    }

    @Test
    void onlyAWindowThatCanStayOffersTheSetting() {
        until("the settings are known", () -> model.settings().get() != null);
        FxThread.act(() -> window.dialogs().settings());
        until("the settings are there", () -> find("settings-close") != null);
        assertNull(find("settings-closed-stay"), "a window without desktop features, such as a guest’s, offers no choice");
    }
}
