package org.hashverse.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.hashverse.chat.files.FileItem;

/// Lists a folder to be offered. Follows no links, and leaves out what is neither a regular file nor a folder, and parts of downloads.
public final class FolderReader {
    private final Path base;
    private final BooleanSupplier cancelled;
    private final List<Listing.Entry> files = new ArrayList<>();
    private final List<String> empty = new ArrayList<>();
    private int folders;
    private long size;

    private FolderReader(Path base, BooleanSupplier cancelled) {
        this.base = base;
        this.cancelled = cancelled;
    }

    /// Lists a folder, sorted by path.
    ///
    /// @param folder    no link: resolve what a person chose by `toRealPath` first
    /// @param cancelled asked before each file
    /// @throws FolderRefused         if it cannot be offered
    /// @throws CancellationException if it was cancelled
    public static Listing read(Path folder, BooleanSupplier cancelled) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) throw new FolderRefused(FolderRefused.Reason.NO_FILE, folder);
        var reader = new FolderReader(folder, cancelled);
        reader.folder(folder, "", 0);
        reader.files.sort(Comparator.comparing(Listing.Entry::path));
        reader.empty.sort(Comparator.naturalOrder());
        var listing = new Listing(reader.files, reader.empty);
        int bytes = listing.encode().length;
        if (bytes > FileItem.MAX_LISTING || reader.folders > Listing.mostFolders(bytes)) throw new FolderRefused(FolderRefused.Reason.TOO_MANY, folder);
        return listing;
    }

    /// Size and time of one file, for [LocalContent#file]. The path of the entry is the name of the file.
    ///
    /// @param file no link
    /// @throws FolderRefused if it is not a regular file, or too large
    /// @throws ContentGone   if it is missing
    public static Listing.Entry file(Path file) throws IOException {
        try {
            var found = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!found.isRegularFile()) throw new FolderRefused(FolderRefused.Reason.NO_FILE, file);
            if (found.size() > FileItem.MAX_SIZE) throw new FolderRefused(FolderRefused.Reason.TOO_LARGE, file);
            return new Listing.Entry(file.getFileName().toString(), found.size(), Listing.millis(found.lastModifiedTime()));
        } catch (NoSuchFileException missing) {
            throw new ContentGone(file, missing);
        }
    }

    /// The files of a listing with the times that they have now. Some file systems keep times less exactly, so a folder that was received is served by this listing.
    ///
    /// @throws ContentGone    if a file is missing
    /// @throws ContentChanged if a file has another size
    /// @throws FolderRefused  if it is no regular file
    public static Listing asFound(Path base, Listing listing) throws IOException {
        var found = new ArrayList<Listing.Entry>();
        for (var entry : listing.files()) {
            var path = Layout.resolve(base, entry.path());
            var now = file(path);
            if (now.size() != entry.size()) throw new ContentChanged(path);
            found.add(new Listing.Entry(entry.path(), now.size(), now.modified()));
        }
        return new Listing(found, listing.folders());
    }

    private void folder(Path folder, String before, int depth) throws IOException {
        if (depth > 0 && ++folders > Listing.MAX_FOLDERS) throw new FolderRefused(FolderRefused.Reason.TOO_MANY, base);
        if (depth == Listing.MAX_DEPTH) throw new FolderRefused(FolderRefused.Reason.TOO_DEEP, folder);
        boolean used = false;
        var inside = new ArrayList<Path>();
        try (var children = Files.newDirectoryStream(folder)) {
            for (var child : children) {
                if (cancelled.getAsBoolean()) throw new CancellationException("listing was cancelled");
                used |= child(child, before, inside);
            }
        } catch (DirectoryIteratorException | AccessDeniedException unreadable) {
            throw new FolderRefused(FolderRefused.Reason.UNREADABLE, folder);
        }
        for (var one : inside) folder(one, path(one, before) + "/", depth + 1);
        if (!used && inside.isEmpty() && depth > 0) empty.add(before.substring(0, before.length() - 1));
    }

    /// Takes in a file, or notes a folder, so that only one stream of a folder is open at a time. Returns whether it is a file.
    private boolean child(Path child, String before, List<Path> inside) throws IOException {
        BasicFileAttributes found;
        try {
            found = Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException deletedMeanwhile) {
            return false;
        }
        if (found.isDirectory() && !child.getFileName().toString().startsWith(Part.HIDDEN)) inside.add(child);
        if (!found.isRegularFile()) return false;
        if (files.size() == FileItem.MAX_FILES) throw new FolderRefused(FolderRefused.Reason.TOO_MANY, base);
        size += found.size();
        if (size > FileItem.MAX_SIZE) throw new FolderRefused(FolderRefused.Reason.TOO_LARGE, base);
        files.add(new Listing.Entry(path(child, before), found.size(), Listing.millis(found.lastModifiedTime())));
        return true;
    }

    /// @throws FolderRefused if the text does not name the same file again
    private String path(Path child, String before) throws FolderRefused {
        var name = child.getFileName().toString();
        // On Linux a name is bytes. If they are no text in this locale, or the text is half a surrogate pair, JSON cannot carry the name.
        if (name.indexOf('\uFFFD') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(name)) throw new FolderRefused(FolderRefused.Reason.NAME, child);
        var path = before + name;
        if (path.getBytes(StandardCharsets.UTF_8).length > Listing.MAX_PATH) throw new FolderRefused(FolderRefused.Reason.TOO_DEEP, child);
        return path;
    }
}
