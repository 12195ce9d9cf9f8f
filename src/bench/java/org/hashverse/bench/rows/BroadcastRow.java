package org.hashverse.bench.rows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hashverse.bench.Contestant;
import org.hashverse.bench.Rounds;
import org.hashverse.bench.Row;
import org.hashverse.bench.Run;
import org.hashverse.bench.crowd.NodePeers;
import org.hashverse.bench.side.Running;

/// How many deliveries a second one sender makes to everyone, also while one peer in twenty reads nothing.
public final class BroadcastRow implements Row {
    private static final int NODES_PER_PROCESS = 25;
    private static final int ONE_STALLED_IN = 20;
    /// So many nodes of one process need more memory than the package allows to one.
    private static final List<String> ROOM = List.of("-Xmx1g");
    /// Deliveries of one round.
    private static final int DELIVERIES = 10_000;

    @Override
    public String name() {
        return "broadcast";
    }

    @Override
    public void measure(Run run) throws Exception {
        int few = run.size(10, 2);
        play(run, few, List.of(() -> nodes(run, few)));
        if (run.full()) play(run, 100, List.of(() -> nodes(run, 100)));
        for (int size : run.full() ? new int[] {100, 500} : new int[] {3}) {
            // the stalled peers of each round are new contacts; as strangers, the hub would not tell of all of them
            try (var crowd = Crowd.open(run, name(), size + stalledBeside(size) * run.allRounds())) {
                crowd.grow(0, size);
                play(run, size, List.of(() -> new Broadcast(run, "raw peers", size, crowd.hub(), () -> { }, List.of()), () -> stalled(run, size, crowd)));
            }
        }
    }

    private void play(Run run, int peers, List<Rounds.Opening> openings) throws InterruptedException {
        new Rounds(run, name(), peers + " peers").play(openings);
    }

    private Contestant nodes(Run run, int peers) throws IOException, InterruptedException {
        var running = new ArrayList<Running>();
        try {
            var hub = Crowd.hub(run, name(), peers, List.of());
            running.add(hub);
            var at = hub.talk().await("at").split(" ");
            for (int first = 0; first < peers; first += NODES_PER_PROCESS) {
                var count = Math.min(NODES_PER_PROCESS, peers - first);
                running.add(run.sides().start(NodePeers.class, ROOM, run.fresh(name(), "peers").toString(), Integer.toString(first), Integer.toString(count), at[0], at[1]));
            }
            for (var one : running.subList(1, running.size())) one.talk().await("ready");
            Crowd.awaitConnected(hub, peers);
            return new Broadcast(run, "Hashverse nodes", peers, hub, () -> { }, running.reversed());
        } catch (IOException failed) {
            running.reversed().forEach(Running::close);
            throw failed;
        }
    }

    private static int stalledBeside(int peers) {
        return Math.max(1, peers / ONE_STALLED_IN);
    }

    /// Raw peers, and besides them some that never read. Each round has new ones, because a silent link is closed after some seconds, and because nothing waits for a new one.
    private static Contestant stalled(Run run, int peers, Crowd crowd) {
        int stalled = stalledBeside(peers);
        var plain = new Broadcast(run, "raw peers, 1 in " + ONE_STALLED_IN + " stalled", peers, crowd.hub(), () -> {
            crowd.tellPeers("stall " + stalled);
            Crowd.awaitConnected(crowd.hub(), peers + stalled);
        }, List.of());
        return new Contestant() {
            @Override
            public String name() {
                return plain.name();
            }

            @Override
            public List<Sample> round() throws Exception {
                var samples = plain.round();
                crowd.tellPeers("drop");
                Crowd.awaitConnected(crowd.hub(), peers);
                return samples;
            }

            @Override
            public void close() {
                plain.close();
            }
        };
    }

    private interface Preparation {
        void prepare() throws Exception;
    }

    private record Broadcast(Run run, String name, int recipients, Running hub, Preparation before, List<Running> own) implements Contestant {
        @Override
        public List<Sample> round() throws Exception {
            before.prepare();
            int texts = Math.max(1, run.size(DELIVERIES, 2 * recipients) / recipients);
            var cpu = hub.cpu();
            hub.talk().say("broadcast " + texts + " " + recipients);
            long nanos = Long.parseLong(hub.talk().await("took"));
            run.settle();
            double deliveries = (double) texts * recipients;
            return List.of(new Sample("deliveries/s", deliveries * TimeUnit.SECONDS.toNanos(1) / nanos),
                    new Sample("CPU µs/delivery, sender", hub.cpu().minus(cpu).toNanos() / 1_000.0 / deliveries));
        }

        @Override
        public void close() {
            own.forEach(Running::close);
        }
    }
}
