package org.hashverse.bench.rows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.hashverse.bench.Contestant;
import org.hashverse.bench.Growth;
import org.hashverse.bench.Result;
import org.hashverse.bench.Rounds;
import org.hashverse.bench.Row;
import org.hashverse.bench.Run;
import org.hashverse.bench.parts.HistorySide;
import org.hashverse.bench.side.Running;

/// What the history costs at three sizes, and how that grows.
public final class HistoryRow implements Row {
    private static final List<Integer> SIZES = List.of(10_000, 100_000, 1_000_000);
    /// Messages of a short conversation, whose pages the others are compared with.
    private static final int FEW = 1_000;
    private static final List<Integer> QUICK_SIZES = List.of(100, 1_100);
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_MICRO = 1e3;

    @Override
    public String name() {
        return "history";
    }

    @Override
    public void measure(Run run) throws Exception {
        ask(run, run.size(FEW, 10), HistoryRow::pages);
        var sizes = run.full() ? SIZES : QUICK_SIZES;
        for (int size : sizes) ask(run, size, history -> questions(history, run.size(1_000, 20)));
        addGrowth(run, sizes);
    }

    private void ask(Run run, int size, Function<Running, List<Rounds.Opening>> questions) throws Exception {
        run.progress(name() + ": writes " + label(size));
        try (var history = run.sides().start(HistorySide.class, run.fresh(name(), "history").toString())) {
            history.talk().await("ready");
            took(history, "add " + size);
            new Rounds(run, name(), label(size)).play(questions.apply(history));
        }
    }

    private static String label(int messages) {
        return String.format(Locale.ROOT, "%,d messages", messages);
    }

    private static long took(Running history, String command) throws IOException, InterruptedException {
        history.talk().say(command);
        return Long.parseLong(history.talk().await("took"));
    }

    private static List<Rounds.Opening> questions(Running history, int inserts) {
        var all = new ArrayList<Rounds.Opening>();
        all.add(() -> new Question("receive", () -> List.of(new Contestant.Sample("µs/message", took(history, "add " + inserts) / NANOS_PER_MICRO / inserts))));
        all.add(() -> new Question("opening", () -> List.of(new Contestant.Sample("ms", reopen(history) / NANOS_PER_MILLI))));
        all.addAll(pages(history));
        // what is in no text makes the search go through the whole index
        all.add(() -> new Question("search, 1 letter that is nowhere", () -> search(history, "%")));
        all.add(() -> new Question("search, 2 letters that are nowhere", () -> search(history, "zz")));
        all.add(() -> new Question("search, 3 letters, in 1 of 1,000", () -> search(history, HistorySide.RARE_WORD.substring(0, 3))));
        all.add(() -> new Question("search, 12 letters, in 1 of 1,000", () -> search(history, HistorySide.RARE_WORD)));
        return all;
    }

    private static List<Rounds.Opening> pages(Running history) {
        return List.of(() -> new Question("newest page", () -> List.of(new Contestant.Sample("ms", took(history, "newest") / NANOS_PER_MILLI))),
                () -> new Question("newest page and the one before", () -> List.of(new Contestant.Sample("ms", took(history, "back") / NANOS_PER_MILLI))));
    }

    /// Closes the file and opens it again. Returns the nanoseconds that opening took.
    private static long reopen(Running history) throws IOException, InterruptedException {
        took(history, "close");
        return took(history, "open");
    }

    private static List<Contestant.Sample> search(Running history, String word) throws IOException, InterruptedException {
        reopen(history);
        double first = took(history, "search " + word) / NANOS_PER_MILLI;
        return List.of(new Contestant.Sample("ms, first after opening", first), new Contestant.Sample("ms, again", took(history, "search " + word) / NANOS_PER_MILLI));
    }

    private interface Measurement {
        List<Contestant.Sample> take() throws Exception;
    }

    private record Question(String name, Measurement measurement) implements Contestant {
        @Override
        public List<Sample> round() throws Exception {
            return measurement.take();
        }

        @Override
        public void close() {
            // the history is closed with the row
        }
    }

    private record Asked(String subject, String unit) {}

    /// Adds the exponent of each question that was answered at every size.
    private void addGrowth(Run run, List<Integer> sizes) {
        var medians = new LinkedHashMap<Asked, List<Double>>();
        for (Result one : run.results().all())
            if (one.row().equals(name()) && sizes.stream().anyMatch(size -> one.size().equals(label(size)))) medians.computeIfAbsent(new Asked(one.subject(), one.unit()), _ -> new ArrayList<>()).add(one.median());
        medians.forEach((asked, times) -> {
            if (times.size() == sizes.size())
                run.results().add(name(), asked.subject(), "growth", "exponent of " + asked.unit(), List.of(Growth.exponent(sizes, times)));
        });
    }
}
