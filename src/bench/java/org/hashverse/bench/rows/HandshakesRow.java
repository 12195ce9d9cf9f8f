package org.hashverse.bench.rows;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hashverse.bench.Contestant;
import org.hashverse.bench.Rounds;
import org.hashverse.bench.Row;
import org.hashverse.bench.Run;
import org.hashverse.bench.crowd.HubSide;
import org.hashverse.bench.parts.BareHandshakes;
import org.hashverse.bench.parts.HandshakeSide;
import org.hashverse.bench.parts.OurHandshakes;
import org.hashverse.bench.side.Running;

/// How many warm handshakes a second this machine makes, and how long many peers take that all connect again at once.
public final class HandshakesRow implements Row {
    @Override
    public String name() {
        return "handshakes";
    }

    @Override
    public void measure(Run run) throws Exception {
        int handshakes = run.size(300, 2);
        new Rounds(run, name(), handshakes + " in a row").play(List.of(() -> open(run, "Hashverse, TLS and HELLO", OurHandshakes.class, handshakes),
                () -> open(run, "JSSE alone", BareHandshakes.class, handshakes)));
        int peers = run.size(500, 3);
        new Rounds(run, name(), peers + " at once").play(List.of(() -> {
            var crowd = Crowd.open(run, name(), peers, HubSide.ANY_RATE);
            crowd.grow(0, peers);
            return new Redial(crowd, peers);
        }));
    }

    private Contestant open(Run run, String name, Class<? extends HandshakeSide> type, int handshakes) throws IOException, InterruptedException {
        var side = run.sides().start(type, run.fresh(name(), type.getSimpleName()).toString());
        side.talk().await("ready");
        return new Shaking(name, side, handshakes);
    }

    private record Shaking(String name, Running side, int handshakes) implements Contestant {
        @Override
        public List<Sample> round() throws Exception {
            var before = side.cpu();
            side.talk().say("shake " + handshakes);
            long nanos = Long.parseLong(side.talk().await("took"));
            return List.of(new Sample("handshakes/s", handshakes * (double) TimeUnit.SECONDS.toNanos(1) / nanos),
                    new Sample("CPU ms/handshake, both ends", side.cpu().minus(before).toNanos() / 1e6 / handshakes));
        }

        @Override
        public void close() {
            side.close();
        }
    }

    private record Redial(Crowd crowd, int peers) implements Contestant {
        @Override
        public String name() {
            return "Hashverse, all peers redial";
        }

        @Override
        public List<Sample> round() throws Exception {
            crowd.tellPeers("hang-up");
            Crowd.awaitConnected(crowd.hub(), 0);
            double millis = crowd.tellPeers("again") / 1e6;
            Crowd.awaitConnected(crowd.hub(), peers);
            return List.of(new Sample("ms until all are connected", millis));
        }

        @Override
        public void close() {
            crowd.close();
        }
    }
}
