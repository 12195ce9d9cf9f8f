package org.hashverse.node.files;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.SharedFiles;
import org.hashverse.node.AttackedNode;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.transport.Papers;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Eve offers Ana more files than anybody wants and serves none of them. Bo offers her one.
class ManyOffersTest {
    private static final int OFFERS = 10_000;
    /// Small files of one contact that are got in a day without asking.
    private static final int A_DAY = AutomaticQuota.LARGEST_A_DAY * AutomaticQuota.PARTS;
    @TempDir
    Path folder;

    private static void accept(TestNode ana, PeerId peer) throws Exception {
        ana.awaitPeer(peer, Peer::connected);
        TestNode.get(ana.node.accept(peer));
    }

    private static long begun(TestNode ana, PeerId author) {
        var files = new HashSet<FileKey>();
        for (var event : ana.told(NodeEvent.FilesChanged.class)) for (var state : event.files()) if (state.file().message().author().equals(author)) files.add(state.file());
        return files.size();
    }

    @Test
    void offersWithoutEndHoldUpNoFileOfAnother() throws Exception {
        var eve = Papers.good();
        var bo = Papers.good();
        var content = RawContent.of(TwoNodesWithFiles.random(3));
        try (var attacked = new AttackedNode(); var lying = new RawSharer(attacked.address(), eve, _ -> null); var friend = new RawSharer(attacked.address(), bo, content::answer)) {
            var ana = attacked.ana;
            ana.change(settings -> settings.withReceiving(settings.receiving().withFolder(Optional.of(folder.toString())).withAutomatic(1)));
            accept(ana, eve.id());
            accept(ana, bo.id());
            for (int number = 1; number <= OFFERS; number++) lying.say(offer(number, content));
            var last = new MessageKey(eve.id(), id(OFFERS));
            ana.await(NodeEvent.MessageArrived.class, event -> event.message().message().key().equals(last));
            TwoNodesWithFiles.awaitWhole(ana, new FileKey(friend.offer(content.file("wanted")), 0), content.bytes());
            assertTrue(begun(ana, eve.id()) <= 2 * A_DAY, begun(ana, eve.id()) + " files were begun");
            attacked.unharmed();
        }
    }

    private static MessageId id(int number) {
        return new MessageId("%032x".formatted(number));
    }

    private static Frame.Chat offer(int number, RawContent content) {
        return new Frame.Chat(number, id(number), Frame.To.YOU, System.currentTimeMillis(), new SharedFiles(List.of(content.file("unwanted " + number)), ""));
    }
}
