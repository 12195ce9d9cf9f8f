package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Optional;
import javafx.geometry.NodeOrientation;
import javafx.scene.Scene;
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
    /// At its own size, because the program sets the root of the scene.
    @Override
    Scene makeScene() {
        return new Scene(window, 760, 560);
    }

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
        FxThread.act(() -> ((ComboBox<Optional<Language>>) find("settings-language")).setValue(language));
    }

    @Test
    void theWindowChangesToGermanAndBackAndTheDraftStays(FxRobot robot) throws Exception {
        connect();
        useContent();
        var first = window;
        FxThread.act(() -> window.open(Conversation.with(bo.id())));
        FxThread.act(() -> window.conversation().composer().area().setText("half a thou"));
        until("the sidebar speaks English", () -> says("Connected"));
        FxThread.act(() -> window.dialogs().settings());
        choose(robot, Optional.of(Language.GERMAN));
        until("the settings speak German", () -> says("Einstellungen"));
        until("the sidebar speaks German", () -> says("Verbunden"));
        assertFalse(says("Connected"));
        assertFalse(first == window);
        assertEquals(Conversation.with(bo.id()), model.open().get());
        assertEquals("Nachricht an Bo oder / für Befehle", window.conversation().composer().area().getAccessibleText());
        assertEquals("half a thou", window.conversation().composer().area().getText());
        fire("settings-close");
        FxThread.act(() -> window.dialogs().add(""));
        assertTrue(says("Jemanden hinzufügen"));
        FxThread.act(() -> window.layer().close());

        // the old window has no effect any more
        FxThread.act(() -> window.conversation().composer().area().setText("half a thought"));
        FxThread.act(() -> window.open(Conversation.EVERYONE));
        FxThread.act(() -> window.open(Conversation.with(bo.id())));
        assertEquals("half a thought", window.conversation().composer().area().getText());
        assertEquals("half a thou", first.conversation().composer().area().getText());

        FxThread.act(() -> window.dialogs().settings());
        choose(robot, Optional.empty());
        until("the settings speak the system's language", () -> says("Settings") && says("Connected"));
        assertEquals("half a thought", window.conversation().composer().area().getText());
        assertEquals(Optional.empty(), model.settings().get().looks().language());
        assertEquals(NodeOrientation.LEFT_TO_RIGHT, scene.getNodeOrientation());
    }

    @Test
    void anotherLanguageKeepsTheScrollPositionOfTheSettings(FxRobot robot) throws Exception {
        connect();
        useContent();
        FxThread.act(() -> scene.getWindow().setHeight(520));
        FxThread.act(() -> window.dialogs().settings());
        until("the settings are open", () -> find("settings-language") != null);
        FxThread.act(() -> find("settings-language").requestFocus());
        until("the list of languages is visible", () -> window.layer().spot().orElseThrow().top() > 0);
        FxThread.settle();
        double before = y();
        choose(robot, Optional.of(Language.GERMAN));
        until("the settings speak German", () -> says("Einstellungen"));
        FxThread.settle();
        assertTrue(find("settings-language").isFocused());
        assertEquals(before, y(), 2, "the settings stay scrolled");
    }

    private double y() {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> find("settings-language").localToScene(0, 0).getY());
    }

    @Test
    void enterChoosesALanguageAndLeavesTheSettingsOpen(FxRobot robot) throws Exception {
        connect();
        useContent();
        FxThread.act(() -> window.dialogs().settings());
        until("the settings are open", () -> find("settings-language") != null);
        FxThread.act(() -> find("settings-language").requestFocus());
        FxThread.act(() -> ((ComboBox<?>) find("settings-language")).show());
        robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
        until("the settings speak German", () -> says("Einstellungen"));
        FxThread.act(() -> find("settings-language").requestFocus());
        robot.type(KeyCode.ENTER);
        FxThread.act(() -> assertTrue(window.layer().shows(SettingsCard.class)));
    }

    @Test
    void aPeerWithTheNewLanguagesWordForEveryoneGetsItsCode(FxRobot robot) throws Exception {
        bo.node.change(settings -> settings.withName(new PeerName("Alle")));
        connect();
        useContent();
        until("Bo calls itself Alle", () -> model.peer(bo.id()).filter(item -> item.label().get().equals("Alle")).isPresent());
        FxThread.act(() -> window.dialogs().settings());
        choose(robot, Optional.of(Language.GERMAN));
        until("the code stands beside the name", () -> model.peer(bo.id()).filter(item -> item.label().get().equals("Alle · " + bo.id().code())).isPresent());
    }

    @Test
    void everyLanguageIsListedUnderItsOwnNameAndMarkedIfUnreviewed() throws Exception {
        connect();
        FxThread.act(() -> window.dialogs().settings());
        until("the settings are open", () -> find("settings-language") != null);
        @SuppressWarnings("unchecked")
        var choice = (ComboBox<Optional<Language>>) find("settings-language");
        var names = choice.getItems().stream().map(choice.getConverter()::toString).toList();
        assertEquals("[System default: English, English, Deutsch, Français (unreviewed), Español (unreviewed), 简体中文 (unreviewed), हिन्दी (unreviewed)]", names.toString());
    }
}
