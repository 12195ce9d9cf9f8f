package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Invite;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.FakeCommands;
import org.hashverse.node.api.Nearby;
import org.hashverse.node.api.NearbyPerson;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Self;
import org.hashverse.store.settings.Setting;
import org.hashverse.store.settings.Settings;
import org.hashverse.ui.nearby.NearbyCard;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The welcome page of a new person: who is nearby, or why nobody is; and the setting that decides whether others see us.
class NearbyWelcomeTest extends WindowAlone {
    private static final NearbyPerson FAY = Cast.nearby(Cast.FAY, "Fay", "10.0.0.31:8000");
    private static final NearbyPerson GUS = Cast.nearby(Cast.GUS, "Gus", "10.0.0.40:8000");
    private final List<Invite> added = new ArrayList<>();

    @Start
    void start(Stage stage) {
        show(stage);
    }

    @Override
    protected ChatModel makeModel() {
        var made = new ChatModel[1];
        made[0] = new ChatModel(new FakeCommands() {
            @Override
            public CompletableFuture<AddOutcome> add(Invite invite) {
                added.add(invite);
                var fay = Cast.met(Cast.contact(Cast.FAY, "Fay", "10.0.0.31:8000"), false);
                made[0].apply(new NodeEvent.PeerChanged(fay));
                return CompletableFuture.completedFuture(new AddOutcome.Connected(fay, false));
            }

            @Override
            public void change(UnaryOperator<Settings> change) {
                made[0].apply(new NodeEvent.SettingsChanged(change.apply(made[0].settings().get())));
            }
        });
        Cast.tell(made[0], new NodeEvent.SelfChanged(Cast.self()), new NodeEvent.SettingsChanged(Cast.settings()), new NodeEvent.CallingChanged(List.of()));
        return made[0];
    }

    private Node find(String id) {
        return window.lookup("#" + id);
    }

    private String nobody() {
        return visible(find("nearby-nobody")) ? ((Labeled) find("nearby-nobody")).getText() : "";
    }

    private List<String> cardRows() {
        return find("nearby-card").lookupAll(".peer-row-name").stream().sorted(FROM_TOP).map(node -> ((Labeled) node).getText()).toList();
    }

    private Button hello(NearbyPerson person) {
        return (Button) find("nearby-hello-" + person.id().code());
    }

    @Test
    void anEmptyListIsExplained() {
        assertEquals("", nobody(), "nothing is known yet");
        apply(Cast.nearby(Nearby.Reach.OFF));
        assertEquals("Hashverse was started for this computer only. So it cannot see who is nearby. Start it without an address to change that.", nobody());
        apply(Cast.nearby(Nearby.Reach.NO_NETWORK));
        assertEquals("There is no network. Connect to Wi-Fi or plug in a cable. Whoever is nearby then appears here.", nobody());
        apply(Cast.nearby(Nearby.Reach.CLOSED));
        assertEquals("Hashverse cannot look around on this computer. Another program may use UDP port 5353 alone, or the system forbids it. Send your invite: that works anyway.", nobody());
        apply(Cast.nearby(Nearby.Reach.QUIET));
        assertEquals("Nobody is here yet. Whoever starts Hashverse on your network appears here. Guest networks and VPNs often hide people from each other: then send your invite.", nobody());
        apply(Cast.nearby(Nearby.Reach.HEARD));
        assertEquals("Nobody else nearby uses Hashverse just now. Whoever starts it on your network appears here. You can also send your invite.", nobody());
        assertTrue(find("welcome-copy").getStyleClass().contains("primary"));
        apply(Cast.nearby(FAY));
        assertEquals("", nobody());
        assertEquals(List.of("Fay"), cardRows());
        assertFalse(find("welcome-copy").getStyleClass().contains("primary"), "saying hello comes first");
    }

    @Test
    void oneClickLeadsFromTheWelcomePageToTheFirstWord(FxRobot robot) {
        apply(Cast.nearby(GUS, FAY));
        robot.clickOn(hello(FAY));
        settle();
        assertEquals(List.of(FAY.invite()), added);
        assertEquals(Conversation.with(Cast.FAY), model.open().get());
        assertSame(composer(), stage.getScene().getFocusOwner());
        robot.write("hi");
        assertEquals("hi", composer().getText());
    }

    @Test
    void aClickBesideTheButtonOnlyOpensThePreview(FxRobot robot) {
        apply(Cast.nearby(GUS, FAY));
        robot.clickOn(find("nearby-card").lookup(".peer-row-name"));
        settle();
        assertEquals(FAY, model.nearby().preview().get().person());
        assertEquals(List.of(), added);
        robot.type(KeyCode.ENTER);
        settle();
        assertEquals(List.of(FAY.invite()), added);
    }

    @Test
    void theButtonUnderThePointerStaysThatOfItsPerson(FxRobot robot) {
        apply(Cast.nearby(FAY, GUS));
        robot.moveTo(hello(FAY));
        robot.moveBy(3, 1);
        apply(Cast.nearby(GUS, Cast.nearby(Cast.HANA, "Abel", "10.0.0.50:8000")));
        assertEquals(List.of("Fay", "Gus", "Abel"), cardRows());
        assertTrue(hello(FAY).isDisabled());
        robot.moveTo("#own-address");
        settle();
        assertEquals(List.of("Abel", "Gus"), cardRows());
        assertNull(hello(FAY));
    }

    @Test
    void aRowKeepsItsButtonAndFocusWhenOthersComeAndTheNextOneHasItAfterwards() {
        apply(Cast.nearby(FAY, GUS));
        var button = hello(GUS);
        FxThread.act(button::requestFocus);
        apply(Cast.nearby(FAY, GUS, Cast.nearby(Cast.HANA, "Abel", "10.0.0.50:8000")));
        assertSame(button, hello(GUS));
        assertTrue(button.isFocused());
        apply(Cast.nearby(FAY));
        assertTrue(hello(FAY).isFocused());
    }

    @Test
    void aFewRowsAreShownAndTheOthersOnRequest(FxRobot robot) {
        var people = new NearbyPerson[NearbyCard.FIRST_SHOWN + 1];
        for (int i = 0; i < people.length; i++) people[i] = Cast.nearby(Cast.id("many" + i), "Person " + i, "10.0.1." + i + ":8000");
        apply(Cast.nearby(List.of(people).subList(1, people.length).toArray(NearbyPerson[]::new)));
        assertEquals(NearbyCard.FIRST_SHOWN, cardRows().size());
        assertFalse(visible(find("nearby-all")));
        apply(Cast.nearby(people));
        assertEquals(NearbyCard.FIRST_SHOWN, cardRows().size());
        assertEquals("Show all 7", ((Labeled) find("nearby-all")).getText());
        robot.clickOn("#nearby-all");
        settle();
        assertEquals(people.length, cardRows().size());
        assertFalse(visible(find("nearby-all")));
        assertTrue(hello(people[people.length - 1]).isFocused());
    }

    @Test
    void whoeverIsHiddenIsToldAndMayShowThemselves(FxRobot robot) {
        apply(Cast.nearby(FAY));
        assertFalse(visible(find("nearby-show-me")));
        apply(new NodeEvent.SettingsChanged(Cast.settings().withReach(Cast.settings().reach().withVisible(false))));
        assertTrue(says("People nearby do not see you."));
        robot.clickOn("#nearby-show-me");
        settle();
        assertTrue(model.settings().get().reach().visible());
        assertFalse(visible(find("nearby-show-me")));
        var self = Cast.self();
        apply(new NodeEvent.SelfChanged(new Self(self.id(), self.name(), self.port(), self.address(), self.more(), true, self.portTaken(), self.invite(), self.folder(), Set.of(Setting.VISIBLE))));
        apply(new NodeEvent.SettingsChanged(Cast.settings().withReach(Cast.settings().reach().withVisible(false))));
        assertFalse(visible(find("nearby-show-me")), "the administrator decides");
    }

    @Test
    void theSettingsHaveTheSwitch(FxRobot robot) {
        FxThread.act(() -> window.dialogs().settings());
        FxThread.act(() -> ((CheckBox) find("settings-visible")).fire());
        assertFalse(model.settings().get().reach().visible());
        FxThread.act(() -> ((CheckBox) find("settings-visible")).fire());
        assertTrue(model.settings().get().reach().visible());
        FxThread.act(() -> window.layer().close());
    }
}
