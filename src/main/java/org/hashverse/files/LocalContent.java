package org.hashverse.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A content that this computer has. Safe for several threads; one reads at a time.
public interface LocalContent extends Closeable {
    /// Bytes of the content.
    long size();

    /// Fills a buffer to its limit.
    ///
    /// @param offset where in the content
    /// @throws ContentGone               if a file is missing or cannot be read
    /// @throws ContentChanged            if a file has another size or time than it had when it was listed, before or while it is read
    /// @throws IndexOutOfBoundsException if the content has no such bytes
    void read(long offset, ByteBuffer into) throws IOException;

    /// The content of a file. Does not look at the disk. A link is not followed: resolve what a person chose by `toRealPath` first.
    ///
    /// @param size     its bytes, see [FolderReader#file]
    /// @param modified its time, in milliseconds since 1970
    static LocalContent file(Path file, long size, long modified) {
        return new FilesContent(file, Layout.of(size, Optional.empty()), List.of(new Listing.Entry("", size, modified)));
    }

    /// The content of a folder. Does not look at the disk.
    ///
    /// @param base    the folder
    /// @param listing its files as they are on this computer, see [FolderReader]
    static LocalContent folder(Path base, Listing listing) {
        return new FilesContent(base, Layout.of(listing.size(), Optional.of(listing)), listing.files());
    }

    /// Bytes in memory, for a listing. They must not be changed any more.
    static LocalContent memory(byte[] bytes) {
        return new LocalContent() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public void read(long offset, ByteBuffer into) {
                if (offset < 0 || offset + into.remaining() > bytes.length) throw new IndexOutOfBoundsException("there are no such bytes");
                into.put(bytes, (int) offset, into.remaining());
            }

            @Override
            public void close() { /* nothing is open */ }
        };
    }
}
