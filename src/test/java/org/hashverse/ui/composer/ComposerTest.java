package org.hashverse.ui.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Presence;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.ui.app.Cast;
import org.hashverse.ui.app.FxThread;
import org.hashverse.ui.app.Talk;
import org.hashverse.ui.app.WindowAlone;
import org.hashverse.ui.text.PreviewLine;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The composer: drafts, commands, and whom a message would reach.
class ComposerTest extends WindowAlone {
    @Start
    void start(Stage stage) {
        show(stage);
    }

    @Test
    void eachConversationKeepsItsDraft() {
        open(BO);
        type("for Bo");
        open(CHEN);
        assertEquals("", composer().getText());
        type("for Chen");
        open(BO);
        assertEquals("for Bo", composer().getText());
        open(CHEN);
        assertEquals("for Chen", composer().getText());
    }

    private String below(String name) {
        return ((PreviewLine) row(name).lookup(".below-name").getParent().lookupAll("*").stream().filter(PreviewLine.class::isInstance).findFirst().orElseThrow()).text();
    }

    @Test
    void theListShowsAnAnswerWithoutTheQuoteItBeginsWith() {
        FxThread.act(() -> Talk.arrives(model, Cast.BO, Instant.now(), "> are you coming?\n> tonight\nyes"));
        assertEquals("yes", below("Bo"));
        FxThread.act(() -> Talk.arrives(model, Cast.BO, Instant.now(), "> are you coming?"));
        assertEquals("> are you coming?", below("Bo"));
    }

    @Test
    void aDraftIsMarkedInTheListWhileItsConversationIsNotOpen() {
        open(BO);
        type("for\nBo");
        assertFalse(below("Bo").startsWith("Draft"));
        open(CHEN);
        assertEquals("Draft: for Bo", below("Bo"));
    }

    @Test
    void aDraftFromTheProfileIsInItsConversation() {
        open(BO);
        FxThread.act(() -> model.conversation(BO).draft().text().set("of last time"));
        assertEquals("of last time", composer().getText());
        type(", and of this");
        assertEquals("of last time, and of this", model.conversation(BO).draft().text().get());
    }

    @Test
    void anUnblockedPeerIsShownAsNoContactAndNotAsRemoved() {
        apply(new NodeEvent.PeerChanged(Cast.standing(Cast.contact(Cast.BO, "Bo", "10.0.0.9:8000"), Standing.BLOCKED)));
        apply(new NodeEvent.PeerChanged(Cast.standing(Cast.contact(Cast.BO, "Bo", "10.0.0.9:8000"), Standing.REMOVED)));
        open(BO);
        assertTrue(says("Bo is not among your contacts."));
    }

    @Test
    void aRequestWithoutAMessageHasABadgeAndIsExplained() {
        apply(new NodeEvent.PeerChanged(Cast.standing(Cast.contact(Cast.FAY, "Fay", "10.0.0.31:8000"), Standing.STRANGER)));
        assertEquals("wants to talk to you", below("Fay"));
        assertTrue(visible(row("Fay").lookup(".unread")));
        open(Conversation.with(Cast.FAY));
        assertFalse(visible(row("Fay").lookup(".unread")));
    }

    @Test
    void typingAnywhereGoesIntoTheComposer(FxRobot robot) {
        apply(new NodeEvent.PeerChanged(Cast.presence(Cast.contact(Cast.BO, "Bo", "10.0.0.9:8000"), Presence.OFFLINE, Instant.now())));
        open(BO);
        FxThread.act(() -> window.sidebar().focusList());
        robot.write("hi");
        settle();
        assertEquals("hi", composer().getText());
        assertSame(composer(), stage.getScene().getFocusOwner());
    }

    @Test
    void anUnknownCommandIsNotSentAndItsLineStays(FxRobot robot) {
        open(BO);
        type("/shrug");
        robot.type(KeyCode.ENTER);
        settle();
        assertTrue(says("Unknown command"));
        assertEquals("/shrug", composer().getText());
        type("x");
        assertFalse(says("Unknown command"));
    }

    @Test
    void aSlashShowsTheSevenCommandsAndTabCompletesOne(FxRobot robot) {
        open(BO);
        type("/");
        for (var verb : SlashCommands.Verb.values()) assertTrue(says("/" + verb.word()), verb.word());
        robot.type(KeyCode.DOWN, KeyCode.TAB);
        settle();
        assertEquals("/add ", composer().getText());
        assertFalse(says("/send"));
    }

    @Test
    void listIsAnsweredByACardThatCanBeDismissed(FxRobot robot) {
        open(BO);
        type("/list");
        robot.type(KeyCode.ENTER);
        settle();
        assertTrue(says("only you see this"));
        assertEquals("", composer().getText());
        assertTrue(window.lookupAll(".label").stream().anyMatch(node -> node instanceof Labeled labeled && labeled.getText().startsWith("3 peers are connected")));
        robot.clickOn(window.lookup(".command-card .tiny"));
        settle();
        assertFalse(says("only you see this"));
    }

    @Test
    void aTextThatReadsLikeACommandIsOfferedToRun(FxRobot robot) {
        open(BO);
        type("add 10.0.0.7 8000");
        assertTrue(says("Run as command?"));
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        settle();
        assertTrue(window.layer().showing());
    }

    @Test
    void nobodyCanWriteToEveryoneWhileNobodyIsConnected() {
        open(Conversation.EVERYONE);
        assertEquals("Message everyone", composer().getPromptText());
        assertEquals("Send to 3", ((Button) window.lookup("#send-all")).getText());
        for (var item : List.copyOf(model.peers()))
            apply(new NodeEvent.PeerChanged(Cast.presence(item.peer().get(), Presence.OFFLINE, Instant.now())));
        assertFalse(window.conversation().composer().usable());
        assertTrue(visible(window.lookup("#composer-way-out")));
    }
}
