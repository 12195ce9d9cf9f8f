package org.hashverse.node.files;

import java.time.Duration;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.files.FileItem;
import org.hashverse.chat.files.Programs;
import org.hashverse.files.Listing;
import org.hashverse.node.peer.PeerRates;

/// Decides which files of a contact are got without asking. A contact could else fill the disk by many small messages, or by a folder of many empty files or folders. What exceeds the quota waits for the person.
/// Kept until the program ends. Node thread only.
final class AutomaticQuota {
    /// One contact may have so many files of the largest size got in a day. The same number may come at once.
    static final int LARGEST_A_DAY = 50;
    /// The quota is counted in parts of the largest file. A file counts as at least one part, so that a contact cannot have any number of small files got.
    static final int PARTS = 20;
    /// A byte of a listing counts as so many bytes. [Listing#FOLDER_BYTES] of it can name a folder, which takes a block of 4 KiB on the disk; a file takes one too, and more bytes of the listing.
    static final int LISTING_BYTE = 512;
    private static final int A_DAY = LARGEST_A_DAY * PARTS;

    private final PeerRates parts = new PeerRates((double) A_DAY / Duration.ofDays(1).toSeconds(), A_DAY);

    /// Whether a file or folder is got without asking. If so, counts it.
    ///
    /// @param most bytes of the largest one that is got without asking; 0 for none
    /// @param now  nanoseconds of the clock that gives all later times
    boolean take(PeerId contact, FileItem item, long most, long now) {
        if (Programs.runs(item.name(), item.folder().isPresent())) return false; // whoever gets a program chose it
        long weight = weight(item);
        return most > 0 && weight <= most && parts.take(contact, Math.max(1, Math.toIntExact(Math.ceilDiv(PARTS * weight, most))), now);
    }

    /// Bytes that an item counts as.
    static long weight(FileItem item) {
        return item.size() + item.folder().map(folder -> (long) LISTING_BYTE * folder.bytes()).orElse(0L);
    }
}
