package org.hashverse.ui.files;

import java.util.List;
import org.hashverse.chat.files.FileItem;
import org.hashverse.chat.files.FileName;
import org.hashverse.chat.files.Programs;
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
        var ending = FileName.lastEnding(name);
        for (var kind : values()) if (kind.endings.contains(ending)) return kind;
        return Programs.runs(name, false) ? PROGRAM : OTHER;
    }
}
