package org.hashverse.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.hashverse.chat.files.FileItem;

/// What a folder holds: its files in the order of its content, and its empty folders. Paths are relative, with `/` between their elements. Immutable.
///
/// A listing of [FolderReader] has the names as they are on this computer; one that came from a peer ([#decode]) has only safe names, so both are different
/// listings of the same content.
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

    /// Reads the listing of a peer. Every element of a path is reduced by `FileName.safe`. Of files or folders that have one name then, in any case, all but the first get
    /// a number.
    ///
    /// @param json  what [#encode] made
    /// @param size  bytes of all files together, as offered
    /// @param files how many files, as offered
    /// @throws BadListing if it is malformed or not what was offered
    public static Listing decode(byte[] json, long size, int files) throws BadListing {
        var claimed = ListingJson.read(json, files);
        if (claimed.files().size() != files) throw new BadListing("it has another number of files than offered");
        if (claimed.size() != size) throw new BadListing("its files have another size than offered");
        return new SafeNames().of(claimed);
    }

    /// A time as it stands in a listing.
    static long millis(FileTime time) {
        return Math.clamp(time.toMillis(), 0, MAX_TIME);
    }
}
