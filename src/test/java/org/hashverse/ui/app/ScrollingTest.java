package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.model.ChatModel;
import org.hashverse.model.ConversationItem;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.ui.conversation.MessagePane;
import org.hashverse.ui.dialog.DialogLayer;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.kit.Theme;
import org.hashverse.ui.message.MessageCell;
import org.hashverse.ui.message.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The scroll position of the messages while more of them are added above and below.
@ExtendWith(ApplicationExtension.class)
class ScrollingTest {
    /// For a list with more rows than its view has pixels, JavaFX logs "index exceeds maxCellCount". The program does not show that either. A logger that nobody
    /// holds would forget its level.
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    static {
        JAVAFX.setLevel(Level.WARNING);
    }

    /// Fixed, because the hour of the day decides where the lines with dates stand.
    private static final Instant NOW = Instant.parse("2026-03-04T15:00:00Z");
    private static final Conversation BO = Conversation.with(Cast.BO);
    private final SimpleBooleanProperty focused = new SimpleBooleanProperty(true);
    private int arrivals;
    private Stage stage;
    private ChatModel model;
    private MessagePane pane;

    @Start
    void start(Stage shown) {
        stage = shown;
        Theme.loadFonts();
        var history = new ArrayList<Delivered>();
        var begin = NOW.minus(Duration.ofHours(600));
        for (int i = 0; i < 600; i++) history.add(Talk.theirs(BO, Cast.BO, begin.plus(Duration.ofHours(i)), "message " + i + " with words".repeat(i % 11)));
        model = Cast.model(history);
        var layer = new DialogLayer();
        var toasts = new Toasts();
        pane = new MessagePane(model, new ChatDialogs(model, layer, toasts), toasts, focused, InstantSource.fixed(NOW));
        var scene = new Scene(new StackPane(pane), 600, 600);
        Theme.follow(scene, model.settings());
        SharedStage.show(stage, scene);
    }

    /// Each message has a later time, because the order of messages with the same time is not defined.
    private Instant now() {
        return NOW.plusMillis(arrivals++);
    }

    private void act(Runnable action) {
        FxThread.act(action);
    }

    /// A message and the position of its top, in pixels below the top of the view.
    private record Seen(String text, double y) {}

    private Seen at(double height) {
        for (Node node : pane.lookupAll(".message-cell")) {
            var cell = (MessageCell) node;
            double y = cell.localToScene(0, 0).getY();
            if (!cell.isEmpty() && cell.isVisible() && cell.getItem() instanceof Row.Said(var item, _) && y <= height && y + cell.getHeight() > height)
                return new Seen(item.message().text(), y);
        }
        return new Seen("nothing", 0);
    }

    @Test
    void aConversationOpensAtItsEndAndStaysThere() {
        act(() -> model.open().set(BO));
        assertTrue(at(570).text.startsWith("message 599"), () -> at(570).toString());
        for (int i = 0; i < 5; i++) act(() -> Talk.arrives(model, Cast.BO, now(), "newest"));
        assertEquals("newest", at(570).text);
    }

    @Test
    void theReadingPositionStaysWhileNewMessagesArrive() {
        act(() -> model.open().set(BO));
        act(() -> pane.page(-1));
        act(() -> pane.page(-1));
        var before = at(300);
        for (int i = 0; i < 20; i++) act(() -> Talk.arrives(model, Cast.BO, now(), "newest"));
        assertEquals(before, at(300));
        act(() -> ((Button) pane.lookup("#to-end")).fire());
        assertEquals("newest", at(300).text);
    }

    @Test
    void theReadingPositionStaysWhileEarlierMessagesAreLoaded() {
        act(() -> model.open().set(BO));
        act(() -> pane.page(-1));
        act(() -> pane.page(-1));
        var before = at(300);
        assertEquals(ConversationItem.PAGE, model.conversation(BO).messages().size());
        act(() -> model.pages().loadEarlier(BO));
        assertEquals(2 * ConversationItem.PAGE, model.conversation(BO).messages().size());
        assertEquals(before, at(300));
    }

    @Test
    void theReadingPositionStaysWhenTheWindowBecomesNarrower() {
        act(() -> model.open().set(BO));
        act(() -> pane.page(-1));
        var first = at(0);
        act(() -> stage.setWidth(420));
        assertEquals(first.text, at(0).text, "the first row on screen may grow, so the row below it may move");
        assertEquals(first.y, at(0).y, 1);
        act(() -> model.open().set(null));
        act(() -> model.open().set(BO));
        assertTrue(at(550).text.startsWith("message 599"));
    }

    @Test
    void aMessageThatArrivesWhileTheWindowHasNoFocusIsNewAndUnread() {
        act(() -> model.open().set(BO));
        act(() -> focused.set(false));
        act(() -> Talk.arrives(model, Cast.BO, now(), "newest"));
        assertEquals(1, model.conversation(BO).unread().get());
        assertTrue(((ListView<?>) pane.lookup("#messages")).getItems().stream().anyMatch(Row.New.class::isInstance));
        act(() -> focused.set(true));
        assertEquals(0, model.conversation(BO).unread().get());
    }

    private void arrive(int count, String text) {
        act(() -> {
            for (int i = 0; i < count; i++) Talk.arrives(model, Cast.BO, now(), text + " " + i);
        });
    }

    /// The message below the line that marks new messages; "none" without a line.
    private String belowTheLine() {
        var rows = ((ListView<?>) pane.lookup("#messages")).getItems();
        for (int i = 0; i < rows.size() - 1; i++)
            if (rows.get(i) instanceof Row.New && rows.get(i + 1) instanceof Row.Said(var item, _)) return item.message().text();
        return "none";
    }

    private int unread() {
        return model.conversation(BO).unread().get();
    }

    @Test
    void aWindowThatGetsTheFocusGoesToTheFirstUnreadMessageAndReadsOnlyWhatItShows() {
        act(() -> model.open().set(BO));
        act(() -> focused.set(false));
        arrive(402, "news");
        assertEquals(402, unread());
        act(() -> focused.set(true));
        assertEquals("news 0", belowTheLine());
        assertTrue(at(200).text.startsWith("news"), () -> at(200).toString());
        assertTrue(unread() > 350 && unread() < 402, () -> unread() + " unread");
        int left = unread();
        act(() -> pane.page(1));
        assertTrue(unread() < left && unread() > 300, () -> unread() + " unread");
    }

    @Test
    void messagesThatDoNotFitWhenManyArriveAtOnceAreNotRead() {
        act(() -> model.open().set(BO));
        arrive(100, "news");
        assertEquals("news 0", belowTheLine());
        assertTrue(unread() > 50 && unread() < 100, () -> unread() + " unread");
        act(() -> pane.messageSent());
        assertEquals("none", belowTheLine());
        assertEquals("news 99", at(570).text);
        assertEquals(0, unread());
    }

    @Test
    void aMessageThatArrivesAtTheVisibleEndIsReadAtOnce() {
        act(() -> model.open().set(BO));
        var counts = new ArrayList<Number>();
        act(() -> {
            model.unread().addListener((_, _, now) -> counts.add(now));
            Talk.arrives(model, Cast.BO, now(), "newest");
        });
        assertEquals(0, unread());
        assertEquals(List.of(), counts, "the badge does not flash");
    }

    @Test
    void theLineDisappearsAfterUseAndIsNeverAboveAReadMessage() {
        act(() -> model.open().set(BO));
        act(() -> focused.set(false));
        arrive(1, "first");
        assertEquals("first 0", belowTheLine());
        act(() -> focused.set(true));
        assertEquals("first 0", belowTheLine());
        act(() -> focused.set(false));
        assertEquals("none", belowTheLine());
        arrive(1, "second");
        assertEquals("second 0", belowTheLine());
        act(() -> focused.set(true));
        act(() -> pane.messageSent());
        assertEquals("none", belowTheLine());
    }

    @Test
    void aConversationOpensAtItsFirstUnreadMessageHoweverFarThatIsFromTheEnd() {
        var begin = NOW.minus(Duration.ofHours(600));
        var history = new ArrayList<Delivered>();
        for (int i = 0; i < 600; i++) {
            var one = Talk.theirs(BO, Cast.BO, begin.plus(Duration.ofHours(i)), "message " + i);
            history.add(new Delivered(one.message(), false, i >= 198, one.arrived(), one.deliveries()));
        }
        act(() -> {
            model = Cast.model(history);
            model.apply(new NodeEvent.UnreadChanged(BO, 402));
            var toasts = new Toasts();
            pane = new MessagePane(model, new ChatDialogs(model, new DialogLayer(), toasts), toasts, focused);
            stage.getScene().setRoot(new StackPane(pane));
            model.open().set(BO);
        });
        assertEquals("message 198", belowTheLine());
        assertTrue(unread() > 350 && unread() < 402, () -> unread() + " unread");
    }

    @Test
    void theButtonGoesToTheFirstUnreadMessageAndThenToTheEnd() {
        act(() -> model.open().set(BO));
        act(() -> pane.page(-1));
        arrive(60, "news");
        assertEquals(60, unread());
        act(() -> ((Button) pane.lookup("#to-end")).fire());
        assertEquals("news 0", belowTheLine());
        assertTrue(unread() > 0 && unread() < 60, () -> unread() + " unread");
        act(() -> ((Button) pane.lookup("#to-end")).fire());
        assertEquals("news 59", at(570).text);
        assertEquals(0, unread());
    }

    @Test
    void anIdleWindowDoesNotLayOut() throws Exception {
        act(() -> model.open().set(BO));
        assertEquals(0, layoutsIn30Pulses(), "at the end");
        act(() -> pane.page(-1));
        assertEquals(0, layoutsIn30Pulses(), "above the end");
    }

    @Test
    void anIdleWindowWithFewMessagesDoesNotLayOutEither() throws Exception {
        act(() -> model.open().set(Conversation.with(Cast.CHEN)));
        assertEquals(0, layoutsIn30Pulses(), "without messages");
        for (var text : List.of("one", "two", "three")) {
            act(() -> Talk.arrives(model, Cast.CHEN, now(), text));
            assertEquals(0, layoutsIn30Pulses(), text);
        }
    }

    private int layoutsIn30Pulses() throws Exception {
        for (int i = 0; i < 10; i++) FxThread.awaitLayout(stage);
        var layouts = new AtomicInteger();
        var counting = FxThread.ask(() -> pane.needsLayoutProperty().subscribe(needed -> {
            if (needed) layouts.incrementAndGet();
        }));
        for (int i = 0; i < 30; i++) FxThread.awaitLayout(stage);
        FxThread.run(counting::unsubscribe);
        return layouts.get();
    }

    @Test
    void fewMessagesAreAtTheBottom() {
        act(() -> model.open().set(Conversation.with(Cast.CHEN)));
        act(() -> Talk.arrives(model, Cast.CHEN, now(), "only one"));
        assertEquals("only one", at(570).text);
        var messages = List.of("two", "three");
        for (var text : messages) act(() -> Talk.arrives(model, Cast.CHEN, now(), text));
        assertEquals("three", at(570).text);
        assertEquals("nothing", at(100).text);
    }
}
