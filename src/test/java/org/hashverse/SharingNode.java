package org.hashverse;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.node.TestLimits;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.Attachment;
import org.hashverse.node.api.FileState;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.SendFilesOutcome;
import org.hashverse.node.api.SendOutcome;

/// A process with one node that offers files, or gets them, as its standard input says. It prints the state of each file when it changes.
final class SharingNode {
    private SharingNode() {}

    /// The command that starts it, with a small heap.
    ///
    /// @param folder the profile
    /// @param at     where it listens
    static List<String> command(Path folder, String name, PeerAddress at) {
        return List.of(ConsoleProcess.JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmn8m", "-Xmx96m", "--enable-native-access=ALL-UNNAMED", "-Dslf4j.internal.verbosity=ERROR", "-cp", ChildClasses.path(),
                SharingNode.class.getName(), folder.toString(), name, at.toString());
    }

    /// Arguments: folder, name, address. Prints `ready ID`. The commands are `add PORT`, `share ID PATH`, which accepts a stranger and prints `shared AUTHOR MESSAGE`, and `get AUTHOR MESSAGE FOLDER`.
    public static void main(String... arguments) throws Exception {
        try (var node = TestNode.at(PeerAddress.parse(arguments[2]), Path.of(arguments[0]), arguments[1], TestLimits.SHORT)) {
            node.address();
            node.change(settings -> settings.withReceiving(settings.receiving().withAutomatic(0)));
            System.out.println("ready " + node.id().text());
            node.node.subscribe(Runnable::run, event -> {
                if (event instanceof NodeEvent.FilesChanged(var files)) for (var file : files) System.out.println(line(file));
            });
            var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line; (line = lines.readLine()) != null; ) act(node, line.split(" ", 4));
        }
    }

    private static String line(FileState file) {
        return "state " + file.stage() + " " + file.done() + file.path().map(path -> " " + path).orElse("");
    }

    private static void act(TestNode node, String[] words) throws Exception {
        switch (words[0]) {
            case "add" -> {
                TestNode.get(node.node.add(PeerAddress.parse("127.0.0.1:" + words[1])));
                System.out.println("added");
            }
            case "share" -> {
                var to = new PeerId(words[1]);
                TestNode.get(node.node.accept(to));
                var outcome = TestNode.get(node.node.files().send(Conversation.with(to), List.of(new Attachment(Path.of(words[2]))), "", _ -> { }));
                if (!(outcome instanceof SendFilesOutcome.Offered(SendOutcome.Sent(var message)))) throw new IllegalStateException("not offered: " + outcome);
                System.out.println("shared " + message.message().author().text() + " " + message.message().id().hex());
            }
            default -> node.node.files().get(new FileKey(new MessageKey(new PeerId(words[1]), new MessageId(words[2])), 0), Optional.of(Path.of(words[3])));
        }
    }
}
