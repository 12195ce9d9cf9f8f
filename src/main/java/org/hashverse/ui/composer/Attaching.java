package org.hashverse.ui.composer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Button;
import javafx.scene.image.Image;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.MessageText;
import org.hashverse.chat.SharedFiles;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.FileCommands;
import org.hashverse.node.api.SendFilesOutcome;
import org.hashverse.ui.dialog.Dialogs;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.files.FileInput;
import org.hashverse.ui.files.FilesCard;
import org.hashverse.ui.files.FilesToSend;
import org.hashverse.ui.kit.IconButton;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.picture.PngFile;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// The files that go with the next message of each conversation: adds them, shows them in a card, and sends them with the text as their caption. What could not be sent stays.
final class Attaching implements FileInput.Target {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss-SSS");
    private final ChatModel model;
    private final Toasts toasts;
    private final Sender sender;
    private final BooleanSupplier writable;
    private final Runnable added;
    private final Map<Conversation, FilesToSend> all = new HashMap<>();
    private final Map<Conversation, String> captions = new HashMap<>(); // of those that are being sent
    private final FilesCard card = new FilesCard(this::cancel);
    private final Button clip = IconButton.of("composer.attach", "attach", Feather.PAPERCLIP, "flat", "square");
    private Runnable hintShown = () -> { };
    private Runnable hintHidden = () -> { };
    private Conversation shown;

    /// @param writable whether the person can write a new message in the open conversation now
    /// @param added    runs when files were added
    Attaching(ChatModel model, Dialogs dialogs, Toasts toasts, Sender sender, BooleanSupplier writable, Runnable added) {
        this.model = model;
        this.toasts = toasts;
        this.sender = sender;
        this.writable = writable;
        this.added = added;
        clip.setOnAction(_ -> {
            var to = shown; // another conversation may be open when the person has chosen
            if (to != null) dialogs.chooseFiles(files -> add(to, files, false));
        });
    }

    /// The card above the field.
    FilesCard card() {
        return card;
    }

    /// The button that lets the person choose files.
    Button clip() {
        return clip;
    }

    /// Sets what shows and hides that files can be dropped.
    void onHint(Runnable show, Runnable hide) {
        hintShown = show;
        hintHidden = hide;
    }

    /// Shows the files of another conversation; null for none.
    void show(Conversation conversation) {
        shown = conversation;
        card.show(conversation == null ? null : files(conversation));
    }

    private FilesToSend files(Conversation of) {
        return all.computeIfAbsent(of, _ -> new FilesToSend());
    }

    /// Whether there are files to send in the shown conversation, which are not being sent already.
    boolean ready() {
        return shown != null && !files(shown).files().isEmpty() && !files(shown).sending();
    }

    @Override
    public boolean takes() {
        return shown != null && writable.getAsBoolean();
    }

    @Override
    public void hint(boolean visible) {
        (visible ? hintShown : hintHidden).run();
    }

    @Override
    public void add(List<Path> files) {
        if (shown != null) add(shown, files, false);
    }

    private void add(Conversation to, List<Path> files, boolean own) {
        int left = files(to).add(files, own);
        if (left > 0) toasts.show(files(to).sending() ? Words.get("files.busy") : FilesCard.tooMany(left));
        added.run();
    }

    /// Writes a picture into a file of the profile, and adds that.
    @Override
    public void add(Image picture) {
        var to = shown;
        if (to == null || model.self().get() == null) return;
        var folder = model.self().get().folder().resolve(FileCommands.OUTGOING);
        var name = Words.get("files.pasted", LocalDateTime.now().format(STAMP));
        OnFx.then(CompletableFuture.supplyAsync(() -> write(folder, name, picture), OnFx.ASIDE), file -> add(to, List.of(file), true), () -> toasts.show(Words.get("files.notPasted")));
    }

    private static Path write(Path folder, String name, Image picture) {
        try {
            Files.createDirectories(folder);
            return Files.write(folder.resolve(name), PngFile.of(picture));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /// Why a text cannot be the caption of the files, in words; null if it can.
    static String wrongCaption(String text) {
        if (text.isEmpty()) return null;
        if (MessageText.bytes(text) > SharedFiles.MAX_CAPTION) return Words.get("files.captionTooLong", MessageText.bytes(text) - SharedFiles.MAX_CAPTION);
        return MessageText.fault(text).isPresent() ? Words.get("composer.badText") : null;
    }

    /// Sends the files of a conversation. What could not be sent stays in the card, and the caption returns to the draft.
    ///
    /// @param caption may be empty
    void send(Conversation to, String caption) {
        captions.put(to, caption);
        files(to).send(model.commands().files(), to, caption, outcome -> {
            switch (outcome) {
                case SendFilesOutcome.Offered(var sent) -> sender.tell(to, sent, why -> rejected(to, why));
                case SendFilesOutcome.NotOffered(var path, var why) -> rejected(to, whyNot(path, why));
            }
            captions.remove(to);
        }, () -> rejected(to, Words.get("composer.failed")));
    }

    private static String whyNot(Path path, SendFilesOutcome.Why why) {
        var name = path.getFileName() == null ? path.toString() : path.getFileName().toString();
        return Words.get(switch (why) {
            case NOT_THERE -> "files.refused.gone";
            case NOT_READABLE -> "files.refused.unreadable";
            case CHANGED -> "files.refused.changed";
            case TOO_LARGE -> "files.refused.large";
        }, name);
    }

    private void rejected(Conversation to, String why) {
        toasts.show(why);
        returnCaption(to);
    }

    private void returnCaption(Conversation to) {
        var caption = captions.remove(to);
        if (caption != null && !caption.isEmpty()) model.conversation(to).draft().restore(caption);
    }

    private void cancel() {
        if (shown != null && files(shown).cancel()) returnCaption(shown);
    }
}
