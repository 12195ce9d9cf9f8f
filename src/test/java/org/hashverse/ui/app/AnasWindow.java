package org.hashverse.ui.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.hashverse.chat.PeerId;
import org.hashverse.model.ChatModel;
import org.hashverse.node.TestLimits;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.Peer;
import org.hashverse.node.api.Subscription;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.store.settings.Settings;
import org.hashverse.ui.kit.FxBatch;
import org.hashverse.ui.kit.Theme;
import org.hashverse.ui.words.Language;
import org.hashverse.ui.words.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// Ana's main window with a real node, and Bo's real node on loopback.
@ExtendWith(ApplicationExtension.class)
public abstract class AnasWindow {
    TestNode ana;
    protected TestNode bo;
    protected ChatModel model;
    private Subscription listening;
    protected MainWindow window;
    protected Scene scene;
    /// The file that Ana chooses in the file dialog, and the path that the dialog proposed.
    Path chosen;
    String suggested;

    /// Shows the window. The test's own `@Start` calls it, because TestFX ignores `@Start` in a superclass.
    protected void show(Stage stage) throws IOException {
        show(stage, TestLimits.SHORT);
    }

    /// Shows the window of a node with other limits.
    protected void show(Stage stage, Limits limits) throws IOException {
        ana = TestNode.open("Ana", Settings.Accept.ASK, limits, NodeClock.SYSTEM);
        bo = TestNode.open("Bo");
        model = new ChatModel(ana.node);
        listening = model.connect(new FxBatch(Platform::runLater));
        window = build();
        scene = makeScene();
        Theme.follow(scene, model.settings());
        SharedStage.show(stage, scene);
    }

    /// The scene with the window.
    Scene makeScene() {
        return SmallScene.of(window, 1000, 780);
    }

    /// Creates a window for the scene. A window cannot be shown again after it was removed from the scene.
    MainWindow build() {
        return new MainWindow(model, () -> { }, id -> model.commands().select(id), name -> {
            suggested = name;
            return Optional.ofNullable(chosen);
        });
    }

    @AfterEach
    void closeAll() throws IOException {
        listening.close();
        ana.close();
        bo.close();
        Words.speak(Language.ENGLISH); // for the next test
    }

    /// From now on the window is built again when the person chooses another language.
    void useContent() {
        FxThread.act(() -> new WindowContent(scene, model, this::build, built -> window = built));
    }

    /// Waits until a condition holds on the FX thread, and fails with a description of the window otherwise.
    protected void until(String description, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS, () -> {
                var now = new boolean[1];
                WaitForAsyncUtils.waitForAsyncFx(120_000, () -> now[0] = condition.getAsBoolean());
                return now[0];
            });
        } catch (TimeoutException timeout) {
            throw new AssertionError("timed out waiting until " + description + "; the notices: "
                    + scene.getRoot().lookupAll(".note").stream().map(Node::getAccessibleText).toList()
                    + "; the inspector: " + text("inspector-name") + ", " + text("inspector-peers-line") + "; open: " + model.open().get(), timeout);
        }
    }

    /// The node with an id; null if there is none.
    protected Node find(String id) {
        return scene.getRoot().lookup("#" + id);
    }

    /// The text of a label; empty if there is none.
    protected String text(String id) {
        return find(id) instanceof Label label ? label.getText() : "";
    }

    /// The text of a notice; empty if it is not shown.
    protected String notice(String id) {
        return find(id) != null && find(id).isVisible() && find(id).getAccessibleText() != null ? find(id).getAccessibleText() : "";
    }

    /// Presses a button as soon as it is enabled.
    protected void fire(String id) {
        until(id + " can be pressed", () -> find(id) instanceof ButtonBase button && !button.isDisabled());
        FxThread.act(() -> ((ButtonBase) find(id)).fire());
    }

    void fill(String id, String text) {
        FxThread.act(() -> ((TextField) find(id)).setText(text));
    }

    Optional<Peer> peer(PeerId id) {
        return model.peer(id).map(item -> item.peer().get());
    }

    /// Connects Ana and Bo as contacts.
    protected void connect() throws Exception {
        ana.meet(bo);
        until("Bo is a connected contact in the window", () -> peer(bo.id()).filter(Peer::connected).filter(Peer::met).isPresent());
    }

    void addAndExpect(String typed, String sentence) {
        FxThread.act(() -> window.dialogs().add(""));
        fill("add-address", typed);
        fire("add-call");
        until(sentence, () -> notice("add-notice").startsWith(sentence));
    }
}
