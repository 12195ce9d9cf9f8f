package org.hashverse.files;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Operations on files and folders that follow no links.
final class Disk {
    private static final int FORCING = 16; // threads

    private Disk() {}

    static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    static boolean isFile(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    /// Makes a folder, in place of anything else that has its name.
    static void folder(Path path) throws IOException {
        if (isFolder(path)) return;
        delete(path);
        Files.createDirectory(path);
    }

    /// Deletes a file, a link or a folder with all that is in it.
    static void delete(Path path) throws IOException {
        try {
            Files.walkFileTree(path, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, IOException failed) throws IOException {
                    if (failed != null) throw failed;
                    Files.deleteIfExists(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException gone) {
            // nothing to delete
        }
    }

    /// The path of a file that has a number.
    interface Numbered {
        Path path(int file) throws IOException;
    }

    /// Makes sure that the disk has what is in these files now. Several threads ask for it at once, because the file system answers them together: for thousands of small files
    /// one thread took twenty times as long.
    static void force(List<Integer> files, Numbered numbered) throws IOException {
        var next = new AtomicInteger();
        Callable<Void> forcing = () -> {
            for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) force(numbered.path(files.get(i)));
            return null;
        };
        try (var pool = Executors.newFixedThreadPool(FORCING, Thread.ofPlatform().daemon().name("hashverse-force").factory())) {
            for (var done : pool.invokeAll(Collections.nCopies(Math.min(FORCING, files.size()), forcing))) done.get();
        } catch (ExecutionException failed) {
            throw new IOException("the disk did not take a file", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the disk took files");
        }
    }

    private static void force(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            channel.force(false);
        }
    }

    /// Makes sure that the disk has the names in a folder now, where the system can do that for a folder.
    static void forceFolder(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notHere) {
            // Windows opens no folder; its journal keeps the order
        }
    }
}
