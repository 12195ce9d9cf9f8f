package org.hashverse.ui.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import javafx.util.Duration;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.model.ChatModel;
import org.hashverse.platform.UserFolders;
import org.hashverse.store.history.MessageStore.Export;
import org.hashverse.store.history.MessageStore.Exported;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.kit.ShowFolder;
import org.hashverse.ui.message.MessageFormatter;
import org.hashverse.ui.words.Words;

/// The *Export…* command: writes a conversation into a file that the person chooses, as JSON if its name ends in `.json`, `.jsonl` or `.ndjson`, otherwise as text. The
/// file dialog proposes the folder chosen last in this window, at first the documents folder.
public final class Exporting {
    private static final Duration SHOWN = Duration.seconds(10);
    private final ChatModel model;
    private final Toasts toasts;
    private final Function<String, Optional<Path>> choose;
    private Optional<Path> lastFolder = Optional.empty();

    /// @param choose lets the person choose a file, given the path of a proposed one; empty if they cancel
    Exporting(ChatModel model, Toasts toasts, Function<String, Optional<Path>> choose) {
        this.model = model;
        this.toasts = toasts;
        this.choose = choose;
    }

    /// Lets the person choose a file in the system's file dialog. Blocks until the dialog is closed; empty if the person cancels.
    ///
    /// @param proposed path of a file in an existing folder
    static Optional<Path> ask(Window window, String proposed) {
        var chooser = new FileChooser();
        chooser.setTitle(Words.get("export.title"));
        var file = new File(proposed);
        chooser.setInitialDirectory(file.getParentFile());
        chooser.setInitialFileName(file.getName());
        chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter(Words.get("export.text"), "*.txt"),
                new FileChooser.ExtensionFilter(Words.get("export.json"), "*.json"));
        return Optional.ofNullable(chooser.showSaveDialog(window)).map(File::toPath);
    }

    /// Lets the person choose a file and writes the conversation into it.
    void start(Conversation conversation) {
        OnFx.then(model.commands().count(conversation), messages -> {
            if (messages == 0) toasts.show(Words.get("export.nothing"));
            else OnFx.then(CompletableFuture.supplyAsync(folder(lastFolder), OnFx.ASIDE), folder -> choose(conversation, folder), this::failed);
        }, this::failed);
    }

    private void choose(Conversation conversation, Path folder) {
        choose.apply(folder + File.separator + fileName(conversation)).ifPresent(file -> {
            lastFolder = Optional.ofNullable(file.toAbsolutePath().getParent());
            write(conversation, file);
        });
    }

    // reads the disk
    private static Supplier<Path> folder(Optional<Path> lastFolder) {
        return () -> lastFolder.filter(Files::isDirectory).orElseGet(UserFolders::documents);
    }

    private String fileName(Conversation conversation) {
        var name = new MessageFormatter(model).name(conversation).replaceAll("[^\\p{L}\\p{N}._ -]", "_").strip();
        return Words.get("export.file", name, LocalDate.now().toString()) + ".txt";
    }

    private void write(Conversation conversation, Path file) {
        OnFx.then(model.commands().export(new Export(Optional.of(conversation), Export.Format.of(file), file, names())).thenApplyAsync(exported -> report(exported, file), OnFx.ASIDE), Runnable::run, this::failed);
    }

    /// Says that the messages could not be read.
    private void failed() {
        toasts.show(Words.get("export.unreadable"));
    }

    private Map<PeerId, String> names() {
        var names = new HashMap<PeerId, String>();
        model.peers().forEach(item -> names.put(item.id(), item.label().get()));
        names.put(model.self().get().id(), model.self().get().name().text());
        return names;
    }

    /// Reads the disk and returns the work to do on the FX thread.
    private Runnable report(Exported exported, Path file) {
        return switch (exported) {
            case Exported.Done(int messages) -> {
                var folder = ShowFolder.of(file);
                yield () -> done(messages, file, folder);
            }
            case Exported.Failed(var why) -> {
                var folder = file.toAbsolutePath().getParent();
                boolean folderExists = folder == null || Files.isDirectory(folder);
                yield () -> toasts.show(words(why, file, folderExists));
            }
        };
    }

    private void done(int messages, Path file, Optional<ShowFolder> folder) {
        if (folder.isEmpty()) toasts.show(Words.get("export.done", messages, file));
        else toasts.show(Words.get("export.done", messages, file.getFileName()), Words.get("export.show"), SHOWN, () -> OnFx.ASIDE.execute(folder.get()::run));
    }

    /// The text that tells the person why a file could not be written.
    ///
    /// @param folderExists whether the file's folder exists
    public static String words(IOException why, Path file, boolean folderExists) {
        if (why instanceof NoSuchFileException || !folderExists) return Words.get("export.no-folder", file.toAbsolutePath().getParent());
        return Words.get(why instanceof AccessDeniedException ? "export.denied" : "export.failed", file);
    }
}
