package org.hashverse.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.hashverse.chat.PeerAddress;
import org.hashverse.ui.app.FxThread;
import org.hashverse.ui.app.SharedStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The address of a forwarded port in the settings.
@ExtendWith(ApplicationExtension.class)
class ForwardedFieldTest {
    private final List<Optional<PeerAddress>> changes = new ArrayList<>();
    private Button elsewhere;
    private ForwardedField forwarded;

    @Start
    void start(Stage stage) {
        elsewhere = new Button();
        forwarded = new ForwardedField(Optional.empty(), 8_000, changes::add);
        SharedStage.show(stage, new Scene(new VBox(elsewhere, forwarded), 400, 300));
    }

    private void type(String address) {
        FxThread.act(() -> {
            var field = (TextField) forwarded.lookup("#settings-forwarded");
            field.requestFocus();
            field.setText(address);
            elsewhere.requestFocus();
        });
    }

    private boolean refused() {
        return forwarded.lookup("#settings-forwarded-notice").isVisible();
    }

    @Test
    void theAddressIsPassedOnOnceAndAWrongOneIsNot() {
        type("home.example.org:9000");
        type("home.example.org:9000");
        type("203.0.113.7");
        type("home.example.org:90000");
        assertTrue(refused());
        assertEquals(List.of(Optional.of(new PeerAddress("home.example.org", 9_000)), Optional.of(new PeerAddress("203.0.113.7", 8_000))), changes, "our port, if none is typed");
        type("");
        assertEquals(Optional.empty(), changes.getLast());
        assertFalse(refused());
    }
}
