package org.hashverse.desktop.tray;

/// Where there is no tray.
record NoTray() implements Tray {
    @Override
    public void show(TrayLook look) {}

    @Override
    public void close() {}
}
