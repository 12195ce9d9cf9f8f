package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.markup.Markup;
import org.hashverse.ui.words.Sentence;
import org.hashverse.ui.words.Words;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The parts around a conversation: the title, the header, toasts, and the way to a peer's details and to our own invite.
class AroundTheConversationTest extends WindowAlone {
    @Start
    void start(Stage shown) {
        show(shown);
        Talk.fill(model);
    }

    private String copied() {
        var copied = new String[1];
        FxThread.act(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        return copied[0];
    }

    private void fire(String id) {
        FxThread.act(() -> {
            switch (window.lookup("#" + id)) {
                case Button button -> button.fire();
                case Hyperlink link -> link.fire();
                case Node other -> throw new AssertionError(other);
            }
        });
    }

    @Test
    void theTitleContainsOurName() {
        FxThread.act(() -> assertTrue(window.title().getValue().endsWith("Hashverse — Ana"), window.title()::getValue));
    }

    @Test
    void aClickOnTheNameShowsTheDetails(FxRobot robot) {
        open(BO);
        FxThread.act(() -> {
            SmallScene.setWidth(stage, 1200);
            if (window.panes().shownInspector() != null) window.panes().toggleInspector();
        });
        robot.clickOn(window.conversation().header().lookup(".title"));
        settle();
        FxThread.act(() -> assertTrue(window.panes().shownInspector() != null));
        robot.clickOn(window.conversation().header().lookup(".title"));
        settle();
        FxThread.act(() -> assertTrue(window.panes().shownInspector() != null, "a second click does not hide the inspector"));
    }

    @Test
    void aClickOnAnAuthorAmongEveryonesMessagesOpensTheAuthorWithDetails(FxRobot robot) {
        FxThread.act(() -> {
            SmallScene.setWidth(stage, 1200);
            Talk.arrivesForAll(model, Cast.CHEN, Instant.now(), "Lunch at twelve?");
        });
        open(Conversation.EVERYONE);
        var author = window.lookupAll(".author").stream().filter(node -> visible(node) && node instanceof Label label && label.getText().equals("Chen")).findFirst().orElseThrow();
        robot.clickOn(author);
        settle();
        FxThread.act(() -> {
            assertEquals(CHEN, model.open().get());
            assertTrue(window.panes().shownInspector() != null);
        });
    }

    @Test
    void aToastDoesNotCoverTheNewestMessageOrTheComposer() {
        open(BO);
        FxThread.act(() -> window.toasts().show("Copied"));
        FxThread.act(() -> {
            var messages = window.conversation().messages();
            var toast = window.sceneToLocal(window.toasts().lookup(".toast").localToScene(window.toasts().lookup(".toast").getLayoutBounds()));
            double top = window.sceneToLocal(messages.localToScene(0, 0)).getY();
            assertTrue(toast.getMinY() >= top, "the toast covers neither header nor banner");
            assertTrue(toast.getMaxY() < top + messages.getHeight() / 3, () -> toast + " lies low");
        });
    }

    @Test
    void theBackButtonShowsTheNumberOfUnreadMessagesElsewhere() {
        FxThread.act(() -> SmallScene.setWidth(stage, 420));
        open(BO);
        int before = model.unread().get();
        FxThread.act(() -> Talk.arrives(model, Cast.CHEN, Instant.now(), "Are you there?"));
        var count = (Label) window.lookup("#unread-elsewhere");
        FxThread.act(() -> {
            assertTrue(visible(count));
            assertEquals(Integer.toString(before + 1 - model.conversation(BO).unread().get()), count.getText());
            assertTrue(window.lookup("#back").getAccessibleText().contains(count.getText()));
            SmallScene.setWidth(stage, 1000);
        });
        FxThread.act(() -> assertFalse(visible(count), "the list is visible, so no number is needed"));
    }

    @Test
    void aLinkThatNoProgramOpensCanBeCopied() {
        open(BO);
        FxThread.act(() -> window.notOpened(Markup.links("https://example.org/x").getFirst()));
        FxThread.act(() -> {
            assertEquals(Words.get("link.none"), window.toasts().lookup(".toast").getAccessibleText());
            assertTrue(window.toasts().act());
        });
        assertEquals("https://example.org/x", copied());
    }

    @Test
    void theInviteIsExplainedBeforeItIsCopied() {
        fire("own-invite");
        var invite = model.self().get().invite().toString();
        FxThread.act(() -> {
            assertEquals(invite, ((TextField) window.lookup("#invite-link")).getText());
            assertFalse(((TextField) window.lookup("#invite-link")).isEditable());
            assertTrue(window.lookup("#invite-copy").isFocused());
        });
        fire("invite-copy");
        assertEquals(invite, copied());
        FxThread.act(() -> assertEquals(Sentence.of("invite.copied").toString(), window.lookup("#invite-notice").getAccessibleText()));
        fire("invite-close");
        FxThread.act(() -> assertFalse(window.layer().showing()));
    }
}
