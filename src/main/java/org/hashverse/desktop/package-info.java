/// Uses the desktop around the window: notifications and sounds, start at login, and the icon in the tray.
///
/// Notifications and sounds are made by programs of the platform, which are started with a list of arguments and never through a shell. If a program is missing or
/// fails, nothing is shown or played; a failure is logged once. The window shows unread messages in any case.
///
/// | platform | notification | replaces its predecessor | a click opens the conversation | sound |
/// | --- | --- | --- | --- | --- |
/// | Linux, BSD | `notify-send` 0.8 or newer | in its place where there is `stdbuf`, else taken away first | yes | `canberra-gtk-play`, else `paplay` or `pw-play` with the sound theme of freedesktop.org |
/// | the same, older | `notify-send` | no | no | the same |
/// | macOS | `osascript` | no | no | `afplay` |
/// | Windows 10, 11 | a toast through `powershell.exe` | yes | no | `powershell.exe` |
///
/// Text of peers is first turned into one short line of plain text ([Plain]), and then escaped for the program. On no platform JavaFX can ask for attention in the
/// task bar without taking the focus, so only the notification does.
///
/// The icon in the tray and the number in the launcher exist on Linux and BSD only, see the package `org.hashverse.desktop.tray`.
///
/// Start at login is an entry in the platform's own list ([Autostart]), read and changed while the caller waits:
///
/// | platform | list |
/// | --- | --- |
/// | Linux, BSD | a file in `autostart` of `$XDG_CONFIG_HOME`, else of `~/.config` |
/// | macOS | a file in `~/Library/LaunchAgents` |
/// | Windows | the key `Run` of the person's registry, through `reg` |
///
/// Nothing else waits on the caller's thread. One virtual thread does the work, and the numbers of waiting tasks and of watched notifications are bounded
/// ([DesktopPrograms]).
package org.hashverse.desktop;
