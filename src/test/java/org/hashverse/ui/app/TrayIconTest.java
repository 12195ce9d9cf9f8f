package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.desktop.tray.TrayLook;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/// The tray icon with the real window.
class TrayIconTest extends AnasWindow {
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger quits = new AtomicInteger();
    private ShownTray tray;
    private TrayIcon icon;

    @Start
    void start(Stage stage) throws IOException {
        show(stage);
    }

    private void showIcon() {
        until("the settings are known", () -> model.settings().get() != null);
        FxThread.act(() -> icon = new TrayIcon(model, listener -> tray = new ShownTray(listener), opened::incrementAndGet, quits::incrementAndGet));
        until("the tray has its first look", () -> tray.look != null);
    }

    @Test
    void itShowsOurNameAndTheNumberOfUnreadMessages() throws Exception {
        showIcon();
        assertEquals("Hashverse", tray.look.title());
        assertEquals("Ana", tray.look.tip());
        assertEquals(new TrayLook.Words("Open Hashverse", "Do not disturb", "Quit"), tray.look.words());
        connect();
        bo.node.send(Conversation.with(ana.id()), "One");
        bo.node.send(Conversation.with(ana.id()), "Two");
        until("both are unread", () -> tray.look.unread() == 2);
        assertEquals("Ana · 2 unread messages", tray.look.tip());
        FxThread.act(() -> window.open(Conversation.with(bo.id())));
        until("they are read", () -> tray.look.unread() == 0);
        assertEquals("Ana", tray.look.tip());
    }

    @Test
    void theEntriesOfItsMenuWork() {
        showIcon();
        tray.listener.open();
        until("the window is opened", () -> opened.get() == 1);
        tray.listener.quiet(true);
        until("do not disturb is on", () -> model.settings().get().alerts().quiet() && tray.look.quiet());
        tray.listener.quiet(false);
        until("do not disturb is off", () -> !model.settings().get().alerts().quiet() && !tray.look.quiet());
        tray.listener.quit();
        until("the program ends", () -> quits.get() == 1);
    }

    @Test
    void itIsShownWhenTheTrayReportsItAndNeverAfterClosing() {
        showIcon();
        assertFalse(icon.shown().get());
        tray.listener.shown(true);
        until("the icon is shown", () -> icon.shown().get());
        tray.listener.shown(false);
        until("the icon is hidden", () -> !icon.shown().get());
        FxThread.act(icon::close);
        assertTrue(tray.closed);
        tray.listener.open();
        tray.listener.quit();
        FxThread.act(() -> { });
        assertEquals(List.of(0, 0), List.of(opened.get(), quits.get()));
    }

    @Test
    void itHasTheLanguageOfTheWindow() {
        until("the settings are known", () -> model.settings().get() != null);
        useContent();
        showIcon();
        model.commands().change(settings -> settings.withLooks(settings.looks().withLanguage(Optional.of("de"))));
        until("it is German", () -> tray.look.words().open().equals("Hashverse öffnen"));
    }

    @Test
    void theDotIsInTheUpperRightCorner() {
        showIcon();
        var pictures = tray.look.pictures();
        assertEquals(List.of(16, 22, 24, 32, 48, 64), pictures.plain().stream().map(TrayLook.Picture::side).toList());
        assertEquals(pictures.plain().stream().map(TrayLook.Picture::side).toList(), pictures.dotted().stream().map(TrayLook.Picture::side).toList());
        for (int i = 0; i < pictures.plain().size(); i++) {
            int side = pictures.plain().get(i).side();
            var dotted = pictures.dotted().get(i).pixels();
            int dot = dotted[side / 5 * side + side - side / 5 - 1];
            assertEquals(0xFFE5484D, dot, "the dot at " + side);
            int below = (side * 3 / 4) * side + side / 8;
            assertEquals(pictures.plain().get(i).pixels()[below], dotted[below], "all other pixels at " + side);
        }
    }
}
