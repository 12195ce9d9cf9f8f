package org.hashverse.ui.app;

import org.hashverse.desktop.tray.Tray;
import org.hashverse.desktop.tray.TrayLook;

/// A tray that only records calls. FX thread only.
final class ShownTray implements Tray {
    final Listener listener;
    TrayLook look;
    boolean closed;

    ShownTray(Listener listener) {
        this.listener = listener;
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
