package org.hashverse.ui.app;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.util.Duration;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.model.ChatModel;
import org.hashverse.store.history.MessageQueries.Export;
import org.hashverse.store.history.MessageQueries.Exported;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.kit.ShowFolder;
import org.hashverse.ui.message.MessageFormatter;
import org.hashverse.ui.words.Words;

/// The *Export…* command: writes a conversation into a file that the person chooses, as JSON if its name ends in `.json`, `.jsonl` or `.ndjson`, otherwise as text.
public final class Exporting {
    private static final Duration SHOWN = Duration.seconds(10);
    private final ChatModel model;
    private final Toasts toasts;
    private final FileChoice files;

    Exporting(ChatModel model, Toasts toasts, FileChoice files) {
        this.model = model;
        this.toasts = toasts;
        this.files = files;
    }

    /// Lets the person choose a file and writes the conversation into it.
    void start(Conversation conversation) {
        OnFx.then(model.commands().history().count(conversation), messages -> {
            if (messages == 0) toasts.show(Words.get("export.nothing"));
            else files.ask(FileChoice.Purpose.EXPORT, fileName(conversation), file -> write(conversation, file), this::failed);
        }, this::failed);
    }

    private String fileName(Conversation conversation) {
        return FileChoice.plain(new MessageFormatter(model).name(conversation)) + " " + LocalDate.now() + ".txt";
    }

    private void write(Conversation conversation, Path file) {
        var exported = model.commands().history().export(new Export(Optional.of(conversation), Export.Format.of(file), file, names()));
        OnFx.then(exported.thenApplyAsync(result -> report(result, file), OnFx.ASIDE), Runnable::run, this::failed);
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
