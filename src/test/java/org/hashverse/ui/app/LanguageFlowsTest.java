package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Optional;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerName;
import org.hashverse.ui.settings.SettingsCard;
import org.hashverse.ui.words.Language;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Ana chooses another language in the settings while her window runs.
class LanguageFlowsTest extends AnasWindow {
    @Start
    void start(Stage stage) throws IOException {
        show(stage);
    }

    private boolean says(String text) {
        return scene.getRoot().lookupAll(".label").stream().anyMatch(node -> node instanceof Labeled labeled && labeled.getText().equals(text));
    }

    @SuppressWarnings("unchecked")
    private void choose(FxRobot robot, Optional<Language> language) {
        until("the settings are open", () -> find("settings-language") != null);
        robot.interact(() -> ((ComboBox<Optional<Language>>) find("settings-language")).setValue(language));
    }

    @Test
    void theWindowChangesToGermanAndBackAndTheDraftStays(FxRobot robot) throws Exception {
        connect(robot);
        useContent(robot);
        var first = window;
        robot.interact(() -> window.open(Conversation.with(bo.id())));
        robot.interact(() -> window.conversation().composer().area().setText("half a thou"));
        until("the sidebar speaks English", () -> says("Connected"));
        robot.interact(() -> window.dialogs().settings());
        choose(robot, Optional.of(Language.GERMAN));
        until("the settings speak German", () -> says("Einstellungen"));
        until("the sidebar speaks German", () -> says("Verbunden"));
        assertFalse(says("Connected"));
        assertFalse(first == window);
        assertEquals(Conversation.with(bo.id()), model.open().get());
        assertEquals("Nachricht an Bo oder / für Befehle", window.conversation().composer().area().getAccessibleText());
        assertEquals("half a thou", window.conversation().composer().area().getText());
        fire(robot, "settings-close");
        robot.interact(() -> window.dialogs().add(""));
        assertTrue(says("Jemanden hinzufügen"));
        robot.interact(() -> window.layer().close());

        // the old window has no effect any more
        robot.interact(() -> window.conversation().composer().area().setText("half a thought"));
        robot.interact(() -> window.open(Conversation.EVERYONE));
        robot.interact(() -> window.open(Conversation.with(bo.id())));
        assertEquals("half a thought", window.conversation().composer().area().getText());
        assertEquals("half a thou", first.conversation().composer().area().getText());

        robot.interact(() -> window.dialogs().settings());
        choose(robot, Optional.empty());
        until("the settings speak the system's language", () -> says("Settings") && says("Connected"));
        assertEquals("half a thought", window.conversation().composer().area().getText());
        assertEquals(Optional.empty(), model.settings().get().looks().language());
        assertEquals(NodeOrientation.LEFT_TO_RIGHT, scene.getNodeOrientation());
    }

    @Test
    void anotherLanguageKeepsTheScrollPositionOfTheSettings(FxRobot robot) throws Exception {
        connect(robot);
        useContent(robot);
        robot.interact(() -> scene.getWindow().setHeight(520));
        robot.interact(() -> window.dialogs().settings());
        until("the settings are open", () -> find("settings-language") != null);
        robot.interact(() -> find("settings-language").requestFocus());
        until("the list of languages is visible", () -> window.layer().spot().orElseThrow().top() > 0);
        WaitForAsyncUtils.waitForFxEvents();
        double before = y();
        choose(robot, Optional.of(Language.GERMAN));
        until("the settings speak German", () -> says("Einstellungen"));
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(find("settings-language").isFocused());
        assertEquals(before, y(), 2, "the settings stay scrolled");
    }

    private double y() {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> find("settings-language").localToScene(0, 0).getY());
    }

    @Test
    void enterChoosesALanguageAndLeavesTheSettingsOpen(FxRobot robot) throws Exception {
        connect(robot);
        useContent(robot);
        robot.interact(() -> window.dialogs().settings());
        until("the settings are open", () -> find("settings-language") != null);
        robot.interact(() -> find("settings-language").requestFocus());
        robot.interact(() -> ((ComboBox<?>) find("settings-language")).show());
        robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
        until("the settings speak German", () -> says("Einstellungen"));
        robot.interact(() -> find("settings-language").requestFocus());
        robot.type(KeyCode.ENTER);
        robot.interact(() -> assertTrue(window.layer().shows(SettingsCard.class)));
    }

    @Test
    void aPeerWithTheNewLanguagesWordForEveryoneGetsItsCode(FxRobot robot) throws Exception {
        bo.node.change(settings -> settings.withName(new PeerName("Alle")));
        connect(robot);
        useContent(robot);
        until("Bo calls itself Alle", () -> model.peer(bo.id()).filter(item -> item.label().get().equals("Alle")).isPresent());
        robot.interact(() -> window.dialogs().settings());
        choose(robot, Optional.of(Language.GERMAN));
        until("the code stands beside the name", () -> model.peer(bo.id()).filter(item -> item.label().get().equals("Alle · " + bo.id().code())).isPresent());
    }

    @Test
    void everyLanguageIsListedUnderItsOwnNameAndMarkedIfUnreviewed(FxRobot robot) throws Exception {
        connect(robot);
        robot.interact(() -> window.dialogs().settings());
        until("the settings are open", () -> find("settings-language") != null);
        @SuppressWarnings("unchecked")
        var choice = (ComboBox<Optional<Language>>) find("settings-language");
        var names = choice.getItems().stream().map(choice.getConverter()::toString).toList();
        assertEquals("[System default: English, English, Deutsch, Français (unreviewed), Español (unreviewed), 简体中文 (unreviewed), हिन्दी (unreviewed)]", names.toString());
    }
}
