package org.hashverse.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hashverse.chat.files.FileName;
import org.hashverse.chat.files.PieceSizes;
import org.hashverse.platform.OperatingSystem;

/// A download that is not complete, in a hidden folder of its target folder. The program may end at any moment: the next start goes on from the pieces that were written.
/// Two parts with one id must not be open at once, in any program. Safe for several threads: verification runs in parallel, the disk is used by one at a time.
public final class Part implements Closeable {
    /// The start of the names of the hidden folders.
    static final String HIDDEN = ".hashverse-";
    /// After this many bytes the written pieces are forced to the disk. If the program ends before that, they are read and hashed again.
    public static final long CHECKPOINT = 64L * PieceSizes.PIECE;
    /// Bytes that a download leaves free on the disk. More than the history leaves free, so that files of one contact do not keep out the messages of all others.
    public static final long RESERVE = 256L << 20;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Path target;
    private final Path hidden;
    private final PieceHashes hashes;
    private final FreeSpace space;
    private final PartState state;
    private final PartData data;
    private long missingBytes;
    private long sinceCheckpoint;
    private boolean closed;
    private Path finished;
    private final BackgroundSync sync = new BackgroundSync();

    private Part(Path target, Path hidden, PieceHashes hashes, FreeSpace space, PartState state, PartData data) {
        this.target = target;
        this.hidden = hidden;
        this.hashes = hashes;
        this.space = space;
        this.state = state;
        this.data = data;
    }

    /// Starts a download, or resumes it; with the free space of the disk.
    ///
    /// @see #open(Path, String, PieceHashes, Optional, FreeSpace)
    public static Part open(Path target, String id, PieceHashes hashes, Optional<Listing> listing) throws IOException {
        return open(target, id, hashes, listing, FreeSpace.ofDisk());
    }

    /// Starts a download, or resumes it. Deletes what is left of a download of another content with this id. Reads and hashes again the pieces that a power cut may have destroyed.
    ///
    /// @param target  the folder that gets the file or folder; it must be there
    /// @param id      1 to 64 letters, digits, `-` and `_`; names this download in the target folder
    /// @param listing of a folder, as [Listing#decode] returned it
    /// @throws NoTarget                 if the target folder is missing or cannot be written
    /// @throws NoSpace                  if the missing bytes and [#RESERVE] are not free; for a new folder, also what its files and folders take besides their content
    /// @throws IllegalArgumentException for another id, or a listing of another size than the content
    public static Part open(Path target, String id, PieceHashes hashes, Optional<Listing> listing, FreeSpace space) throws IOException {
        var hidden = hidden(target, id);
        if (listing.isPresent() && listing.get().size() != hashes.size()) throw new IllegalArgumentException("the listing has another size than the content");
        if (!Files.isDirectory(target)) throw new NoTarget(target, null);
        PartState state;
        try {
            state = state(target, hidden, hashes, listing);
        } catch (AccessDeniedException | NoSuchFileException closed) {
            throw new NoTarget(target, closed);
        } catch (IOException failed) {
            if (space.of(target) < RESERVE) throw new NoSpace(hashes.size() + RESERVE, space.of(target));
            throw new NoTarget(target, failed);
        }
        var data = hidden.resolve("data");
        var part = new Part(target, hidden, hashes, space, state, new PartData(data, hashes.size(), listing));
        try {
            if (listing.isPresent() && !Disk.exists(data)) part.requireSpace(hashes.size() + listing.get().overhead()); // before the first folder is made
            part.resume();
            part.requireSpace(part.missingBytes);
            return part;
        } catch (IOException | RuntimeException failed) {
            part.close();
            throw failed;
        }
    }

    private static Path hidden(Path target, String id) {
        if (!ID.matcher(id).matches()) throw new IllegalArgumentException("an id is 1 to 64 letters, digits, - and _");
        return target.resolve(HIDDEN + id);
    }

    private static PartState state(Path target, Path hidden, PieceHashes hashes, Optional<Listing> listing) throws IOException {
        if (Disk.exists(hidden) && !Disk.isFolder(hidden)) Disk.delete(hidden);
        var file = hidden.resolve("state");
        var found = PartState.resume(file, hashes, listing);
        if (found.isPresent()) {
            try {
                new PlacedFile(target, hidden).undo();
                return found.get();
            } catch (IOException failed) {
                found.get().close();
                throw failed;
            }
        }
        Disk.delete(hidden);
        Files.createDirectory(hidden);
        if (OperatingSystem.ofThisComputer() == OperatingSystem.WINDOWS) Files.setAttribute(hidden, "dos:hidden", true); // elsewhere the dot hides it
        return PartState.create(file, hashes, listing);
    }

    /// Finds out which pieces are there.
    private void resume() throws IOException {
        missingBytes = hashes.size();
        var found = data.found();
        var buffer = ByteBuffer.allocateDirect((int) Math.min(PieceSizes.PIECE, hashes.size()));
        for (int piece = 0; piece < hashes.pieces(); piece++) {
            if (state.mark(piece) == PartState.MISSING) continue;
            if (isThere(piece, found, buffer)) missingBytes -= hashes.length(piece);
            else state.mark(piece, PartState.MISSING);
        }
    }

    private boolean isThere(int piece, long[] found, ByteBuffer buffer) throws IOException {
        int length = hashes.length(piece);
        if (!data.holds(found, hashes.offset(piece), length)) return false;
        if (state.mark(piece) == PartState.SYNCED) return true;
        data.read(hashes.offset(piece), buffer.clear().limit(length));
        if (state.mark(piece) != PartState.WRITTEN || !hashes.matches(piece, buffer.flip())) return false;
        data.addUnsynced(hashes.offset(piece), length);
        return true;
    }

    /// The hashes of the content.
    public PieceHashes hashes() {
        return hashes;
    }

    /// The pieces that are missing; a copy.
    public synchronized BitSet missing() {
        var missing = new BitSet(hashes.pieces());
        for (int piece = 0; piece < hashes.pieces(); piece++) missing.set(piece, !has(piece));
        return missing;
    }

    /// Bytes that are missing; 0 if the content is complete.
    public synchronized long missingBytes() {
        return missingBytes;
    }

    /// Whether a piece is there and verified.
    public synchronized boolean has(int piece) {
        return state.mark(piece) != PartState.MISSING;
    }

    /// Verifies the remaining bytes of a buffer and writes them. After every [#CHECKPOINT] bytes it starts a sync to the disk on another thread. Before that it waits for the previous sync, and throws that sync's error.
    ///
    /// @return false if they are not this piece; nothing is written then
    /// @throws NoSpace if less than [#RESERVE] would stay free
    /// @throws NoTarget if the folder is gone
    /// @throws ClosedChannelException if the part was closed or deleted
    public boolean write(int piece, ByteBuffer bytes) throws IOException {
        if (!hashes.matches(piece, bytes)) return false;
        synchronized (this) {
            if (has(piece)) return true;
            if (closed) throw new ClosedChannelException();
            requireSpace(bytes.remaining());
            try {
                data.write(hashes.offset(piece), bytes.duplicate());
                state.mark(piece, PartState.WRITTEN);
            } catch (IOException failed) {
                requireSpace(bytes.remaining());
                throw failed;
            }
            missingBytes -= hashes.length(piece);
            sinceCheckpoint += hashes.length(piece);
            if (sinceCheckpoint < CHECKPOINT) return true;
            sinceCheckpoint = 0;
        }
        sync.begin(this::checkpoint);
        return true;
    }

    /// Throws [NoTarget] if the folder is gone: an open file could still be written, and would never get a name.
    private void requireSpace(long bytes) throws IOException {
        long free;
        try {
            free = space.of(hidden);
        } catch (IOException gone) {
            throw new NoTarget(target, gone);
        }
        if (bytes > 0 && free < bytes + RESERVE) throw new NoSpace(bytes + RESERVE, free);
    }

    /// Makes sure that the disk has all pieces that are written now. Other threads can write meanwhile. [BackgroundSync] runs one at a time.
    private void checkpoint() throws IOException {
        byte[] marks;
        BitSet files;
        synchronized (this) {
            marks = state.marks();
            files = data.takeUnsynced();
        }
        try {
            data.force(files);
        } catch (IOException failed) {
            synchronized (this) {
                data.addUnsynced(files);
            }
            throw failed;
        }
        synchronized (this) {
            for (int piece = 0; piece < marks.length; piece++) if (marks[piece] == PartState.WRITTEN) state.mark(piece, PartState.SYNCED);
        }
    }

    /// Waits for the checkpoint that is under way. For tests.
    void awaitCheckpoint() throws IOException {
        sync.await();
    }

    /// Reads a piece that is there, to pass it on.
    ///
    /// @param into has room for the piece; gets its bytes from its position on
    /// @throws IllegalStateException if the piece is missing, or the part is finished or closed
    public synchronized void read(int piece, ByteBuffer into) throws IOException {
        if (closed || finished != null || !has(piece)) throw new IllegalStateException("the part has no piece " + piece);
        var bytes = into.slice(into.position(), hashes.length(piece));
        data.read(hashes.offset(piece), bytes);
        into.position(into.position() + bytes.position());
    }

    /// Gives the complete content its name in the target folder: the first of `name`, `name (2)` and so on that is free. Nothing is overwritten. If the program ends before
    /// [#delete], the next [#open] takes the file back and the part is complete, to be finished again; so record the path first, then delete.
    ///
    /// @param name reduced by [FileName#safe]
    /// @return where the file or folder is
    /// @throws IllegalStateException if pieces are missing
    /// @throws NoTarget              if the folder is gone
    public Path finish(String name) throws IOException {
        synchronized (this) {
            if (missingBytes > 0) throw new IllegalStateException("pieces are missing");
            if (finished != null) return finished;
            if (closed) throw new ClosedChannelException();
            requireSpace(0);
            data.complete();
        }
        sync.begin(this::checkpoint);
        sync.await();
        synchronized (this) {
            if (finished != null) return finished;
            state.force();
            data.setTimes();
            data.close();
            try {
                return finished = new PlacedFile(target, hidden).place(FileName.safe(name));
            } catch (IOException failed) {
                requireSpace(0);
                throw failed;
            }
        }
    }

    /// Closes the part and deletes what is left of it in the target folder. What was finished stays.
    public void delete() throws IOException {
        close();
        Disk.delete(hidden);
    }

    /// Deletes what a download that is not open left in the target folder; nothing happens if there is nothing.
    public static void delete(Path target, String id) throws IOException {
        Disk.delete(hidden(target, id));
    }

    /// Waits for the sync under way, then closes the files. The download can be resumed.
    @Override
    public void close() throws IOException {
        sync.close(); // not in the lock, which the sync takes
        synchronized (this) {
            closed = true;
            data.close();
            state.close();
        }
    }
}
