package org.hashverse.ui.files;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hashverse.chat.files.FileItem;
import org.hashverse.chat.files.FileName;
import org.kordamp.ikonli.feather.Feather;

/// What kind of file a name promises, for its icon.
enum FileKind {
    FOLDER(Feather.FOLDER, List.of()),
    PICTURE(Feather.IMAGE, List.of("png", "jpg", "jpeg", "gif", "bmp", "webp", "heic", "svg", "tif", "tiff")),
    FILM(Feather.FILM, List.of("mp4", "mkv", "mov", "avi", "webm", "m4v", "mpg")),
    SOUND(Feather.MUSIC, List.of("mp3", "ogg", "oga", "opus", "wav", "flac", "m4a", "aac")),
    PACKED(Feather.ARCHIVE, List.of("zip", "gz", "tgz", "bz2", "xz", "zst", "7z", "rar", "tar", "iso", "dmg")),
    TEXT(Feather.FILE_TEXT, List.of("pdf", "txt", "md", "doc", "docx", "odt", "rtf", "tex", "csv", "xls", "xlsx", "ods", "ppt", "pptx", "odp", "html", "htm", "epub")),
    PROGRAM(Feather.TERMINAL, List.of()),
    OTHER(Feather.FILE, List.of());

    /// Endings of files that run as programs, or can: on any system, as files travel.
    private static final Set<String> PROGRAMS = Set.of("exe", "bat", "cmd", "com", "msi", "msix", "appx", "ps1", "psm1", "vbs", "vbe", "js", "jse", "wsf", "wsh", "hta", "jar", "jnlp", "sh", "bash",
            "zsh", "run", "bin", "app", "appimage", "desktop", "scr", "pif", "lnk", "url", "cpl", "reg", "command", "tool", "pkg", "deb", "rpm", "dmg", "py", "pl", "rb", "apk", "scpt", "workflow", "action",
            "application", "gadget", "inf", "msc", "chm", "docm", "xlsm", "pptm", "iso", "img", "vhd", "flatpakref", "flatpak", "snap", "csh", "ksh", "fish", "pyw", "pyz", "pyc", "vhdx", "msp",
            "msixbundle", "appxbundle", "appinstaller", "wsc", "sct", "scf", "shb", "rdp", "diagcab", "theme", "themepack", "website", "settingcontent-ms", "appref-ms", "library-ms", "search-ms", "xll", "xlam",
            "xla", "dotm", "xltm", "potm", "ppam", "ppsm", "slk", "iqy", "terminal", "inetloc", "fileloc", "webloc", "mobileconfig", "applescript");
    /// Endings of folders that macOS shows as one thing and runs, installs or loads when they are opened.
    private static final Set<String> BUNDLES = Set.of("app", "action", "workflow", "pkg", "mpkg", "prefpane", "saver", "scptd", "kext", "osax", "mdimporter", "qlgenerator", "terminal");
    private final Feather icon;
    private final List<String> endings;

    FileKind(Feather icon, List<String> endings) {
        this.icon = icon;
        this.endings = endings;
    }

    Feather icon() {
        return icon;
    }

    static FileKind of(FileItem item) {
        return item.folder().isPresent() ? FOLDER : of(item.name());
    }

    static FileKind of(String name) {
        var ending = ending(name);
        for (var kind : values()) if (kind.endings.contains(ending)) return kind;
        return isProgram(name) ? PROGRAM : OTHER;
    }

    /// Whether opening a folder of this name may run it.
    static boolean isBundle(String name) {
        return BUNDLES.contains(ending(name));
    }

    /// Whether opening a file of this name may run it.
    static boolean isProgram(String name) {
        return PROGRAMS.contains(ending(name));
    }

    private static String ending(String name) {
        var ending = FileName.ending(name.strip()).toLowerCase(Locale.ROOT);
        return ending.substring(ending.lastIndexOf('.') + 1).strip();
    }
}
