package org.hashverse.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The bytes of a part: a file, or a folder of files. A file is made when its first byte is written. For one thread at a time, except [#force].
final class PartData implements Closeable {
    private final Path base;
    private final Optional<Listing> listing;
    private final Layout layout;
    private final OpenFiles open = new OpenFiles(this::open);
    private final Set<Path> folders = new HashSet<>(); // that are there
    private BitSet unsynced = new BitSet(); // files that were written since they were forced

    PartData(Path base, long size, Optional<Listing> listing) {
        this.base = base;
        this.listing = listing;
        layout = Layout.of(size, listing);
    }

    /// Looks at what an earlier run left. Deletes what is no file of this part, links included, and cuts off what is too long.
    ///
    /// @return how many bytes of each file are there
    long[] found() throws IOException {
        var found = new long[layout.files()];
        if (listing.isEmpty() && Disk.isFolder(base)) Disk.delete(base);
        for (int file = 0; file < found.length; file++) {
            var path = layout.path(base, file);
            if (listing.isPresent()) folder(path.getParent());
            found[file] = found(path, layout.size(file));
        }
        return found;
    }

    private static long found(Path path, long size) throws IOException {
        BasicFileAttributes there;
        try {
            there = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException missing) {
            return 0;
        }
        if (!there.isRegularFile()) {
            Disk.delete(path);
            return 0;
        }
        if (there.size() > size) {
            try (var channel = FileChannel.open(path, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
                channel.truncate(size);
            }
        }
        return Math.min(size, there.size());
    }

    /// Whether files with these bytes hold a range of the content.
    boolean holds(long[] found, long offset, int length) throws IOException {
        var holds = new boolean[] {true};
        layout.each(offset, length, (file, at, here) -> holds[0] &= found[file] >= at + here);
        return holds[0];
    }

    void write(long offset, ByteBuffer data) throws IOException {
        layout.each(offset, data.remaining(), (file, at, length) -> {
            var bytes = data.slice(data.position(), length);
            var channel = open.of(file);
            unsynced.set(file);
            while (bytes.hasRemaining()) channel.write(bytes, at + bytes.position());
            data.position(data.position() + length);
        });
    }

    void read(long offset, ByteBuffer into) throws IOException {
        layout.each(offset, into.remaining(), (file, at, length) -> {
            var bytes = into.slice(into.position(), length);
            var channel = open.of(file);
            while (bytes.hasRemaining())
                if (channel.read(bytes, at + bytes.position()) < 0) throw new IOException("a file of a part became shorter");
            into.position(into.position() + length);
        });
    }

    /// The files that were written since the last call.
    BitSet takeUnsynced() {
        var taken = unsynced;
        unsynced = new BitSet();
        return taken;
    }

    /// Counts files as written again.
    void addUnsynced(BitSet files) {
        unsynced.or(files);
    }

    /// Counts the files of a range of the content as written again.
    void addUnsynced(long offset, int length) throws IOException {
        layout.each(offset, length, (file, _, _) -> unsynced.set(file));
    }

    /// Makes sure that the disk has these files now. For any thread.
    void force(BitSet files) throws IOException {
        Disk.force(files.stream().boxed().toList(), file -> layout.path(base, file));
    }

    /// Makes the empty files and folders, checks that all files have their size, and marks them as coming from another computer.
    void complete() throws IOException {
        if (listing.isPresent()) folder(base);
        for (var folder : listing.map(Listing::folders).orElse(List.of())) folder(Layout.resolve(base, folder));
        for (int file = 0; file < layout.files(); file++) {
            if (layout.size(file) == 0) open.of(file);
            var path = layout.path(base, file);
            if (!Disk.isFile(path) || Files.size(path) != layout.size(file)) throw new IOException("a file of a part has another size than was written");
            ForeignMark.put(path); // before the times are set, as the mark may change them
        }
        open.close();
    }

    /// Sets the times of the files as the listing has them, as far as the file system can.
    void setTimes() throws IOException {
        if (listing.isEmpty()) return;
        for (var entry : listing.get().files()) {
            try {
                var view = Files.getFileAttributeView(Layout.resolve(base, entry.path()), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
                view.setTimes(FileTime.fromMillis(entry.modified()), null, null);
            } catch (IOException notHere) {
                // the time is no part of the content
            }
        }
    }

    private FileChannel open(int file) throws IOException {
        var path = layout.path(base, file);
        if (listing.isPresent()) folder(path.getParent());
        return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    }

    /// Makes a folder and those around it, in place of anything else that has their names.
    private void folder(Path folder) throws IOException {
        if (folders.contains(folder)) return;
        if (!folder.equals(base)) folder(folder.getParent());
        Disk.folder(folder);
        folders.add(folder);
    }

    @Override
    public void close() throws IOException {
        open.close();
    }
}
