package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.model.ChatModel;
import org.hashverse.model.QuietModel;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.ui.peer.PeerMenu;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// A person mutes conversations and marks them as unread.
class MutingTest extends WindowAlone {
    private static final String DOT = "dot";
    private final AskedCommands commands = new AskedCommands();
    private Instant now = local("2026-11-29T13:20:00");

    @Start
    void start(Stage stage) {
        show(stage);
    }

    @Override
    protected ChatModel makeModel() {
        return Cast.addPeers(QuietModel.with(commands, () -> now));
    }

    private static Instant local(String time) {
        return LocalDateTime.parse(time).atZone(ZoneId.systemDefault()).toInstant();
    }

    /// Makes the changes that the window asked for, as the node does.
    private void changed() {
        FxThread.act(() -> {
            while (!commands.changes.isEmpty()) model.apply(new NodeEvent.SettingsChanged(commands.changes.removeFirst().apply(model.settings().get())));
        });
    }

    /// The entries of a conversation's menu, those of its submenus included.
    private List<MenuItem> menu(Conversation conversation) {
        var items = new ArrayList<MenuItem>();
        FxThread.act(() -> {
            for (var item : PeerMenu.items(model, window.dialogs(), conversation)) {
                items.add(item);
                if (item instanceof Menu more) items.addAll(more.getItems());
            }
        });
        return items;
    }

    private Optional<MenuItem> entry(String id) {
        return menu(BO).stream().filter(item -> id.equals(item.getId())).findFirst();
    }

    private void choose(FxRobot robot, String id) {
        var item = entry(id).orElseThrow();
        FxThread.act(item::fire);
        changed();
    }

    private void tick() {
        FxThread.act(model::tick);
        changed();
    }

    private boolean dot() {
        var badge = (Labeled) row("Bo").lookup(".unread");
        return visible(badge) && badge.getText().isEmpty() && badge.getPseudoClassStates().stream().anyMatch(state -> state.getPseudoClassName().equals(DOT));
    }

    @Test
    void theMenuMutesForAnHourAndSaysUntilWhen(FxRobot robot) {
        assertEquals("Mute", entry("menu-mute").orElseThrow().getText());
        choose(robot, "menu-mute-hour");
        assertTrue(row("Bo").spoken().endsWith(", muted"), row("Bo").spoken());
        assertEquals("Muted until 14:20 · Unmute", entry("menu-unmute-until").orElseThrow().getText());
        now = local("2026-11-29T14:20:00").minusNanos(1);
        tick();
        assertTrue(row("Bo").spoken().endsWith(", muted"));
        now = now.plusNanos(1);
        tick();
        assertFalse(row("Bo").spoken().endsWith(", muted"));
        assertTrue(entry("menu-mute").isPresent());
    }

    @Test
    void theMenuMutesUntilTomorrowMorningAndThePersonMayEndItBefore(FxRobot robot) {
        choose(robot, "menu-mute-morning");
        assertEquals("Muted until Mon 08:00 · Unmute", entry("menu-unmute-until").orElseThrow().getText());
        now = local("2026-11-30T07:59:59");
        assertEquals("Muted until 08:00 · Unmute", entry("menu-unmute-until").orElseThrow().getText());
        choose(robot, "menu-unmute-until");
        assertFalse(row("Bo").spoken().endsWith(", muted"));
    }

    @Test
    void theMenuMutesForEver(FxRobot robot) {
        choose(robot, "menu-mute-always");
        now = local("2036-11-29T13:20:00");
        tick();
        assertEquals("Unmute", entry("menu-unmute").orElseThrow().getText());
        choose(robot, "menu-unmute");
        assertFalse(row("Bo").spoken().endsWith(", muted"));
    }

    @Test
    void theSubmenuOpensInTheRowsMenuByKeys(FxRobot robot) {
        open(BO);
        FxThread.act(() -> window.sidebar().focusList());
        robot.push(KeyCode.SHIFT, KeyCode.F10);
        settle();
        robot.clickOn("#menu-mute");
        settle();
        robot.clickOn("#menu-mute-hour");
        changed();
        assertTrue(model.alerts().muted(BO));
    }

    @Test
    void aConversationMarkedAsUnreadHasADotUntilItIsOpened(FxRobot robot) {
        open(CHEN);
        choose(robot, "menu-markUnread");
        assertTrue(dot());
        assertTrue(row("Bo").spoken().endsWith(", marked as unread"), row("Bo").spoken());
        assertEquals("(1) Hashverse — Ana", window.title().getValue());
        open(BO);
        assertFalse(visible(row("Bo").lookup(".unread")));
        changed();
        assertFalse(visible(row("Bo").lookup(".unread")));
        assertEquals("Hashverse — Ana", window.title().getValue());
    }

    @Test
    void theMarkOfTheOpenConversationStaysUntilItIsOpenedAgain(FxRobot robot) {
        open(BO);
        choose(robot, "menu-markUnread");
        assertTrue(dot());
        open(CHEN);
        changed();
        assertTrue(dot());
        open(BO);
        changed();
        assertFalse(visible(row("Bo").lookup(".unread")));
    }

    @Test
    void theMenuTakesTheMarkAwayAndMarksNothingThatIsUnreadAnyway(FxRobot robot) {
        choose(robot, "menu-markUnread");
        choose(robot, "menu-markRead");
        assertFalse(visible(row("Bo").lookup(".unread")));
        choose(robot, "menu-markUnread");
        FxThread.act(() -> Talk.arrives(model, Cast.BO, Instant.now(), "hello"));
        assertFalse(dot());
        assertTrue(row("Bo").spoken().endsWith(", 1 unread"), row("Bo").spoken());
        assertTrue(entry("menu-markUnread").isEmpty());
        assertTrue(entry("menu-markRead").isEmpty());
    }
}
