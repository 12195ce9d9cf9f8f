package org.hashverse.ui.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Hyperlink;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Presence;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.ui.app.Cast;
import org.hashverse.ui.app.FxThread;
import org.hashverse.ui.app.WindowAlone;
import org.hashverse.ui.text.LongText;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The text in the composer: its limits, pasting, and the keys that edit it.
class ComposerTextTest extends WindowAlone {
    @Start
    void start(Stage stage) {
        show(stage);
    }

    @Test
    void aTextThatIsTooLongStaysAndCanBeSentInParts(FxRobot robot) {
        open(BO);
        type("x".repeat(16 * 1024 + 1204));
        assertTrue(says("1,204 bytes too long"));
        robot.type(KeyCode.ENTER);
        settle();
        assertEquals(16 * 1024 + 1204, composer().getText().length());
    }

    private List<Hyperlink> links() {
        return window.lookup(".composer-bar").lookupAll(".hyperlink").stream().filter(WindowAlone::visible).map(Hyperlink.class::cast).toList();
    }

    @Test
    void aLongTextForOnePeerIsNotOfferedToEveryoneInParts(FxRobot robot) {
        open(Conversation.EVERYONE);
        type("/send @Bo " + "x".repeat(16 * 1024 + 1204));
        assertTrue(says("1,204 bytes too long"));
        assertEquals(List.of(), links());
        robot.type(KeyCode.ENTER);
        settle();
        assertTrue(composer().getText().startsWith("/send @Bo x"));
    }

    @Test
    void manyRecipientsAreConfirmedBeforeALongTextIsSent() {
        for (int i = 0; i < 20; i++)
            apply(new NodeEvent.PeerChanged(Cast.contact(PeerId.parse((char) ('A' + i) + "Q".repeat(50) + "A"), "P" + i, "10.0.1." + (i + 1) + ":8000")));
        open(Conversation.EVERYONE);
        type("x".repeat(17 * 1024));
        FxThread.act(() -> links().getFirst().fire());
        assertTrue(window.layer().showing());
        assertEquals(17 * 1024, composer().getText().length());
    }

    @Test
    void aPressedLinkStaysWhateverArrives() {
        open(BO);
        type("x".repeat(17 * 1024));
        var link = links().getFirst();
        FxThread.act(link::requestFocus);
        apply(new NodeEvent.PeerChanged(Cast.presence(Cast.contact(Cast.CHEN, "Chen", "10.0.0.12:8000"), Presence.OFFLINE, Instant.now())));
        assertSame(link, links().getFirst());
        assertSame(link, stage.getScene().getFocusOwner());
    }

    @Test
    void theLimitOfCharactersIsExact() {
        open(BO);
        type(("y".repeat(99) + "\n").repeat(LongText.MOST / 100) + "z".repeat(LongText.MOST % 100));
        assertEquals(LongText.MOST, composer().getText().length());
        type("x");
        assertEquals(LongText.MOST, composer().getText().length());
        assertTrue(says("Your text would be 32,769 characters long, but at most 32,768 fit here. Nothing was added. Send it in several parts."));
    }

    @Test
    void pastedTextIsInsertedCompletelyOrRefusedAndTheOldTextStays() {
        open(BO);
        type("before after");
        paste(7, 7, "x".repeat(20_000));
        assertEquals("before " + "x".repeat(20_000) + "after", composer().getText());
        assertTrue(says("3,628 bytes too long"));
        FxThread.act(() -> composer().setText("before after"));
        paste(0, 6, "word ".repeat(24_000));
        assertEquals("before after", composer().getText());
        assertEquals("before", composer().getSelectedText());
        assertEquals("before after", model.conversation(BO).draft().text().get());
        assertTrue(says("Your text would be 120,006 characters long, but at most 32,768 fit here. Nothing was added. Send it in several parts."));
    }

    private void paste(int from, int to, String text) {
        FxThread.act(() -> {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
            composer().selectRange(from, to);
            composer().paste();
        });
    }

    @Test
    void theLimitIsLowerForComplexScripts() {
        open(BO);
        type("שלום לכולם\n".repeat(LongText.MOST_SHAPED / 11) + "א".repeat(LongText.MOST_SHAPED % 11));
        assertEquals(LongText.MOST_SHAPED, composer().getText().length());
        type("ב");
        assertEquals(LongText.MOST_SHAPED, composer().getText().length());
        assertTrue(says("Your text would be 8,193 characters long, but at most 8,192 fit here. Nothing was added. Send it in several parts."));
    }

    @Test
    void theKeysTreatAnEmojiOfSeveralCharactersAsOne() {
        open(BO);
        for (var emoji : List.of("👨‍👩‍👧‍👦", "🇩🇪", "1️⃣", "👍🏽", "😀")) {
            type("a" + emoji + emoji + "b");
            FxThread.act(() -> composer().positionCaret(composer().getLength()));
            for (var left : List.of("a" + emoji + emoji, "a" + emoji, "a", "")) {
                FxThread.act(() -> composer().deletePreviousChar());
                assertEquals(left, composer().getText());
            }
            type("a" + emoji + "b");
            for (int inside = 2; inside < 1 + emoji.length(); inside++) {
                int place = inside;
                FxThread.act(() -> {
                    composer().positionCaret(0);
                    composer().positionCaret(place);
                });
                assertEquals(1 + emoji.length(), composer().getCaretPosition(), "forward, past " + emoji);
                FxThread.act(() -> composer().selectRange(place, composer().getLength()));
                assertEquals(emoji + "b", composer().getSelectedText());
                FxThread.act(() -> composer().positionCaret(place));
                assertEquals(1, composer().getCaretPosition(), "backward, before " + emoji);
            }
            FxThread.act(() -> composer().clear());
        }
        type("e\u0301");
        FxThread.act(() -> composer().deletePreviousChar());
        assertEquals("e", composer().getText(), "an accent is deleted alone");
    }

    @Test
    void pageKeysScrollOnlyTheMessages(FxRobot robot) {
        open(BO);
        type("one\ntwo\nthree");
        robot.type(KeyCode.PAGE_UP);
        settle();
        assertEquals(composer().getLength(), composer().getCaretPosition());
    }

    @Test
    void pastedTextLosesItsControlCharacters() {
        open(BO);
        type("a\u0007b\r\nc");
        assertEquals("ab\nc", composer().getText());
    }

    @Test
    void theLineAboveTheFieldShowsTheMostImportantNotice(FxRobot robot) {
        apply(new NodeEvent.PeerChanged(Cast.presence(Cast.contact(Cast.BO, "Bo", "10.0.0.9:8000"), Presence.OFFLINE, Instant.now())));
        open(BO);
        assertTrue(says("Bo is offline. Your message waits until Bo is back."));
        type("list");
        assertTrue(says("Run as command?"));
        FxThread.act(() -> composer().setText("/shrug"));
        robot.type(KeyCode.ENTER);
        settle();
        assertTrue(says("Unknown command"));
        apply(new NodeEvent.HistoryFull(Optional.of("no space left")));
        assertTrue(says("The disk is full. What you wrote stays here."));
        FxThread.act(() -> composer().setText("x".repeat(16 * 1024 + 1204)));
        assertTrue(says("1,204 bytes too long"));
    }

    @Test
    void aStoredDraftIsShownWholeHoweverLongItIs() {
        var stored = "x".repeat(LongText.MOST + 1);
        FxThread.act(() -> model.conversation(BO).draft().text().set(stored));
        open(BO);
        assertEquals(stored, composer().getText());
        type("y");
        assertEquals(stored, composer().getText());
        assertEquals(stored, model.conversation(BO).draft().text().get());
    }
}
