package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.model.ChatModel;
import org.hashverse.ui.conversation.MessagePane;
import org.hashverse.ui.dialog.DialogLayer;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.kit.Theme;
import org.hashverse.ui.sidebar.Sidebar;
import org.hashverse.ui.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// An open window updates its days and times after midnight.
@ExtendWith(ApplicationExtension.class)
class MidnightTest {
    private static final Instant MIDNIGHT = LocalDate.of(2026, 11, 21).atStartOfDay(ZoneId.systemDefault()).toInstant();
    private final ChatModel model = Cast.model();
    private volatile Instant now = MIDNIGHT.minus(Duration.ofMinutes(1));
    private Sidebar sidebar;
    private MessagePane pane;

    @Start
    void start(Stage stage) {
        Theme.loadFonts();
        var toasts = new Toasts();
        var dialogs = new ChatDialogs(model, new DialogLayer(), toasts);
        sidebar = new Sidebar(model, dialogs, toasts, () -> { }, () -> { }, _ -> { }, () -> now);
        pane = new MessagePane(model, dialogs, toasts, new SimpleBooleanProperty(true), () -> now);
        pane.setPrefSize(600, 600);
        var scene = new Scene(new HBox(sidebar, pane), 900, 600);
        Theme.follow(scene, model.settings());
        SharedStage.show(stage, scene);
    }

    private List<String> words(javafx.scene.Node in) {
        return in.lookupAll(".label").stream().filter(WindowAlone::visible).map(label -> ((Labeled) label).getText()).toList();
    }

    @Test
    void todayBecomesYesterdayAndATimeBecomesADay() {
        FxThread.act(() -> {
            Talk.arrives(model, Cast.BO, now, "good night");
            model.open().set(Conversation.with(Cast.BO));
        });
        assertTrue(words(pane).contains("Today"), () -> words(pane).toString());
        assertTrue(words(sidebar).contains(Words.time(now)), () -> words(sidebar).toString());
        var written = now;
        now = MIDNIGHT.plusSeconds(30);
        FxThread.act(() -> {
            sidebar.tick();
            pane.tick();
        });
        assertTrue(words(pane).contains("Yesterday"), () -> words(pane).toString());
        assertTrue(words(sidebar).contains(Words.brief(written, now)), () -> words(sidebar).toString());
        assertEquals(false, words(sidebar).contains(Words.time(written)));
    }
}
