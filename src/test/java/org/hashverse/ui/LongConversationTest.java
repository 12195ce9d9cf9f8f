package org.hashverse.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.hashverse.bars.Bars;
import org.hashverse.bars.Measured;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.model.ChatModel;
import org.hashverse.node.Subscription;
import org.hashverse.node.TestNode;
import org.hashverse.store.PeerBook;
import org.hashverse.store.PeerRecord;
import org.hashverse.store.Profile;
import org.hashverse.store.Settings;
import org.hashverse.store.SqliteStore;
import org.hashverse.store.StoreLimits;
import org.hashverse.transport.Identity;
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
    /// One step of scrolling, in pixels: seven screens, as somebody who drags the bar.
    private static final double STEP = 5_000;
    /// All of it would take a quarter of an hour.
    private static final int STEPS = 150;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        Theme.loadFonts();
    }

    /// A window on a node, with the conversation not yet open.
    private record Shown(ChatModel model, MainWindow window, Subscription listening) {}

    @Test
    void aLongConversationIsAsQuickAsAShortOne(Bars bars) throws Exception {
        try (var longFolder = new Folder(); var shortFolder = new Folder(); var bo = TestNode.open("Bo")) {
            fill(longFolder.path(), bo.id(), LONG);
            fill(shortFolder.path(), bo.id(), SHORT);
            try (var ana = TestNode.in(longFolder.path(), "Ana", Settings.Accept.ANYONE, 0); var eve = TestNode.in(shortFolder.path(), "Eve", Settings.Accept.ANYONE, 0)) {
                open(bars, ana, eve, bo.id());
                scroll(bars, ana, bo.id());
                arriving(bars, ana, bo);
            }
        }
    }

    /// A profile in whose history Bo, a contact, said so much.
    private static void fill(Path folder, PeerId bo, int messages) throws IOException, InterruptedException {
        try (var profile = Profile.open(folder)) {
            profile.save(new PeerBook(List.of(new PeerRecord(bo, Standing.CONTACT, new PeerName("Bo"), Optional.empty(), List.of(), Optional.empty(), Optional.empty(), false, true, false, 0)),
                    List.of()));
            var own = Identity.loadOrCreate(profile.keyFile()).id();
            var done = new CountDownLatch(messages);
            var store = SqliteStore.open(folder, own, Runnable::run, Clock.systemUTC(), StoreLimits.PRODUCT);
            try {
                store.meet(bo, "0123456789abcdef0123456789abcdef");
                MessageKey last = null;
                var begin = Instant.now().minus(Duration.ofMinutes(messages + 10L));
                for (int i = 0; i < messages; i++) {
                    var at = begin.plus(Duration.ofMinutes(i));
                    var text = "message " + i + " of a conversation" + ", and some more words".repeat(i % 7);
                    var message = new Message(MessageId.random(), Conversation.with(bo), bo, at.toEpochMilli(), at, text, Optional.empty());
                    store.receive(bo, i + 1, message, _ -> done.countDown());
                    last = message.key();
                }
                assertTrue(done.await(10, TimeUnit.MINUTES), "the history is written");
                var read = new CountDownLatch(1);
                store.seen(Conversation.with(bo), last, false, _ -> read.countDown());
                assertTrue(read.await(10, TimeUnit.MINUTES), "nothing is unread");
            } finally {
                store.close();
            }
        }
    }

    private void open(Bars bars, TestNode ana, TestNode eve, PeerId bo) throws Exception {
        var many = new long[OPENED];
        var few = new long[OPENED];
        for (int i = -2; i < OPENED; i++) { // the first pictures of a process are not what is measured
            long few1 = opened(eve, bo, SHORT);
            long many1 = opened(ana, bo, LONG);
            if (i < 0) continue;
            few[i] = few1;
            many[i] = many1;
        }
        Arrays.sort(many);
        Arrays.sort(few);
        var slow = Duration.ofNanos(many[OPENED / 2]);
        var quick = Duration.ofNanos(few[OPENED / 2]);
        bars.report("a conversation of 100 / of 100,000 messages opens, medians of " + OPENED, quick.toMillis() + " / " + slow.toMillis() + " ms");
        bars.atMost("the long one, against the short one", 1.5, (double) slow.toNanos() / quick.toNanos(), "×");
    }

    private long opened(TestNode node, PeerId bo, int messages) throws Exception {
        var shown = show(node);
        long begun = System.nanoTime();
        onFx(() -> {
            shown.model.open().set(Conversation.with(bo));
            return null;
        });
        until(() -> inSight(shown, "message " + (messages - 1) + " "));
        drawn();
        long took = System.nanoTime() - begun;
        leave(shown);
        return took;
    }

    private void scroll(Bars bars, TestNode ana, PeerId bo) throws Exception {
        var shown = show(ana);
        onFx(() -> {
            shown.model.open().set(Conversation.with(bo));
            return null;
        });
        until(() -> inSight(shown, "message " + (LONG - 1) + " "));
        for (int i = 0; i < 50; i++) step(shown); // the first rows compile what draws rows
        long before = heap();
        var stop = new AtomicBoolean();
        var longest = new AtomicLong();
        var over = new AtomicLong();
        var beats = Thread.ofPlatform().daemon().start(() -> beat(stop, longest, over));
        long begun = System.nanoTime();
        int steps = 0;
        while (steps < STEPS && !onFx(() -> inSight(shown, "message 0 "))) {
            step(shown);
            steps++;
        }
        var took = Duration.ofNanos(System.nanoTime() - begun);
        stop.set(true);
        beats.join();
        long after = heap();
        bars.report("scrolled up in 100,000 messages, " + steps + " steps of " + (int) STEP + " pixels in " + took.toSeconds() + " s: longest stall of the window, drawn in software (aim: 33 ms)",
                longest.get() / 1_000_000 + " ms, over 33 ms " + over.get() + " times");
        bars.atMost("memory after that, above what it was before", 50, Math.max(0, after - before) / (double) MEBI, " MiB");
        leave(shown);
    }

    private void step(Shown shown) throws Exception {
        onFx(() -> {
            ((VirtualFlow<?>) shown.window.lookup(".message-list .virtual-flow")).scrollPixels(-STEP);
            return null;
        });
        drawn();
    }

    private void arriving(Bars bars, TestNode ana, TestNode bo) throws Exception {
        bo.meet(ana);
        var shown = show(ana);
        onFx(() -> {
            shown.model.open().set(Conversation.with(bo.id()));
            return null;
        });
        until(() -> inSight(shown, "message " + (LONG - 1) + " "));
        for (int i = 0; i < 20; i++) step(shown);
        until(() -> onFx(() -> place(shown)) != null);
        drawn();
        var there = onFx(() -> place(shown));
        var moved = new SimpleBooleanProperty();
        Runnable look = () -> moved.set(moved.get() || !there.equals(place(shown)));
        onFx(() -> {
            stage.getScene().addPostLayoutPulseListener(look);
            return null;
        });
        long begun = System.nanoTime();
        for (int i = 0; i < ARRIVING; i++) {
            LockSupport.parkNanos(begun + i * 1_000_000_000L / PER_SECOND - System.nanoTime());
            bo.node.send(Conversation.with(ana.id()), "news " + i);
        }
        until(() -> shown.model.conversation(Conversation.with(bo.id())).last().get().message().text().equals("news " + (ARRIVING - 1)));
        drawn();
        onFx(() -> {
            stage.getScene().removePostLayoutPulseListener(look);
            return null;
        });
        bars.report("1,000 messages arrive, 200 a second, while one reads further up: the view moved", moved.get() ? "**yes**" : "never, by no pixel");
        assertEquals(there, onFx(() -> place(shown)));
        assertTrue(!moved.get(), "the view moved");
        leave(shown);
    }

    private record Place(String text, double y) {}

    /// The first message whose top is in sight, and where.
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

    private static boolean inSight(Shown shown, String begin) {
        for (Node node : shown.window.lookupAll(".message-cell")) {
            var cell = (MessageCell) node;
            if (!cell.isEmpty() && cell.isVisible() && cell.getItem() instanceof Row.Said(var item, _) && (item.message().text() + " ").startsWith(begin)) return true;
        }
        return false;
    }

    private Shown show(TestNode node) throws Exception {
        var shown = onFx(() -> {
            var model = new ChatModel(node.node);
            var window = new MainWindow(model, () -> { });
            var listening = model.connect(new FxBatch(Platform::runLater));
            var scene = new Scene(window, 1000, 780);
            Theme.follow(scene, model.settings());
            stage.setScene(scene);
            stage.show();
            return new Shown(model, window, listening);
        });
        until(() -> shown.model.self().get() != null && !shown.model.peers().isEmpty());
        drawn();
        return shown;
    }

    private void leave(Shown shown) throws Exception {
        onFx(() -> {
            shown.listening.close();
            stage.setScene(new Scene(new StackPane()));
            return null;
        });
    }

    private static void until(Callable<Boolean> so) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!onFx(so)) {
            if (System.nanoTime() > end) throw new AssertionError("never so");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    /// Waits until the window shows what it knows.
    private void drawn() throws Exception {
        var pulse = new CompletableFuture<Void>();
        onFx(() -> {
            var after = new Runnable[1];
            after[0] = () -> {
                stage.getScene().removePostLayoutPulseListener(after[0]);
                pulse.complete(null);
            };
            stage.getScene().addPostLayoutPulseListener(after[0]);
            Platform.requestNextPulse();
            return null;
        });
        pulse.get(60, TimeUnit.SECONDS);
    }

    private static void beat(AtomicBoolean stop, AtomicLong longest, AtomicLong over) {
        while (!stop.get()) {
            var turn = new CompletableFuture<Void>();
            long posted = System.nanoTime();
            Platform.runLater(() -> turn.complete(null));
            turn.join();
            long waited = System.nanoTime() - posted;
            longest.accumulateAndGet(waited, Math::max);
            if (waited > TimeUnit.MILLISECONDS.toNanos(33)) over.incrementAndGet();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
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
