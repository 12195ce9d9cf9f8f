/// The icon in the tray and the number in the launcher, on desktops of Linux and BSD. Both use the message bus of the session (D-Bus).
///
/// | what | interface | shown by |
/// | --- | --- | --- |
/// | the icon, with a dot while something is unread | `org.kde.StatusNotifierItem` ([ItemObject]) | Plasma, Xfce, LXQt, Cinnamon, MATE, Budgie, Ubuntu; GNOME with an extension alone |
/// | its menu | `com.canonical.dbusmenu` ([MenuObject]) | the same |
/// | the number of unread messages | `com.canonical.Unity.LauncherEntry`, for the desktop file `hashverse` that the package installs | Plasma, Ubuntu's dock, Dash to Dock, Plank |
///
/// On Windows and macOS, and in a session whose bus is not a socket with a path, there is no icon ([NoTray]). The thread of [BusTray] loads the library for the bus
/// once there is something to show, and no other thread waits for it. The icon counts as shown only while a watcher (`org.kde.StatusNotifierWatcher`) reports a tray
/// ([TrayBus]); a watcher that appears later is notified. Trays are notified of changes at most every [BusTray#PAUSE]. When the bus ends, or does not answer for
/// [BusTray#PATIENCE], the icon ends too, with one line in the log.
///
/// Types that the library calls by reflection are public, and the package is open to the library only.
package org.hashverse.desktop.tray;
