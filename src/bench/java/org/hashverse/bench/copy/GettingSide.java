package org.hashverse.bench.copy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.hashverse.bench.side.BenchNode;
import org.hashverse.bench.side.Side;
import org.hashverse.bench.side.Talk;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.node.api.FileState;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.kit.Limits;

/// A node that gets what a [SharingSide] offers. Its arguments are a folder, a host and a port. It says `ready`; answers `get AUTHOR ID FOLDER` with `got NANOS PATH`, and `heap`
/// with `heap BYTES`, see [Heap].
public final class GettingSide implements Side {
    private final BlockingQueue<MessageKey> arrived = new LinkedBlockingQueue<>();
    private final BlockingQueue<FileState> ended = new LinkedBlockingQueue<>();

    @Override
    public void run(List<String> arguments, Talk runner) throws Exception {
        try (var node = new BenchNode(Path.of(arguments.getFirst()), "Getter", Limits.PRODUCT, this::heard)) {
            node.node.change(settings -> settings.withReceiving(settings.receiving().withAutomatic(0)));
            node.meet(new PeerAddress(arguments.get(1), Integer.parseInt(arguments.get(2))));
            runner.say("ready");
            for (var line = runner.next(); line.isPresent(); line = runner.next()) {
                var words = line.get().split(" ", 4);
                if (words[0].equals("heap")) runner.say("heap " + Heap.live());
                else Thread.ofPlatform().daemon().start(() -> get(node, words, runner));
            }
        }
    }

    private void heard(NodeEvent event) {
        if (event instanceof NodeEvent.MessageArrived(var message)) arrived.add(message.message().key());
        if (event instanceof NodeEvent.FilesChanged(var files)) files.stream().filter(file -> file.stage().ended()).forEach(ended::add);
    }

    private void get(BenchNode node, String[] words, Talk runner) {
        try {
            var message = new MessageKey(new PeerId(words[1]), new MessageId(words[2]));
            while (!arrived.take().equals(message)) { /* a chat */ }
            long begun = System.nanoTime();
            node.node.files().get(new FileKey(message, 0), Optional.of(Path.of(words[3])));
            var state = ended.take();
            while (!state.file().message().equals(message)) state = ended.take();
            runner.say(state.stage() == FileState.Stage.GOT ? "got " + (System.nanoTime() - begun) + " " + state.path().orElseThrow() : "failed " + state);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
