package org.hashverse.ui.app;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.stage.Window;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.NodeEvent;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// A main window over a node that notes which changes of messages the person wants.
abstract class WindowOfChanges extends WindowAlone {
    final ChangingCommands commands = new ChangingCommands();
    @TempDir
    Path folder;
    /// The file that the person chose to save something in; null for none yet.
    Path chosen;

    @Override
    protected ChatModel makeModel() {
        return Cast.model(commands);
    }

    @Override
    MainWindow build() {
        return new MainWindow(model, quits::incrementAndGet, _ -> CompletableFuture.completedFuture(Cast.bosPeers()), proposed -> {
            chosen = folder.resolve(Path.of(proposed).getFileName().toString());
            return Optional.of(chosen);
        });
    }

    /// Opens the conversation with Bo and lets a message of Bo arrive.
    final Delivered theirs(String text) {
        var message = Talk.theirs(BO, Cast.BO, Instant.now(), text);
        open(BO);
        apply(new NodeEvent.MessageArrived(message));
        return message;
    }

    /// Opens the conversation with Bo and writes a message.
    final Delivered mine(String text, Delivery delivery) {
        var message = Talk.mine(BO, Instant.now(), text, Map.of(Cast.BO, delivery));
        open(BO);
        apply(new NodeEvent.MessageWritten(message));
        return message;
    }

    /// Focuses a row of the open conversation.
    final void focusRow(int row) {
        FxThread.act(() -> {
            var list = (ListView<?>) window.lookup("#messages");
            list.requestFocus();
            list.getFocusModel().focus(row);
        });
    }

    final int lastRow() {
        return ((ListView<?>) window.lookup("#messages")).getItems().size() - 1;
    }

    /// Opens the menu of a row.
    final List<MenuItem> menu(int row) {
        focusRow(row);
        FxThread.act(() -> window.conversation().messages().menu());
        return Window.getWindows().stream().filter(ContextMenu.class::isInstance).map(ContextMenu.class::cast).filter(Window::isShowing).findFirst().orElseThrow().getItems();
    }

    /// Chooses an entry of the menu of a row.
    ///
    /// @param entry its id without `message-`
    final void choose(FxRobot robot, int row, String entry) {
        var item = menu(row).stream().filter(one -> ("message-" + entry).equals(one.getId())).findFirst().orElseThrow();
        FxThread.act(() -> {
            item.getParentPopup().hide();
            item.fire();
        });
    }

    /// Presses a button.
    final void fire(String id) {
        FxThread.act(() -> ((ButtonBase) window.lookup("#" + id)).fire());
    }

    /// The visible labels in a node.
    final List<String> labels(String in) {
        return window.lookup(in).lookupAll(".label").stream().filter(WindowAlone::visible).map(node -> ((Labeled) node).getText()).toList();
    }
}
