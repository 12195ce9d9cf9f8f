package org.hashverse.node.files;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.hashverse.chat.PeerId;
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

    private static FileItem file(long size) {
        return new FileItem("file", size, HASH, Optional.empty(), Optional.empty());
    }

    private static FileItem folder(int listing) {
        return new FileItem("folder", 0, HASH, Optional.of(new FileItem.Folder(HASH, listing, 1)), Optional.empty());
    }

    private boolean take(PeerId contact, FileItem item, long now) {
        return quota.take(contact, item, MOST, now);
    }

    @Test
    void aFileMayHaveTheLargestSize() {
        assertTrue(take(ANA, file(MOST), 0));
        assertFalse(take(ANA, file(MOST + 1), 0));
    }

    @Test
    void ifThePersonIsAlwaysAskedAnEmptyFileIsNotGotEither() {
        assertFalse(quota.take(ANA, file(0), 0, 0));
        assertTrue(quota.take(ANA, file(0), 1, 0));
    }

    @Test
    void aProgramIsChosenByThePerson() {
        assertFalse(take(ANA, new FileItem("holiday.jpg.lnk", 1, HASH, Optional.empty(), Optional.empty()), 0));
        assertFalse(take(ANA, new FileItem("Photos.app", 0, HASH, Optional.of(new FileItem.Folder(HASH, 1, 1)), Optional.empty()), 0));
    }

    @Test
    void aFolderOfManyEmptyFilesIsLarge() {
        int most = (int) (MOST / AutomaticQuota.LISTING_BYTE);
        assertTrue(take(ANA, folder(most), 0));
        assertFalse(take(ANA, folder(most + 1), 0));
    }

    @Test
    void oneContactHasItsQuotaAndGetsItBackOverADay() {
        for (int i = 0; i < AutomaticQuota.LARGEST_A_DAY; i++) assertTrue(take(ANA, file(MOST), 0));
        assertFalse(take(ANA, file(0), 0));
        assertTrue(take(BO, file(MOST), 0), "another contact has its own");
        long part = Duration.ofDays(1).toNanos() / AutomaticQuota.LARGEST_A_DAY / AutomaticQuota.PARTS;
        assertFalse(take(ANA, file(0), part / 2));
        assertTrue(take(ANA, file(0), part * 2));
    }

    @Test
    void smallFilesCountToo() {
        int most = AutomaticQuota.LARGEST_A_DAY * AutomaticQuota.PARTS;
        for (int i = 0; i < most; i++) assertTrue(take(ANA, file(0), 0));
        assertFalse(take(ANA, file(0), 0));
    }

    @Test
    void theQuotaGrowsWithTheLargestSize() {
        long most = 10_000L << 20;
        for (int i = 0; i < AutomaticQuota.LARGEST_A_DAY; i++) assertTrue(quota.take(ANA, file(most), most, 0));
        assertFalse(quota.take(ANA, file(1), most, 0));
    }
}
