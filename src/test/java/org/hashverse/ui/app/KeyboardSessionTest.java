package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// A whole session with the keyboard only, with two real nodes.
class KeyboardSessionTest extends AnasWindow {
    private static final int STOPS = 60;
    private Conversation withBo;

    /// At its own size, because the program sets the root of the scene.
    @Override
    Scene makeScene() {
        return new Scene(window, 760, 560);
    }

    @Start
    void start(Stage stage) throws IOException {
        show(stage);
    }

    private Node focus() {
        return scene.getFocusOwner();
    }

    private void untilFocus(String id) {
        until("the focus is on " + id, () -> focus() != null && id.equals(focus().getId()));
    }

    private boolean isFocused(String id) {
        var now = new boolean[1];
        FxThread.act(() -> now[0] = focus() != null && id.equals(focus().getId()));
        return now[0];
    }

    private void press(FxRobot robot, KeyCode key, String id) {
        for (int i = 0; i < STOPS && !isFocused(id); i++) robot.type(key);
        untilFocus(id);
    }

    private Optional<ContextMenu> menu() {
        return Window.getWindows().stream().filter(ContextMenu.class::isInstance).map(ContextMenu.class::cast).filter(Window::isShowing).findFirst();
    }

    /// Moves down an open menu to an entry and presses Enter.
    private void choose(FxRobot robot, String id) {
        until("a menu is open", () -> menu().filter(open -> open.getItems().stream().allMatch(item -> item.getId() == null || item.getStyleableNode() != null)).isPresent());
        var reached = new boolean[1];
        for (int i = 0; i < STOPS && !reached[0]; i++) {
            robot.type(KeyCode.DOWN);
            FxThread.act(() -> reached[0] = menu().orElseThrow().getItems().stream().anyMatch(item -> id.equals(item.getId()) && item.getStyleableNode().isFocused()));
        }
        assertTrue(reached[0], "the arrow keys do not reach " + id);
        robot.type(KeyCode.ENTER);
        until("the menu is closed", () -> menu().isEmpty());
    }

    @Test
    void aSessionFromTheFirstStartToRemovingAndUndoWorks(FxRobot robot) throws Exception {
        firstStart(robot);
        add(robot);
        chat(robot);
        search(robot);
        query(robot);
        giveNickname(robot);
        changeAppearance(robot);
        removeAndUndo(robot);
    }

    private void firstStart(FxRobot robot) {
        until("the node is there", () -> model.settings().get() != null && model.self().get() != null);
        FxThread.act(() -> scene.setRoot(new StackPane(new FirstStart(model, () -> scene.setRoot(window = build())))));
        untilFocus("first-name");
        robot.push(KeyCode.SHORTCUT, KeyCode.A);
        robot.write("Anna").type(KeyCode.ENTER);
        until("the window is there", () -> scene.getRoot() == window);
        until("the name is changed", () -> model.settings().get().name().text().equals("Anna"));
    }

    private void add(FxRobot robot) {
        withBo = Conversation.with(bo.id());
        robot.push(KeyCode.SHORTCUT, KeyCode.N);
        untilFocus("add-address");
        robot.write(bo.address().toString()).type(KeyCode.ENTER);
        until("the conversation with Bo is open", () -> withBo.equals(model.open().get()) && !window.layer().showing());
        until("Bo is connected", () -> peer(bo.id()).filter(Peer::connected).filter(Peer::met).isPresent());
    }

    private void chat(FxRobot robot) {
        robot.write("apples today");
        until("the text is in the composer", () -> window.conversation().composer().area().getText().equals("apples today"));
        robot.type(KeyCode.ENTER);
        bo.await(NodeEvent.MessageArrived.class, event -> event.toString().contains("apples today"));
        bo.node.send(Conversation.with(ana.id()), "pears tomorrow");
        until("Bo's answer is there", () -> model.conversation(withBo).messages().size() == 2);
    }

    private void search(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.F);
        untilFocus("find-field");
        robot.write("apples");
        until("it is found here", () -> text("find-count").startsWith("1 "));
        robot.type(KeyCode.ESCAPE);
        untilFocus("composer");
        robot.push(KeyCode.SHORTCUT, KeyCode.K);
        untilFocus("find-all-field");
        robot.write("pears");
        until("it is found everywhere", () -> find("find-all-list").lookupAll(".find-row").stream().anyMatch(Node::isVisible));
        robot.type(KeyCode.ENTER);
        until("the search is over", () -> !window.layer().showing());
        assertEquals(withBo, model.open().get());
    }

    private void query(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.K);
        untilFocus("query-field");
        robot.write(bo.address().toString()).type(KeyCode.ENTER);
        until("Bo answers", () -> notice("query-notice").startsWith("Bo is connected to you."));
        robot.type(KeyCode.ESCAPE);
        until("the confirmation is closed", () -> !window.layer().showing());
    }

    private void giveNickname(FxRobot robot) {
        robot.type(KeyCode.F2);
        untilFocus("name-field");
        robot.write("Bobby").type(KeyCode.ENTER);
        until("the window shows the nickname", () -> model.peer(bo.id()).orElseThrow().label().get().equals("Bobby"));
    }

    private void changeAppearance(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.COMMA);
        untilFocus("settings-name");
        press(robot, KeyCode.TAB, "settings-accent-teal");
        robot.type(KeyCode.SPACE);
        until("it is teal", () -> scene.getRoot().getStyleClass().contains("accent-teal"));
        robot.type(KeyCode.ESCAPE);
        robot.push(KeyCode.SHORTCUT, KeyCode.SLASH);
        until("the keys are shown", () -> find("keys") != null);
        robot.type(KeyCode.ESCAPE);
        until("the dialog is closed", () -> !window.layer().showing());
    }

    private void removeAndUndo(FxRobot robot) {
        press(robot, KeyCode.F6, "peers");
        robot.type(KeyCode.HOME, KeyCode.DOWN);
        until("the row of Bo has the focus", () -> withBo.equals(window.sidebar().focused()));
        robot.push(KeyCode.SHIFT, KeyCode.F10);
        choose(robot, "menu-removeThis");
        untilFocus("remove-cancel");
        press(robot, KeyCode.TAB, "remove-go");
        robot.type(KeyCode.ENTER);
        until("Bo is removed", () -> peer(bo.id()).filter(peer -> peer.standing() == Standing.REMOVED).isPresent());
        until("undo is offered", () -> window.toasts().lookup(".toast-action") != null);
        robot.push(KeyCode.SHORTCUT, KeyCode.Z);
        until("Bo is a contact again", () -> peer(bo.id()).filter(peer -> peer.standing() == Standing.CONTACT).isPresent());
    }

    @Test
    void arrowsMoveAmongTheMessagesAndTheMenuKeyOpensTheMenu(FxRobot robot) throws Exception {
        connect();
        withBo = Conversation.with(bo.id());
        bo.node.send(Conversation.with(ana.id()), "first");
        bo.node.send(Conversation.with(ana.id()), "second");
        until("both are there", () -> model.conversation(withBo).messages().size() == 2);
        FxThread.act(() -> window.open(withBo));
        untilFocus("composer");
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        untilFocus("attach");
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        untilFocus("messages");
        until("the newest is chosen", () -> window.conversation().messages().selected().equals("second"));
        robot.type(KeyCode.UP);
        until("the one before", () -> window.conversation().messages().selected().equals("first"));
        robot.type(KeyCode.CONTEXT_MENU);
        choose(robot, "message-details");
        until("its details are shown", () -> find("details") != null);
        robot.type(KeyCode.ESCAPE);
        untilFocus("messages");
        robot.type(KeyCode.X);
        untilFocus("composer");
        until("the text is in the composer", () -> window.conversation().composer().area().getText().equalsIgnoreCase("x"));
    }

    @Test
    void anEmptyNameRemovesTheNickname(FxRobot robot) throws Exception {
        connect();
        FxThread.act(() -> window.open(Conversation.with(bo.id())));
        robot.type(KeyCode.F2);
        untilFocus("name-field");
        FxThread.act(() -> ((TextField) focus()).setText("x".repeat(65)));
        robot.type(KeyCode.ENTER);
        until("too long a name is refused", () -> !notice("name-notice").isEmpty());
        FxThread.act(() -> ((TextField) focus()).setText("Bobby"));
        robot.type(KeyCode.ENTER);
        until("the window shows the nickname", () -> model.peer(bo.id()).orElseThrow().label().get().equals("Bobby"));
        untilFocus("composer");
        robot.type(KeyCode.F2);
        until("the field has the nickname", () -> focus() instanceof TextField field && field.getText().equals("Bobby"));
        robot.type(KeyCode.DELETE, KeyCode.BACK_SPACE);
        robot.push(KeyCode.SHORTCUT, KeyCode.A);
        robot.type(KeyCode.DELETE, KeyCode.ENTER);
        until("the window shows Bo's own name", () -> model.peer(bo.id()).orElseThrow().label().get().equals("Bo"));
        assertTrue(peer(bo.id()).orElseThrow().nickname().isEmpty());
    }
}
