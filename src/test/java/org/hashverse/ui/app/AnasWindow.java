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
import org.hashverse.node.Limits;
import org.hashverse.node.NodeClock;
import org.hashverse.node.Peer;
import org.hashverse.node.Subscription;
import org.hashverse.node.TestLimits;
import org.hashverse.node.TestNode;
import org.hashverse.store.settings.Settings;
import org.hashverse.ui.kit.FxBatch;
import org.hashverse.ui.kit.Theme;
import org.hashverse.ui.words.Language;
import org.hashverse.ui.words.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// The real window of Ana, on a real node, with the real node of Bo on loopback.
@ExtendWith(ApplicationExtension.class)
public abstract class AnasWindow {
    TestNode ana;
    protected TestNode bo;
    protected ChatModel model;
    private Subscription listening;
    protected MainWindow window;
    protected Scene scene;
    /// The file that Ana chooses when she is asked for one, and what she was suggested.
    Path chosen;
    String suggested;

    /// To be called by the test's own `@Start`: TestFX looks for none in a class above.
    protected void show(Stage stage) throws IOException {
        show(stage, TestLimits.SHORT);
    }

    /// The same with limits of Ana's own.
    protected void show(Stage stage, Limits limits) throws IOException {
        ana = TestNode.open("Ana", Settings.Accept.ASK, limits, NodeClock.SYSTEM);
        bo = TestNode.open("Bo");
        model = new ChatModel(ana.node);
        listening = model.connect(new FxBatch(Platform::runLater));
        window = build();
        scene = new Scene(window, 1000, 780);
        Theme.follow(scene, model.settings());
        SharedStage.show(stage, scene);
    }

    /// A window for the scene; one that has left it is not shown again.
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
        Words.speak(Language.ENGLISH); // whatever was chosen, for the next test
    }

    /// From here on the window is built anew where another language is chosen.
    void standWithContent(FxRobot robot) {
        robot.interact(() -> new Content(scene, model, this::build, built -> window = built));
    }

    protected void until(String what, BooleanSupplier so) {
        try {
            WaitForAsyncUtils.waitFor(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS, () -> {
                var now = new boolean[1];
                WaitForAsyncUtils.waitForAsyncFx(120_000, () -> now[0] = so.getAsBoolean());
                return now[0];
            });
        } catch (TimeoutException late) {
            throw new AssertionError("not so: " + what + "; the notices: " + scene.getRoot().lookupAll(".note").stream().map(Node::getAccessibleText).toList()
                    + "; the inspector: " + text("inspector-name") + ", " + text("inspector-peers-line") + "; open: " + model.open().get(), late);
        }
    }

    protected Node find(String id) {
        return scene.getRoot().lookup("#" + id);
    }

    protected String text(String id) {
        return find(id) instanceof Label label ? label.getText() : "";
    }

    protected String notice(String id) {
        return find(id) != null && find(id).isVisible() && find(id).getAccessibleText() != null ? find(id).getAccessibleText() : "";
    }

    protected void fire(FxRobot robot, String id) {
        until(id + " can be pressed", () -> find(id) instanceof ButtonBase button && !button.isDisabled());
        robot.interact(() -> ((ButtonBase) find(id)).fire());
    }

    void fill(FxRobot robot, String id, String text) {
        robot.interact(() -> ((TextField) find(id)).setText(text));
    }

    Optional<Peer> peer(PeerId id) {
        return model.peer(id).map(item -> item.peer().get());
    }

    protected void connect(FxRobot robot) throws Exception {
        ana.meet(bo);
        until("Bo is a connected contact in the window", () -> peer(bo.id()).filter(Peer::connected).filter(Peer::met).isPresent());
    }

    void addAndExpect(FxRobot robot, String typed, String sentence) {
        robot.interact(() -> window.dialogs().add(""));
        fill(robot, "add-address", typed);
        fire(robot, "add-call");
        until(sentence, () -> notice("add-notice").startsWith(sentence));
    }
}
