package org.hashverse.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.hashverse.bars.Bars;
import org.hashverse.bars.Measured;
import org.hashverse.chat.Conversation;
import org.hashverse.model.ChatModel;
import org.hashverse.node.Limits;
import org.hashverse.node.NodeClock;
import org.hashverse.node.TestNode;
import org.hashverse.store.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// How long the window stands still while thousands of messages arrive in the conversation that it shows.
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
    void theWindowBreathesWhileTenThousandMessagesArrive(Bars bars) throws Exception {
        try (var ana = TestNode.open("Ana", Settings.Accept.ANYONE, Limits.PRODUCT, NodeClock.SYSTEM);
             var bo = TestNode.open("Bo", Settings.Accept.ANYONE, Limits.PRODUCT, NodeClock.SYSTEM)) {
            bo.meet(ana);
            var model = onFx(() -> shown(ana));
            warmUp(bo, ana, model);
            var stop = new AtomicBoolean();
            var longest = new AtomicLong();
            var beats = Thread.ofPlatform().daemon().start(() -> beat(stop, longest));
            long begun = System.nanoTime();
            var sent = IntStream.range(0, MESSAGES).mapToObj(i -> bo.node.send(Conversation.with(ana.id()), "message " + i + " of the burst, long enough to look like one")).toList();
            for (var one : sent) TestNode.get(one);
            while (onFx(() -> last(model, bo)) == null || !onFx(() -> last(model, bo)).startsWith("message " + (MESSAGES - 1))) LockSupport.parkNanos(BEAT);
            var took = Duration.ofNanos(System.nanoTime() - begun);
            stop.set(true);
            beats.join();
            assertEquals(MESSAGES, TestNode.get(ana.node.count(Conversation.with(bo.id()))) - WARM);
            bars.report("10,000 messages arrive in the open conversation: longest stall of the window, drawn in software (aim: 50 ms)", longest.get() / 1_000_000 + " ms");
            bars.report("the same, from the first sent to the last on screen", took.toMillis() + " ms");
        }
    }

    /// Fonts, styles and compiled code: the first pictures of a process are not what is measured.
    private void warmUp(TestNode bo, TestNode ana, ChatModel model) throws Exception {
        for (int i = 0; i < WARM; i++) {
            TestNode.get(bo.node.send(Conversation.with(ana.id()), "warm " + i + ", and about as long as those that follow"));
            if (i % WARM_AT_A_TIME != 0) continue;
            var text = "warm " + i + ",";
            while (onFx(() -> last(model, bo)) == null || !onFx(() -> last(model, bo)).startsWith(text)) LockSupport.parkNanos(BEAT);
            drawn();
        }
    }

    /// Waits until the window shows what it knows.
    private void drawn() throws Exception {
        var pulse = new CompletableFuture<Void>();
        onFx(() -> {
            if (stage.getScene() == null) return pulse.complete(null);
            var after = new Runnable[1];
            after[0] = () -> {
                stage.getScene().removePostLayoutPulseListener(after[0]);
                pulse.complete(null);
            };
            stage.getScene().addPostLayoutPulseListener(after[0]);
            Platform.requestNextPulse();
            return true;
        });
        pulse.get(60, TimeUnit.SECONDS);
    }

    private ChatModel shown(TestNode ana) {
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

    /// Posts one task after the other and notes the longest wait for its turn.
    private static void beat(AtomicBoolean stop, AtomicLong longest) {
        while (!stop.get()) {
            var turn = new CompletableFuture<Void>();
            long posted = System.nanoTime();
            Platform.runLater(() -> turn.complete(null));
            turn.join();
            longest.accumulateAndGet(System.nanoTime() - posted, Math::max);
            LockSupport.parkNanos(BEAT);
        }
    }

    private static <T> T onFx(Callable<T> question) throws Exception {
        var answer = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                answer.complete(question.call());
            } catch (Exception fault) {
                answer.completeExceptionally(fault);
            }
        });
        return answer.get(60, TimeUnit.SECONDS);
    }
}
