package org.hashverse.chat.files;

import java.util.Set;

/// Which files and folders may run when they are opened, by the endings of their names. Some of them act even when a file manager only shows their folder: Windows draws a shortcut with an
/// icon that it gets from where the shortcut says.
public final class Programs {
    /// Endings of files that run as programs, or can: on any system, as files travel.
    private static final Set<String> PROGRAMS = Set.of("exe", "bat", "cmd", "com", "msi", "msix", "appx", "ps1", "psm1", "vbs", "vbe", "js", "jse", "wsf", "wsh", "hta", "jar", "jnlp", "sh", "bash",
            "zsh", "run", "bin", "app", "appimage", "desktop", "scr", "pif", "lnk", "url", "cpl", "reg", "command", "tool", "pkg", "deb", "rpm", "dmg", "py", "pl", "rb", "apk", "scpt", "workflow", "action",
            "application", "gadget", "inf", "msc", "chm", "docm", "xlsm", "pptm", "iso", "img", "vhd", "flatpakref", "flatpak", "snap", "csh", "ksh", "fish", "pyw", "pyz", "pyc", "vhdx", "msp",
            "msixbundle", "appxbundle", "appinstaller", "wsc", "sct", "scf", "shb", "rdp", "diagcab", "theme", "themepack", "website", "settingcontent-ms", "appref-ms", "library-ms", "search-ms", "xll", "xlam",
            "xla", "dotm", "xltm", "potm", "ppam", "ppsm", "slk", "iqy", "terminal", "inetloc", "fileloc", "webloc", "mobileconfig", "applescript");
    /// Endings of folders that macOS shows as one thing and runs, installs or loads when they are opened.
    private static final Set<String> BUNDLES = Set.of("app", "action", "workflow", "pkg", "mpkg", "prefpane", "saver", "scptd", "kext", "osax", "mdimporter", "qlgenerator", "terminal");

    private Programs() {}

    /// Whether opening a file or folder of this name may run it.
    public static boolean runs(String name, boolean folder) {
        return (folder ? BUNDLES : PROGRAMS).contains(FileName.lastEnding(name));
    }
}
