package org.hashverse.ui.app;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.hashverse.platform.UserFolders;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.words.Words;

/// Lets the person choose a file to write. Proposes the folder chosen last in this window, at first the documents folder. FX thread only.
final class FileChoice {
    private final Function<String, Optional<Path>> dialog;
    private Optional<Path> lastFolder = Optional.empty();

    /// @param dialog lets the person choose a file, given the path of a proposed one; empty if they cancel
    FileChoice(Function<String, Optional<Path>> dialog) {
        this.dialog = dialog;
    }

    /// The system's file dialog. Blocks until the dialog is closed; empty if the person cancels.
    ///
    /// @param proposed path of a file in an existing folder
    static Optional<Path> ask(Window window, String proposed) {
        var chooser = new FileChooser();
        chooser.setTitle(Words.get("export.title"));
        var file = new File(proposed);
        chooser.setInitialDirectory(file.getParentFile());
        chooser.setInitialFileName(file.getName());
        if (proposed.endsWith(".csv")) chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter(Words.get("export.csv"), "*.csv"));
        else chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter(Words.get("export.text"), "*.txt"), new FileChooser.ExtensionFilter(Words.get("export.json"), "*.json"));
        return Optional.ofNullable(chooser.showSaveDialog(window)).map(File::toPath);
    }

    /// Asks for a file.
    ///
    /// @param name   the proposed name
    /// @param chosen receives the file; not called if the person cancels
    /// @param failed called if the folders cannot be read
    void ask(String name, Consumer<Path> chosen, Runnable failed) {
        OnFx.then(CompletableFuture.supplyAsync(folder(lastFolder), OnFx.ASIDE), folder -> dialog.apply(folder + File.separator + name).ifPresent(file -> {
            lastFolder = Optional.ofNullable(file.toAbsolutePath().getParent());
            chosen.accept(file);
        }), failed);
    }

    // reads the disk
    private static Supplier<Path> folder(Optional<Path> lastFolder) {
        return () -> lastFolder.filter(Files::isDirectory).orElseGet(UserFolders::documents);
    }

    /// A name without characters that some file system refuses.
    static String plain(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}._ -]", "_").strip();
    }
}
