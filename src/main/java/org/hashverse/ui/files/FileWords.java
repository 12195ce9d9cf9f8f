package org.hashverse.ui.files;

import java.util.ArrayList;
import java.util.List;
import org.hashverse.chat.SharedFiles;
import org.hashverse.chat.files.FileItem;
import org.hashverse.node.api.FileState;
import org.hashverse.ui.words.Words;

/// Says in words what files a message offers, and what became of one.
public final class FileWords {
    private static final String DOT = " · ";

    private FileWords() {}

    /// What a message offers, with its caption, in one line: `Photo`, `report.pdf`, `3 files`.
    public static String summary(SharedFiles files) {
        var what = what(files.items());
        return files.caption().isEmpty() ? what : Words.get("files.captioned", what, files.caption());
    }

    private static String what(List<FileItem> items) {
        boolean pictures = items.stream().allMatch(item -> item.picture().isPresent());
        if (pictures) return Words.get("files.pictures", items.size());
        if (items.size() == 1) return items.getFirst().name();
        int folders = (int) items.stream().filter(item -> item.folder().isPresent()).count();
        return count(items.size() - folders, folders);
    }

    /// How many files and folders there are: `2 files, 1 folder`. At least one.
    static String count(int files, int folders) {
        if (folders == 0) return Words.get("files.several", files);
        var some = Words.get("files.folders", folders);
        return files == 0 ? some : Words.listed(List.of(Words.get("files.several", files), some));
    }

    /// The second line of a file: its size, and what became of it. The longest form first, for a row that has room for less.
    static List<String> second(FileLine line) {
        var size = size(line.item());
        if (line.mine()) return line.status().isEmpty() ? List.of(size) : List.of(size + DOT + line.status(), line.status(), size);
        if (line.state().isEmpty()) return List.of(size);
        return switch (line.state().get().stage()) {
            case GOT -> List.of(size);
            case GETTING -> getting(line.state().get(), line.item().size());
            case PAUSED -> List.of(Words.get("files.paused") + DOT + FileSizes.part(line.state().get().done(), line.item().size()), Words.get("files.paused"));
            case WAITING -> List.of(size + DOT + line.status(), line.status());
            case DECLINED -> List.of(size + DOT + Words.get("files.declined.you"), Words.get("files.declined.you"));
            case GONE -> List.of(Words.get("files.gone", line.sent().by()), Words.get("files.gone.short"));
            case CHANGED -> List.of(Words.get("files.changed", line.sent().by()), Words.get("files.changed.short"));
            case NO_SPACE -> List.of(Words.get("files.noSpace", size), Words.get("files.noSpace.short"));
            case NOT_WRITTEN -> List.of(Words.get("files.notWritten"), Words.get("files.notWritten.short"));
        };
    }

    private static List<String> getting(FileState state, long size) {
        var part = FileSizes.part(state.done(), size);
        if (state.bytesPerSecond() <= 0) return List.of(part);
        var speed = part + DOT + FileSizes.speed(state.bytesPerSecond());
        return List.of(speed + DOT + FileSizes.left(size - state.done(), state.bytesPerSecond()), speed, part);
    }

    /// The size of a file; of a folder, also how many files it has.
    static String size(FileItem item) {
        var size = FileSizes.size(item.size());
        return item.folder().map(folder -> Words.get("files.folder", folder.files(), size)).orElse(size);
    }

    /// A file in words, for a screen reader.
    static String spoken(FileLine line) {
        var parts = new ArrayList<String>();
        parts.add(line.picture() ? Words.get("files.pictures", 1) : line.item().name());
        parts.add(second(line).getFirst());
        return Words.listed(parts);
    }
}
