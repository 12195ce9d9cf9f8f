package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.collections.ListChangeListener;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.NearbyPerson;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.ui.sidebar.SidebarRow;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The rows of people nearby in the sidebar, in a window with contacts.
class NearbyRowsTest extends NearbyWindow {
    @Start
    void start(Stage stage) {
        show(stage);
    }

    @Test
    void peopleNearbyStandBelowTheContactsAndContactsAreNotAmongThem() {
        var contacts = rows();
        apply(Cast.nearby(GUS, FAY, Cast.nearby(Cast.BO, "Bo", "10.0.0.9:8000"), Cast.nearby(Cast.DARA, "Dara", "10.0.0.21:8000")));
        var all = new ArrayList<>(contacts);
        all.addAll(List.of("# Nearby 2", "Fay", "Gus"));
        assertEquals(all, rows());
        assertEquals("Fay, " + Cast.FAY.code(), row("Fay").spoken());
        apply(Cast.nearby(GUS));
        all.removeAll(List.of("# Nearby 2", "Fay", "Gus"));
        all.addAll(List.of("# Nearby 1", "Gus"));
        assertEquals(all, rows());
        apply(Cast.nearby());
        assertEquals(contacts, rows(), "nobody, no group");
    }

    @Test
    void aRemovedPeerWhoIsNearbyHasOneRow() {
        apply(new NodeEvent.PeerChanged(Cast.standing(Cast.contact(Cast.FAY, "Fay", "10.0.0.31:8000"), Standing.REMOVED)));
        apply(Cast.nearby(FAY));
        assertEquals(1, rows().stream().filter("Fay"::equals).count());
        assertTrue(rows().contains("# Nearby 1"));
        FxThread.act(() -> Talk.arrives(model, Cast.FAY, Instant.now(), "an old word"));
        assertEquals(1, rows().stream().filter("Fay"::equals).count());
        assertFalse(rows().contains("# Nearby 1"));
    }

    @Test
    void fiftyPeopleChangeTheListOnceAndRowsStayTheSame() {
        var changes = new AtomicInteger();
        FxThread.act(() -> window.sidebar().list().getItems().addListener((ListChangeListener<SidebarRow>) _ -> changes.incrementAndGet()));
        var people = new NearbyPerson[50];
        for (int i = 0; i < people.length; i++) people[i] = Cast.nearby(Cast.id("many" + i), "Person " + i, "10.0.1." + i + ":8000");
        apply(Cast.nearby(people));
        assertEquals(1, changes.get());
        var before = List.copyOf(window.sidebar().list().getItems());
        for (int i = 0; i < people.length; i++) people[i] = Cast.nearby(people[i].id(), people[i].name().text(), "10.0.2." + i + ":8000");
        apply(Cast.nearby(people));
        assertEquals(1, changes.get(), "other addresses change no row");
        assertEquals(before, window.sidebar().list().getItems());
    }

    @Test
    void aRowThatLeavesTakesNoFocusAway() {
        apply(Cast.nearby(FAY, GUS));
        FxThread.act(() -> {
            window.sidebar().focusList();
            window.sidebar().list().getFocusModel().focus(rows().size() - 1);
        });
        apply(Cast.nearby(FAY));
        FxThread.act(() -> assertEquals("Fay", ((SidebarRow.NearbyPerson) window.sidebar().list().getFocusModel().getFocusedItem()).item().label()));
        apply(Cast.nearby());
        FxThread.act(() -> assertEquals(Conversation.with(Cast.DARA), window.sidebar().focused()));
    }

    @Test
    void noRowMovesUnderThePointer(FxRobot robot) {
        apply(Cast.nearby(FAY, GUS));
        robot.moveTo(row("Fay"));
        robot.moveBy(3, 1);
        apply(Cast.nearby(GUS, Cast.nearby(Cast.HANA, "Abel", "10.0.0.50:8000")));
        assertEquals(List.of("Fay", "Gus", "Abel"), rows().subList(rows().indexOf("Fay"), rows().size()));
        assertTrue(row("Fay").spoken().contains("no longer here"));
        robot.moveTo("#own-address");
        settle();
        assertEquals(List.of("Abel", "Gus"), rows().subList(rows().indexOf("Abel"), rows().size()));
    }
}
