package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.hashverse.model.ChatModel;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.Subscription;
import org.hashverse.ui.dialog.DialogLayer;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.kit.FxBatch;
import org.hashverse.ui.kit.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The first windows of a new person: the question for a name, then the welcome page. With a real node.
@ExtendWith(ApplicationExtension.class)
class FirstWindowsTest {
    private TestNode node;
    private ChatModel model;
    private Subscription listening;
    private Stage stage;
    private Toasts toasts;
    private DialogLayer layer;
    private boolean started;

    @Start
    void start(Stage shown) throws IOException {
        stage = shown;
        node = TestNode.open("Ana");
        model = new ChatModel(node.node);
        listening = model.connect(new FxBatch(Platform::runLater));
    }

    @AfterEach
    void closeAll() throws IOException {
        listening.close();
        node.close();
    }

    private void show(Supplier<StackPane> page) throws TimeoutException {
        WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, () -> model.settings().get() != null && model.self().get() != null);
        FxThread.act(() -> {
            toasts = new Toasts();
            layer = new DialogLayer();
            var scene = new Scene(new StackPane(page.get(), toasts, layer), 800, 700);
            Theme.follow(scene, model.settings());
            SharedStage.show(stage, scene);
        });
    }

    private String toastText() {
        var toast = toasts.lookup(".toast");
        return toast == null ? "" : toast.getAccessibleText();
    }

    @Test
    void theWindowAsksOnceForANameAndProposesTheAccountsName(FxRobot robot) throws TimeoutException {
        show(() -> new FirstStart(model, () -> started = true));
        var name = (TextField) stage.getScene().lookup("#first-name");
        assertEquals("Ana", name.getText());
        assertTrue(name.isFocused());
        FxThread.act(() -> name.setText(" Anna "));
        robot.type(KeyCode.ENTER);
        assertTrue(started);
        WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, () -> model.self().get().name().text().equals("Anna") && model.settings().get().named());
    }

    @Test
    void thePersonMayHideFromPeopleNearbyBeforeTheStart(FxRobot robot) throws TimeoutException {
        show(() -> new FirstStart(model, () -> started = true));
        assertTrue(((CheckBox) stage.getScene().lookup("#settings-visible")).isSelected());
        robot.clickOn("#settings-visible");
        WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, () -> !model.settings().get().reach().visible());
        assertFalse(started, "at once, not with the name");
    }

    @Test
    void theFirstWindowsWorkWithTheKeyboard(FxRobot robot) throws TimeoutException {
        show(() -> new FirstStart(model, () -> started = true));
        assertEquals(List.of(), new KeyboardWalk(stage.getScene(), robot).through(stage.getScene().getRoot()));
        show(() -> new Welcome(model, new ChatDialogs(model, layer = new DialogLayer(), toasts), toasts, new OpenedWindows().beside(toasts)));
        assertEquals(List.of(), new KeyboardWalk(stage.getScene(), robot).through(stage.getScene().getRoot()));
    }

    @Test
    void anInvisibleNameIsRefused(FxRobot robot) throws TimeoutException {
        show(() -> new FirstStart(model, () -> started = true));
        FxThread.act(() -> ((TextField) stage.getScene().lookup("#first-name")).setText("   "));
        robot.clickOn("#first-start");
        assertFalse(started);
        assertEquals("A name has at least one character that can be seen.", stage.getScene().lookup("#first-notice").getAccessibleText());
        FxThread.act(() -> ((TextField) stage.getScene().lookup("#first-name")).setText("x".repeat(65)));
        assertEquals("A name has at most 64 characters, and no control characters among them.", stage.getScene().lookup("#first-notice").getAccessibleText());
    }

    @Test
    void aPersonWithoutPeersCanOpenAGuestWindowWithTheInvite(FxRobot robot) throws Exception {
        var opened = new OpenedWindows();
        show(() -> new Welcome(model, new ChatDialogs(model, layer = new DialogLayer(), toasts), toasts, opened.beside(toasts)));
        robot.clickOn("#welcome-guest");
        assertEquals("Guest " + model.self().get().invite(), opened.guest.get(120, TimeUnit.SECONDS));
        WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, () -> toastText().startsWith("A second window opens"));
        try (var bo = TestNode.open("Bo")) { // with a connected peer the person is no longer alone
            node.meet(bo);
            WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, () -> !stage.getScene().lookup("#welcome-guest").isVisible());
        }
        WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, () -> stage.getScene().lookup("#welcome-guest").isVisible());
    }

    @Test
    void aSecondWindowThatCannotBeOpenedSaysWhy(FxRobot robot) throws TimeoutException {
        show(() -> new Welcome(model, new ChatDialogs(model, layer = new DialogLayer(), toasts), toasts, new OpenedWindows(new IOException("no room")).beside(toasts)));
        robot.clickOn("#welcome-guest");
        WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, () -> toastText().equals("The second window could not be opened: no room"));
    }

    @Test
    void theWelcomePageCopiesTheInviteAndOpensTheAddDialog(FxRobot robot) throws TimeoutException {
        show(() -> new Welcome(model, new ChatDialogs(model, layer = new DialogLayer(), toasts), toasts, new WindowOpener(Optional.empty(), toasts)));
        robot.clickOn("#welcome-copy");
        var copied = new String[1];
        FxThread.act(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertEquals(model.self().get().invite().toString(), copied[0]);
        FxThread.act(() -> ((StackPane) stage.getScene().getRoot()).getChildren().set(2, layer));
        robot.clickOn("#welcome-add");
        assertTrue(layer.showing());
        assertTrue(layer.lookup("#add-address").isFocused());
    }
}
