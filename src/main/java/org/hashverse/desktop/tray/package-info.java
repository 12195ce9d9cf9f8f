/// The icon in the tray, and the number in the launcher, on desktops of Linux and BSD, over the message bus of the session (D-Bus).
///
/// | what | interface | shown by |
/// | --- | --- | --- |
/// | the icon, with a dot while something is unread | `org.kde.StatusNotifierItem` ([ItemObject]) | Plasma, Xfce, LXQt, Cinnamon, MATE, Budgie, Ubuntu; GNOME with an extension alone |
/// | its menu | `com.canonical.dbusmenu` ([MenuObject]) | the same |
/// | the number of unread messages | `com.canonical.Unity.LauncherEntry`, for the desktop file `hashverse` that the package installs | Plasma, Ubuntu's dock, Dash to Dock, Plank |
///
/// Windows and macOS have none of it here ([NoTray]), nor has a session whose bus is not a socket with a path. The library for the bus is loaded by the thread of
/// [BusTray], once there is something to show, and no other thread ever waits for it. The icon counts as shown only while a watcher
/// (`org.kde.StatusNotifierWatcher`) says that a tray is there ([TrayBus]); one that comes later is told of it. Whatever changes, trays hear of it only every [BusTray#PAUSE], of the newest. When the bus ends, or does not answer for
/// [BusTray#PATIENCE], so does the icon, with one line in the log.
///
/// What the library calls by reflection is public and open to it alone.
package org.hashverse.desktop.tray;
