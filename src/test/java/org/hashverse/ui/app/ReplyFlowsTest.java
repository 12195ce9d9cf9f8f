package org.hashverse.ui.app;

import static org.hashverse.node.TestNode.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.node.api.NodeEvent;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Ana answers messages: by the keyboard and the menu, with the quote in both programs.
class ReplyFlowsTest extends AnasWindow {
    @Start
    void start(Stage stage) throws IOException {
        show(stage);
    }

    private Conversation withBo() {
        return Conversation.with(bo.id());
    }

    /// Bo writes two messages, and Ana has the conversation open.
    private void boWrites() throws Exception {
        connect();
        get(bo.node.send(Conversation.with(ana.id()), "Lunch at one?"));
        get(bo.node.send(Conversation.with(ana.id()), "Or at two?"));
        until("both messages are here", () -> model.conversation(withBo()).messages().size() == 2);
        FxThread.act(() -> window.open(withBo()));
    }

    private Message message(String text) {
        return model.conversation(withBo()).messages().stream().map(item -> item.message()).filter(message -> message.text().equals(text)).findFirst().orElseThrow();
    }

    private List<String> quotes() {
        return scene.getRoot().lookupAll(".bubble .quote-box").stream().filter(ReplyFlowsTest::visible).sorted(WindowAlone.FROM_TOP).map(box -> ((Labeled) box.lookup(".quote-author")).getText()).toList();
    }

    private static boolean visible(Node node) {
        for (var at = node; at != null; at = at.getParent()) if (!at.isVisible()) return false;
        return true;
    }

    private boolean replying() {
        return find("reply-bar") != null && visible(find("reply-bar"));
    }

    private void type(String text) {
        FxThread.act(() -> window.conversation().composer().area().replaceSelection(text));
    }

    @Test
    void theLastMessageIsAnsweredByKeysAndBothSidesSeeTheQuote(FxRobot robot) throws Exception {
        boWrites();
        FxThread.act(() -> window.conversation().composer().area().requestFocus());
        robot.push(KeyCode.SHORTCUT, KeyCode.UP);
        until("the bar says what is answered", this::replying);
        type("At two");
        robot.type(KeyCode.ENTER);
        var arrived = bo.await(NodeEvent.MessageArrived.class, _ -> true).message().message();
        assertEquals(new Content.Text("At two", Optional.of(message("Or at two?").key())), arrived.content());
        until("the quote is shown", () -> quotes().equals(List.of("Bo")));
        assertFalse(replying(), "the next message answers nothing");
        get(bo.node.send(Conversation.with(ana.id()), "Good", Optional.of(arrived.key())));
        until("the quote of Ana's message is shown", () -> quotes().contains("You"));
    }

    @Test
    void aFocusedMessageIsAnsweredByRAndEscapeEndsIt(FxRobot robot) throws Exception {
        boWrites();
        FxThread.act(() -> {
            var list = (ListView<?>) find("messages");
            list.requestFocus();
            list.getFocusModel().focus(list.getItems().size() - 2);
        });
        robot.type(KeyCode.R);
        until("the bar says what is answered", this::replying);
        assertEquals(message("Lunch at one?"), model.conversation(withBo()).draft().replyTo().get());
        assertEquals("", window.conversation().composer().area().getText(), "the key types nothing");
        assertTrue(window.conversation().composer().area().isFocused());
        type("kept");
        robot.type(KeyCode.ESCAPE);
        until("the bar is gone", () -> !replying());
        assertNull(model.conversation(withBo()).draft().replyTo().get());
        assertEquals("kept", window.conversation().composer().area().getText());
    }

    @Test
    void aClickOnTheQuoteGoesToTheMessageAndAMissingOneIsToldSo(FxRobot robot) throws Exception {
        boWrites();
        get(bo.node.send(Conversation.with(ana.id()), "as I said", Optional.of(message("Lunch at one?").key())));
        get(bo.node.send(Conversation.with(ana.id()), "what you never got", Optional.of(new MessageKey(bo.id(), MessageId.random()))));
        until("both quotes are shown", () -> quotes().equals(List.of("Bo", "Original message not available")));
        var quote = scene.getRoot().lookupAll(".bubble .quote-box").stream().filter(ReplyFlowsTest::visible).findFirst().orElseThrow();
        robot.clickOn(quote, MouseButton.PRIMARY);
        until("the message is marked", () -> scene.getRoot().lookupAll(".bubble").stream()
                .anyMatch(bubble -> bubble.getPseudoClassStates().stream().anyMatch(state -> state.getPseudoClassName().equals("target"))));
    }
}
