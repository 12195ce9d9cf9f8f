package org.hashverse.bench.rows;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hashverse.bench.Contestant;
import org.hashverse.bench.Rounds;
import org.hashverse.bench.Row;
import org.hashverse.bench.Run;
import org.hashverse.bench.link.DiskCommits;
import org.hashverse.bench.link.KeptReceiver;
import org.hashverse.bench.link.KeptSender;
import org.hashverse.bench.link.NodeReceiver;
import org.hashverse.bench.link.NodeSender;
import org.hashverse.bench.link.TwoCommitsReceiver;
import org.hashverse.bench.link.TwoCommitsSender;

/// How long a text takes from sending to delivered on an idle link, beside one commit on the same disk in the same round.
public final class DeliveredRow implements Row {
    private static final int PAUSE_MICROS = 2_000;
    private static final double NANOS_PER_MILLI = 1e6;

    @Override
    public String name() {
        return "delivered";
    }

    @Override
    public void measure(Run run) throws Exception {
        int sends = run.size(200, 5);
        var disk = new DiskTime("one SQLite commit, 2 ms after the one before", sends, TimeUnit.MICROSECONDS.toNanos(PAUSE_MICROS), new DiskCommits(run.fresh(name(), "disk")));
        new Rounds(run, name(), sends + " sends").play(List.of(
                () -> new DiskTime("one SQLite commit after the other", sends, 0, new DiskCommits(run.fresh(name(), "disk"))),
                () -> disk,
                () -> new Sends(sends, OneWay.open(run, name(), "Hashverse, node", NodeReceiver.class, NodeSender.class), disk),
                () -> new Sends(sends, OneWay.open(run, name(), "Netty, same promise and index", KeptReceiver.class, KeptSender.class), disk),
                () -> new Sends(sends, OneWay.open(run, name(), "blocking loop, two commits", TwoCommitsReceiver.class, TwoCommitsSender.class), disk)));
    }

    private static final class DiskTime implements Contestant {
        private final String name;
        private final int commits;
        private final long pause;
        private final DiskCommits disk;
        private double median;

        /// @param pause nanoseconds after each commit
        DiskTime(String name, int commits, long pause, DiskCommits disk) {
            this.name = name;
            this.commits = commits;
            this.pause = pause;
            this.disk = disk;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public List<Sample> round() throws Exception {
            var times = disk.time(commits, pause);
            Arrays.sort(times);
            median = times[times.length / 2] / NANOS_PER_MILLI;
            return List.of(new Sample("ms, p50", median), new Sample("ms, p99", times[times.length * 99 / 100] / NANOS_PER_MILLI));
        }

        @Override
        public void close() throws IOException {
            disk.close();
        }
    }

    private record Sends(int sends, OneWay way, DiskTime disk) implements Contestant {
        @Override
        public String name() {
            return way.name();
        }

        @Override
        public List<Sample> round() throws Exception {
            var took = way.ask("single " + sends + " " + PAUSE_MICROS);
            double median = took[0] / NANOS_PER_MILLI;
            return List.of(new Sample("ms, p50", median), new Sample("ms, p99", took[1] / NANOS_PER_MILLI), new Sample("commits, p50", median / disk.median));
        }

        @Override
        public void close() {
            way.close();
        }
    }
}
