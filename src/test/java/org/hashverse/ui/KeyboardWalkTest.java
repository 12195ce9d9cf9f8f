package org.hashverse.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.model.MessageItem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Tab through the main window and every dialog: all that can be pressed is reached, shows that it has the focus, and has a name that can be spoken.
class KeyboardWalkTest extends AnasWindow {
    private static final int MOST_STOPS = 80;
    private static final int AROUND = 10;
    // more than a caret
    private static final int RING = 40;

    @Start
    void start(Stage stage) throws IOException {
        show(stage);
    }

    private static boolean stops(Node node) {
        return node.isFocusTraversable() && !(node instanceof ScrollPane) && !(node instanceof VirtualFlow<?>);
    }

    private static void collect(Node node, List<Node> found) {
        if (!node.isVisible() || node.isDisabled()) return;
        if (stops(node)) found.add(node);
        if (node instanceof Parent parent) parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
    }

    private static String name(Node node) {
        return node.getClass().getSimpleName() + " " + node.getId() + " " + (node instanceof Labeled labeled ? labeled.getText() : "");
    }

    private static boolean spoken(Node node) {
        var text = node.getAccessibleText();
        return text != null && !text.isBlank() || node instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isBlank();
    }

    private WritableImage picture() {
        WaitForAsyncUtils.waitForFxEvents(2);
        return WaitForAsyncUtils.waitForAsyncFx(20_000, () -> scene.snapshot(null));
    }

    private static int differing(WritableImage one, WritableImage other, Bounds box) {
        int count = 0;
        int right = (int) Math.min(Math.min(one.getWidth(), other.getWidth()), box.getMaxX() + AROUND);
        int bottom = (int) Math.min(Math.min(one.getHeight(), other.getHeight()), box.getMaxY() + AROUND);
        for (int y = (int) Math.max(0, box.getMinY() - AROUND); y < bottom; y++)
            for (int x = (int) Math.max(0, box.getMinX() - AROUND); x < right; x++)
                if (one.getPixelReader().getArgb(x, y) != other.getPixelReader().getArgb(x, y)) count++;
        return count;
    }

    /// Tabs until it comes round again, and says what is wrong with what it meets.
    private List<String> walk(FxRobot robot, Parent within) {
        var wrong = new ArrayList<String>();
        Set<Node> met = new LinkedHashSet<>();
        var all = new ArrayList<Node>();
        robot.interact(() -> collect(within, all));
        for (var node : all) if (!spoken(node)) wrong.add("has no name: " + name(node));
        var with = picture();
        for (int i = 0; i < MOST_STOPS; i++) {
            var focused = scene.getFocusOwner();
            boolean again = focused == null || !met.add(focused);
            var box = focused == null ? null : focused.localToScene(focused.getBoundsInLocal());
            robot.type(KeyCode.TAB);
            var without = picture();
            if (!again && scene.getFocusOwner() != focused && differing(with, without, box) < RING) wrong.add("does not show that it has the focus: " + name(focused));
            if (again && met.contains(scene.getFocusOwner())) break;
            with = without;
        }
        for (var node : all) if (!met.contains(node)) wrong.add("is not reached: " + name(node));
        return wrong;
    }

    private void talk(FxRobot robot) throws Exception {
        connect(robot);
        ana.node.send(Conversation.with(bo.id()), "hello");
        bo.node.send(Conversation.with(ana.id()), "good day");
        until("both have written", () -> model.conversation(Conversation.with(bo.id())).messages().size() == 2);
        robot.interact(() -> Motion.allow(false));
        robot.interact(() -> window.open(Conversation.with(bo.id())));
        until("Bo's peers are told", () -> text("inspector-peers-line").startsWith("Bo has no other peers"));
    }

    @Test
    void theMainWindow(FxRobot robot) throws Exception {
        talk(robot);
        assertEquals(List.of(), walk(robot, window));
        robot.interact(() -> window.conversation().find());
        assertEquals(List.of(), walk(robot, window));
    }

    /// By far the longest: it looks at the pixels of each stop.
    @Test
    @Tag("screens")
    void everyDialog(FxRobot robot) throws Exception {
        talk(robot);
        var dialogs = window.dialogs();
        var shown = new LinkedHashMap<String, Runnable>();
        shown.put("add", () -> dialogs.add(""));
        shown.put("query", () -> dialogs.query(bo.address().toString()));
        shown.put("settings", dialogs::settings);
        shown.put("keys", dialogs::keys);
        shown.put("name", () -> dialogs.name(bo.id()));
        shown.put("pick", () -> dialogs.remove(null));
        shown.put("remove", () -> dialogs.remove(bo.id()));
        shown.put("block", () -> dialogs.block(bo.id()));
        shown.put("compare", () -> dialogs.compare(bo.id()));
        shown.put("otherkey-same", () -> dialogs.samePerson(bo.id(), bo.id()));
        shown.put("confirm-everyone", () -> dialogs.confirmEveryone(24, () -> { }));
        shown.put("clear", () -> dialogs.clear(Conversation.with(bo.id())));
        shown.put("details of mine", () -> dialogs.details(model.conversation(Conversation.with(bo.id())).messages().filtered(MessageItem::mine).getFirst()));
        shown.put("details of his", () -> dialogs.details(model.conversation(Conversation.with(bo.id())).messages().filtered(item -> !item.mine()).getFirst()));
        shown.put("find-all", window::find);
        var wrong = new ArrayList<String>();
        shown.forEach((what, show) -> {
            robot.interact(show);
            until(what + " is shown", () -> window.layer().showing());
            for (var fault : walk(robot, window.layer())) wrong.add(what + ": " + fault);
            robot.interact(() -> {
                while (window.layer().showing()) window.layer().close();
            });
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void theSheetNamesEveryKeyAndTheKeysAreDifferent(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.SLASH);
        until("the sheet is there", () -> find("keys") != null && !find("keys").lookupAll(".key-words").isEmpty());
        robot.interact(() -> {
            for (var shortcut : Shortcut.values())
                assertTrue(find("keys").lookupAll(".key-words").stream().anyMatch(node -> ((Labeled) node).getText().equals(shortcut.words())), shortcut::name);
        });
        var heard = Arrays.stream(Shortcut.values()).filter(shortcut -> shortcut.hearer() != Shortcut.Hearer.FOCUS).flatMap(shortcut -> shortcut.caps().stream()).toList();
        assertEquals(heard.size(), heard.stream().distinct().count(), heard::toString);
    }
}
