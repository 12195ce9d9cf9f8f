package org.hashverse.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.hashverse.ui.app.FxThread;
import org.hashverse.ui.app.SharedStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A number in the settings that holds while its box is checked.
@ExtendWith(ApplicationExtension.class)
class NumberSettingTest {
    private static final int MOST = 500;
    private final List<Integer> changes = new ArrayList<>();
    private Button elsewhere;
    private Stage stage;
    private NumberSetting setting;

    @Start
    void start(Stage shown) {
        stage = shown;
        elsewhere = new Button();
        show(0);
    }

    private void show(int now) {
        setting = new NumberSetting("settings.receive.automatic", now, 20, MOST, changes::add);
        SharedStage.show(stage, new Scene(new VBox(elsewhere, setting), 400, 300));
    }

    private CheckBox box() {
        return (CheckBox) setting.lookup("#settings-receive-automatic");
    }

    private TextField field() {
        return (TextField) setting.lookup("#settings-receive-automatic-number");
    }

    private boolean refused() {
        return setting.lookup("#settings-receive-automatic-notice").isVisible();
    }

    private void type(String number) {
        FxThread.act(() -> {
            field().requestFocus();
            field().setText(number);
            elsewhere.requestFocus();
        });
    }

    @Test
    void theUsualNumberHoldsWhenTheBoxIsChecked() {
        FxThread.act(() -> assertTrue(field().isDisabled()));
        FxThread.act(() -> box().fire());
        FxThread.act(() -> assertFalse(field().isDisabled()));
        FxThread.act(() -> box().fire());
        assertEquals(List.of(20, 0), changes);
    }

    @Test
    void aNumberOutOfBoundsIsRefused() {
        FxThread.act(() -> show(7));
        FxThread.act(() -> assertEquals("7", field().getText()));
        for (var wrong : List.of("0", "-1", Integer.toString(MOST + 1), "many", "")) {
            type(wrong);
            assertTrue(refused(), wrong);
        }
        assertEquals(List.of(), changes);
        type("1");
        assertFalse(refused());
        type(Integer.toString(MOST));
        type(Integer.toString(MOST));
        assertEquals(List.of(1, MOST), changes, "each once");
    }

    @Test
    void aWrongNumberIsForgottenWhenTheBoxIsNotCheckedAnyMore() {
        FxThread.act(() -> show(7));
        type("many");
        FxThread.act(() -> box().fire());
        assertFalse(refused());
        FxThread.act(() -> box().fire());
        assertEquals(List.of(0, 7), changes);
    }
}
