package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Presence;
import org.hashverse.chat.Standing;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.FakeCommands;
import org.hashverse.node.api.NearbyPerson;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.ui.sidebar.SidebarRow;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// People nearby in the sidebar, and the preview of one of them, in a window with contacts.
class NearbyFlowsTest extends WindowAlone {
    private static final NearbyPerson FAY = Cast.nearby(Cast.FAY, "Fay", "10.0.0.31:8000");
    private static final NearbyPerson GUS = Cast.nearby(Cast.GUS, "Gus", "10.0.0.40:8000");
    private static final Conversation WITH_FAY = Conversation.with(Cast.FAY);
    private final List<Invite> added = new ArrayList<>();
    private final List<Invite> kept = new ArrayList<>();
    private CompletableFuture<AddOutcome> outcome = new CompletableFuture<>();

    @Start
    void start(Stage stage) {
        show(stage);
    }

    @Override
    protected ChatModel makeModel() {
        return Cast.model(new FakeCommands() {
            @Override
            public CompletableFuture<AddOutcome> add(Invite invite) {
                added.add(invite);
                return outcome;
            }

            @Override
            public void keepTrying(Invite invite) {
                kept.add(invite);
            }
        });
    }

    /// The rows of the sidebar, a heading as `# words count`.
    private List<String> rows() {
        return window.sidebar().list().getItems().stream().map(row -> switch (row) {
            case SidebarRow.Everyone() -> "Everyone";
            case SidebarRow.Head(var words, var count) -> "# " + words + " " + count;
            case SidebarRow.KnownPeer(var item) -> item.label().get();
            case SidebarRow.NearbyPerson(var item) -> item.label();
            case SidebarRow.Calling(var address) -> address.toString();
        }).toList();
    }

    private Labeled button(String id) {
        return (Labeled) window.lookup("#" + id);
    }

    private boolean shown(String id) {
        return window.lookup("#" + id) != null && visible(window.lookup("#" + id));
    }

    private String notice() {
        return shown("nearby-notice") ? window.lookup("#nearby-notice").getAccessibleText() : "";
    }

    private static Peer fay(boolean connected) {
        var fay = Cast.met(Cast.contact(Cast.FAY, "Fay", "10.0.0.31:8000"), false);
        return connected ? fay : Cast.presence(fay, Presence.OFFLINE, fay.lastHeard().orElseThrow());
    }

    private Node focus() {
        return stage.getScene().getFocusOwner();
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
    void aClickOpensThePreviewAndSayHelloOpensTheConversation(FxRobot robot) {
        apply(Cast.nearby(FAY, GUS));
        open(BO);
        robot.clickOn(row("Fay"));
        settle();
        assertNull(model.open().get());
        assertFalse(visible(window.conversation()));
        assertTrue(says("Fay") && says(Cast.FAY.code() + " · on your network"));
        assertTrue(says("When you say hello, Fay is asked whether to accept you. Nothing is sent before that."));
        assertEquals(List.of(), added);
        assertSame(button("nearby-hello"), focus());
        robot.clickOn("#nearby-hello");
        settle();
        assertEquals(List.of(FAY.invite()), added);
        assertTrue(notice().startsWith("Saying hello to Fay · "), notice());
        assertFalse(shown("nearby-hello"));
        apply(new NodeEvent.PeerChanged(fay(false))); // the node makes the person a contact before it calls
        assertNull(model.open().get(), "not before the call succeeded");
        apply(new NodeEvent.PeerChanged(fay(true)));
        FxThread.act(() -> outcome.complete(new AddOutcome.Connected(fay(true), false)));
        assertEquals(WITH_FAY, model.open().get());
        assertNull(model.nearby().preview().get());
        assertSame(composer(), focus());
        robot.write("hi");
        assertEquals("hi", composer().getText());
        assertFalse(rows().contains("# Nearby 2"));
        assertTrue(rows().contains("# Nearby 1"));
    }

    @Test
    void theAnswerMayComeBeforeTheContact(FxRobot robot) {
        apply(Cast.nearby(FAY));
        robot.clickOn(row("Fay"));
        robot.clickOn("#nearby-hello");
        FxThread.act(() -> outcome.complete(new AddOutcome.Connected(fay(true), false)));
        assertFalse(shown("nearby-hello"));
        apply(new NodeEvent.PeerChanged(fay(true)));
        assertEquals(WITH_FAY, model.open().get());
    }

    @Test
    void aFailureIsExplainedAndCanBeRepeatedOrLeftToTheNode(FxRobot robot) {
        apply(Cast.nearby(FAY));
        robot.clickOn(row("Fay"));
        robot.clickOn("#nearby-hello");
        apply(new NodeEvent.PeerChanged(fay(false)));
        FxThread.act(() -> outcome.complete(new AddOutcome.Failed(AddOutcome.Failure.SILENCE, Optional.empty(), Optional.empty())));
        assertTrue(notice().startsWith("Nobody answered at 10.0.0.31, port 8000."), notice());
        apply(new NodeEvent.PeerGone(Cast.FAY));
        assertTrue(notice().startsWith("Nobody answered"), "the preview stays when the contact is undone");
        assertTrue(row("Fay").spoken().contains("not reached"));
        assertEquals("Try again", button("nearby-hello").getText());
        outcome = new CompletableFuture<>();
        robot.clickOn("#nearby-hello");
        settle();
        assertEquals(2, added.size());
        FxThread.act(() -> outcome.complete(new AddOutcome.Failed(AddOutcome.Failure.OTHER_KEY, Optional.of(Cast.FAY), Optional.of(Cast.GUS))));
        assertTrue(notice().startsWith("Somebody else answered in place of Fay."), notice());
        assertFalse(shown("nearby-keep-trying"), "another key does not change by itself");
        outcome = CompletableFuture.completedFuture(new AddOutcome.Failed(AddOutcome.Failure.REFUSED, Optional.empty(), Optional.empty()));
        robot.clickOn("#nearby-hello");
        settle();
        robot.clickOn("#nearby-keep-trying");
        settle();
        assertEquals(List.of(FAY.invite()), kept);
        apply(new NodeEvent.PeerChanged(fay(false)));
        assertEquals(WITH_FAY, model.open().get());
    }

    @Test
    void cancelEndsTheCall(FxRobot robot) {
        apply(Cast.nearby(FAY));
        robot.clickOn(row("Fay"));
        robot.clickOn("#nearby-hello");
        robot.clickOn("#nearby-cancel");
        settle();
        assertTrue(outcome.isCancelled());
        assertTrue(shown("nearby-hello"));
        assertEquals("", notice());
    }

    @Test
    void aCallGoesOnWhenThePersonOpensAnotherConversation(FxRobot robot) {
        apply(Cast.nearby(FAY));
        robot.clickOn(row("Fay"));
        robot.clickOn("#nearby-hello");
        open(BO);
        apply(new NodeEvent.PeerChanged(fay(true)));
        FxThread.act(() -> outcome.complete(new AddOutcome.Connected(fay(true), false)));
        assertEquals(BO, model.open().get(), "only the person changes the open conversation");
        assertTrue(rows().contains("Fay"));
    }

    @Test
    void whoeverWantsToTalkMeanwhileHasAConversation(FxRobot robot) {
        apply(Cast.nearby(FAY));
        robot.clickOn(row("Fay"));
        apply(new NodeEvent.PeerChanged(Cast.standing(Cast.contact(Cast.FAY, "Fay", "10.0.0.31:8000"), Standing.STRANGER)));
        assertEquals(WITH_FAY, model.open().get());
        assertTrue(shown("stranger-accept"));
    }

    @Test
    void everythingWorksByKeys(FxRobot robot) {
        apply(Cast.nearby(FAY, GUS));
        FxThread.act(() -> window.sidebar().focusList());
        robot.type(KeyCode.END);
        robot.type(KeyCode.UP);
        robot.type(KeyCode.ENTER);
        settle();
        assertEquals(FAY, model.nearby().preview().get().person());
        assertSame(button("nearby-hello"), focus());
        robot.type(KeyCode.F6);
        settle();
        assertSame(window.sidebar().list(), focus());
        robot.type(KeyCode.DOWN);
        robot.type(KeyCode.SPACE);
        settle();
        assertEquals(GUS, model.nearby().preview().get().person());
        robot.type(KeyCode.ESCAPE);
        settle();
        assertNull(model.nearby().preview().get());
        assertSame(window.sidebar().list(), focus());
        FxThread.act(() -> assertEquals("Gus", ((SidebarRow.NearbyPerson) window.sidebar().list().getFocusModel().getFocusedItem()).item().label()));
        robot.type(KeyCode.ENTER);
        robot.type(KeyCode.ENTER);
        settle();
        assertEquals(List.of(GUS.invite()), added);
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

    @Test
    void aFamiliarNameWithAnotherKeyIsMarked(FxRobot robot) {
        apply(Cast.nearby(new NearbyPerson(Cast.GUS, new PeerName("Bo"), GUS.addresses(), Optional.of(Cast.BO)),
                new NearbyPerson(Cast.HANA, new PeerName("Ana"), GUS.addresses(), Optional.of(Cast.ANA)), Cast.nearby(Cast.FAY, "Everyone", "10.0.0.31:8000")));
        var other = "Bo · " + Cast.GUS.code();
        assertTrue(row(other).spoken().contains("not the Bo you know"));
        assertTrue(row("Ana · " + Cast.HANA.code()).spoken().contains("has your name"));
        assertTrue(rows().contains("Everyone · " + Cast.FAY.code()));
        robot.clickOn(row(other));
        settle();
        assertTrue(window.lookup("#nearby-warning").getAccessibleText().startsWith("This is not the Bo you know."));
    }

    @Test
    void aSinglePaneShowsThePreviewAloneAndBackReturnsToTheRow(FxRobot robot) {
        apply(Cast.nearby(FAY));
        FxThread.act(() -> SmallScene.setWidth(stage, 420));
        robot.clickOn(row("Fay"));
        settle();
        assertFalse(window.sidebar().isVisible());
        assertTrue(shown("nearby-hello"));
        robot.clickOn("#nearby-back");
        settle();
        assertTrue(window.sidebar().isVisible());
        assertFalse(shown("nearby-hello"));
    }
}
