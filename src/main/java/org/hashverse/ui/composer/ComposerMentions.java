package org.hashverse.ui.composer;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.hashverse.chat.Conversation;
import org.hashverse.model.ChatModel;
import org.hashverse.model.PeerItem;
import org.hashverse.ui.peer.Avatar;
import org.hashverse.ui.peer.Face;

/// Completes a name that is typed behind an `@`: in Everyone that of any contact, in a direct conversation that of the peer. A name of ours for the peer is completed too, but
/// the text gets the name that the peer calls itself, because the others know it by that name.
final class ComposerMentions {
    private static final int MOST_OFFERED = 7;
    /// Width of a face in pixels.
    private static final double FACE = 24;
    private final ChatModel model;
    private final TextArea area;
    private final Supplier<Conversation> shown;
    private final Completion<PeerItem> completion = new Completion<>(ComposerMentions::row, this::complete);

    /// @param area  the field
    /// @param shown the open conversation; null for none
    ComposerMentions(ChatModel model, TextArea area, Supplier<Conversation> shown) {
        this.model = model;
        this.area = area;
        this.shown = shown;
    }

    /// The list of names.
    Completion<PeerItem> completion() {
        return completion;
    }

    /// Called when the text or the caret has changed.
    void typed() {
        var typed = area.isFocused() ? MentionTyped.before(area.getText(), area.getCaretPosition()) : Optional.<MentionTyped>empty();
        completion.offer(typed.map(this::matching).orElse(List.of()));
    }

    private List<PeerItem> matching(MentionTyped typed) {
        var matching = model.peers().stream().filter(item -> offered(item) && (typed.begins(name(item)) || typed.begins(item.label().get())))
                .sorted(Comparator.comparing((PeerItem item) -> !item.peer().get().connected()).thenComparing(item -> item.label().get(), String.CASE_INSENSITIVE_ORDER))
                .limit(MOST_OFFERED).toList();
        // a name that is typed in full needs no completion, and Enter sends it
        return matching.size() == 1 && name(matching.getFirst()).equals(typed.name()) ? List.of() : matching;
    }

    private boolean offered(PeerItem item) {
        return shown.get() != null && model.mentions().has(item.id()) && shown.get().directPeer().map(item.id()::equals).orElse(true);
    }

    private static String name(PeerItem item) {
        return item.peer().get().name().text();
    }

    /// Handles a key for the list of names.
    ///
    /// @return false if the key is not for the list
    boolean onKey(KeyEvent event) {
        return completion.onKey(event);
    }

    private void complete(PeerItem item) {
        var typed = MentionTyped.before(area.getText(), area.getCaretPosition());
        completion.offer(List.of());
        typed.ifPresent(mention -> area.replaceText(mention.at(), area.getCaretPosition(), "@" + name(item) + " "));
        area.requestFocus();
    }

    private static HBox row(PeerItem item) {
        var label = new Label(item.label().get());
        label.getStyleClass().add("verb");
        label.setMinWidth(0);
        return new HBox(10, new Avatar(Face.of(item.peer().get()), FACE), label);
    }
}
