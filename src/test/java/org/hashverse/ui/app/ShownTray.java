package org.hashverse.ui.app;

import org.hashverse.desktop.tray.Tray;
import org.hashverse.desktop.tray.TrayLook;

/// A tray that only records calls. FX thread only.
final class ShownTray implements Tray {
    final Hand hand;
    TrayLook look;
    boolean closed;

    ShownTray(Hand hand) {
        this.hand = hand;
    }

    @Override
    public void show(TrayLook look) {
        this.look = look;
    }

    @Override
    public void close() {
        closed = true;
    }
}
