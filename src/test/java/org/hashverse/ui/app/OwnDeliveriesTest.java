package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.shape.SVGPath;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Marks;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.SharedFiles;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.ui.files.SomeFiles;
import org.hashverse.ui.message.MessageView;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/// How far messages of ours have come, as the window shows it beside and below them.
class OwnDeliveriesTest extends WindowAlone {
    private static final PseudoClass READ = PseudoClass.getPseudoClass("read");

    @Start
    void start(Stage shown) {
        show(shown);
    }

    private Delivered writes(Conversation in, Map<PeerId, Delivery> deliveries) {
        var message = SomeFiles.mine(in, Cast.ANA, Instant.now(), "", deliveries, SomeFiles.file("a.pdf", 1), SomeFiles.file("b.pdf", 1));
        apply(new NodeEvent.MessageWritten(message));
        open(in);
        return message;
    }

    private void reported(Delivered message, Map<PeerId, Delivery> deliveries, Map<PeerId, List<Set<Integer>>> reports) {
        var made = new ArrayList<Marks.Made>();
        reports.forEach((who, places) -> made.add(new Marks.Made(who, new SharedFiles.Report(message.message().key(), places.getFirst(), places.getLast()), false)));
        apply(new NodeEvent.MessageChanged(new Delivered(message.message(), true, false, Optional.empty(), deliveries, new Marks(Optional.empty(), made))));
    }

    /// The marks that are shown in a part of the window, as `1`, `2` or `read`.
    private List<String> marks(String part) throws Exception {
        return FxThread.ask(() -> window.lookupAll(part + " .delivery").stream().filter(WindowAlone::visible).map(OwnDeliveriesTest::mark).toList());
    }

    private static String mark(Node mark) {
        return mark.getPseudoClassStates().contains(READ) ? "read" : Long.toString(((SVGPath) mark.lookup(".shape")).getContent().chars().filter(c -> c == 'M').count());
    }

    private List<String> spoken() throws Exception {
        return FxThread.ask(() -> window.lookupAll("#messages .message-view").stream().filter(WindowAlone::visible).sorted(FROM_TOP).map(node -> ((MessageView) node).getAccessibleText()).toList());
    }

    private void assertSpoken(String end) throws Exception {
        assertEquals(end, spoken().getFirst().substring(Math.max(0, spoken().getFirst().length() - end.length())));
    }

    private void assertMarks(String mark) throws Exception {
        assertEquals(List.of(List.of(mark), List.of(mark)), List.of(marks("#messages"), marks(".sidebar")));
    }

    @Test
    void aMessageWithFilesHasArrivedOnceItsRecipientGotOrDeclinedAllOfThem() throws Exception {
        var read = Map.of(Cast.BO, Delivery.READ);
        var message = writes(BO, Map.of(Cast.BO, Delivery.DELIVERED));
        assertMarks("1");
        assertSpoken("Bo has the message; 2 files are still on your computer. Bo can download them while you are both online.");
        reported(message, read, Map.of(Cast.BO, List.of(Set.of(1), Set.of())));
        assertMarks("1");
        assertSpoken("Bo has the message; one file is still on your computer. Bo can download it while you are both online.");
        reported(message, read, Map.of(Cast.BO, List.of(Set.of(1), Set.of(0))));
        assertMarks("read");
        assertSpoken("Read by Bo");
    }

    @Test
    void aMessageWithFilesToEveryoneHasArrivedOnceAllRecipientsHaveThem() throws Exception {
        var deliveries = new LinkedHashMap<PeerId, Delivery>();
        deliveries.put(Cast.BO, Delivery.DELIVERED);
        deliveries.put(Cast.CHEN, Delivery.DELIVERED);
        var message = writes(Conversation.EVERYONE, deliveries);
        var all = List.of(Set.of(0, 1), Set.<Integer>of());
        reported(message, deliveries, Map.of(Cast.BO, all));
        assertEquals(List.of("1"), marks(".sidebar"));
        assertSpoken("Bo: Delivered to Bo\nChen: Has the message, but not all files yet\nEach person can download the files while you are both online.");
        reported(message, deliveries, Map.of(Cast.BO, all, Cast.CHEN, all));
        assertEquals(List.of("2"), marks(".sidebar"));
        assertSpoken("Bo: Delivered to Bo\nChen: Delivered to Chen");
    }

    private void writes(String text, Map<PeerId, Delivery> deliveries) {
        apply(new NodeEvent.MessageWritten(Talk.mine(Conversation.EVERYONE, Instant.now(), text, deliveries)));
    }

    private List<String> below() throws Exception {
        return FxThread.ask(() -> window.lookupAll("#messages .below").stream().filter(WindowAlone::visible).sorted(FROM_TOP).map(node -> ((Labeled) node).getText()).toList());
    }

    @Test
    void ofMessagesInARowWithTheSameRecipientsMissingOnlyTheNewestNamesThem() throws Exception {
        open(Conversation.EVERYONE);
        var waitsForDara = Map.of(Cast.BO, Delivery.DELIVERED, Cast.DARA, Delivery.QUEUED);
        var line = "delivered to Bo · waiting for Dara (offline)";
        for (var text : List.of("one", "two", "three")) writes(text, waitsForDara);
        assertEquals(List.of(line), below());
        assertEquals(3, FxThread.ask(() -> window.lookupAll("#messages .meta").stream().filter(node -> visible(node) && ((Labeled) node).getText().equals("1 of 2")).count()));
        writes("four", Map.of(Cast.BO, Delivery.DELIVERED));
        assertEquals(List.of(line), below());
        apply(new NodeEvent.MessageArrived(SomeFiles.theirs(Conversation.EVERYONE, Cast.BO, Instant.now(), "", SomeFiles.file("five", 1))));
        writes("six", waitsForDara);
        assertEquals(List.of(line, line), below());
    }

    @Test
    void aTextHasArrivedOnceItIsDelivered() throws Exception {
        apply(new NodeEvent.MessageWritten(Talk.mine(BO, Instant.now(), "Hello", Map.of(Cast.BO, Delivery.DELIVERED))));
        open(BO);
        assertMarks("2");
        assertSpoken("Delivered to Bo");
    }
}
