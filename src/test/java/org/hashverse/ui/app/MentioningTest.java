package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Presence;
import org.hashverse.model.ChatModel;
import org.hashverse.model.QuietModel;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.TestPeer;
import org.hashverse.store.settings.Mute;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// A person mentions others by their names, and sees where people are mentioned.
class MentioningTest extends WindowAlone {
    private final AskedCommands commands = new AskedCommands();

    /// At its own size, so that a click meets a name in a text.
    @Override
    Scene scene() {
        return new Scene(window, 760, 560);
    }

    @Start
    void start(Stage stage) {
        show(stage);
    }

    @Override
    protected ChatModel makeModel() {
        return Cast.addPeers(QuietModel.with(commands, InstantSource.system()));
    }

    /// The names in the visible list.
    private List<String> offered() {
        return window.conversation().composer().lookupAll(".completion").stream().filter(WindowAlone::visible).flatMap(list -> list.lookupAll(".verb").stream())
                .map(name -> ((Labeled) name).getText()).toList();
    }

    private void press(FxRobot robot, KeyCode key) {
        robot.type(key);
        settle();
    }

    private void clear() {
        FxThread.act(() -> composer().clear());
    }

    private List<String> drawn(String style) {
        return window.lookupAll("." + style).stream().filter(WindowAlone::visible).map(Text.class::cast).map(Text::getText).toList();
    }

    private Text mention(String text) {
        return window.lookupAll(".message-mention").stream().filter(WindowAlone::visible).map(Text.class::cast).filter(one -> one.getText().equals(text)).findFirst().orElseThrow();
    }

    @Test
    void anAtSignInEveryoneOffersTheContactsTheConnectedOnesFirst(FxRobot robot) {
        apply(new NodeEvent.PeerChanged(Cast.presence(Cast.contact(Cast.BO, "Bo", "10.0.0.9:8000"), Presence.OFFLINE, Instant.now())));
        open(Conversation.EVERYONE);
        type("hello @");
        assertEquals(List.of("Chen", "Eli", "Bo", "Dara"), offered());
        type("c");
        assertEquals(List.of("Chen"), offered());
        press(robot, KeyCode.TAB);
        assertEquals("hello @Chen ", composer().getText());
        assertEquals(List.of(), offered());
        type("and @zz");
        assertEquals(List.of(), offered());
    }

    @Test
    void aDirectConversationOffersItsPeerOnly(FxRobot robot) {
        open(BO);
        type("@");
        assertEquals(List.of("Bo"), offered());
        press(robot, KeyCode.ENTER);
        assertEquals("@Bo ", composer().getText());
        assertEquals(List.of(), commands.sent);
        type("@c");
        assertEquals(List.of(), offered());
    }

    @Test
    void theListIsMovedThroughAndHiddenByKeysAndTakesAClick(FxRobot robot) {
        open(Conversation.EVERYONE);
        type("@");
        robot.type(KeyCode.DOWN);
        press(robot, KeyCode.ENTER);
        assertEquals("@Chen ", composer().getText());
        type("@");
        press(robot, KeyCode.ESCAPE);
        assertEquals(List.of(), offered());
        assertEquals("@Chen @", composer().getText());
        type("e");
        robot.clickOn(window.conversation().composer().lookup(".completion .verb"));
        settle();
        assertEquals("@Chen @Eli ", composer().getText());
    }

    @Test
    void aNameThatIsTypedInFullIsSentByEnter(FxRobot robot) {
        open(BO);
        type("hello @Bo");
        assertEquals(List.of(), offered());
        press(robot, KeyCode.ENTER);
        assertEquals(List.of("hello @Bo"), commands.sent);
    }

    @Test
    void nothingIsOfferedInAWordInACommandOrOnAnotherLine() {
        open(Conversation.EVERYONE);
        for (var text : List.of("mail@", "x_@", "/send @", "@\nb", "@b" + "o".repeat(300))) {
            clear();
            type(text);
            assertEquals(List.of(), offered(), text);
        }
        clear();
        type("//@b");
        assertEquals(List.of("Bo"), offered());
    }

    @Test
    void aNameWithASpaceIsCompletedAndTheTextHasTheNameThatThePeerCallsItself(FxRobot robot) {
        apply(new NodeEvent.PeerChanged(TestPeer.of(Cast.BO, "Bo Lee").withNickname("My brother").peer()));
        open(Conversation.EVERYONE);
        type("@bo l");
        assertEquals(List.of("My brother"), offered());
        clear();
        type("@my b");
        press(robot, KeyCode.ENTER);
        assertEquals("@Bo Lee ", composer().getText());
    }

    @Test
    void knownNamesAreChipsInReceivedAndSentTextsAndAClickShowsThePerson(FxRobot robot) {
        FxThread.act(() -> {
            Talk.arrivesForAll(model, Cast.CHEN, Instant.now(), "@Bo and @Ana, ask @Eve or @B\u043E or mail@Bo");
            model.apply(new NodeEvent.MessageWritten(Talk.mine(Conversation.EVERYONE, Instant.now(), "@Chen: yes", Map.of())));
        });
        open(Conversation.EVERYONE);
        assertEquals(List.of("@Bo", "@Chen"), drawn("message-mention").stream().sorted().toList());
        assertEquals(List.of("@Ana"), drawn("message-mention-mine"));
        assertEquals(2, window.lookupAll(".mention-chip").stream().filter(WindowAlone::visible).count());
        assertEquals(1, window.lookupAll(".mention-chip-mine").stream().filter(WindowAlone::visible).count());
        assertNull(window.panes().shownInspector());
        robot.clickOn(window.lookupAll(".message-mention-mine").stream().filter(WindowAlone::visible).findFirst().orElseThrow());
        settle();
        assertEquals(Conversation.EVERYONE, model.open().get(), "a mention of us leads nowhere");
        robot.clickOn(mention("@Bo"));
        settle();
        assertEquals(BO, model.open().get());
        assertNotNull(window.panes().shownInspector());
    }

    @Test
    void aShownMessageFollowsTheNames() {
        FxThread.act(() -> Talk.arrivesForAll(model, Cast.CHEN, Instant.now(), "@Bo, @Gus and @Ana Lee"));
        open(Conversation.EVERYONE);
        assertEquals(List.of("@Bo"), drawn("message-mention"));
        assertEquals(List.of("@Ana"), drawn("message-mention-mine"));
        apply(new NodeEvent.PeerChanged(Cast.contact(Cast.GUS, "Gus", "10.0.0.40:8000")));
        apply(new NodeEvent.PeerChanged(TestPeer.of(Cast.BO, "Bob").peer()));
        assertEquals(List.of("@Gus"), drawn("message-mention"));
        apply(new NodeEvent.PeerChanged(TestPeer.of(Cast.HANA, "Ana Lee").peer()));
        assertEquals(List.of("@Ana Lee", "@Gus"), drawn("message-mention").stream().sorted().toList());
        assertEquals(List.of(), drawn("message-mention-mine"));
    }

    @Test
    void aMentionIsToldInTheRowAndCallsAlthoughEveryoneIsMuted() {
        apply(new NodeEvent.SettingsChanged(model.settings().get().withAlerts(model.settings().get().alerts()
                .withMute(new Mute(Conversation.EVERYONE, Optional.empty())))));
        FxThread.act(() -> Talk.arrivesForAll(model, Cast.CHEN, Instant.now(), "hello all"));
        assertEquals("Hashverse — Ana", window.title().getValue());
        assertTrue(row("Everyone").spoken().endsWith(", 1 unread, muted"), row("Everyone").spoken());
        FxThread.act(() -> Talk.arrivesForAll(model, Cast.CHEN, Instant.now(), "hello @Ana"));
        assertEquals("(2) Hashverse — Ana", window.title().getValue());
        assertTrue(row("Everyone").spoken().endsWith(", 2 unread, mentions you, muted"), row("Everyone").spoken());
        assertEquals("2 @", ((Labeled) row("Everyone").lookup(".unread")).getText());
        assertFalse(row("Everyone").lookup(".unread").getPseudoClassStates().stream().anyMatch(state -> state.getPseudoClassName().equals("muted")));
    }
}
