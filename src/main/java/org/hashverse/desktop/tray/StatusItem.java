package org.hashverse.desktop.tray;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;

/// What a tray asks of an icon: the interface `org.kde.StatusNotifierItem`. Public for the library, which calls it by reflection.
@DBusInterfaceName(ItemObject.NAME)
public interface StatusItem extends DBusInterface {
    /// It was clicked.
    ///
    /// @param x where on the screen
    /// @param y where on the screen
    @DBusMemberName("Activate")
    void activate(int x, int y);

    /// It was clicked with the middle button.
    ///
    /// @param x where on the screen
    /// @param y where on the screen
    @DBusMemberName("SecondaryActivate")
    void secondary(int x, int y);

    /// The tray shows no menus itself and wants one.
    ///
    /// @param x where on the screen
    /// @param y where on the screen
    @DBusMemberName("ContextMenu")
    void menu(int x, int y);

    /// The wheel was turned on it.
    ///
    /// @param delta how far
    /// @param way   up and down, or across
    @DBusMemberName("Scroll")
    void scroll(int delta, String way);
}
