package org.hashverse.ui.conversation;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;
import org.hashverse.chat.Conversation;
import org.hashverse.model.ChatModel;
import org.hashverse.model.MessageItem;
import org.hashverse.ui.dialog.Dialogs;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.kit.CopyLink;
import org.hashverse.ui.kit.IconButton;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.kit.ViewLifetime;
import org.hashverse.ui.message.MessageFormatter;
import org.hashverse.ui.text.FittingLabel;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// Stands in the composer's place while the person selects messages: says how many are selected, and copies, saves or deletes them. Hidden while none is selected. FX thread only.
final class SelectionBar extends HBox {
    private final ChatModel model;
    private final Dialogs dialogs;
    private final Toasts toasts;
    private final MessageFormatter formatter;
    private final FittingLabel count = new FittingLabel();
    private Subscription subscription = Subscription.EMPTY;

    SelectionBar(ChatModel model, Dialogs dialogs, Toasts toasts) {
        super(4);
        this.model = model;
        this.dialogs = dialogs;
        this.toasts = toasts;
        formatter = new MessageFormatter(model);
        setId("selection-bar");
        getStyleClass().add("selection-bar");
        setAlignment(Pos.CENTER_LEFT);
        count.setId("selection-count");
        HBox.setHgrow(count, Priority.ALWAYS);
        HBox.setMargin(count, new Insets(0, 0, 0, 6));
        getChildren().addAll(button("selection.cancel", Feather.X, this::clear), count, button("selection.copy", Feather.COPY, this::copy),
                button("selection.save", Feather.SAVE, this::save), button("selection.delete", Feather.TRASH_2, this::delete));
        ViewLifetime.listenWhileShown(this, model.open(), this::follow);
        ViewLifetime.whenRemoved(this, () -> follow(null));
        follow(model.open().get());
    }

    private static Button button(String key, Feather icon, Runnable run) {
        var button = IconButton.of(key, key.replace('.', '-'), icon, "square", "flat");
        button.setOnAction(_ -> run.run());
        return button;
    }

    private void follow(Conversation conversation) {
        subscription.unsubscribe();
        subscription = Subscription.EMPTY;
        if (conversation == null) show(List.of());
        else subscription = model.conversation(conversation).selected().all().subscribe(this::show);
    }

    private void show(List<MessageItem> selected) {
        setVisible(!selected.isEmpty());
        setManaged(!selected.isEmpty());
        count.say(Words.get("selection.count", selected.size()), Words.get("reaction.count", selected.size()));
    }

    private List<MessageItem> selected() {
        return model.open().get() == null ? List.of() : model.conversation(model.open().get()).selected().all().get();
    }

    /// Deselects all messages.
    ///
    /// @return false if none was selected
    boolean clear() {
        if (selected().isEmpty()) return false;
        model.conversation(model.open().get()).selected().clear();
        return true;
    }

    private String text() {
        var all = selected();
        if (all.size() == 1) return formatter.words(all.getFirst().message());
        return all.stream().map(formatter::copied).collect(Collectors.joining(System.lineSeparator()));
    }

    private void copy() {
        CopyLink.copy(text());
        toasts.show(Words.get("copied"));
        clear();
    }

    private void save() {
        dialogs.save(formatter.name(model.open().get()) + " " + LocalDate.now() + ".txt", text() + System.lineSeparator());
        clear();
    }

    private void delete() {
        var all = selected();
        dialogs.deleteSeveral(all.size(), () -> {
            clear();
            var deletions = all.stream().map(item -> model.commands().delete(item.key())).toList();
            OnFx.then(CompletableFuture.allOf(deletions.toArray(CompletableFuture[]::new)), _ -> toasts.show(Words.get("selection.deleted", all.size())),
                    () -> toasts.show(Words.get("failed")));
        });
    }
}
