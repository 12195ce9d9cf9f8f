package org.hashverse.node.files;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.SharedFiles;
import org.hashverse.chat.files.FileHash;
import org.hashverse.chat.files.FileItem;
import org.hashverse.files.PieceHashes;
import org.junit.jupiter.api.Test;

class AutomaticQuotaTest {
    private static final PeerId ANA = PeerId.parse("A".repeat(51) + "A");
    private static final PeerId BO = PeerId.parse("B".repeat(51) + "A");
    private static final long MOST = 20 << 20;
    private static final FileHash HASH = PieceHashes.of(0, new byte[0]).root();
    private final AutomaticQuota quota = new AutomaticQuota();

    private static SharedFiles files(int count, long size) {
        return new SharedFiles(Collections.nCopies(count, new FileItem("file", size, HASH, Optional.empty(), Optional.empty())), "");
    }

    private static SharedFiles folder(int listing) {
        return new SharedFiles(Collections.nCopies(1, new FileItem("folder", 0, HASH, Optional.of(new FileItem.Folder(HASH, listing, 1)), Optional.empty())), "");
    }

    private boolean take(PeerId contact, SharedFiles files, long now) {
        return quota.take(contact, files, MOST, now);
    }

    @Test
    void aMessageMayHaveTheLargestSize() {
        assertTrue(take(ANA, files(1, MOST), 0));
        assertFalse(take(ANA, files(1, MOST + 1), 0));
        assertFalse(take(ANA, files(2, MOST / 2 + 1), 0));
    }

    @Test
    void ifThePersonIsAlwaysAskedAnEmptyFileIsNotGotEither() {
        assertFalse(quota.take(ANA, files(1, 0), 0, 0));
        assertTrue(quota.take(ANA, files(1, 0), 1, 0));
    }

    @Test
    void aFolderOfManyEmptyFilesIsLarge() {
        int most = (int) (MOST / AutomaticQuota.LISTING_BYTE);
        assertTrue(take(ANA, folder(most), 0));
        assertFalse(take(ANA, folder(most + 1), 0));
    }

    @Test
    void oneContactHasItsQuotaAndGetsItBackOverADay() {
        for (int i = 0; i < AutomaticQuota.LARGEST_A_DAY; i++) assertTrue(take(ANA, files(1, MOST), 0));
        assertFalse(take(ANA, files(1, 0), 0));
        assertTrue(take(BO, files(1, MOST), 0), "another contact has its own");
        long part = Duration.ofDays(1).toNanos() / AutomaticQuota.LARGEST_A_DAY / AutomaticQuota.PARTS;
        assertFalse(take(ANA, files(1, 0), part / 2));
        assertTrue(take(ANA, files(1, 0), part * 2));
    }

    @Test
    void smallFilesCountToo() {
        int messages = AutomaticQuota.LARGEST_A_DAY * AutomaticQuota.PARTS / SharedFiles.MAX_ITEMS;
        for (int i = 0; i < messages; i++) assertTrue(take(ANA, files(SharedFiles.MAX_ITEMS, 0), 0));
        assertFalse(take(ANA, files(1, 0), 0));
    }

    @Test
    void theQuotaGrowsWithTheLargestSize() {
        long most = 10_000L << 20;
        for (int i = 0; i < AutomaticQuota.LARGEST_A_DAY; i++) assertTrue(quota.take(ANA, files(1, most), most, 0));
        assertFalse(quota.take(ANA, files(1, 1), most, 0));
    }
}
