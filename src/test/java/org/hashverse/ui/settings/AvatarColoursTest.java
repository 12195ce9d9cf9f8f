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
import org.hashverse.ui.app.FxThread;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// A person can choose another colour than the key's for their avatar, here and at other people's. The shape stays.
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

    private Node ownAvatar() {
        return window.lookup(".self-card").lookup(".avatar");
    }

    /// The visible avatars in a part of the window.
    private List<Node> avatarsIn(String part) {
        return window.lookupAll(part).stream().flatMap(node -> node.lookupAll(".avatar").stream()).filter(AvatarColoursTest::isVisible).toList();
    }

    private static boolean isVisible(Node node) {
        return node == null || node.isVisible() && isVisible(node.getParent());
    }

    @Test
    void aSwatchChangesTheColourOfOurAvatarAtOnceButNotItsShape() {
        until("our own avatar is drawn", () -> ownAvatar() != null && shape(ownAvatar()).getContent() != null);
        double ofKey = ((Color) shape(ownAvatar()).getFill()).getHue();
        var content = shape(ownAvatar()).getContent();
        FxThread.act(() -> window.dialogs().settings());
        until("the key's colour is chosen", () -> find("settings-avatar-key") instanceof ToggleButton key && key.isSelected());
        for (var colour : AvatarColour.values()) {
            fire("settings-avatar-" + colour.word());
            until(colour.word(), () -> has(ownAvatar(), colour.hue()) && model.settings().get().colour().equals(Optional.of(colour)));
            assertEquals(content, shape(ownAvatar()).getContent(), "the key decides the shape");
        }
        fire("settings-avatar-key");
        until("the key's colour is back", () -> has(ownAvatar(), ofKey) && model.settings().get().colour().isEmpty());
    }

    @Test
    void swatchesAreReachedByKeyboardHaveNamesAndShowTheCurrentColour(FxRobot robot) {
        FxThread.act(() -> model.commands().change(settings -> settings.withColour(Optional.of(AvatarColour.GOLD))));
        FxThread.act(() -> window.dialogs().settings());
        until("gold is chosen", () -> find("settings-avatar-gold") instanceof ToggleButton gold && gold.isSelected());
        FxThread.act(() -> find("settings-avatar-key").requestFocus());
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
    void aPeerHasItsChosenColourWhereverItIsShown() throws Exception {
        bo.change(settings -> settings.withColour(Optional.of(AvatarColour.LIME)));
        connect();
        bo.node.send(Conversation.EVERYONE, "hello all");
        until("the message has arrived", () -> !model.conversation(Conversation.EVERYONE).messages().isEmpty());
        FxThread.act(() -> window.open(Conversation.EVERYONE));
        assertColour(".message-list", AvatarColour.LIME);
        assertTrue(window.lookup(".author").getStyleClass().contains("name-c"), "the author's name has the colour too");
        FxThread.act(() -> window.open(Conversation.with(bo.id())));
        for (var part : List.of(".sidebar-list", ".conversation-header", ".facts")) assertColour(part, AvatarColour.LIME);
        bo.change(settings -> settings.withColour(Optional.of(AvatarColour.BLUE)));
        for (var part : List.of(".sidebar-list", ".conversation-header", ".facts")) assertColour(part, AvatarColour.BLUE);
        FxThread.act(() -> window.open(Conversation.EVERYONE));
        assertColour(".message-list", AvatarColour.BLUE);
        bo.change(settings -> settings.withColour(Optional.of(AvatarColour.RED)));
        assertColour(".message-list", AvatarColour.RED);
    }

    private void assertColour(String part, AvatarColour colour) {
        until("Bo is " + colour.word() + " in " + part, () -> !avatarsIn(part).isEmpty() && avatarsIn(part).stream().allMatch(avatar -> has(avatar, colour.hue())));
    }
}
