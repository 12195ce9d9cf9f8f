package org.hashverse.ui.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.util.Duration;
import org.hashverse.store.files.OwnerFile;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.kit.ShowFolder;
import org.hashverse.ui.words.Words;

/// Writes what the window made, such as selected messages, a table of confirmations or the picture of an invite, into a file that the person chooses. Only the owner can read the file. FX thread only.
final class Saving {
    private static final Duration SHOWN = Duration.seconds(10);
    private final Toasts toasts;
    private final FileChoice files;

    Saving(Toasts toasts, FileChoice files) {
        this.toasts = toasts;
        this.files = files;
    }

    /// Asks for a file and writes the content into it.
    ///
    /// @param name the proposed name of the file
    void start(String name, byte[] content) {
        files.ask(FileChoice.Purpose.SAVE, FileChoice.plain(name),
                file -> OnFx.then(CompletableFuture.supplyAsync(() -> write(file, content), OnFx.ASIDE), Runnable::run, this::failed), this::failed);
    }

    /// Asks for a file and copies another one into it.
    ///
    /// @param name the proposed name of the copy
    void copy(String name, Path from) {
        files.ask(FileChoice.Purpose.COPY, name, file -> OnFx.then(CompletableFuture.supplyAsync(() -> copy(from, file), OnFx.ASIDE), Runnable::run, this::failed), this::failed);
    }

    private Runnable copy(Path from, Path file) {
        try {
            Files.copy(from, file, StandardCopyOption.REPLACE_EXISTING);
            var folder = ShowFolder.of(file);
            return () -> done(file, folder);
        } catch (IOException why) {
            return () -> toasts.show(Exporting.words(why, file, true));
        }
    }

    private void failed() {
        toasts.show(Words.get("failed"));
    }

    /// Writes the file and returns what to do then on the FX thread.
    private Runnable write(Path file, byte[] content) {
        try {
            OwnerFile.replace(file, content);
            var folder = ShowFolder.of(file);
            return () -> done(file, folder);
        } catch (IOException why) {
            var folder = file.toAbsolutePath().getParent();
            boolean folderExists = folder == null || Files.isDirectory(folder);
            return () -> toasts.show(Exporting.words(why, file, folderExists));
        }
    }

    private void done(Path file, Optional<ShowFolder> folder) {
        if (folder.isEmpty()) toasts.show(Words.get("save.done", file));
        else toasts.show(Words.get("save.done", file.getFileName()), Words.get("export.show"), SHOWN, () -> OnFx.ASIDE.execute(folder.get()::run));
    }
}
