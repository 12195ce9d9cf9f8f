package org.hashverse.bench.rows;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hashverse.bench.Contestant;
import org.hashverse.bench.Rounds;
import org.hashverse.bench.Row;
import org.hashverse.bench.Run;
import org.hashverse.bench.link.NodeSender;
import org.hashverse.bench.side.Running;
import org.hashverse.ui.app.WindowSide;

/// How long the window stands still at most while a contact sends a thousand messages a second into the open conversation.
public final class WindowRow implements Row {
    private static final String SOFTWARE = "-Dprism.order=sw";
    /// The headless platform of JavaFX draws in memory. It copies each picture to its screen pixel by pixel on the FX thread, which takes most of the time of that thread; no other
    /// platform does.
    private static final String HEADLESS = "-Dglass.platform=Headless";
    private static final int SECONDS = 10;

    @Override
    public String name() {
        return "window";
    }

    @Override
    public void measure(Run run) throws Exception {
        boolean headless = !run.full() || System.getenv("DISPLAY") == null && System.getenv("WAYLAND_DISPLAY") == null;
        if (headless && run.full()) run.results().note("window: drawn without a display, which takes most of its time; start an Xvfb and set DISPLAY");
        var options = headless ? List.of(SOFTWARE, HEADLESS) : List.of(SOFTWARE);
        int perSecond = run.size(1_000, 100);
        int texts = run.size(perSecond * SECONDS, 20);
        new Rounds(run, name(), perSecond + " messages/s").play(List.of(() -> {
            var window = run.sides().start(WindowSide.class, options, run.fresh(name(), "window").toString());
            try {
                var at = window.talk().await("at").split(" ");
                var sender = run.sides().start(NodeSender.class, run.fresh(name(), "sender").toString(), at[0], at[1]);
                sender.talk().await("ready");
                return new Flood(window, sender, texts, perSecond);
            } catch (IOException failed) {
                window.close();
                throw failed;
            }
        }));
    }

    private record Flood(Running window, Running sender, int texts, int perSecond) implements Contestant {
        @Override
        public String name() {
            return "Hashverse, window";
        }

        @Override
        public List<Sample> round() throws Exception {
            window.talk().say("watch");
            window.talk().await("watching");
            sender.talk().say("steady " + texts + " " + perSecond);
            long nanos = Long.parseLong(sender.talk().await("took"));
            window.talk().say("stop");
            var answer = window.talk().await("stood").split(" ");
            return List.of(new Sample("ms, longest wait of the FX thread", Long.parseLong(answer[0]) / 1e6),
                    new Sample("waits over 33 ms", Long.parseLong(answer[1])),
                    new Sample("messages/s reached", texts * (double) TimeUnit.SECONDS.toNanos(1) / nanos));
        }

        @Override
        public void close() {
            sender.close();
            window.close();
        }
    }
}
