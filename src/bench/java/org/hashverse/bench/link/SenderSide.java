package org.hashverse.bench.link;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.hashverse.bench.side.Side;
import org.hashverse.bench.side.Talk;

/// A side that sends on a [Way]. Once it is connected it says `ready`. Then it answers `burst N`, to send N texts as fast as may be, with `took NANOS`; and
/// `single N PAUSE`, to send N texts one at a time with PAUSE microseconds after each, with `took MEDIAN P99` in nanoseconds; and `steady N RATE`, to send N texts, RATE of them a
/// second, with `took NANOS`.
public abstract class SenderSide implements Side {
    /// Connects to the receiver.
    ///
    /// @param arguments the folder of this side, then what the receiver said after `at`
    abstract Way connect(List<String> arguments) throws Exception;

    @Override
    public final void run(List<String> arguments, Talk runner) throws Exception {
        try (var way = connect(arguments)) {
            runner.say("ready");
            for (var line = runner.next(); line.isPresent(); line = runner.next()) runner.say("took " + carryOut(line.get().split(" "), way));
        }
    }

    private static String carryOut(String[] words, Way way) throws Exception {
        int texts = Integer.parseInt(words[1]);
        return switch (words[0]) {
            case "burst" -> Long.toString(burst(way, texts));
            case "single" -> single(way, texts, TimeUnit.MICROSECONDS.toNanos(Integer.parseInt(words[2])));
            case "steady" -> Long.toString(steady(way, texts, Integer.parseInt(words[2])));
            default -> throw new IllegalArgumentException("unknown command " + words[0]);
        };
    }

    private static long burst(Way way, int texts) throws Exception {
        long begun = System.nanoTime();
        for (int i = 0; i < texts; i++) way.send(Texts.text(i));
        way.finish();
        return System.nanoTime() - begun;
    }

    private static long steady(Way way, int texts, int perSecond) throws Exception {
        long begun = System.nanoTime();
        for (int i = 0; i < texts; i++) {
            for (long left; (left = begun + i * TimeUnit.SECONDS.toNanos(1) / perSecond - System.nanoTime()) > 0; ) LockSupport.parkNanos(left);
            way.send(Texts.text(i));
        }
        way.finish();
        return System.nanoTime() - begun;
    }

    private static String single(Way way, int texts, long pause) throws Exception {
        var times = new long[texts];
        for (int i = 0; i < texts; i++) {
            long begun = System.nanoTime();
            way.send(Texts.text(i));
            way.finish();
            times[i] = System.nanoTime() - begun;
            LockSupport.parkNanos(pause);
        }
        return quantiles(times);
    }

    /// The median and the 99th of a hundred of some times in nanoseconds, as words. Sorts them.
    static String quantiles(long[] times) {
        Arrays.sort(times);
        return times[times.length / 2] + " " + times[times.length * 99 / 100];
    }
}
