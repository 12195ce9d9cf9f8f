package org.hashverse.ui.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.image.Image;
import org.hashverse.chat.files.FileItem;
import org.hashverse.node.api.Attachment;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.picture.PictureReader;
import org.hashverse.ui.picture.Preview;

/// A file or folder that the person is about to send. It is looked at aside as soon as it is added.
///
/// @param own    whether we wrote it only to send it, as a pasted picture
/// @param looked what was found; completes on another thread, never exceptionally
public record FileToSend(Path path, boolean own, CompletableFuture<Looked> looked) {
    /// The most pixels of a side of a picture that is kept until it is sent.
    private static final int KEPT = 2 * Preview.SIDE;

    /// What a look at a file found.
    ///
    /// @param size    bytes; of a folder, those of as many files as a message can offer
    /// @param files   of a folder; -1 for a file
    /// @param picture if it is one that can be shown
    public record Looked(long size, int files, Optional<PictureReader.Read> picture) {
        /// Whether it is a folder.
        boolean folder() {
            return files >= 0;
        }
    }

    /// Begins to look at a file.
    static FileToSend of(Path path, boolean own) {
        return new FileToSend(path, own, CompletableFuture.supplyAsync(() -> look(path), OnFx.ASIDE));
    }

    /// Its name as the receivers will see it.
    String name() {
        var last = path.toAbsolutePath().normalize().getFileName();
        return last == null ? path.toString() : last.toString();
    }

    private static Looked look(Path path) {
        try {
            if (Files.isDirectory(path)) return folder(path);
            boolean picture = FileKind.of(path.toString()) == FileKind.PICTURE;
            return new Looked(Files.size(path), -1, picture ? PictureReader.read(path, KEPT) : Optional.empty());
        } catch (IOException | RuntimeException | OutOfMemoryError unreadable) { // the node says why it cannot be sent; a damaged picture is a file like any other
            return new Looked(path.toFile().length(), -1, Optional.empty());
        }
    }

    private static Looked folder(Path path) throws IOException {
        var sum = new long[2];
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!attributes.isRegularFile()) return FileVisitResult.CONTINUE;
                sum[0] += attributes.size();
                return ++sum[1] >= FileItem.MAX_FILES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                return FileVisitResult.CONTINUE;
            }
        });
        return new Looked(sum[0], (int) sum[1], Optional.empty());
    }

    /// The file with its preview. Waits until it was looked at, and is slow for a picture: not for the FX thread.
    ///
    /// @param room most bytes of the preview
    Attachment attachment(int room) {
        return new Attachment(path, looked.join().picture().filter(read -> Math.max(read.width(), read.height()) <= FileItem.Picture.MAX_SIDE)
                .map(read -> new FileItem.Picture(read.width(), read.height(), preview(read.image(), room))));
    }

    private static String preview(Image image, int room) {
        return Preview.of(image, room).map(Preview::text).orElse("");
    }
}
