package org.hashverse.store.transfers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hashverse.ExpectedLog;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.files.FileHash;
import org.hashverse.store.database.Database;
import org.hashverse.store.files.NewerProfile;
import org.hashverse.transport.Papers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is kept of files over a restart.
class TransferStoreTest {
    @TempDir
    Path folder;
    private final PeerId bo = Papers.good().id();
    private final PeerId eve = Papers.good().id();
    private TransferStore store;

    @BeforeEach
    void open() throws IOException {
        store = TransferStore.open(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void restart() throws IOException {
        store.close();
        open();
    }

    private static FileHash hash(int first) {
        var bytes = new byte[FileHash.BYTES];
        bytes[0] = (byte) first;
        return FileHash.of(bytes);
    }

    private Source source(int hash, Source.Kind kind) {
        var listing = kind == Source.Kind.FILE ? Optional.<byte[]>empty() : Optional.of(new byte[] {'{', '}'});
        return new Source(hash(hash), kind, folder.resolve("ä " + hash), 1L << 38, Instant.ofEpochMilli(-5), listing, new byte[] {1, 2, 3});
    }

    private Download download(MessageId message, String stage) {
        return new Download(new MessageKey(bo, message), 3, stage, 5, Optional.of(folder), Optional.empty());
    }

    @Test
    void everythingIsThereAfterARestart() throws Exception {
        var message = MessageId.random();
        store.offer(message, Conversation.with(bo), List.of(source(1, Source.Kind.LISTING), source(2, Source.Kind.FOLDER), source(3, Source.Kind.FILE)));
        var done = new Download(new MessageKey(eve, message), 0, "GOT", 1L << 38, Optional.empty(), Optional.of(folder.resolve("there")));
        store.save(download(message, "WAITING"));
        store.save(done);
        restart();
        for (int i = 1; i <= 3; i++) {
            var expected = source(i, List.of(Source.Kind.LISTING, Source.Kind.FOLDER, Source.Kind.FILE).get(i - 1));
            var found = store.source(hash(i)).orElseThrow();
            assertEquals(List.of(expected.kind(), expected.path(), expected.size(), expected.modified()), List.of(found.kind(), found.path(), found.size(), found.modified()));
            assertArrayEquals(expected.pieces(), found.pieces());
            assertArrayEquals(expected.listing().orElse(null), found.listing().orElse(null));
        }
        assertEquals(List.of(download(message, "WAITING"), done), store.downloads());
    }

    @Test
    void onlyWhoGotAnOfferHasIt() throws Exception {
        store.offer(MessageId.random(), Conversation.with(bo), List.of(source(1, Source.Kind.FILE)));
        store.offer(MessageId.random(), Conversation.EVERYONE, List.of(source(2, Source.Kind.FILE)));
        assertTrue(store.isOfferedTo(hash(1), bo, true));
        assertTrue(store.isOfferedTo(hash(1), bo, false));
        assertFalse(store.isOfferedTo(hash(1), eve, true));
        assertTrue(store.isOfferedTo(hash(2), eve, true));
        assertFalse(store.isOfferedTo(hash(2), eve, false));
        assertFalse(store.isOfferedTo(hash(3), bo, true));
        assertTrue(store.isOfferedToEveryone(hash(2)));
        assertFalse(store.isOfferedToEveryone(hash(1)));
    }

    @Test
    void whatNoMessageOffersAnyMoreIsForgotten() throws Exception {
        var one = MessageId.random();
        var other = MessageId.random();
        store.offer(one, Conversation.with(bo), List.of(source(1, Source.Kind.FILE), source(2, Source.Kind.FILE)));
        store.offer(other, Conversation.with(eve), List.of(source(2, Source.Kind.FILE)));
        assertTrue(store.isOffered(folder.resolve("ä 1")));
        assertEquals(List.of(folder.resolve("ä 1")), store.withdraw(one));
        assertFalse(store.isOffered(folder.resolve("ä 1")));
        assertTrue(store.source(hash(1)).isEmpty());
        assertTrue(store.source(hash(2)).isPresent());
        assertFalse(store.isOfferedTo(hash(2), bo, true));
        assertTrue(store.isOfferedTo(hash(2), eve, false));
        store.withdraw(other);
        assertTrue(store.source(hash(2)).isEmpty());
        store.withdraw(MessageId.random());
    }

    @Test
    void whatIsOfferedInAConversationIsKnown() throws Exception {
        var toBo = MessageId.random();
        var toAll = MessageId.random();
        store.offer(toBo, Conversation.with(bo), List.of(source(1, Source.Kind.FILE), source(2, Source.Kind.FILE)));
        store.offer(toAll, Conversation.EVERYONE, List.of(source(2, Source.Kind.FILE)));
        assertEquals(List.of(), store.offered(Conversation.with(eve)));
        assertEquals(List.of(toBo), store.offered(Conversation.with(bo)));
        assertEquals(List.of(toAll), store.offered(Conversation.EVERYONE));
        store.withdraw(toBo);
        assertEquals(List.of(), store.offered(Conversation.with(bo)));
        assertTrue(store.source(hash(1)).isEmpty());
        assertFalse(store.isOfferedTo(hash(2), bo, false));
        assertTrue(store.isOfferedTo(hash(2), bo, true));
    }

    @Test
    void aDownloadTakesThePlaceOfItsEarlierState() throws Exception {
        var message = MessageId.random();
        store.save(download(message, "WAITING"));
        store.save(download(message, "PAUSED"));
        assertEquals(List.of(download(message, "PAUSED")), store.downloads());
        store.forget(new MessageKey(eve, message));
        assertEquals(1, store.downloads().size());
        store.forget(new MessageKey(bo, message));
        assertEquals(List.of(), store.downloads());
    }

    @Test
    void asManyDownloadsAsAllowedAreKeptAndThenTheOldestGoes() throws Exception {
        var first = download(MessageId.random(), "GOT");
        var second = download(MessageId.random(), "GOT");
        store.save(first);
        store.save(second);
        for (int i = 2; i < TransferStore.MOST_DOWNLOADS; i++) store.save(download(MessageId.random(), "GOT"));
        assertEquals(TransferStore.MOST_DOWNLOADS, store.downloads().size());
        assertEquals(first, store.downloads().getFirst());
        store.save(first);
        assertEquals(TransferStore.MOST_DOWNLOADS, store.downloads().size());
        store.save(download(MessageId.random(), "GOT"));
        assertEquals(TransferStore.MOST_DOWNLOADS, store.downloads().size());
        assertEquals(second, store.downloads().getFirst());
    }

    @Test
    @ExpectedLog("cannot be read, and is replaced")
    void aDamagedFileIsReplaced() throws Exception {
        store.save(download(MessageId.random(), "GOT"));
        store.close();
        Files.write(folder.resolve("transfers.db"), "no database at all".repeat(1_000).getBytes());
        open();
        assertEquals(List.of(), store.downloads());
        store.save(download(MessageId.random(), "GOT"));
        restart();
        assertEquals(1, store.downloads().size());
    }

    @Test
    @ExpectedLog("cannot be read, and is replaced")
    void aFileThatTurnsOutToBeDamagedWhileItIsUsedIsReplaced() throws Exception {
        for (int i = 0; i < 1_000; i++) store.save(download(MessageId.random(), "GOT"));
        store.close();
        var file = folder.resolve("transfers.db");
        var bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, bytes.length / 3, bytes.length, (byte) 0x55); // the first page, which is read when the file is opened, stays
        Files.write(file, bytes);
        open();
        assertEquals(List.of(), store.downloads());
        var offered = source(1, Source.Kind.FILE);
        store.offer(MessageId.random(), Conversation.with(bo), List.of(offered));
        restart();
        assertTrue(store.source(offered.hash()).isPresent());
    }

    @Test
    @ExpectedLog("cannot be read, and is replaced")
    void aFileWhoseVersionIsBelowZeroIsDamaged() throws Exception {
        store.save(download(MessageId.random(), "GOT"));
        store.close();
        setVersion(-1);
        open();
        assertEquals(List.of(), store.downloads());
    }

    @Test
    void aFileOfANewerVersionIsRefusedAndLeftAsItIs() throws Exception {
        var kept = download(MessageId.random(), "GOT");
        store.save(kept);
        store.close();
        setVersion(TransferStore.VERSION + 1);
        for (int i = 0; i < 2; i++) assertThrows(NewerProfile.class, () -> TransferStore.open(folder));
        setVersion(TransferStore.VERSION);
        open();
        assertEquals(List.of(kept), store.downloads());
    }

    private void setVersion(int version) throws Exception {
        try (var sql = Database.writer(folder.resolve("transfers.db"))) {
            sql.run("PRAGMA user_version = " + version);
        }
    }

    @Test
    void aSoundFileThatCannotBeOpenedJustNowIsKept() throws Exception {
        var kept = download(MessageId.random(), "GOT");
        store.save(kept);
        store.close();
        var log = Files.createDirectory(folder.resolve("transfers.db-wal")); // where the log cannot be made, as on a full disk
        assertThrows(IOException.class, () -> TransferStore.open(folder));
        Files.delete(log);
        open();
        assertEquals(List.of(kept), store.downloads());
    }

    @Test
    void aFileThatCannotBeMadeIsAnError() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "");
        assertThrows(IOException.class, () -> TransferStore.open(file));
    }

    @Test
    void aClosedListIsAnError() {
        store.close();
        assertThrows(IOException.class, () -> store.downloads());
    }
}
