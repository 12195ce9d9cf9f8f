package org.hashverse.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.hashverse.chat.files.FileName;

/// Moves the complete data of a part to its name in the target folder, and undoes a move that a crash interrupted.
///
/// Before the move, the file `name` beside the data gets the name and the identity of the data. If the program ends between the move and the deletion of the hidden folder,
/// the next run finds that file, moves the data back, and the part is complete as before.
final class PlacedFile {
    private static final Object ONE_AT_A_TIME = new Object(); // else two parts of this program could see the same name free

    private final Path target;
    private final Path data;
    private final Path note;

    PlacedFile(Path target, Path hidden) {
        this.target = target;
        data = hidden.resolve("data");
        note = hidden.resolve("name");
    }

    /// Moves the data to the first free name of `name`, `name (2)` and so on.
    Path place(String name) throws IOException {
        synchronized (ONE_AT_A_TIME) {
            for (int number = 1; ; number++) {
                var place = Layout.resolve(target, number == 1 ? name : FileName.numbered(name, number));
                if (Disk.exists(place)) continue;
                Files.writeString(note, place.getFileName() + "\n" + identity(data));
                if (moved(place)) return place;
            }
        }
    }

    /// Returns false if something else took the name meanwhile.
    private boolean moved(Path place) throws IOException {
        try {
            if (Disk.isFolder(data)) Files.move(data, place, StandardCopyOption.ATOMIC_MOVE); // no system moves a folder over a file, or over a folder that holds something
            else if (linked(place)) Files.delete(data);
            else Files.move(data, place);
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
        Disk.forceFolder(target);
        return true;
    }

    /// A move of a file looks first and replaces then, on most systems. A second name of it is made only if the name is free.
    private boolean linked(Path place) throws IOException {
        try {
            Files.createLink(place, data);
            return true;
        } catch (FileAlreadyExistsException taken) {
            throw taken;
        } catch (UnsupportedOperationException | IOException notHere) {
            return false;
        }
    }

    /// Undoes a move of an earlier run.
    void undo() throws IOException {
        if (!Disk.isFile(note)) return;
        var lines = new String(Files.readAllBytes(note), StandardCharsets.UTF_8).split("\n", -1); // a damaged note may be no text, and must not stop the download
        if (lines.length == 2 && FileName.safe(lines[0]).equals(lines[0])) {
            var place = Layout.resolve(target, lines[0]);
            if (Disk.exists(place) && identity(place).equals(lines[1])) {
                if (!Disk.exists(data)) Files.move(place, data, StandardCopyOption.ATOMIC_MOVE);
                else if (Files.isSameFile(place, data)) Files.delete(place);
            }
        }
        Files.delete(note);
    }

    /// Tells a file from others of this name, as far as the system can: its number on the disk, size and time.
    private static String identity(Path path) throws IOException {
        var found = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return found.fileKey() + " " + found.isDirectory() + " " + (found.isDirectory() ? 0 : found.size()) + " " + found.creationTime().toMillis();
    }
}
