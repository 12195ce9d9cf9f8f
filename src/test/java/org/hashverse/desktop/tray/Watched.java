package org.hashverse.desktop.tray;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;

/// What icons call. Public for the library.
@DBusInterfaceName(TrayBus.WATCHER)
public interface Watched extends DBusInterface {
    /// There is an icon.
    @DBusMemberName("RegisterStatusNotifierItem")
    void register(String service);
}
