package org.hashverse.node.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.SharedFiles;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.FileState;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.node.api.FileState.Stage;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.settings.Settings;
import org.junit.jupiter.api.Test;

/// Real nodes send each other real files over loopback.
class FilesBetweenNodesTest extends TwoNodesWithFiles {
    @Test
    void nothingIsGotWithoutAskingIfTheSettingsSaySo() throws Exception {
        getNothingWithoutAsking(bo);
        send(ana, Conversation.with(bo.id()), file("empty", 0));
        var asked = new FileKey(send(ana, Conversation.with(bo.id()), file("asked", 1)), 0);
        bo.await(NodeEvent.MessageArrived.class, event -> event.message().message().key().equals(asked.message()));
        bo.node.files().get(asked, Optional.empty());
        awaitStage(bo, asked, Stage.GOT);
        assertEquals(Set.of(asked), changed());
    }

    @Test
    void aFileOfAMegabyteIsGotWithoutAskingBesideALargerOneAndAFolderWhoseListingIsLarger() throws Exception {
        bo.change(settings -> settings.withReceiving(settings.receiving().withAutomatic(1)));
        var album = Files.createDirectory(folder.resolve("album"));
        for (int i = 0; i < 6_000; i++) Files.createFile(album.resolve("x".repeat(180) + i)); // 1.1 MiB of names
        var key = send(ana, Conversation.with(bo.id()), album, file("small", 1_000_000), file("large", 1_000_001));
        awaitStage(bo, new FileKey(key, 1), Stage.GOT);
        assertEquals(Set.of(new FileKey(key, 1)), changed());
    }

    /// The files of which Bo was told a state.
    private Set<FileKey> changed() {
        return bo.told(NodeEvent.FilesChanged.class).stream().flatMap(event -> event.files().stream()).map(FileState::file).collect(Collectors.toSet());
    }

    @Test
    void smallFilesOfAContactArriveByThemselvesAndTheSenderLearnsOfIt() throws Exception {
        var names = List.of("none", "one", "piece", "more");
        var sizes = List.of(0, 1, 1 << 20, (1 << 20) + 1);
        var files = new Path[4];
        for (int i = 0; i < 4; i++) files[i] = file(names.get(i), sizes.get(i));
        var key = send(ana, Conversation.with(bo.id()), files);
        for (int i = 0; i < 4; i++) {
            var got = awaitStage(bo, new FileKey(key, i), Stage.GOT);
            assertEquals(inbox.resolve(names.get(i)), got.path().orElseThrow());
            assertArrayEquals(Files.readAllBytes(files[i]), Files.readAllBytes(got.path().get()));
            assertEquals(sizes.get(i).longValue(), got.done());
        }
        var report = ana.await(NodeEvent.MessageChanged.class, event -> event.message().marks().find(SharedFiles.Report.class, bo.id()).filter(made -> made.got().equals(Set.of(0, 1, 2, 3))).isPresent());
        assertEquals(key, report.message().message().key());
    }

    @Test
    void aFileThatThePersonDeletedCanBeGotAgain() throws Exception {
        var key = new FileKey(send(ana, Conversation.with(bo.id()), file("again", 70_000)), 0);
        var path = awaitStage(bo, key, Stage.GOT).path().orElseThrow();
        Files.delete(path);
        int mark = bo.mark();
        bo.node.files().get(key, Optional.empty());
        awaitFrom(bo, mark, key, state -> state.stage() == Stage.GOT);
        assertArrayEquals(Files.readAllBytes(folder.resolve("again")), Files.readAllBytes(path));
    }

    @Test
    void whoDidNotDialGetsFilesToo() throws Exception {
        var key = send(bo, Conversation.with(ana.id()), file("back", 3 << 20));
        assertArrayEquals(Files.readAllBytes(folder.resolve("back")), Files.readAllBytes(awaitStage(ana, new FileKey(key, 0), Stage.GOT).path().orElseThrow()));
    }

    @Test
    void aFolderArrivesAsAFolder() throws Exception {
        var album = Files.createDirectories(folder.resolve("album/summer/empty"));
        for (int i = 0; i < 300; i++) Files.writeString(folder.resolve("album/summer/" + i + ".txt"), "picture ".repeat(i));
        Files.createSymbolicLink(folder.resolve("album/link"), album);
        var key = send(ana, Conversation.with(bo.id()), folder.resolve("album"));
        var path = awaitStage(bo, new FileKey(key, 0), Stage.GOT).path().orElseThrow();
        assertEquals(inbox.resolve("album"), path);
        for (int i = 0; i < 300; i++) assertEquals("picture ".repeat(i), Files.readString(path.resolve("summer/" + i + ".txt")));
        assertTrue(Files.isDirectory(path.resolve("summer/empty")));
        assertFalse(Files.exists(path.resolve("link")));
    }

    @Test
    void aLargeFileWaitsForAClickAndCanBeDeclined() throws Exception {
        var large = file("large", 21 << 20);
        var key = send(ana, Conversation.with(bo.id()), large);
        bo.await(NodeEvent.MessageArrived.class, _ -> true);
        assertEquals(List.of(), bo.told(NodeEvent.FilesChanged.class).stream().flatMap(event -> event.files().stream()).toList());
        bo.node.files().decline(new FileKey(key, 0));
        awaitStage(bo, new FileKey(key, 0), Stage.DECLINED);
        ana.await(NodeEvent.MessageChanged.class, event -> event.message().marks().find(SharedFiles.Report.class, bo.id()).filter(made -> made.declined().equals(Set.of(0))).isPresent());
        bo.node.files().get(new FileKey(key, 0), Optional.empty());
        assertArrayEquals(Files.readAllBytes(large), Files.readAllBytes(awaitStage(bo, new FileKey(key, 0), Stage.GOT).path().orElseThrow()));
    }

    @Test
    void aFileOfferedWhileTheOtherWasAwayArrivesAfterBothStartedAgain() throws Exception {
        bo.close();
        ana.awaitPeer(bo.id(), peer -> !peer.connected());
        var key = send(ana, Conversation.with(bo.id()), file("later", 2 << 20));
        ana.close();
        ana = TestNode.in(folder.resolve("Ana"), "Ana", Settings.Accept.ANYONE, 0);
        bo = open("Bo");
        get(bo.node.add(ana.address()));
        assertArrayEquals(Files.readAllBytes(folder.resolve("later")), Files.readAllBytes(awaitStage(bo, new FileKey(key, 0), Stage.GOT).path().orElseThrow()));
    }

    @Test
    void aFileThatChangedOrIsGoneIsToldSo() throws Exception {
        var changed = file("changed", 21 << 20);
        var gone = file("gone", 22 << 20);
        var key = send(ana, Conversation.with(bo.id()), changed, gone);
        bo.await(NodeEvent.MessageArrived.class, _ -> true);
        Files.writeString(changed, "other");
        Files.delete(gone);
        bo.node.files().get(new FileKey(key, 0), Optional.empty());
        bo.node.files().get(new FileKey(key, 1), Optional.empty());
        awaitStage(bo, new FileKey(key, 0), Stage.CHANGED);
        awaitStage(bo, new FileKey(key, 1), Stage.GONE);
    }

    @Test
    void whatWasTakenBackIsNotServedAnyMore() throws Exception {
        var key = send(ana, Conversation.with(bo.id()), file("regret", 21 << 20));
        bo.await(NodeEvent.MessageArrived.class, _ -> true);
        ana.node.changeMessage(new org.hashverse.chat.Change.Retraction(key));
        bo.await(NodeEvent.MessageChanged.class, event -> event.message().takenBack());
        bo.node.files().get(new FileKey(key, 0), Optional.empty());
        var other = send(ana, Conversation.with(bo.id()), file("after", 1));
        awaitStage(bo, new FileKey(other, 0), Stage.GOT);
        assertFalse(bo.told(NodeEvent.FilesChanged.class).stream().flatMap(event -> event.files().stream()).anyMatch(state -> state.file().message().equals(key)));
    }
}
