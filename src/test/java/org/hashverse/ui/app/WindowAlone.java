package org.hashverse.ui.app;

import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.ui.kit.Theme;
import org.hashverse.ui.sidebar.SidebarRowView;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/// A main window without a node. The test feeds its model with events.
@ExtendWith(ApplicationExtension.class)
public abstract class WindowAlone {
    protected static final Conversation BO = Conversation.with(Cast.BO);
    protected static final Conversation CHEN = Conversation.with(Cast.CHEN);
    final AtomicInteger quits = new AtomicInteger();
    protected Stage stage;
    protected ChatModel model;
    protected MainWindow window;

    /// Shows the window. The test's own `@Start` calls it, because TestFX ignores `@Start` in a superclass.
    protected void show(Stage shown) {
        stage = shown;
        Theme.loadFonts();
        model = makeModel();
        window = build();
        var scene = scene();
        Theme.follow(scene, model.settings());
        SharedStage.show(stage, scene);
    }

    /// The scene with the window.
    Scene scene() {
        return SmallScene.of(window, 980, 760);
    }

    /// The model of the window.
    protected ChatModel makeModel() {
        return Cast.model();
    }

    MainWindow build() {
        return new MainWindow(model, quits::incrementAndGet, _ -> CompletableFuture.completedFuture(Cast.bosPeers()));
    }

    /// Applies an event to the model and waits until the window shows it.
    protected void apply(NodeEvent event) {
        FxThread.act(() -> model.apply(event));
    }

    /// Opens a conversation as if the person had chosen it.
    protected void open(Conversation conversation) {
        FxThread.act(() -> window.open(conversation));
    }

    /// Waits until the FX thread has handled its events.
    protected static void settle() {
        FxThread.settle();
    }

    /// The composer's text field.
    protected TextArea composer() {
        return window.conversation().composer().area();
    }

    /// Inserts a text into the composer.
    protected void type(String text) {
        FxThread.act(() -> composer().replaceSelection(text));
    }

    /// From top to bottom: a list keeps its cells in an order of its own.
    public static final Comparator<Node> FROM_TOP = Comparator.comparingDouble(node -> node.localToScene(0, 0).getY());

    /// Whether a visible label has the text.
    protected boolean says(String text) {
        return window.lookupAll(".label").stream().anyMatch(node -> visible(node) && node instanceof Labeled labeled && labeled.getText().equals(text));
    }

    /// Whether a node and all its parents are visible.
    protected static boolean visible(Node node) {
        for (var at = node; at != null; at = at.getParent()) if (!at.isVisible()) return false;
        return true;
    }

    /// The visible sidebar row with a name.
    protected SidebarRowView row(String name) {
        return window.lookupAll(".sidebar-person").stream().filter(node -> visible(node) && ((Labeled) node.lookup(".name")).getText().equals(name))
                .map(SidebarRowView.class::cast).findFirst().orElseThrow();
    }
}
