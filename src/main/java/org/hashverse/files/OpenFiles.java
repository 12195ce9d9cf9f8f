package org.hashverse.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.LinkedHashMap;

/// Keeps the files open that were used last, so that neighbouring pieces do not open a file again. For one thread at a time.
final class OpenFiles implements Closeable {
    /// Most files open at once.
    static final int MAX_OPEN = 4;

    /// Opens a file by its place in the layout.
    interface Opening {
        FileChannel open(int file) throws IOException;
    }

    private final Opening opening;
    private final LinkedHashMap<Integer, FileChannel> open = new LinkedHashMap<>(8, 0.75f, true);

    OpenFiles(Opening opening) {
        this.opening = opening;
    }

    FileChannel of(int file) throws IOException {
        var channel = open.get(file);
        if (channel != null && channel.isOpen()) return channel; // an interrupted thread closes its channel
        channel = opening.open(file);
        open.put(file, channel);
        if (open.size() > MAX_OPEN) open.pollFirstEntry().getValue().close();
        return channel;
    }

    /// Closes all; they can be opened again.
    @Override
    public void close() throws IOException {
        while (!open.isEmpty()) open.pollFirstEntry().getValue().close();
    }
}
