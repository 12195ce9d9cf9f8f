package org.hashverse.ui.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.files.Programs;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.FileCommands;
import org.hashverse.ui.dialog.ConfirmCard;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.dialog.DialogLayer;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.kit.LinkOpener;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.kit.ShowFolder;
import org.hashverse.ui.words.Words;

/// Does what a person wants done with a file, see [FileEvent]. Asks before it opens a program. FX thread only; files are looked at and programs started aside.
public final class FileActions {
    private final ChatModel model;
    private final DialogLayer layer;
    private final Toasts toasts;
    private final Function<PeerId, String> name;
    private final BiConsumer<String, Path> saveCopy;
    private final Function<Path, CompletableFuture<Boolean>> opener;

    /// @param layer    shows the question before a program, and the large picture
    /// @param name     the name to show for a key
    /// @param saveCopy lets the person choose where to put a copy of a file, given a proposed name
    public FileActions(ChatModel model, DialogLayer layer, Toasts toasts, Function<PeerId, String> name, BiConsumer<String, Path> saveCopy) {
        this(model, layer, toasts, name, saveCopy, LinkOpener.ofThisComputer()::open);
    }

    /// @param opener opens a file with the program for its kind; false if there is none
    FileActions(ChatModel model, DialogLayer layer, Toasts toasts, Function<PeerId, String> name, BiConsumer<String, Path> saveCopy, Function<Path, CompletableFuture<Boolean>> opener) {
        this.model = model;
        this.layer = layer;
        this.toasts = toasts;
        this.name = name;
        this.saveCopy = saveCopy;
        this.opener = opener;
    }

    /// Does what an event wants.
    public void handle(FileEvent event) {
        event.consume();
        var line = event.file();
        switch (event.wish()) {
            case GET -> commands().get(line.key(), Optional.empty());
            case PAUSE -> commands().pause(line.key());
            case CANCEL -> commands().decline(line.key());
            case OPEN -> line.path().ifPresent(path -> open(line, path));
            case SHOW -> line.path().ifPresent(this::showInFolder);
            case VIEW -> view(line);
        }
    }

    private FileCommands commands() {
        return model.commands().files();
    }

    /// Opens a file. The name on the disk decides whether it is a program, as it does for the system.
    private void open(FileLine line, Path path) {
        boolean folder = line.item().folder().isPresent();
        if (line.mine() || !Programs.runs(line.item().name(), folder) && !Programs.runs(path.toString(), folder)) {
            openNow(path);
            return;
        }
        layer.show(new ConfirmCard("open-program", Words.get("files.program.title", line.item().name()), Words.get("files.program.what", name.apply(line.key().message().author())),
                DialogCard.button("open-program-cancel", Words.get("cancel"), layer::close), DialogCard.danger("open-program-go", Words.get("files.program.go"), () -> {
                    layer.close();
                    openNow(path);
                })));
    }

    private void openNow(Path path) {
        ifThere(path, () -> OnFx.then(opener.apply(path), opened -> {
            if (!opened) say(Words.get("files.open.none"));
        }, () -> say(Words.get("failed"))));
    }

    private void showInFolder(Path path) {
        ifThere(path, () -> OnFx.then(CompletableFuture.supplyAsync(() -> {
            var command = ShowFolder.of(path);
            command.ifPresent(ShowFolder::run);
            return command.isPresent();
        }, OnFx.ASIDE), shown -> {
            if (!shown) say(Words.get("settings.folder.none"));
        }, () -> say(Words.get("failed"))));
    }

    /// Runs `next` if a file is still where it was put, else says that it is not.
    private void ifThere(Path path, Runnable next) {
        OnFx.then(CompletableFuture.supplyAsync(() -> Files.exists(path), OnFx.ASIDE), there -> {
            if (there) next.run();
            else say(Words.get("files.moved"));
        }, () -> say(Words.get("failed")));
    }

    /// Shows a picture large, among the pictures of the open conversation that are loaded.
    private void view(FileLine line) {
        var all = pictures();
        int at = 0;
        while (at < all.size() && !all.get(at).key().equals(line.key())) at++;
        layer.show(at < all.size() ? new PictureViewer(all, at, saveCopy, layer::close) : new PictureViewer(List.of(line), 0, saveCopy, layer::close));
    }

    private List<FileLine> pictures() {
        if (model.open().get() == null) return List.of();
        var lines = new FileLines(model, name);
        var pictures = new ArrayList<FileLine>();
        for (var message : model.conversation(model.open().get()).messages())
            for (var line : lines.of(message)) if (line.picture() && (line.mine() || line.path().isPresent())) pictures.add(line);
        return pictures;
    }

    /// Shows a sentence. Closes the large picture, which would cover it.
    private void say(String sentence) {
        layer.close(PictureViewer.class);
        toasts.show(sentence);
    }
}
