package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.scene.control.CheckBox;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Self;
import org.hashverse.ui.words.Words;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The effects of clicks, keys and events in the main window.
class MainWindowTest extends WindowAlone {
    @Start
    void start(Stage stage) {
        show(stage);
    }

    @Test
    void aClickOnAPeerOpensItsConversationAndFocusesTheComposer(FxRobot robot) {
        robot.clickOn(row("Chen"));
        settle();
        assertEquals(CHEN, model.open().get());
        assertSame(composer(), stage.getScene().getFocusOwner());
        assertEquals("Message Chen, or / for commands", composer().getPromptText());
    }

    @Test
    void aRemovedWindowDoesNotFollowTheSettings() {
        var quiet = window.lookup("#own-quiet");
        assertFalse(quiet.isVisible());
        FxThread.act(() -> stage.getScene().setRoot(new StackPane()));
        apply(new NodeEvent.SettingsChanged(Cast.settings().withAlerts(Cast.settings().alerts().withQuiet(true))));
        assertFalse(quiet.isVisible());
    }

    @Test
    void onlyThePersonChangesTheOpenConversation() {
        open(BO);
        FxThread.act(() -> Talk.arrives(model, Cast.CHEN, Instant.now(), "look here"));
        apply(new NodeEvent.PeerChanged(Cast.standing(Cast.contact(Cast.FAY, "Fay", "10.0.0.31:8000"), Standing.STRANGER)));
        assertEquals(BO, model.open().get());
        assertEquals("(2) Hashverse — Ana", window.title().getValue());
    }

    @Test
    void aSelectedPartOfAMessageIsCopiedAndPastedIntoTheComposer(FxRobot robot) {
        FxThread.act(() -> Talk.arrives(model, Cast.ELI, Instant.now(), "selectable"));
        open(Conversation.with(Cast.ELI));
        var text = window.lookupAll(".selectable").stream().filter(WindowAlone::visible).filter(node -> node.getLayoutBounds().getWidth() > 20).reduce((_, last) -> last).orElseThrow();
        // sends the click count itself, because real clicks become a double click only if they are fast enough
        FxThread.act(() -> {
            var middle = text.localToScreen(text.getLayoutBounds().getCenterX(), text.getLayoutBounds().getCenterY());
            text.requestFocus();
            for (int click = 1; click <= 2; click++) Event.fireEvent(text, new MouseEvent(MouseEvent.MOUSE_PRESSED, text.getLayoutBounds().getCenterX(),
                    text.getLayoutBounds().getCenterY(), middle.getX(), middle.getY(), MouseButton.PRIMARY, click, false, false, false, false, true, false, false,
                    false, false, false, null));
        });
        assertEquals("selectable", window.conversation().messages().selected());
        robot.press(KeyCode.CONTROL).type(KeyCode.C, KeyCode.V).release(KeyCode.CONTROL);
        settle();
        assertEquals("selectable", composer().getText());
    }

    @Test
    void f6MovesTheFocusFromPaneToPane(FxRobot robot) {
        open(BO);
        robot.type(KeyCode.F6);
        settle();
        assertEquals("peers", stage.getScene().getFocusOwner().getId());
        robot.type(KeyCode.F6);
        settle();
        assertSame(composer(), stage.getScene().getFocusOwner());
    }

    @Test
    void arrowsMoveThroughTheRowsAndEnterOpensOne(FxRobot robot) {
        FxThread.act(() -> window.sidebar().focusList());
        robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
        settle();
        assertEquals(Conversation.with(Cast.CHEN), model.open().get());
    }

    @Test
    void altAndArrowsOpenTheNextConversation(FxRobot robot) {
        open(Conversation.EVERYONE);
        robot.press(KeyCode.ALT).type(KeyCode.DOWN).release(KeyCode.ALT);
        settle();
        assertEquals(BO, model.open().get());
        robot.press(KeyCode.ALT).type(KeyCode.UP).release(KeyCode.ALT);
        settle();
        assertEquals(Conversation.EVERYONE, model.open().get());
        FxThread.act(() -> Talk.arrives(model, Cast.ELI, Instant.now(), "unread"));
        robot.press(KeyCode.ALT, KeyCode.SHIFT).type(KeyCode.DOWN).release(KeyCode.SHIFT, KeyCode.ALT);
        settle();
        assertEquals(Conversation.with(Cast.ELI), model.open().get());
    }

    @Test
    void shortcutsOpenDialogsAndEscapeClosesOnlyThem(FxRobot robot) {
        open(BO);
        robot.press(KeyCode.CONTROL).type(KeyCode.N).release(KeyCode.CONTROL);
        settle();
        assertTrue(window.layer().showing());
        robot.type(KeyCode.ESCAPE);
        settle();
        assertFalse(window.layer().showing());
        assertSame(composer(), stage.getScene().getFocusOwner());
        robot.press(KeyCode.CONTROL).type(KeyCode.COMMA).release(KeyCode.CONTROL);
        settle();
        assertTrue(window.layer().showing());
        robot.type(KeyCode.ESCAPE);
        robot.type(KeyCode.ESCAPE);
        settle();
        assertTrue(stage.isShowing());
        robot.press(KeyCode.CONTROL).type(KeyCode.Q).release(KeyCode.CONTROL);
        settle();
        assertEquals(1, quits.get());
    }

    @Test
    void aMessageIsReadOnceItIsOnScreenAndNotBefore() {
        FxThread.act(() -> Talk.arrives(model, Cast.BO, Instant.now(), "hello"));
        assertEquals(1, model.conversation(BO).unread().get());
        open(BO);
        assertEquals(0, model.conversation(BO).unread().get());
        FxThread.act(() -> Talk.arrives(model, Cast.BO, Instant.now(), "and this"));
        assertEquals(0, model.conversation(BO).unread().get());
    }

    @Test
    void toastsAndBannersHaveAccessibleTexts() {
        FxThread.act(() -> window.toasts().show("Copied"));
        assertEquals("Copied", window.toasts().getAccessibleText());
        apply(new NodeEvent.SelfChanged(new Self(Cast.ANA, Cast.self().name(), 8000, PeerAddress.parse("10.0.0.7:8000"), List.of(), false, Cast.self().portTaken(), Cast.self().invite(), Cast.self().folder(), Set.of())));
        assertEquals(Words.get("banner.noNetwork"), window.lookup("#welcome-banner").getAccessibleText());
    }

    @Test
    void theRowOfAPeerShowsItsMostImportantState() {
        assertTrue(row("Dara").spoken().contains("2 waiting"));
        assertTrue(row("Eli").spoken().matches(".*no answer \\d+\u00a0s.*"));
        apply(new NodeEvent.TypingChanged(Cast.BO, true));
        assertTrue(row("Bo").spoken().contains("typing…"));
        FxThread.act(() -> Talk.arrives(model, Cast.BO, Instant.now(), "a line\nand another"));
        assertTrue(row("Bo").spoken().contains("a line and another"));
        FxThread.act(() -> Talk.written(model, Cast.BO, Instant.now(), "on my way", Delivery.SENT));
        assertTrue(row("Bo").spoken().contains("You: on my way"));
        apply(new NodeEvent.CallingChanged(List.of(PeerAddress.parse("10.0.0.52:8000"))));
        assertTrue(says("10.0.0.52:8000"));
    }

    @Test
    void aClickOnOurAddressCopiesIt(FxRobot robot) {
        robot.clickOn("#own-address");
        settle();
        assertTrue(says("Copied"));
        FxThread.act(() -> assertEquals("10.0.0.7:8000", Clipboard.getSystemClipboard().getString()));
    }

    @Test
    void aNarrowWindowHasTwoPanesAndADrawerAndANarrowerOneASinglePane(FxRobot robot) {
        open(Conversation.EVERYONE);
        assertTrue(window.sidebar().isVisible() && window.conversation().isVisible());
        assertFalse(window.panes().shownInspector() != null);
        robot.press(KeyCode.CONTROL).type(KeyCode.I).release(KeyCode.CONTROL);
        settle();
        assertTrue(window.panes().shownInspector() != null);
        robot.type(KeyCode.ESCAPE);
        settle();
        assertFalse(window.panes().shownInspector() != null);
        FxThread.act(() -> SmallScene.setWidth(stage, 420));
        assertFalse(window.sidebar().isVisible());
        robot.clickOn("#back");
        settle();
        assertTrue(window.sidebar().isVisible());
        assertFalse(window.conversation().isVisible());
        robot.clickOn(row("Everyone"));
        settle();
        assertTrue(window.conversation().isVisible());
    }

    @Test
    void backFocusesTheRowOfTheConversationThatWasLeft(FxRobot robot) {
        open(BO);
        FxThread.act(() -> SmallScene.setWidth(stage, 420));
        robot.clickOn("#back");
        settle();
        FxThread.act(() -> assertEquals(BO, window.sidebar().focused()));
    }

    @Test
    void aBannerSaysThatThereIsNoNetwork() {
        open(BO);
        var self = Cast.self();
        apply(new NodeEvent.SelfChanged(new Self(self.id(), self.name(), self.port(), self.address(), self.more(), false, self.portTaken(), self.invite(), self.folder(), Set.of())));
        assertTrue(says("No network. Messages wait and go out when it is back."));
        apply(new NodeEvent.SelfChanged(self));
        assertFalse(says("No network. Messages wait and go out when it is back."));
    }

    @Test
    void aBannerSaysThatTheIdentityRunsOnAnotherComputerToo() {
        open(BO);
        var words = "This identity runs on another computer too. Messages reach only one of the two. Quit Hashverse on one of them.";
        apply(new NodeEvent.ElsewhereChanged(true));
        assertTrue(says(words));
        apply(new NodeEvent.ElsewhereChanged(false));
        assertFalse(says(words));
    }

    @Test
    void theFocusedRowIsMarkedOnlyWithTheKeyboard(FxRobot robot) {
        var list = window.sidebar().list();
        FxThread.act(() -> composer().requestFocus());
        robot.clickOn(row("Chen"), MouseButton.SECONDARY);
        robot.type(KeyCode.ESCAPE);
        FxThread.act(() -> {
            list.requestFocus();
            assertFalse(list.getPseudoClassStates().contains(PseudoClass.getPseudoClass("by-keys")), "clicked");
        });
        robot.type(KeyCode.DOWN);
        FxThread.act(() -> assertTrue(list.getPseudoClassStates().contains(PseudoClass.getPseudoClass("by-keys")), "after an arrow key"));
    }

    @Test
    void aFocusedCheckBoxIsFramedOnlyWithTheKeyboard(FxRobot robot) {
        FxThread.act(() -> window.dialogs().settings());
        var box = (CheckBox) window.lookup("#settings-motion");
        FxThread.act(box::requestFocus);
        robot.clickOn(box.lookup(".box"));
        settle();
        FxThread.act(() -> {
            assertTrue(box.isFocused());
            assertNull(((Region) box.lookup(".box")).getBorder(), "clicked");
        });
        robot.type(KeyCode.TAB);
        robot.press(KeyCode.SHIFT).type(KeyCode.TAB).release(KeyCode.SHIFT);
        settle();
        FxThread.act(() -> {
            assertTrue(box.isFocused());
            assertNotNull(((Region) box.lookup(".box")).getBorder(), "focused with the keyboard");
            window.layer().close();
        });
    }
}
