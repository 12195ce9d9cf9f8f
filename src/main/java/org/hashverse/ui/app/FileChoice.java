package org.hashverse.ui.app;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.hashverse.platform.UserFolders;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.words.Words;

/// Lets the person choose a file to write, a picture to read, files to send, or a folder. Proposes the folder chosen last in this window, at first the documents folder. FX thread only.
final class FileChoice {
    /// What is done with the file. It decides the title of the dialog and the types that it offers.
    enum Purpose {
        /// A whole conversation, as text or as JSON.
        EXPORT,
        /// A text, a table or a picture that the window made.
        SAVE,
        /// Nothing: a picture is read.
        READ_PICTURE,
        /// Several files are sent.
        SEND,
        /// A file that came with a message is copied.
        COPY,
        /// A folder, for what others send.
        FOLDER
    }

    /// A file that a dialog proposes.
    ///
    /// @param path of a file in an existing folder
    record Proposal(Purpose purpose, String path) {}

    private final Function<Proposal, List<Path>> dialog;
    private Optional<Path> lastFolder = Optional.empty();

    /// @param dialog lets the person choose a file, or several to send; empty if they cancel
    FileChoice(Function<Proposal, List<Path>> dialog) {
        this.dialog = dialog;
    }

    /// Shows the system's dialog for files or a folder. Blocks until it is closed; empty if the person cancels.
    static List<Path> showSystemDialog(Window window, Proposal proposal) {
        if (proposal.purpose() == Purpose.FOLDER) {
            var chooser = new DirectoryChooser();
            chooser.setInitialDirectory(new File(proposal.path()).getParentFile());
            chooser.setTitle(Words.get("settings.receive.folder"));
            return Optional.ofNullable(chooser.showDialog(window)).map(File::toPath).stream().toList();
        }
        var chooser = systemDialog(proposal);
        return switch (proposal.purpose()) {
            case READ_PICTURE -> Optional.ofNullable(chooser.showOpenDialog(window)).map(File::toPath).stream().toList();
            case SEND -> Optional.ofNullable(chooser.showOpenMultipleDialog(window)).orElse(List.of()).stream().map(File::toPath).toList();
            case EXPORT, SAVE, COPY, FOLDER -> Optional.ofNullable(chooser.showSaveDialog(window)).map(File::toPath).stream().toList();
        };
    }

    /// The system's file dialog, before it is shown.
    static FileChooser systemDialog(Proposal proposal) {
        var chooser = new FileChooser();
        var file = new File(proposal.path());
        chooser.setInitialDirectory(file.getParentFile());
        chooser.setInitialFileName(file.getName());
        var text = new FileChooser.ExtensionFilter(Words.get("export.text"), "*.txt");
        var title = switch (proposal.purpose()) {
            case EXPORT -> {
                chooser.getExtensionFilters().setAll(text, new FileChooser.ExtensionFilter(Words.get("export.json"), "*.json"));
                yield "export.title";
            }
            case SAVE -> {
                var name = file.getName();
                chooser.getExtensionFilters().setAll(name.endsWith(".csv") ? new FileChooser.ExtensionFilter(Words.get("export.csv"), "*.csv")
                        : name.endsWith(".png") ? new FileChooser.ExtensionFilter(Words.get("export.png"), "*.png") : text);
                yield "save.title";
            }
            case READ_PICTURE -> {
                chooser.setInitialFileName(null);
                chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter(Words.get("qr.pictures"), "*.png", "*.PNG", "*.jpg", "*.JPG", "*.jpeg", "*.JPEG", "*.txt"));
                yield "qr.choose";
            }
            case SEND -> {
                chooser.setInitialFileName(null);
                yield "files.choose";
            }
            case COPY, FOLDER -> "save.title";
        };
        chooser.setTitle(Words.get(title));
        return chooser;
    }

    /// Asks for a file.
    ///
    /// @param name   the proposed name
    /// @param chosen receives the file; not called if the person cancels
    /// @param failed called if the folders cannot be read
    void ask(Purpose purpose, String name, Consumer<Path> chosen, Runnable failed) {
        askSeveral(purpose, name, files -> chosen.accept(files.getFirst()), failed);
    }

    /// Asks for one file or several.
    ///
    /// @param chosen receives at least one; not called if the person cancels
    /// @see #ask
    void askSeveral(Purpose purpose, String name, Consumer<List<Path>> chosen, Runnable failed) {
        OnFx.then(CompletableFuture.supplyAsync(folder(lastFolder), OnFx.ASIDE), folder -> {
            var files = dialog.apply(new Proposal(purpose, folder + File.separator + name));
            if (files.isEmpty()) return;
            lastFolder = Optional.ofNullable(files.getFirst().toAbsolutePath().getParent());
            chosen.accept(files);
        }, failed);
    }

    /// Finds the folder to propose. It reads the disk, so it runs aside.
    private static Supplier<Path> folder(Optional<Path> lastFolder) {
        return () -> lastFolder.filter(Files::isDirectory).orElseGet(UserFolders::documents);
    }

    /// A name without characters that some file system refuses.
    static String plain(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}._ -]", "_").strip();
    }
}
