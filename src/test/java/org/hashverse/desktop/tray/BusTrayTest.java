package org.hashverse.desktop.tray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.Test;

/// The icon as a tray sees it, on a bus of the test’s own.
class BusTrayTest extends OnABus {
    @Test
    void itRegistersAndHasItsProperties() throws Exception {
        shown();
        assertEquals("Communications", property("Category"));
        assertEquals("hashverse", property("Id"));
        assertEquals("Hashverse", property("Title"));
        assertEquals("Active", property("Status"));
        assertEquals("", property("IconName"), "a name would go before the picture, and its dot");
        assertEquals(false, property("ItemIsMenu"));
        assertEquals(MenuObject.PATH, property("Menu").toString());
        assertTrue(text(property("ToolTip")).contains("Hashverse, Ana"), text(property("ToolTip")));
        assertTrue(text(property("IconPixmap")).contains("2, 2, [1, 2, 3, 4, 0, 0, 0, 0, -1, -1, -1, -1, -1, 0, -1, 0]"), text(property("IconPixmap")));
        var all = (Map<?, ?>) ask(ItemObject.PATH, PROPERTIES, "GetAll", "s", ItemObject.NAME)[0];
        assertTrue(all.keySet().containsAll(List.of("Category", "Id", "Title", "Status", "IconPixmap", "AttentionIconPixmap", "ToolTip", "Menu")), all.keySet().toString());
    }

    @Test
    void unreadMessagesGiveTheIconADotAndASignal() throws Exception {
        shown();
        var status = signals(ItemObject.NAME, "NewStatus");
        var icon = signals(ItemObject.NAME, "NewIcon");
        var tip = signals(ItemObject.NAME, "NewToolTip");
        tray.show(look("Ana · 3", 3, false));
        assertEquals("NeedsAttention", next(status)[0]);
        assertEquals(0, next(icon).length);
        assertEquals(0, next(tip).length);
        assertTrue(text(property("IconPixmap")).contains("1, 1, [-1, -27, 72, 77]"), text(property("IconPixmap")));
        assertEquals("NeedsAttention", property("Status"));
        tray.show(look("Ana · 3", 3, true));
        assertEquals("Active", next(status)[0], "no attention is asked for while notifications are off");
    }

    @Test
    void theLauncherGetsTheNumberOfUnreadMessages() throws Exception {
        shown();
        var updates = signals("com.canonical.Unity.LauncherEntry", "Update");
        tray.show(look("Ana · 3", 3, false));
        var update = next(updates);
        assertEquals("application://hashverse.desktop", update[0]);
        var entry = (Map<?, ?>) update[1];
        assertEquals(3L, ((Variant<?>) entry.get("count")).getValue());
        assertEquals(true, ((Variant<?>) entry.get("count-visible")).getValue());
        assertEquals(true, ((Variant<?>) entry.get("urgent")).getValue());
        tray.show(LOOK);
        assertEquals(false, ((Variant<?>) ((Map<?, ?>) next(updates)[1]).get("count-visible")).getValue());
    }

    @Test
    void fastChangesAreSignalledRarelyAndTheNewestInTheEnd() throws Exception {
        var pause = Duration.ofMillis(100);
        tray = new BusTray(place, pointer, BusTray.PATIENCE, pause);
        shown();
        var tips = signals(ItemObject.NAME, "NewToolTip");
        long begun = System.nanoTime();
        int unread = 0;
        // each change waits for an answer over the bus, so there is time to signal each one; on a busy machine that answers rarely there is little to hold back
        for (; System.nanoTime() - begun < pause.multipliedBy(15).toNanos(); property("Status")) tray.show(unread(++unread));
        var newest = "Ana · " + unread + "]";
        until("the newest is shown", () -> tip().endsWith(newest));
        tray.close();
        tray.awaitEnd();
        long pauses = (System.nanoTime() - begun) / pause.toNanos();
        assertTrue(!tips.isEmpty() && tips.size() <= pauses + 2, tips.size() + " in " + pauses);
    }

    @Test
    void aPauseDoesNotDelayTheEnd() throws Exception {
        tray = new BusTray(place, pointer, BusTray.PATIENCE, Duration.ofMinutes(10));
        shown();
        tray.show(unread(1));
        tray.close();
        tray.awaitEnd();
        assertEquals("shown false", pointer.next());
    }

    private static TrayLook unread(int unread) {
        return new TrayLook("Hashverse", "Ana · " + unread, unread, false, LOOK.words(), PICTURES);
    }

    private String tip() {
        try {
            return text(property("ToolTip"));
        } catch (DBusException unreachable) {
            throw new AssertionError(unreachable);
        }
    }

    @Test
    void aClickOpensTheWindow() throws Exception {
        shown();
        ask(ItemObject.PATH, ItemObject.NAME, "Activate", "ii", 1, 2);
        assertEquals("open", pointer.next());
        ask(ItemObject.PATH, ItemObject.NAME, "SecondaryActivate", "ii", 1, 2);
        assertEquals("open", pointer.next());
        ask(ItemObject.PATH, ItemObject.NAME, "Scroll", "is", 1, "vertical");
        assertTrue(pointer.rests());
    }

    @Test
    void theMenuOpensSwitchesNotificationsOffAndQuits() throws Exception {
        shown();
        var menu = ask(MenuObject.PATH, MenuObject.NAME, "GetLayout", "iias", 0, -1, new String[0]);
        var layout = text(menu);
        assertTrue(layout.contains("Open __it") && layout.contains("Hush") && layout.contains("checkmark") && layout.contains("separator") && layout.contains("Quit"), layout);
        event(MenuObject.OPEN);
        assertEquals("open", pointer.next());
        event(MenuObject.QUIET);
        assertEquals("quiet true", pointer.next());
        var layouts = signals(MenuObject.NAME, "LayoutUpdated");
        tray.show(look("Ana", 0, true));
        next(layouts);
        event(MenuObject.QUIET);
        assertEquals("quiet false", pointer.next());
        event(MenuObject.LINE);
        event(77);
        event(MenuObject.QUIT);
        assertEquals("quit", pointer.next());
    }
}
