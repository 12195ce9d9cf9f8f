package org.hashverse.bench.rows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hashverse.bench.Contestant;
import org.hashverse.bench.Rounds;
import org.hashverse.bench.Row;
import org.hashverse.bench.Run;
import org.hashverse.bench.copy.CopySide;
import org.hashverse.bench.copy.FilesCopier;
import org.hashverse.bench.copy.FilesSource;
import org.hashverse.bench.copy.SourceSide;
import org.hashverse.bench.copy.TlsCopier;
import org.hashverse.bench.copy.TlsSource;
import org.hashverse.bench.side.Running;

/// How fast the bytes of a large file get from one program to another, and what that costs both.
public final class FilesRow implements Row {
    private static final int MEBI = 1 << 20;

    @Override
    public String name() {
        return "files";
    }

    @Override
    public void measure(Run run) throws Exception {
        int mebibytes = run.size(2_048, 3);
        new Rounds(run, name(), mebibytes + " MiB").play(List.of(
                () -> open(run, name(), "Hashverse, files connection, SHA-256", FilesSource.class, FilesCopier.class, mebibytes, true),
                () -> open(run, name(), "SSLSocket, SHA-256", TlsSource.class, TlsCopier.class, mebibytes, true),
                () -> open(run, name(), "Hashverse, files connection", FilesSource.class, FilesCopier.class, mebibytes, false),
                () -> open(run, name(), "SSLSocket", TlsSource.class, TlsCopier.class, mebibytes, false)));
    }

    /// Two programs, one of which copies a file of the other.
    static Contestant open(Run run, String row, String name, Class<? extends SourceSide> from, Class<? extends CopySide> to, int mebibytes, boolean checked)
            throws IOException, InterruptedException {
        var bytes = Long.toString((long) mebibytes * MEBI);
        var source = run.sides().start(from, run.fresh(row, from.getSimpleName()).toString(), bytes);
        try {
            var arguments = new ArrayList<>(List.of(run.fresh(row, to.getSimpleName()).toString(), bytes, checked ? "checked" : "unchecked"));
            arguments.addAll(List.of(source.talk().await("at").split(" ")));
            var copier = run.sides().start(to, arguments.toArray(String[]::new));
            copier.talk().await("ready");
            return new Copying(name, source, copier, mebibytes);
        } catch (IOException failed) {
            source.close();
            throw failed;
        }
    }

    private record Copying(String name, Running source, Running copier, int mebibytes) implements Contestant {
        @Override
        public List<Sample> round() throws Exception {
            var before = source.cpu().plus(copier.cpu());
            copier.talk().say("copy");
            long nanos = Long.parseLong(copier.talk().await("took"));
            return List.of(new Sample("MiB/s", mebibytes * 1e9 / nanos),
                    new Sample("CPU ms/MiB, both sides", source.cpu().plus(copier.cpu()).minus(before).toNanos() / 1e6 / mebibytes));
        }

        @Override
        public void close() {
            copier.close();
            source.close();
        }
    }
}
