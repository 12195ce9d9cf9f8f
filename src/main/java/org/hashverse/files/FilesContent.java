package org.hashverse.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/// The content of one file or of a folder.
final class FilesContent implements LocalContent {
    private final Path base;
    private final Layout layout;
    private final List<Listing.Entry> entries; // what the files were when they were listed
    private final OpenFiles open;

    FilesContent(Path base, Layout layout, List<Listing.Entry> entries) {
        this.base = base;
        this.layout = layout;
        this.entries = entries;
        open = new OpenFiles(this::open);
    }

    private FileChannel open(int file) throws IOException {
        var path = layout.path(base, file);
        check(path, file); // opening a pipe would wait for its writer
        return FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public long size() {
        return layout.size();
    }

    @Override
    public synchronized void read(long offset, ByteBuffer into) throws IOException {
        layout.each(offset, into.remaining(), (file, at, length) -> {
            var path = layout.path(base, file);
            try {
                fill(open.of(file), at, into, length);
            } catch (IOException failed) {
                check(path, file); // tells first what became of the file
                if (failed instanceof AccessDeniedException) throw new ContentGone(path, failed);
                throw failed;
            }
            check(path, file); // afterwards: what was read before the file changed is good, and nothing else is
        });
    }

    private static void fill(FileChannel channel, long at, ByteBuffer into, int length) throws IOException {
        int limit = into.limit();
        into.limit(into.position() + length);
        try {
            while (into.hasRemaining()) {
                int read = channel.read(into, at);
                if (read < 0) throw new IOException("the file ended early");
                at += read;
            }
        } finally {
            into.limit(limit);
        }
    }

    private void check(Path path, int file) throws ContentGone, ContentChanged {
        BasicFileAttributes now;
        try {
            now = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException missing) {
            throw new ContentGone(path, missing);
        }
        var then = entries.get(file);
        if (!now.isRegularFile() || now.size() != then.size() || Listing.millis(now.lastModifiedTime()) != then.modified()) throw new ContentChanged(path);
    }

    @Override
    public synchronized void close() throws IOException {
        open.close();
    }
}
