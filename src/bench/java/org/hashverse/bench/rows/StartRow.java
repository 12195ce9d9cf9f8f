package org.hashverse.bench.rows;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.hashverse.TestPorts;
import org.hashverse.bench.Contestant;
import org.hashverse.bench.Rounds;
import org.hashverse.bench.Row;
import org.hashverse.bench.Run;
import org.hashverse.bench.side.BenchNode;
import org.hashverse.bench.side.Patience;
import org.hashverse.bench.side.Sides;
import org.hashverse.chat.PeerAddress;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.kit.Limits;

/// How long the built jar takes to its window, and until it is connected with a contact that is there. Needs a display; the jar has no start-up cache, unlike the package.
public final class StartRow implements Row {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Override
    public String name() {
        return "start";
    }

    @Override
    public void measure(Run run) throws Exception {
        if (!run.full()) return; // a window of its own for a check would take most of its time
        if (System.getenv("DISPLAY") == null && System.getenv("WAYLAND_DISPLAY") == null) {
            run.results().note("start: skipped, there is no display; start an Xvfb and set DISPLAY");
            return;
        }
        new Rounds(run, name(), "jar without cache").play(List.of(Window::new, () -> Connection.open(run, name())));
    }

    private static Process start(String... arguments) throws IOException {
        var command = new ArrayList<>(Sides.java(List.of("-Dprism.order=sw", "-jar", Sides.jar().toString())));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /// Starts a window that ends as soon as it shows all, and prints how long that took.
    private static final class Window implements Contestant {
        private static final Pattern PAINTED = Pattern.compile("painted after (\\d+) ms");
        private static final Pattern SHOWN = Pattern.compile("shown after (\\d+) ms");

        @Override
        public String name() {
            return "Hashverse, window";
        }

        @Override
        public List<Sample> round() throws Exception {
            var process = start("--guest", "--exit", "127.0.0.1", Integer.toString(TestPorts.free()));
            var printed = new String(process.getInputStream().readAllBytes());
            return List.of(new Sample("ms to the first picture", number(PAINTED, printed)), new Sample("ms to all that the node knows", number(SHOWN, printed)));
        }

        private static double number(Pattern pattern, String printed) throws IOException {
            var found = pattern.matcher(printed);
            if (!found.find()) throw new IOException("the window printed: " + printed);
            return Double.parseDouble(found.group(1));
        }

        @Override
        public void close() {
            // each window ends by itself
        }
    }

    /// Starts the window of a person whose contact runs.
    private record Connection(BenchNode contact, LinkedBlockingQueue<Long> joined, Path person) implements Contestant {
        static Connection open(Run run, String row) throws Exception {
            var joined = new LinkedBlockingQueue<Long>();
            var person = run.fresh(row, "person");
            var contact = new BenchNode(run.fresh(row, "contact"), "Contact", Limits.PRODUCT, event -> {
                if (event instanceof NodeEvent.Joined) joined.add(System.nanoTime());
            });
            try (var before = new BenchNode(person, "Person", Limits.PRODUCT, _ -> { })) {
                before.meet(new PeerAddress(contact.address().host(), contact.address().port()));
            }
            joined.clear();
            return new Connection(contact, joined, person);
        }

        @Override
        public String name() {
            return "Hashverse, window and contact";
        }

        @Override
        public List<Sample> round() throws Exception {
            joined.clear();
            long begun = System.nanoTime();
            var process = start("--data", person.toString(), "127.0.0.1", Integer.toString(TestPorts.free()));
            try {
                var at = Optional.ofNullable(joined.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).orElseThrow(() -> new IOException("the contact never saw the person"));
                return List.of(new Sample("ms to connected", (at - begun) / 1e6));
            } finally {
                process.destroy();
                process.waitFor();
                contact.awaitConnected(0, new Patience(PATIENCE));
            }
        }

        @Override
        public void close() {
            contact.close();
        }
    }
}
