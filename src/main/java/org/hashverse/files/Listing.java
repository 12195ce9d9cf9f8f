package org.hashverse.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.hashverse.chat.files.FileItem;

/// The files of a folder, in the order in which their bytes make its content, and its empty folders. Paths are relative, with `/` between their elements. Immutable.
///
/// A listing that [FolderReader] made has the names as they are on this computer. A listing that a peer sent ([#decode]) has only safe names, so the two may differ, and still describe
/// the same content.
///
/// @param files   the files
/// @param folders the empty folders
public record Listing(List<Entry> files, List<String> folders) {
    /// Most elements of a path.
    public static final int MAX_DEPTH = 32;
    /// Most bytes of a path in UTF-8.
    public static final int MAX_PATH = 1_024;
    /// Most folders, whether empty or not.
    public static final int MAX_FOLDERS = 100_000;
    /// A listing of `n` bytes may have [#MAX_DEPTH] folders and one more for so many of its bytes. Otherwise a peer could fill the disk with a short listing: two bytes can name a
    /// folder, as in `a/a/a`, and each folder takes a block of the disk.
    public static final int FOLDER_BYTES = 8;
    /// Bytes that a file or folder takes on the disk besides its content, on most file systems.
    static final int BLOCK = 4_096;
    /// Latest time of a file, in milliseconds since 1970: what every JSON library keeps exactly.
    public static final long MAX_TIME = (1L << 53) - 1;

    /// One file.
    ///
    /// @param path     its path
    /// @param size     its bytes
    /// @param modified when it was last changed, in milliseconds since 1970, 0 to [#MAX_TIME]
    public record Entry(String path, long size, long modified) {}

    /// Copies the lists.
    public Listing {
        files = List.copyOf(files);
        folders = List.copyOf(folders);
    }

    /// Bytes of all files together.
    public long size() {
        return files.stream().mapToLong(Entry::size).sum();
    }

    /// Most folders in a listing of this length.
    static int mostFolders(int bytes) {
        return Math.min(MAX_FOLDERS, MAX_DEPTH + bytes / FOLDER_BYTES);
    }

    /// Bytes that its files and folders take on the disk besides the content.
    long overhead() {
        var all = new HashSet<String>(); // folders
        Stream.concat(files.stream().map(file -> parent(file.path)), folders.stream()).forEach(path -> {
            for (var folder = path; !folder.isEmpty() && all.add(folder); folder = parent(folder)) { /* and those around it */ }
        });
        return (long) BLOCK * (files.size() + all.size());
    }

    /// The folder of a path; empty for the outermost.
    static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /// The listing as JSON in UTF-8.
    public byte[] encode() {
        return ListingJson.write(this).getBytes(StandardCharsets.UTF_8);
    }

    /// Reads a listing of this computer, which [#encode] made: the names stay as they are.
    ///
    /// @throws BadListing if it is malformed
    public static Listing own(byte[] json) throws BadListing {
        return ListingJson.read(json, FileItem.MAX_FILES);
    }

    /// Reads the listing of a peer. Every element of a path is reduced by `FileName.safe`. If several files or folders then have the same name, upper and lower case
    /// aside, all but the first get a number.
    ///
    /// @param json  what [#encode] made
    /// @param size  bytes of all files together, as offered
    /// @param files how many files, as offered
    /// @throws BadListing if it is malformed or not what was offered
    public static Listing decode(byte[] json, long size, int files) throws BadListing {
        var claimed = ListingJson.read(json, files);
        if (claimed.files().size() != files) throw new BadListing("it has another number of files than offered");
        if (claimed.size() != size) throw new BadListing("its files have another size than offered");
        return new SafeNames(mostFolders(json.length)).of(claimed);
    }

    /// A time as it stands in a listing.
    static long millis(FileTime time) {
        return Math.clamp(time.toMillis(), 0, MAX_TIME);
    }
}
