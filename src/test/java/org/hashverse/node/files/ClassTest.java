package org.hashverse.node.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hashverse.chat.Conversation;
import org.hashverse.files.Contents;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.Attachment;
import org.hashverse.node.api.FileState;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.SendFilesOutcome;
import org.hashverse.node.api.SendOutcome;
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
            var inbox = folder.resolve("inbox" + i);
            var node = TestNode.in(folder.resolve("n" + i), "N" + i, Settings.Accept.ANYONE, 0);
            node.node.change(settings -> settings.withReceiving(settings.receiving().withFolder(Optional.of(inbox.toString()))));
            for (var other : nodes) {
                assertInstanceOf(AddOutcome.Connected.class, node.node.add(other.address()).get(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS));
                other.awaitPeer(node.id(), peer -> peer.connected() && peer.met());
                node.awaitPeer(other.id(), peer -> peer.connected() && peer.met());
            }
            nodes.add(node);
        }
        var bytes = Contents.bytes(19 << 20);
        var file = Files.write(folder.resolve("film"), bytes);
        var outcome = nodes.getFirst().node.files().send(Conversation.EVERYONE, List.of(new Attachment(file)), "", _ -> { }).get(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        var sent = assertInstanceOf(SendOutcome.Sent.class, assertInstanceOf(SendFilesOutcome.Offered.class, outcome).outcome());
        var key = new FileKey(sent.message().message().key(), 0);
        for (var pupil : nodes.subList(1, nodes.size())) {
            var got = pupil.await(NodeEvent.FilesChanged.class, event -> event.files().stream().anyMatch(state -> state.file().equals(key) && state.stage() == FileState.Stage.GOT));
            var path = got.files().stream().filter(state -> state.file().equals(key)).findFirst().flatMap(FileState::path).orElseThrow();
            assertArrayEquals(bytes, Files.readAllBytes(path));
        }
    }
}
