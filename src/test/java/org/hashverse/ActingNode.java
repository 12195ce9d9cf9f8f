package org.hashverse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.hashverse.chat.Change;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.ChangeOutcome;
import org.hashverse.node.api.SendOutcome;
import org.hashverse.store.history.MessageQueries.Export;
import org.hashverse.store.history.MessageQueries.Exported;
import org.hashverse.store.history.MessageQueries.Where;
import org.hashverse.store.settings.Settings;

/// A process with one node that reads from standard input what its person does: writes, edits, reacts and takes back. The node has the same parts as in the product.
final class ActingNode {
    private static final int NEWEST = 30;
    private static final List<String> EMOJI = List.of("👍", "👎", "🎉");

    private final TestNode node;
    private Conversation talk;

    private ActingNode(TestNode node) {
        this.node = node;
    }

    /// The command that starts it.
    ///
    /// @param folder the profile
    static List<String> command(Path folder, String name, int port) {
        var classes = System.getProperty("jdk.module.path") + System.getProperty("path.separator") + Path.of("target", "test-classes").toAbsolutePath();
        return List.of(ConsoleProcess.JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-Dstdout.encoding=UTF-8", "-cp", classes, ActingNode.class.getName(), folder.toString(), name, "" + port);
    }

    /// Arguments: folder, name, port. Prints `ready ID`, then answers each line.
    public static void main(String... arguments) throws Exception {
        try (var node = TestNode.in(Path.of(arguments[0]), arguments[1], Settings.Accept.ANYONE, Integer.parseInt(arguments[2]))) {
            node.address();
            System.out.println("ready " + node.id().text());
            var acting = new ActingNode(node);
            var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line; (line = lines.readLine()) != null; ) System.out.println(acting.answer(line.split(" ", 2)));
        }
    }

    private String answer(String[] line) throws Exception {
        switch (line[0]) {
            case "with" -> talk = Conversation.with(new PeerId(line[1]));
            case "add" -> TestNode.get(node.node.add(PeerAddress.parse("127.0.0.1:" + line[1])));
            case "act" -> {
                return act(new Random(Long.parseLong(line[1])));
            }
            case "quiet" -> {
                return "quiet " + isQuiet();
            }
            case "export" -> {
                if (TestNode.get(node.node.history().export(new Export(Optional.of(talk), Export.Format.JSON, Path.of(line[1]), Map.of()))) instanceof Exported.Failed(var why)) throw why;
            }
            default -> throw new IOException("unknown: " + line[0]);
        }
        return line[0];
    }

    private List<Delivered> newest(int most) throws Exception {
        return TestNode.get(node.node.history().page(talk, new Where.Newest(), most));
    }

    /// One random action on one of the newest messages.
    private String act(Random random) throws Exception {
        int action = random.nextInt(9);
        boolean onlyMine = action < 5 || action == 8;
        var all = newest(NEWEST).stream().filter(one -> !one.takenBack() && (one.mine() || !onlyMine)).toList();
        if (action < 2 || all.isEmpty()) {
            if (TestNode.get(node.node.send(talk, "text " + random.nextInt())) instanceof SendOutcome.Sent) return "acted";
            return "refused";
        }
        var message = all.get(random.nextInt(all.size())).message().key();
        var outcome = TestNode.get(switch (action) {
            case 2, 3, 4 -> node.node.changeMessage(new Change.Edit(message, "edited " + random.nextInt()));
            case 8 -> node.node.changeMessage(new Change.Retraction(message));
            default -> node.node.changeMessage(new Change.Reaction(message, random.nextInt(4) == 0 ? Optional.empty() : Optional.of(EMOJI.get(random.nextInt(EMOJI.size())))));
        });
        // the other may have taken it back meanwhile
        return outcome instanceof ChangeOutcome.Done || outcome instanceof ChangeOutcome.NotThere ? "acted" : "refused " + outcome;
    }

    /// Whether nothing is on its way to the other.
    private boolean isQuiet() throws Exception {
        for (var one : newest(Integer.MAX_VALUE)) {
            if (one.deliveries().values().stream().anyMatch(delivery -> delivery.open())) return false;
            if (one.reactions().stream().anyMatch(reaction -> reaction.waiting())) return false;
        }
        return node.awaitPeer(((Conversation.Direct) talk).peer(), _ -> true).waiting() == 0;
    }
}
