package org.hashverse.ui.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.model.ChatModel;
import org.hashverse.model.ConversationItem;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.ui.app.Cast;
import org.hashverse.ui.app.Talk;
import org.junit.jupiter.api.Test;

class MessageRowsTest {
    private static final Conversation BO = Conversation.with(Cast.BO);
    private static final Instant NOON = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(3)).plus(Duration.ofHours(12));
    private final ChatModel model = Cast.model();
    private final MessageRows rows = new MessageRows();

    private void show() {
        rows.show(model.conversation(BO), new ArrayList<>(), null);
    }

    private List<String> kinds() {
        return rows.rows().stream().map(row -> switch (row) {
            case Row.Day(_) -> "day";
            case Row.New(_) -> "new";
            case Row.Said(var item, var first) -> (first ? "first " : "") + item.message().text();
            case Row.Noted(_) -> "note";
            case Row.Answered(var card) -> card.command();
        }).toList();
    }

    @Test
    void aDayHasAHeadAndASenderBeginsAGroup() {
        show();
        Talk.arrives(model, Cast.BO, NOON, "a");
        Talk.arrives(model, Cast.BO, NOON.plusSeconds(1), "b");
        Talk.written(model, Cast.BO, NOON.plusSeconds(2), "c", Delivery.SENT);
        Talk.arrives(model, Cast.BO, NOON.plus(Duration.ofDays(1)), "d");
        assertEquals(List.of("day", "first a", "b", "first c", "day", "first d"), kinds());
    }

    @Test
    void newMessagesStandUnderALine() {
        Talk.arrives(model, Cast.BO, NOON, "a");
        Talk.arrives(model, Cast.BO, NOON.plusSeconds(1), "b");
        show();
        rows.newFrom(model.conversation(BO).messages().get(1));
        assertEquals(List.of("day", "first a", "new", "first b"), kinds());
        rows.newFrom(null);
        assertEquals(List.of("day", "first a", "b"), kinds());
    }

    @Test
    void aDayThatBeginsWithAnEventHasItsHeadAboveIt() {
        Talk.arrives(model, Cast.BO, NOON, "a");
        show();
        model.apply(new NodeEvent.PeerChanged(Cast.contact(Cast.BO, "Bob", "10.0.0.9:8000")));
        assertEquals(List.of("day", "first a", "day", "note"), kinds());
        Talk.arrives(model, Cast.BO, model.conversation(BO).notes().getFirst().at().plusMillis(1), "b");
        assertEquals(List.of("day", "first a", "day", "note", "first b"), kinds());
        model.apply(new NodeEvent.PeerChanged(Cast.contact(Cast.BO, "Bo", "10.0.0.9:8000")));
    }

    @Test
    void cardsAndNotesStandWhereTheyHappened() {
        var card = new CommandCard("/list", NOON.plusSeconds(5), "");
        Talk.arrives(model, Cast.BO, NOON, "a");
        Talk.arrives(model, Cast.BO, NOON.plusSeconds(10), "b");
        rows.show(model.conversation(BO), List.of(card), null);
        assertEquals(List.of("day", "first a", "/list", "first b"), kinds());
        model.apply(new NodeEvent.Left(Cast.BO, CloseReason.REMOVED));
        assertEquals(List.of("day", "first a", "/list", "first b"), kinds());
    }

    @Test
    void rowsAddedOneByOneEqualThoseBuiltAtOnce() {
        show();
        var random = new Random(7);
        for (int i = 0; i < 400; i++) {
            // mostly forward, some late, over five days
            var at = NOON.plus(Duration.ofMinutes(i * 15L - (random.nextInt(4) == 0 ? random.nextInt(600) : 0))).plusMillis(i);
            if (random.nextBoolean()) Talk.arrives(model, Cast.BO, at, "m" + i);
            else Talk.written(model, Cast.BO, at, "m" + i, Delivery.SENT);
        }
        var grown = kinds();
        show();
        assertEquals(kinds(), grown);
    }

    @Test
    void rowsChangedByPagesAndNotesEqualThoseBuiltAtOnce() {
        var history = new ArrayList<Delivered>();
        var begin = Instant.now().minus(Duration.ofHours(3_000));
        for (int i = 0; i < 3_000; i++) history.add(Talk.theirs(BO, Cast.BO, begin.plus(Duration.ofHours(i)), "m" + i));
        var longModel = Cast.model(history);
        longModel.open().set(BO);
        var talk = longModel.conversation(BO);
        rows.show(talk, new ArrayList<>(), null);
        longModel.apply(new NodeEvent.Left(Cast.BO, CloseReason.REMOVED));
        Talk.arrives(longModel, Cast.BO, Instant.now(), "newest");
        rows.newFrom(talk.messages().get(100));
        while (talk.earlier()) {
            longModel.pages().loadEarlier(BO);
            assertAsBuilt(talk);
        }
        longModel.apply(new NodeEvent.Left(Cast.BO, CloseReason.REMOVED));
        while (talk.later()) {
            longModel.pages().loadLater(BO);
            assertAsBuilt(talk);
        }
        for (int i = 0; i < 300; i++) longModel.apply(new NodeEvent.Left(Cast.BO, CloseReason.REMOVED));
        assertAsBuilt(talk);
    }

    private void assertAsBuilt(ConversationItem talk) {
        var built = new MessageRows();
        built.show(talk, new ArrayList<>(), rows.newFrom());
        assertEquals(built.rows(), rows.rows());
        built.show(null, List.of(), null);
    }
}
