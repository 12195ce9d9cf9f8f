package org.hashverse.node.files;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hashverse.chat.Conversation;
import org.hashverse.files.Contents;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.store.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file to Everyone, who all know each other.
class ClassTest {
    private static final int PUPILS = 4;
    @TempDir
    Path folder;
    private final List<TestNode> nodes = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var node : nodes) node.close();
    }

    @Test
    void everyPupilGetsTheFile() throws Exception {
        for (int i = 0; i <= PUPILS; i++) {
            var node = TwoNodesWithFiles.open(folder, "N" + i, Settings.Accept.ANYONE, folder.resolve("inbox" + i));
            for (var other : nodes) {
                assertInstanceOf(AddOutcome.Connected.class, TestNode.get(node.node.add(other.address())));
                other.awaitPeer(node.id(), peer -> peer.connected() && peer.met());
                node.awaitPeer(other.id(), peer -> peer.connected() && peer.met());
            }
            nodes.add(node);
        }
        var bytes = Contents.bytes(19 << 20);
        var file = Files.write(folder.resolve("film"), bytes);
        var key = new FileKey(TwoNodesWithFiles.send(nodes.getFirst(), Conversation.EVERYONE, file), 0);
        for (var pupil : nodes.subList(1, nodes.size())) TwoNodesWithFiles.awaitWhole(pupil, key, bytes);
    }
}
