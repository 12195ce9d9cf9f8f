package org.hashverse.ui.app;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import javafx.geometry.Insets;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.settings.Alerts;
import org.hashverse.store.settings.Mute;
import org.hashverse.ui.settings.AlertSettings;
import org.hashverse.ui.settings.Locks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Screenshots of muted conversations and of the notification settings.
@Tag("screens")
@ExtendWith(ApplicationExtension.class)
class AlertScreensTest extends DialogStage {
    @Start
    void start(Stage stage) {
        show(stage);
    }

    private static void ignore(UnaryOperator<Alerts> change) {
        // not in a screenshot
    }

    private void section(boolean shows, boolean sounds) {
        var section = new AlertSettings(Alerts.DEFAULT.withQuiet(!shows), Locks.NONE, AlertScreensTest::ignore, shows, sounds);
        section.setMaxSize(480, AlertSettings.USE_PREF_SIZE);
        var ground = new StackPane(section);
        ground.setPadding(new Insets(20));
        root.getChildren().set(0, ground);
    }

    @Test
    void theNotificationSettings() {
        picture("alerts-settings", 560, 480, () -> section(true, true));
        picture("alerts-settings-none", 560, 480, () -> section(false, false));
        picture("alerts-settings-small", 360, 480, () -> section(false, true));
    }

    @Test
    void mutedConversations() {
        for (int width : new int[] {980, 400}) picture("muted-" + width, width, 780, () -> {
            Talk.fill(model);
            var alerts = Alerts.DEFAULT.withMute(new Mute(Conversation.EVERYONE, Optional.empty())).withMute(new Mute(Conversation.with(Cast.BO), Optional.empty())).withMute(new Mute(Conversation.with(Cast.DARA), Optional.empty())).withQuiet(true);
            model.apply(new NodeEvent.SettingsChanged(settings.get().withAlerts(alerts)));
            for (int i = 0; i < 11; i++) Talk.arrives(model, Cast.BO, Instant.now(), "And " + i);
            if (width > 400) model.open().set(Conversation.with(Cast.DARA));
            root.getChildren().setAll(new MainWindow(model, () -> { }, _ -> CompletableFuture.completedFuture(Cast.bosPeers())));
        });
    }
}
