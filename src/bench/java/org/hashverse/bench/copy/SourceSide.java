package org.hashverse.bench.copy;

import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.hashverse.bench.side.Side;
import org.hashverse.bench.side.Talk;

/// A side that has a file and hands it out. Its arguments are a folder and the size of the file in bytes. It says `at WORDS`, which the other side needs.
public abstract class SourceSide implements Side {
    /// A source that listens.
    ///
    /// @param words what the other side needs to know
    /// @param close ends it
    record Open(String words, AutoCloseable close) {}

    /// Opens the source.
    ///
    /// @param folder a folder of its own
    /// @param file   the file, open for reading
    abstract Open open(Path folder, FileChannel file) throws Exception;

    @Override
    public final void run(List<String> arguments, Talk runner) throws Exception {
        var folder = Path.of(arguments.getFirst());
        Files.createDirectories(folder);
        var source = folder.resolve("source");
        try (var sparse = new RandomAccessFile(source.toFile(), "rw")) {
            sparse.setLength(Long.parseLong(arguments.get(1)));
        }
        try (var file = FileChannel.open(source, StandardOpenOption.READ)) {
            var open = open(folder, file);
            try (var _ = open.close()) {
                runner.say("at " + open.words());
                while (runner.next().isPresent()) { /* until the talk ends */ }
            }
        }
    }
}
