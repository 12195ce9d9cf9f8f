package org.hashverse.desktop.tray;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;

/// The D-Bus interface of a watcher, which icons call. Public, because the library calls it.
@DBusInterfaceName(TrayBus.WATCHER)
public interface Watched extends DBusInterface {
    /// Registers an icon.
    @DBusMemberName("RegisterStatusNotifierItem")
    void register(String service);
}
