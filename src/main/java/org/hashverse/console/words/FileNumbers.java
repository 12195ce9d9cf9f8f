package org.hashverse.console.words;

import java.util.Optional;
import org.hashverse.node.api.FileState.FileKey;

/// The numbers `#K` that a console gives to files that arrive. They are counted apart from those of messages, so that nobody who sends files changes the numbers of a script's
/// own messages. Only the last ones are kept. May be used by several threads.
public final class FileNumbers {
    /// How many numbers are kept.
    public static final int MOST = 1_000;

    private final LastNumbers<FileKey, FileKey> files;

    /// Keeps [#MOST] numbers.
    public FileNumbers() {
        this(MOST);
    }

    /// @param most how many numbers are kept
    FileNumbers(int most) {
        files = new LastNumbers<>(most);
    }

    /// Gives a file the next number.
    public int add(FileKey file) {
        return files.add(file, file);
    }

    /// The file with a number; empty if there was none, or if the number is not kept any more.
    public Optional<FileKey> file(int number) {
        return files.value(number);
    }

    /// The last number that was given; 0 for none.
    public int last() {
        return files.last();
    }

    /// How a line names a file: `#K` if it has a number, else `ID.N`: the id of its message, and its place in it from 1.
    public String word(FileKey file) {
        return files.number(file).map(number -> "#" + number).orElseGet(() -> file.message().id().hex() + "." + (file.place() + 1));
    }
}
