package org.hashverse.ui.sidebar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.hashverse.chat.PeerName;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Self;
import org.hashverse.store.settings.Appearance;
import org.hashverse.store.settings.Habits;
import org.hashverse.ui.app.Cast;
import org.hashverse.ui.app.FxThread;
import org.hashverse.ui.app.Talk;
import org.hashverse.ui.app.SmallScene;
import org.hashverse.ui.app.WindowAlone;
import org.hashverse.ui.kit.Scale;
import org.hashverse.ui.words.Words;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/// The width of the sidebar, and how much of the texts in it is visible.
class SidebarWidthTest extends WindowAlone {
    @Start
    void start(Stage stage) {
        show(stage);
    }

    private void drag(double by) {
        FxThread.act(() -> window.panes().widen(by));
    }

    @Test
    void draggingChangesTheWidthWithinItsBounds() {
        assertEquals(Habits.USUAL_SIDEBAR, window.panes().left(), 1);
        drag(50);
        assertEquals(Habits.USUAL_SIDEBAR + 50, window.panes().left(), 1);
        drag(5_000);
        assertEquals(Habits.MOST_SIDEBAR, window.panes().left(), 1);
        drag(-5_000);
        assertEquals(Habits.LEAST_SIDEBAR, window.panes().left(), 1);
    }

    @Test
    void aSavedWidthIsRestoredAndTheConversationKeepsItsMinimumWidth() {
        apply(new NodeEvent.SettingsChanged(Cast.settings().withHabits(Habits.DEFAULT.withSidebar(Habits.MOST_SIDEBAR))));
        assertEquals(Habits.MOST_SIDEBAR, window.panes().left(), 1);
        FxThread.act(() -> SmallScene.setWidth(stage, 680));
        assertEquals(window.panes().getWidth() - 300, window.panes().left(), 1);
        assertEquals(Habits.LEAST_SIDEBAR, Habits.DEFAULT.withSidebar(1).sidebar());
        assertEquals(Habits.MOST_SIDEBAR, Habits.DEFAULT.withSidebar(9_999).sidebar());
    }

    @Test
    void theBadgeKeepsItsNumberBesideALongPreview() {
        FxThread.act(() -> {
            for (int i = 0; i < 48; i++) Talk.arrives(model, Cast.CHEN, Instant.now(), "a message that is far too long for the line below a name");
        });
        var badge = (Label) row("Chen").lookup(".unread");
        assertEquals("48", badge.getText());
        assertTrue(badge.getWidth() >= badge.prefWidth(-1), () -> badge.getWidth() + " of " + badge.prefWidth(-1));
    }

    @Test
    void ourNameIsShownBeyondItsEighthLetter() {
        var self = Cast.self();
        apply(new NodeEvent.SelfChanged(new Self(self.id(), new PeerName("Anna-Lena M"), self.port(), self.address(), self.more(), true, self.portTaken(), self.invite(), self.folder(), self.locked())));
        var name = (Label) window.sidebar().lookup(".self-card .title");
        assertTrue(name.getWidth() >= name.prefWidth(-1), () -> name.getWidth() + " of " + name.prefWidth(-1));
    }

    @Test
    void withTheLargestTextTheFootIsCompleteAndTheIconOfEveryoneGrows() {
        var icon = window.sidebar().lookup(".drawn-icon").getParent();
        double usual = icon.getLayoutBounds().getWidth();
        apply(new NodeEvent.SettingsChanged(Cast.settings().withLooks(Appearance.DEFAULT.withPercent(Appearance.LARGEST))));
        try {
            FxThread.act(() -> window.panes().widen(-5_000));
            FxThread.act(() -> {
                var foot = (Text) window.sidebar().lookup(".sidebar-foot").lookup(".label").lookup(".text");
                assertTrue(foot.getText().replace('\n', ' ').endsWith(Words.get("foot.connected", model.connected().get())), foot::getText);
                assertEquals(Math.ceil(usual * Scale.space(100) / 100), icon.getLayoutBounds().getWidth(), 1.5);
                assertTrue(icon.getLayoutBounds().getWidth() > usual);
            });
        } finally {
            FxThread.act(() -> Scale.take(100));
        }
    }
}
