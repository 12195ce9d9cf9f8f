package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.ui.dialog.DialogLayer;
import org.hashverse.ui.kit.Theme;
import org.hashverse.ui.settings.SettingsCard;
import org.hashverse.ui.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The list of invites with a limit in the settings.
@ExtendWith(ApplicationExtension.class)
class IssuedInvitesSettingTest {
    private final List<String> revoked = new ArrayList<>();
    private final ChatModel model = Cast.model();
    private final DialogLayer layer = new DialogLayer();

    @Start
    void start(Stage stage) {
        var scene = SmallScene.of(new StackPane(layer), 700, 900);
        Theme.follow(scene, new SimpleObjectProperty<>(Cast.settings()));
        SharedStage.show(stage, scene);
        layer.show(new SettingsCard(model, new IdleSettingsActions() {
            @Override
            public void revokeInvite(String code) {
                revoked.add(code);
            }
        }, layer::close));
    }

    private Hyperlink button(String code) {
        return (Hyperlink) layer.lookup("#settings-revoke-" + code);
    }

    @Test
    void eachInviteHasARowWithItsStateAndCanBeRevoked() {
        var list = layer.lookup("#settings-issued");
        FxThread.act(() -> assertFalse(list.isVisible()));
        FxThread.act(() -> Cast.tell(model, new NodeEvent.SelfChanged(InviteScreensTest.withInvites())));
        FxThread.act(() -> {
            assertTrue(list.isVisible());
            assertEquals(3, list.lookupAll(".issued-invite").size());
            assertEquals(Words.get("settings.issued.revoke"), button("c3c3c3").getText());
            assertEquals(Words.get("settings.issued.remove"), button("b2b2b2").getText());
            assertEquals(List.of(true, false, false), List.of("c3c3c3", "b2b2b2", "a1a1a1").stream().map(code -> layer.lookup("#settings-copy-" + code) != null).toList());
            button("c3c3c3").fire();
        });
        assertEquals(List.of("c3c3c3"), revoked);
        FxThread.act(() -> Cast.tell(model, new NodeEvent.SelfChanged(Cast.self())));
        FxThread.act(() -> assertFalse(list.isVisible()));
    }
}
