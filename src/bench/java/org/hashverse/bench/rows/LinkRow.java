package org.hashverse.bench.rows;

import java.util.List;
import org.hashverse.bench.Contestant;
import org.hashverse.bench.Rounds;
import org.hashverse.bench.Row;
import org.hashverse.bench.Run;
import org.hashverse.bench.link.JeroReceiver;
import org.hashverse.bench.link.JeroSender;
import org.hashverse.bench.link.KeptReceiver;
import org.hashverse.bench.link.KeptSender;
import org.hashverse.bench.link.NettyReceiver;
import org.hashverse.bench.link.NettySender;
import org.hashverse.bench.link.NodeReceiver;
import org.hashverse.bench.link.NodeSender;
import org.hashverse.bench.link.Texts;
import org.hashverse.bench.link.TlsReceiver;
import org.hashverse.bench.link.TlsSender;

/// How fast texts flow one way over one link, and what that costs both sides.
public final class LinkRow implements Row {
    private static final int QUICK = 10;
    /// Texts of all rounds: less than the 100,000 that Hashverse takes from one peer in a day.
    private static final int DURABLE = 96_000;

    @Override
    public String name() {
        return "link";
    }

    @Override
    public void measure(Run run) throws Exception {
        // as many texts as each needs for about the same time
        new Rounds(run, name(), Texts.LENGTH + " bytes").play(List.of(
                () -> new Burst(run, OneWay.open(run, name(), "Hashverse, node", NodeReceiver.class, NodeSender.class), run.size(DURABLE / run.allRounds(), QUICK)),
                () -> ConsolePair.open(run, name(), run.size(4_000, QUICK)),
                () -> new Burst(run, OneWay.open(run, name(), "Netty, same promise and index", KeptReceiver.class, KeptSender.class), run.size(DURABLE / run.allRounds(), QUICK)),
                () -> new Burst(run, OneWay.open(run, name(), "Netty, memory only", NettyReceiver.class, NettySender.class), run.size(100_000, QUICK)),
                () -> new Burst(run, OneWay.open(run, name(), "JeroMQ CURVE, memory only", JeroReceiver.class, JeroSender.class), run.size(100_000, QUICK)),
                () -> new Burst(run, OneWay.open(run, name(), "TLS loop, 16 frames a flush", TlsReceiver.class, TlsSender.class), run.size(200_000, QUICK))));
    }

    private record Burst(Run run, OneWay way, int texts) implements Contestant {
        @Override
        public String name() {
            return way.name();
        }

        @Override
        public List<Sample> round() throws Exception {
            var before = way.sender().cpu().plus(way.receiver().cpu());
            long nanos = way.ask("burst " + texts)[0];
            run.settle();
            return OneWay.rate(texts, nanos, way.sender().cpu().plus(way.receiver().cpu()).minus(before).toNanos());
        }

        @Override
        public void close() {
            way.close();
        }
    }
}
