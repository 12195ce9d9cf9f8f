package org.hashverse.bench.copy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.hashverse.bench.side.Side;
import org.hashverse.bench.side.Talk;

/// A side that copies the file of a [SourceSide] to a file of its own. Its arguments are a folder, the size in bytes, `checked` or `unchecked`, and the words of the source. It
/// answers `copy` with `took NANOS`.
public abstract class CopySide implements Side {
    /// Makes copies over one connection.
    interface Copier extends AutoCloseable {
        /// Makes a copy.
        void copy(FileChannel into) throws Exception;

        @Override
        void close() throws IOException;
    }

    /// Connects.
    ///
    /// @param folder  a folder of its own
    /// @param size    bytes of the file
    /// @param checked whether to compute the SHA-256 of each piece and compare it
    /// @param words   what the source said
    abstract Copier connect(Path folder, long size, boolean checked, List<String> words) throws Exception;

    @Override
    public final void run(List<String> arguments, Talk runner) throws Exception {
        var folder = Path.of(arguments.getFirst());
        try (var copier = connect(folder, Long.parseLong(arguments.get(1)), arguments.get(2).equals("checked"), arguments.subList(3, arguments.size()));
             var file = FileChannel.open(folder.resolve("copy"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            runner.say("ready");
            while (runner.next().isPresent()) {
                long begun = System.nanoTime();
                copier.copy(file.position(0));
                runner.say("took " + (System.nanoTime() - begun));
            }
        }
    }
}
