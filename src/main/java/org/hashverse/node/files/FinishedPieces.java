package org.hashverse.node.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;
import org.hashverse.files.ContentChanged;
import org.hashverse.files.ContentGone;
import org.hashverse.files.FolderReader;
import org.hashverse.files.Listing;
import org.hashverse.files.LocalContent;
import org.hashverse.files.PieceHashes;

/// The pieces of a file or folder that we got, for others. If it changes, nothing is passed on any more.
final class FinishedPieces implements SharedParts.Pieces {
    private final PieceHashes hashes;
    private final LocalContent content;
    private volatile boolean changed;

    /// @param listing of a folder, with the names that it has here
    FinishedPieces(Path path, PieceHashes hashes, Optional<Listing> listing) throws IOException {
        this.hashes = hashes;
        if (listing.isPresent()) content = LocalContent.folder(path, FolderReader.asFound(path, listing.get()));
        else {
            var file = FolderReader.file(path);
            content = LocalContent.file(path, file.size(), file.modified());
        }
    }

    @Override
    public BitSet have() {
        var have = new BitSet();
        if (!changed) have.set(0, hashes.pieces());
        return have;
    }

    @Override
    public boolean read(int piece, ByteBuffer into) throws IOException {
        try {
            content.read(hashes.offset(piece), into.limit(into.position() + hashes.length(piece)));
        } catch (ContentChanged | ContentGone _) {
            changed = true;
        }
        return !changed;
    }
}
