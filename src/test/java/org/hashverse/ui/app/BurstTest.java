package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.model.ChatModel;
import org.hashverse.node.TestNode;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.promises.Measured;
import org.hashverse.promises.Promises;
import org.hashverse.store.settings.Settings;
import org.hashverse.ui.kit.FxBatch;
import org.hashverse.ui.kit.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// How long the window freezes while thousands of messages arrive in the open conversation.
@Measured(11)
@ExtendWith(ApplicationExtension.class)
class BurstTest {
    private static final int MESSAGES = 10_000;
    private static final int WARM = 4_000;
    private static final int WARM_AT_A_TIME = 20;
    private static final long BEAT = TimeUnit.MILLISECONDS.toNanos(2);
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        Theme.loadFonts();
    }

    @Test
    void theWindowStaysResponsiveWhileTenThousandMessagesArrive(Promises promises) throws Exception {
        try (var ana = TestNode.open("Ana", Settings.Accept.ANYONE, Limits.PRODUCT, NodeClock.SYSTEM);
             var bo = TestNode.open("Bo", Settings.Accept.ANYONE, Limits.PRODUCT, NodeClock.SYSTEM)) {
            bo.meet(ana);
            var model = FxThread.ask(() -> showWindow(ana));
            warmUp(bo, ana, model);
            var heartbeat = new Heartbeat();
            long begun = System.nanoTime();
            var sent = IntStream.range(0, MESSAGES).mapToObj(i -> bo.node.send(Conversation.with(ana.id()), "message " + i + " of the burst, long enough to look like one")).toList();
            for (var sending : sent) TestNode.get(sending);
            while (FxThread.ask(() -> last(model, bo)) == null || !FxThread.ask(() -> last(model, bo)).startsWith("message " + (MESSAGES - 1))) LockSupport.parkNanos(BEAT);
            var took = Duration.ofNanos(System.nanoTime() - begun);
            heartbeat.stop();
            assertEquals(MESSAGES, TestNode.get(ana.node.history().count(Conversation.with(bo.id()))) - WARM);
            promises.report("10,000 messages arrive in the open conversation: longest stall of the window, drawn in software (aim: 50 ms)", heartbeat.longest().toMillis() + " ms");
            promises.report("the same, from the first sent to the last on screen", took.toMillis() + " ms");
        }
    }

    /// Loads fonts and styles and compiles code, because the first frames of a process are not to be measured.
    private void warmUp(TestNode bo, TestNode ana, ChatModel model) throws Exception {
        for (int i = 0; i < WARM; i++) {
            TestNode.get(bo.node.send(Conversation.with(ana.id()), "warm " + i + ", and about as long as those that follow"));
            if (i % WARM_AT_A_TIME != 0) continue;
            var text = "warm " + i + ",";
            while (FxThread.ask(() -> last(model, bo)) == null || !FxThread.ask(() -> last(model, bo)).startsWith(text)) LockSupport.parkNanos(BEAT);
            FxThread.awaitLayout(stage);
        }
    }

    private ChatModel showWindow(TestNode ana) {
        var model = new ChatModel(ana.node);
        model.connect(new FxBatch(Platform::runLater));
        model.open().set(Conversation.EVERYONE);
        var settings = new SimpleObjectProperty<Settings>();
        settings.bind(model.settings());
        model.self().addListener((_, before, _) -> {
            if (before != null) return;
            var scene = new Scene(new MainWindow(model, () -> { }), 1200, 780);
            Theme.follow(scene, settings);
            stage.setScene(scene);
            stage.show();
        });
        return model;
    }

    private static String last(ChatModel model, TestNode bo) {
        var talk = Conversation.with(bo.id());
        if (!talk.equals(model.open().get())) model.open().set(talk);
        var last = model.conversation(talk).last().get();
        return last == null ? null : last.message().text();
    }
}
