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

/// *Export…*: writes a conversation into a file that the person chooses, as text, or as JSON where its name ends so. It proposes the folder chosen last in this window,
/// at first the one for documents.
public final class Exporting {
    private static final Duration SAID = Duration.seconds(10);
    private final ChatModel model;
    private final Toasts toasts;
    private final Function<String, Optional<Path>> choose;
    private Optional<Path> last = Optional.empty();

    /// @param choose lets the person choose a file, beginning with the path of one that is proposed; empty if they thought better of it
    Exporting(ChatModel model, Toasts toasts, Function<String, Optional<Path>> choose) {
        this.model = model;
        this.toasts = toasts;
        this.choose = choose;
    }

    /// The system's own question for a file.
    ///
    /// @param proposed the path of a file in a folder that is there
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

    /// Asks for a file and writes the conversation into it.
    void start(Conversation conversation) {
        OnFx.then(model.commands().count(conversation), messages -> {
            if (messages == 0) toasts.show(Words.get("export.nothing"));
            else OnFx.then(CompletableFuture.supplyAsync(folder(last), OnFx.ASIDE), folder -> choose(conversation, folder), this::unread);
        }, this::unread);
    }

    private void choose(Conversation conversation, Path folder) {
        choose.apply(folder + File.separator + name(conversation)).ifPresent(file -> {
            last = Optional.ofNullable(file.toAbsolutePath().getParent());
            write(conversation, file);
        });
    }

    // looks at the disk
    private static Supplier<Path> folder(Optional<Path> last) {
        return () -> last.filter(Files::isDirectory).orElseGet(UserFolders::documents);
    }

    private String name(Conversation conversation) {
        var who = new MessageFormatter(model).name(conversation).replaceAll("[^\\p{L}\\p{N}._ -]", "_").strip();
        return Words.get("export.file", who, LocalDate.now().toString()) + ".txt";
    }

    private void write(Conversation conversation, Path file) {
        OnFx.then(model.commands().export(new Export(Optional.of(conversation), Export.Format.of(file), file, names())).thenApplyAsync(exported -> told(exported, file), OnFx.ASIDE), Runnable::run, this::unread);
    }

    private void unread() {
        toasts.show(Words.get("export.unread"));
    }

    private Map<PeerId, String> names() {
        var names = new HashMap<PeerId, String>();
        model.peers().forEach(item -> names.put(item.id(), item.label().get()));
        names.put(model.self().get().id(), model.self().get().name().text());
        return names;
    }

    /// Looks at the disk, and gives what is to be done on the FX thread.
    private Runnable told(Exported exported, Path file) {
        return switch (exported) {
            case Exported.Done(int messages) -> {
                var folder = ShowFolder.of(file);
                yield () -> done(messages, file, folder);
            }
            case Exported.Failed(var why) -> {
                var folder = file.toAbsolutePath().getParent();
                boolean there = folder == null || Files.isDirectory(folder);
                yield () -> toasts.show(words(why, file, there));
            }
        };
    }

    private void done(int messages, Path file, Optional<ShowFolder> folder) {
        if (folder.isEmpty()) toasts.show(Words.get("export.done", messages, file));
        else toasts.show(Words.get("export.done", messages, file.getFileName()), Words.get("export.show"), SAID, () -> OnFx.ASIDE.execute(folder.get()::run));
    }

    /// Why a file could not be written.
    ///
    /// @param folder whether its folder is there
    public static String words(IOException why, Path file, boolean folder) {
        if (why instanceof NoSuchFileException || !folder) return Words.get("export.no-folder", file.toAbsolutePath().getParent());
        return Words.get(why instanceof AccessDeniedException ? "export.denied" : "export.failed", file);
    }
}
