/// What the desktop around the window offers: to call a person, to start at login, and a place for an icon.
///
/// A person is called by notifications and a short sound. Each is a program of the platform, started with a list of arguments and never through a shell; where it is
/// missing or fails, nothing is shown or heard, which is logged once, and the window's own marks remain.
///
/// | platform | notification | replaces its predecessor | a click opens the conversation | sound |
/// | --- | --- | --- | --- | --- |
/// | Linux, BSD | `notify-send` 0.8 or newer | in its place where there is `stdbuf`, else taken away first | yes | `canberra-gtk-play`, else `paplay` or `pw-play` with the sound theme of freedesktop.org |
/// | the same, older | `notify-send` | no | no | the same |
/// | macOS | `osascript` | no | no | `afplay` |
/// | Windows 10, 11 | a toast through `powershell.exe` | yes | no | `powershell.exe` |
///
/// What peers wrote is made one short line of plain text first ([Plain]), and escaped for whatever reads it then. No platform lets JavaFX ask for attention in the
/// task bar without taking the focus, so that is left to the notification.
///
/// An icon in the tray and a number in the launcher are for Linux and BSD alone, in a package of their own: `org.hashverse.desktop.tray`.
///
/// What starts at login is the platform's own list ([Autostart]), read and changed while the caller waits:
///
/// | platform | list |
/// | --- | --- |
/// | Linux, BSD | a file in `autostart` of `$XDG_CONFIG_HOME`, else of `~/.config` |
/// | macOS | a file in `~/Library/LaunchAgents` |
/// | Windows | the key `Run` of the person's registry, through `reg` |
///
/// But for that nothing here waits on the caller's thread: one virtual thread at a time does the work, the newest call replaces one that waits, and how many wait and stand is
/// bounded ([CalledDesktop]).
package org.hashverse.desktop;
