package org.hashverse.desktop.tray;

/// The tray of a desktop without one; it shows nothing.
record NoTray() implements Tray {
    @Override
    public void show(TrayLook look) {}

    @Override
    public void close() {}
}
