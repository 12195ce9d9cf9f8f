package org.hashverse.desktop.tray;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;

/// The D-Bus interface `org.kde.StatusNotifierItem`, by which a tray uses an icon. Public, because the library calls it by reflection.
@DBusInterfaceName(ItemObject.NAME)
public interface StatusItem extends DBusInterface {
    /// The person clicked the icon.
    ///
    /// @param x where on the screen
    /// @param y where on the screen
    @DBusMemberName("Activate")
    void activate(int x, int y);

    /// The person clicked the icon with the middle button.
    ///
    /// @param x where on the screen
    /// @param y where on the screen
    @DBusMemberName("SecondaryActivate")
    void secondary(int x, int y);

    /// The person asked for the menu, and the tray shows no menus itself.
    ///
    /// @param x where on the screen
    /// @param y where on the screen
    @DBusMemberName("ContextMenu")
    void menu(int x, int y);

    /// The person turned the wheel on the icon.
    ///
    /// @param delta how far
    /// @param way   `vertical` or `horizontal`
    @DBusMemberName("Scroll")
    void scroll(int delta, String way);
}
