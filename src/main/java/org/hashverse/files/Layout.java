package org.hashverse.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// In which file each byte of a content is. Immutable.
final class Layout {
    private final List<String> paths;
    private final long[] ends; // of each file, in the content

    private Layout(List<String> paths, long[] ends) {
        this.paths = paths;
        this.ends = ends;
    }

    /// The layout of a folder, or of one file of this size.
    static Layout of(long size, Optional<Listing> listing) {
        if (listing.isEmpty()) return new Layout(List.of(""), new long[] {size}); // the base is the file itself
        var ends = new long[listing.get().files().size()];
        long end = 0;
        for (int file = 0; file < ends.length; file++) ends[file] = end += listing.get().files().get(file).size();
        return new Layout(listing.get().files().stream().map(Listing.Entry::path).toList(), ends);
    }

    long size() {
        return ends.length == 0 ? 0 : ends[ends.length - 1];
    }

    int files() {
        return ends.length;
    }

    long size(int file) {
        return ends[file] - start(file);
    }

    private long start(int file) {
        return file == 0 ? 0 : ends[file - 1];
    }

    /// The path of a file.
    ///
    /// @throws FileSystemException if the locale cannot name it
    Path path(Path base, int file) throws FileSystemException {
        return resolve(base, paths.get(file));
    }

    static Path resolve(Path base, String path) throws FileSystemException {
        try {
            return base.resolve(path);
        } catch (InvalidPathException unnamable) {
            throw new FileSystemException(path, null, "this computer cannot name the file");
        }
    }

    /// Does something with consecutive bytes of one file.
    interface Step {
        void at(int file, long offset, int length) throws IOException;
    }

    /// Calls `step` for each file that holds some of these bytes, in order.
    void each(long offset, int length, Step step) throws IOException {
        if (offset < 0 || length < 0 || offset + length > size()) throw new IndexOutOfBoundsException("there are no such bytes");
        int found = Arrays.binarySearch(ends, offset + 1); // the first file that ends behind the first byte
        for (int file = found < 0 ? -found - 1 : first(found); length > 0; file++) {
            int here = (int) Math.min(length, ends[file] - offset);
            if (here > 0) step.at(file, offset - start(file), here);
            offset += here;
            length -= here;
        }
    }

    /// Empty files share their end with the file before them.
    private int first(int file) {
        while (file > 0 && ends[file - 1] == ends[file]) file--;
        return file;
    }
}
