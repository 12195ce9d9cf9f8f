package org.hashverse.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import javafx.stage.Stage;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.Conversation;
import org.hashverse.ui.app.AnasWindow;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Whoever likes has another colour than his key's: here, and at others; the shape stays.
class AvatarColoursTest extends AnasWindow {
    @Start
    void start(Stage stage) throws IOException {
        show(stage);
    }

    private static SVGPath shape(Node avatar) {
        return (SVGPath) avatar.lookupAll("*").stream().filter(SVGPath.class::isInstance).findFirst().orElseThrow();
    }

    private static boolean has(Node avatar, double hue) {
        return shape(avatar).getFill() instanceof Color fill && Math.abs(fill.getHue() - hue) < 0.5;
    }

    private Node own() {
        return window.lookup(".self-card").lookup(".avatar");
    }

    /// The avatars of a part of the window that can be seen.
    private List<Node> in(String part) {
        return window.lookupAll(part).stream().flatMap(there -> there.lookupAll(".avatar").stream()).filter(AvatarColoursTest::seen).toList();
    }

    private static boolean seen(Node node) {
        return node == null || node.isVisible() && seen(node.getParent());
    }

    @Test
    void aSwatchChangesTheOwnPictureAtOnceAndNotItsShape(FxRobot robot) {
        until("the own picture is drawn", () -> own() != null && shape(own()).getContent() != null);
        double ofKey = ((Color) shape(own()).getFill()).getHue();
        var content = shape(own()).getContent();
        robot.interact(() -> window.dialogs().settings());
        until("that of the key is chosen", () -> find("settings-avatar-key") instanceof ToggleButton key && key.isSelected());
        for (var colour : AvatarColour.values()) {
            fire(robot, "settings-avatar-" + colour.word());
            until(colour.word(), () -> has(own(), colour.hue()) && model.settings().get().colour().equals(Optional.of(colour)));
            assertEquals(content, shape(own()).getContent(), "the shape is the key's");
        }
        fire(robot, "settings-avatar-key");
        until("as the key says again", () -> has(own(), ofKey) && model.settings().get().colour().isEmpty());
    }

    @Test
    void swatchesAreReachedByKeyboardHaveNamesAndShowWhatIsInForce(FxRobot robot) {
        robot.interact(() -> model.commands().change(settings -> settings.withColour(Optional.of(AvatarColour.GOLD))));
        robot.interact(() -> window.dialogs().settings());
        until("gold is chosen", () -> find("settings-avatar-gold") instanceof ToggleButton gold && gold.isSelected());
        robot.interact(() -> find("settings-avatar-key").requestFocus());
        for (var colour : AvatarColour.values()) {
            robot.type(KeyCode.TAB);
            until(colour.word() + " has the focus", () -> ("settings-avatar-" + colour.word()).equals(scene.getFocusOwner().getId()));
        }
        robot.type(KeyCode.SPACE);
        until("the last is chosen", () -> model.settings().get().colour().equals(Optional.of(AvatarColour.PINK)));
        var names = Arrays.stream(AvatarColour.values()).map(colour -> find("settings-avatar-" + colour.word()).getAccessibleText()).collect(Collectors.toSet());
        assertEquals(AvatarColour.values().length, names.size(), names::toString);
        assertTrue(names.stream().noneMatch(String::isBlank));
    }

    @Test
    void aPeerHasTheColourThatHeSaysWhereverHeIsShown(FxRobot robot) throws Exception {
        bo.change(settings -> settings.withColour(Optional.of(AvatarColour.LIME)));
        connect(robot);
        bo.node.send(Conversation.EVERYONE, "hello all");
        until("it came", () -> !model.conversation(Conversation.EVERYONE).messages().isEmpty());
        robot.interact(() -> window.open(Conversation.EVERYONE));
        everywhere(".message-list", AvatarColour.LIME);
        assertTrue(window.lookup(".author").getStyleClass().contains("name-c"), "his name in the company of others too");
        robot.interact(() -> window.open(Conversation.with(bo.id())));
        for (var part : List.of(".sidebar-list", ".conversation-header", ".facts")) everywhere(part, AvatarColour.LIME);
        bo.change(settings -> settings.withColour(Optional.of(AvatarColour.BLUE)));
        for (var part : List.of(".sidebar-list", ".conversation-header", ".facts")) everywhere(part, AvatarColour.BLUE);
        robot.interact(() -> window.open(Conversation.EVERYONE));
        everywhere(".message-list", AvatarColour.BLUE);
        bo.change(settings -> settings.withColour(Optional.of(AvatarColour.RED)));
        everywhere(".message-list", AvatarColour.RED);
    }

    private void everywhere(String part, AvatarColour colour) {
        until("Bo is " + colour.word() + " in " + part, () -> !in(part).isEmpty() && in(part).stream().allMatch(avatar -> has(avatar, colour.hue())));
    }
}
