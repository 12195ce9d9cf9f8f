package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.model.ChatModel;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.Subscription;
import org.hashverse.promises.Measured;
import org.hashverse.promises.Promises;
import org.hashverse.store.settings.Settings;
import org.hashverse.ui.kit.FxBatch;
import org.hashverse.ui.kit.Theme;
import org.hashverse.ui.message.MessageCell;
import org.hashverse.ui.message.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A conversation of a hundred thousand messages beside one of a hundred.
@Measured(12)
@ExtendWith(ApplicationExtension.class)
class LongConversationTest {
    private static final int LONG = 100_000;
    private static final int SHORT = 100;
    private static final int OPENED = 7;
    private static final int PER_SECOND = 200;
    private static final int ARRIVING = 1_000;
    private static final long MEBI = 1024 * 1024;
    /// One step of scrolling, in pixels: nearly a view height, as with the key Page Up.
    private static final double STEP = 600;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        Theme.loadFonts();
    }

    /// A window on a node, with the conversation not yet open.
    private record Shown(ChatModel model, MainWindow window, Subscription listening) {}

    @Test
    void aLongConversationIsAsFastAsAShortOne(Promises promises) throws Exception {
        try (var longFolder = new Folder(); var shortFolder = new Folder(); var bo = TestNode.open("Bo")) {
            Years.fill(longFolder.path(), bo.id(), LONG);
            Years.fill(shortFolder.path(), bo.id(), SHORT);
            try (var ana = TestNode.in(longFolder.path(), "Ana", Settings.Accept.ANYONE, 0); var eve = TestNode.in(shortFolder.path(), "Eve", Settings.Accept.ANYONE, 0)) {
                open(promises, ana, eve, bo.id());
                scroll(promises, ana, bo.id());
                receive(promises, ana, bo);
            }
        }
    }

    private void open(Promises promises, TestNode ana, TestNode eve, PeerId bo) throws Exception {
        var many = new long[OPENED];
        var few = new long[OPENED];
        for (int i = -2; i < OPENED; i++) { // the first frames of a process are not to be measured
            long few1 = timeToOpen(eve, bo, SHORT);
            long many1 = timeToOpen(ana, bo, LONG);
            if (i < 0) continue;
            few[i] = few1;
            many[i] = many1;
        }
        Arrays.sort(many);
        Arrays.sort(few);
        var slow = Duration.ofNanos(many[OPENED / 2]);
        var quick = Duration.ofNanos(few[OPENED / 2]);
        promises.report("a conversation of 100 / of 100,000 messages opens, medians of " + OPENED, quick.toMillis() + " / " + slow.toMillis() + " ms");
        promises.atMost("the long one, against the short one", 1.5, (double) slow.toNanos() / quick.toNanos(), "×");
    }

    private long timeToOpen(TestNode node, PeerId bo, int messages) throws Exception {
        var shown = show(node);
        long begun = System.nanoTime();
        FxThread.run(() -> shown.model.open().set(Conversation.with(bo)));
        FxThread.until(() -> isVisible(shown, "message " + (messages - 1) + " "));
        FxThread.awaitLayout(stage);
        long took = System.nanoTime() - begun;
        leave(shown);
        return took;
    }

    private void scroll(Promises promises, TestNode ana, PeerId bo) throws Exception {
        var shown = show(ana);
        FxThread.run(() -> shown.model.open().set(Conversation.with(bo)));
        FxThread.until(() -> isVisible(shown, "message " + (LONG - 1) + " "));
        for (int i = 0; i < 50; i++) step(shown); // drawing the first rows compiles the code
        long before = heap();
        var heartbeat = new Heartbeat();
        long begun = System.nanoTime();
        int steps = 0;
        for (; steps < LONG && !FxThread.ask(() -> isVisible(shown, "message 0 ")); steps++) step(shown);
        assertTrue(steps < LONG, "the first message was never reached");
        var took = Duration.ofNanos(System.nanoTime() - begun);
        heartbeat.stop();
        long after = heap();
        promises.report("scrolled up through all of 100,000 messages, " + steps + " steps of " + (int) STEP + " pixels in " + took.toSeconds()
                + " s: longest stall of the window, drawn in software (aim: 33 ms)", heartbeat.longest().toMillis() + " ms, over 33 ms " + heartbeat.slow() + " times");
        promises.atMost("memory after that, above what it was before", 50, Math.max(0, after - before) / (double) MEBI, " MiB");
        leave(shown);
    }

    /// Scrolls one step and waits until it is drawn. At the upper end of the loaded messages the next page is read from the disk.
    private void step(Shown shown) throws Exception {
        FxThread.run(() -> ((VirtualFlow<?>) shown.window.lookup(".message-list .virtual-flow")).scrollPixels(-STEP));
        FxThread.awaitLayout(stage);
    }

    private void receive(Promises promises, TestNode ana, TestNode bo) throws Exception {
        bo.meet(ana);
        var shown = show(ana);
        FxThread.run(() -> shown.model.open().set(Conversation.with(bo.id())));
        FxThread.until(() -> isVisible(shown, "message " + (LONG - 1) + " "));
        for (int i = 0; i < 20; i++) step(shown);
        FxThread.until(() -> place(shown) != null);
        FxThread.awaitLayout(stage);
        var placeBefore = FxThread.ask(() -> place(shown));
        var moved = new SimpleBooleanProperty();
        Runnable checkPlace = () -> moved.set(moved.get() || !placeBefore.equals(place(shown)));
        FxThread.run(() -> stage.getScene().addPostLayoutPulseListener(checkPlace));
        long begun = System.nanoTime();
        for (int i = 0; i < ARRIVING; i++) {
            LockSupport.parkNanos(begun + i * 1_000_000_000L / PER_SECOND - System.nanoTime());
            bo.node.send(Conversation.with(ana.id()), "news " + i);
        }
        FxThread.until(() -> shown.model.conversation(Conversation.with(bo.id())).last().get().message().text().equals("news " + (ARRIVING - 1)));
        FxThread.awaitLayout(stage);
        FxThread.run(() -> stage.getScene().removePostLayoutPulseListener(checkPlace));
        promises.report("1,000 messages arrive, 200 a second, while one reads further up: the view moved", moved.get() ? "**yes**" : "never, by no pixel");
        assertEquals(placeBefore, FxThread.ask(() -> place(shown)));
        assertTrue(!moved.get(), "the view moved");
        leave(shown);
    }

    private record Place(String text, double y) {}

    /// The first message whose top is visible, and its position.
    private static Place place(Shown shown) {
        Place first = null;
        for (Node node : shown.window.lookupAll(".message-cell")) {
            var cell = (MessageCell) node;
            double y = cell.localToScene(0, 0).getY();
            if (cell.isEmpty() || !cell.isVisible() || y < 80 || !(cell.getItem() instanceof Row.Said(var item, _))) continue;
            if (first == null || y < first.y) first = new Place(item.message().text(), y);
        }
        return first;
    }

    private static boolean isVisible(Shown shown, String begin) {
        for (Node node : shown.window.lookupAll(".message-cell")) {
            var cell = (MessageCell) node;
            if (!cell.isEmpty() && cell.isVisible() && cell.getItem() instanceof Row.Said(var item, _) && (item.message().text() + " ").startsWith(begin)) return true;
        }
        return false;
    }

    private Shown show(TestNode node) throws Exception {
        var shown = FxThread.ask(() -> {
            var model = new ChatModel(node.node);
            var window = new MainWindow(model, () -> { });
            var listening = model.connect(new FxBatch(Platform::runLater));
            var scene = new Scene(window, 1000, 780);
            Theme.follow(scene, model.settings());
            stage.setScene(scene);
            stage.show();
            return new Shown(model, window, listening);
        });
        FxThread.until(() -> shown.model.self().get() != null && !shown.model.peers().isEmpty());
        FxThread.awaitLayout(stage);
        return shown;
    }

    private void leave(Shown shown) throws Exception {
        FxThread.run(() -> {
            shown.listening.close();
            stage.setScene(new Scene(new StackPane()));
        });
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
