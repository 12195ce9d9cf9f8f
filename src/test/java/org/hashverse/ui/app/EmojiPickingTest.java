package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.hashverse.ui.emoji.EmojiName;
import org.hashverse.ui.emoji.EmojiPicker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Inserting emoji with the picker and by their names.
class EmojiPickingTest extends WindowAlone {
    @Start
    void start(Stage stage) {
        show(stage);
    }

    @BeforeEach
    void openBo() {
        open(BO);
        FxThread.act(() -> composer().requestFocus());
    }

    private EmojiPicker picker() {
        return window.conversation().composer().emoji().picker();
    }

    private void openPicker(FxRobot robot) {
        robot.press(KeyCode.CONTROL).type(KeyCode.PERIOD).release(KeyCode.CONTROL);
        settle();
        assertTrue(picker().isVisible());
    }

    @Test
    void aWordAndEnterInsertAnEmojiAtTheCaret(FxRobot robot) {
        type("ab");
        robot.type(KeyCode.LEFT);
        openPicker(robot);
        robot.write("fire");
        settle();
        robot.type(KeyCode.ENTER);
        settle();
        assertEquals("a🔥b", composer().getText());
        assertFalse(picker().isVisible());
        assertSame(composer(), stage.getScene().getFocusOwner());
        openPicker(robot);
        assertEquals("🔥", picker().chosen().text());
    }

    @Test
    void arrowsMoveTheSelectionAndEscapeChangesNothing(FxRobot robot) {
        type("ab");
        openPicker(robot);
        assertEquals("👍", picker().chosen().text());
        robot.type(KeyCode.RIGHT);
        assertEquals("❤️", picker().chosen().text());
        robot.type(KeyCode.DOWN);
        assertEquals("😃", picker().chosen().text());
        robot.type(KeyCode.LEFT, KeyCode.LEFT);
        assertEquals("👀", picker().chosen().text());
        robot.type(KeyCode.UP, KeyCode.UP);
        assertEquals("👀", picker().chosen().text());
        robot.type(KeyCode.ESCAPE);
        settle();
        assertFalse(picker().isVisible());
        assertEquals("ab", composer().getText());
        assertSame(composer(), stage.getScene().getFocusOwner());
    }

    @Test
    void enterInsertsNothingIfNothingIsFound(FxRobot robot) {
        openPicker(robot);
        FxThread.act(() -> ((javafx.scene.control.TextField) window.lookup("#emoji-search")).setText("no such thing"));
        robot.type(KeyCode.ENTER, KeyCode.DOWN, KeyCode.RIGHT);
        settle();
        assertTrue(picker().isVisible());
        assertEquals("", composer().getText());
    }

    @Test
    void theButtonOpensAndClosesThePickerAndAClickInserts(FxRobot robot) {
        robot.clickOn("#emoji");
        settle();
        assertTrue(picker().isVisible());
        robot.clickOn("#emoji");
        settle();
        assertFalse(picker().isVisible());
        robot.clickOn("#emoji");
        settle();
        robot.clickOn(window.lookupAll(".emoji-place").stream().filter(WindowAlone::visible).filter(place -> "heart".equals(place.getAccessibleText())).findFirst().orElseThrow());
        settle();
        assertEquals("❤️", composer().getText());
        assertFalse(picker().isVisible());
    }

    @Test
    void twoLettersAfterAColonOfferNamesAndTabInsertsOne(FxRobot robot) {
        type("so :f");
        assertFalse(window.conversation().composer().emoji().offering());
        type("i");
        assertTrue(window.conversation().composer().emoji().offering());
        type("re");
        robot.type(KeyCode.TAB);
        settle();
        assertEquals("so 🔥 ", composer().getText());
        assertFalse(window.conversation().composer().emoji().offering());
    }

    @Test
    void aNameBetweenColonsBecomesItsEmoji() {
        type("it is :tada");
        type(":");
        settle();
        assertEquals("it is 🎉", composer().getText());
    }

    @Test
    void aNameBetweenColonsBecomesItsEmojiHoweverFastThePersonTypes() {
        // the window handles all waiting key events before anything else
        FxThread.act(() -> ":smile: and :tada:!".chars().forEach(key -> composer().replaceSelection(Character.toString(key))));
        assertEquals("😄 and 🎉!", composer().getText());
        assertEquals(composer().getLength(), composer().getCaretPosition());
        type(" yes");
        assertEquals("😄 and 🎉! yes", composer().getText());
    }

    @Test
    void escapeHidesTheNamesAndEnterThenSends(FxRobot robot) {
        type(":fi");
        robot.type(KeyCode.ESCAPE);
        settle();
        assertFalse(window.conversation().composer().emoji().offering());
        assertEquals(":fi", composer().getText());
    }

    @Test
    void timesAndPathsAreNotEmojiNames() {
        for (var text : new String[] {"10:20", "at 10:20:30", "c:ab", "https://x", ":", ":a", "::", "a:fire:", ": fi"})
            assertTrue(EmojiName.before(text, text.length()).isEmpty(), text);
        assertEquals("fi", EmojiName.before("x :fi", 5).orElseThrow().name());
        assertTrue(EmojiName.before(":fire:", 6).orElseThrow().closed());
        assertTrue(EmojiName.before("🎉:fi", 5).isPresent());
    }
}
