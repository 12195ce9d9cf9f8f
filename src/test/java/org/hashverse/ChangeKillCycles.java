package org.hashverse;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/// Two processes whose people write, edit, react and take back. Again and again one of them is killed with SIGKILL in the middle of it, and started again. In the end
/// the exports of both are compared.
final class ChangeKillCycles implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration LONGEST = Duration.ofMillis(60);
    private static final int FIRST = 6;

    private final long seed;
    private final Random random;
    private final Side ana;
    private final Side bo;

    /// A seed decides what the people do, which process is killed and when; the rest depends on the machine.
    ChangeKillCycles(Path folder, long seed) throws Exception {
        this.seed = seed;
        random = new Random(seed);
        ana = new Side(folder, "Ana");
        bo = new Side(folder, "Bo");
        for (var side : new Side[] {ana, bo}) {
            side.other = side == ana ? bo : ana;
            side.console.ask("with " + side.other.id, "with");
        }
        ana.console.ask("add " + bo.port, "add");
        for (int i = 0; i < FIRST; i++) for (var side : new Side[] {ana, bo}) side.act();
    }

    /// The result.
    ///
    /// @param messages    messages that one side or both have
    /// @param differences messages that the two sides see differently
    /// @param doubled     messages that one side has twice
    /// @param waiting     sides for which something is still on its way
    record Outcome(int messages, int differences, int doubled, int waiting) {}

    /// Acts at random, and kills a process in each cycle.
    ///
    /// @param actions in each cycle
    Outcome run(int cycles, int actions) throws Exception {
        for (int cycle = 0; cycle < cycles; cycle++) {
            var victim = random.nextBoolean() ? ana : bo;
            try {
                for (int i = 0; i < actions; i++) {
                    var side = random.nextBoolean() ? ana : bo;
                    side.console.type("act " + random.nextLong());
                }
                LockSupport.parkNanos(random.nextLong(LONGEST.toNanos()));
                victim.console.close();
                victim.console.status();
                victim.begin();
            } catch (Exception | AssertionError broken) {
                throw new AssertionError("seed " + seed + ", cycle " + cycle + ", " + victim.name, broken);
            }
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        int waiting = 2;
        while (waiting > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            waiting = (ana.isQuiet() ? 0 : 1) + (bo.isQuiet() ? 0 : 1);
        }
        return compare(ana.export(), bo.export(), waiting);
    }

    private Outcome compare(Map<String, String> atAna, Map<String, String> atBo, int waiting) {
        int differences = 0;
        var ids = new HashSet<>(atAna.keySet());
        ids.addAll(atBo.keySet());
        for (var id : ids) {
            var words = atAna.get(id);
            var others = atBo.get(id);
            // the author took it back before it left
            boolean neverLeft = others == null && ("retracted " + ana.id + " false {}").equals(words) || words == null && ("retracted " + bo.id + " false {}").equals(others);
            if (neverLeft || words != null && words.equals(others)) continue;
            differences++;
            System.out.println("seed " + seed + ", message " + id + ": Ana sees " + words + ", Bo sees " + others);
        }
        return new Outcome(ids.size(), differences, ana.doubled + bo.doubled, waiting);
    }

    @Override
    public void close() {
        ana.console.close();
        bo.console.close();
    }

    private final class Side {
        private final String name;
        private final int port = TestPorts.free();
        private final Path folder;
        private final Path exported;
        private Side other;
        private String id;
        private ConsoleProcess console;
        private int doubled;

        Side(Path folder, String name) throws IOException, InterruptedException {
            this.name = name;
            this.folder = folder.resolve(name);
            exported = folder.resolve(name + ".jsonl");
            begin();
        }

        void begin() throws IOException, InterruptedException {
            console = new ConsoleProcess(ActingNode.command(folder, name, port));
            id = console.expect("ready (.*)").group(1);
            if (other != null) console.ask("with " + other.id, "with");
        }

        void act() throws Exception {
            console.ask("act " + random.nextLong(), "acted");
        }

        boolean isQuiet() throws Exception {
            return console.ask("quiet", "quiet (.*)").group(1).equals("true");
        }

        /// What this side sees of each message.
        Map<String, String> export() throws Exception {
            console.ask("export " + exported, "export");
            var all = new LinkedHashMap<String, String>();
            for (var line : Files.readAllLines(exported)) {
                var message = JsonParser.parseString(line).getAsJsonObject();
                var kind = message.get("kind").getAsString();
                var reactions = message.has("reactions") ? message.getAsJsonObject("reactions") : new JsonObject();
                var sorted = new TreeMap<String, String>();
                for (var who : reactions.keySet()) sorted.put(who, reactions.get(who).getAsString());
                var words = kind + " " + message.get("author").getAsString() + " " + message.has("edited") + " " + (kind.equals("text") ? message.get("text").getAsString() + " " : "") + sorted;
                if (all.put(message.get("id").getAsString(), words) != null) doubled++;
            }
            return all;
        }
    }
}
