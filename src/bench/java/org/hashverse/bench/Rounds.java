package org.hashverse.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Measures all subjects of a row in turn, round after round, so that what disturbs the machine for a while disturbs all of them.
public final class Rounds {
    private static final System.Logger LOG = System.getLogger(Rounds.class.getName());

    private final Run run;
    private final String row;
    private final String size;

    /// @param size the size that all results get
    public Rounds(Run run, String row, String size) {
        this.run = run;
        this.row = row;
        this.size = size;
    }

    /// Opens a subject.
    @FunctionalInterface
    public interface Opening {
        Contestant open() throws Exception;
    }

    private record Key(String subject, String unit) {}

    /// Opens all subjects, lets each warm up for some rounds, measures them and closes them. A subject that fails is noted and left out.
    public void play(List<Opening> openings) throws InterruptedException {
        var playing = new ArrayList<Contestant>();
        try {
            for (var opening : openings) guarded("a subject", () -> playing.add(opening.open()));
            var values = new LinkedHashMap<Key, List<Double>>();
            for (int round = 1 - run.warmUps(); round <= run.rounds(); round++) round(round, playing, values);
            values.forEach((key, all) -> run.results().add(row, key.subject, size, key.unit, all));
        } finally {
            for (var contestant : playing) guarded(contestant.name(), contestant::close);
        }
    }

    private void round(int round, List<Contestant> playing, Map<Key, List<Double>> values) throws InterruptedException {
        for (var contestant : List.copyOf(playing)) {
            run.progress(row + ", " + size + ", " + (round < 1 ? "warm-up" : "round " + round + " of " + run.rounds()) + ": " + contestant.name());
            boolean done = guarded(contestant.name(), () -> {
                for (var sample : contestant.round()) if (round > 0) values.computeIfAbsent(new Key(contestant.name(), sample.unit()), _ -> new ArrayList<>()).add(sample.value());
            });
            if (done) continue;
            playing.remove(contestant);
            guarded(contestant.name(), contestant::close);
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    private boolean guarded(String subject, Step step) throws InterruptedException {
        try {
            step.run();
            return true;
        } catch (InterruptedException ended) {
            throw ended;
        } catch (Exception failed) {
            var what = row + ", " + size + ", " + subject;
            LOG.log(System.Logger.Level.WARNING, what + " failed", failed);
            run.results().note(what + ": failed, " + failed.getMessage());
            return false;
        }
    }
}
