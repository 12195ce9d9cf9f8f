package org.hashverse.ui.peer;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.CheckBox;
import org.hashverse.model.PeerItem;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.dialog.Notice;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.words.Sentence;
import org.hashverse.ui.words.Words;

/// Asks before a peer is removed or blocked: what ends, what stays, what is lost. The focus is on Cancel.
public final class RemoveOrBlockCard extends DialogCard {
    /// What to do with the peer.
    public enum Way { REMOVE, BLOCK }

    private final Way way;
    private final String name;
    private final boolean connected;
    private final CheckBox delete = new CheckBox(Words.get("remove.delete"));
    private int count = -1; // of messages; unknown while negative

    /// @param count how many messages the conversation holds, once known
    /// @param go    removes or blocks the peer; told whether to delete the conversation too, which only a removal can
    /// @param close closes the dialog
    public RemoveOrBlockCard(Way way, PeerItem item, CompletableFuture<Integer> count, Consumer<Boolean> go, Runnable close) {
        super(prefix(way), 420);
        this.way = way;
        var peer = item.peer().get();
        name = item.label().get();
        connected = peer.connected();
        var lost = new Notice(prefix(way) + "-waiting");
        if (peer.waiting() > 0) lost.say(Notice.Kind.WARN, Sentence.of("remove.waiting", peer.waiting(), name));
        delete.setId("remove-delete");
        delete.setVisible(way == Way.REMOVE);
        delete.selectedProperty().addListener((_, _, _) -> showQuestion());
        body(lost, delete);
        var cancel = button(prefix(way) + "-cancel", Words.get("cancel"), close);
        cancel.getStyleClass().add("first-focus");
        buttons(null, cancel, danger(prefix(way) + "-go", Words.get(prefix(way) + ".go"), () -> go.accept(delete.isSelected())));
        showQuestion();
        OnFx.then(count, messages -> {
            this.count = messages;
            showQuestion();
        }, () -> { }); // the question stays without a number
    }

    /// How the ids of the controls and the keys of the words begin.
    private static String prefix(Way way) {
        return way == Way.REMOVE ? "remove" : "block";
    }

    private void showQuestion() {
        var what = Words.get(prefix(way) + (connected ? ".what.connected" : ".what"), name);
        var messages = count <= 0 ? List.<String>of() : List.of(Words.get(prefix(way) + (delete.isSelected() ? ".deleted" : ".stay"), count));
        head(Words.get(prefix(way) + ".title", name), Words.sentences(Stream.concat(Stream.of(what), messages.stream()).toList()));
        requestLayout();
    }

}
