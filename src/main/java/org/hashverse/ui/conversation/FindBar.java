package org.hashverse.ui.conversation;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.hashverse.chat.Conversation;
import org.hashverse.model.ChatModel;
import org.hashverse.model.Hits;
import org.hashverse.ui.kit.Fields;
import org.hashverse.ui.kit.IconButton;
import org.hashverse.ui.kit.Icons;
import org.hashverse.ui.kit.Scale;
import org.hashverse.ui.kit.ViewLifetime;
import org.hashverse.ui.text.FoundWords;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// Looks for messages of the open conversation, and goes from one to the next: up to what was said before, down to what came after.
final class FindBar extends HBox {
    // a bar narrower than this keeps its room for what one can press
    private static final double NARROW = 240;
    // hits left below the one shown when the next page is asked for
    private static final int EARLY = 10;
    private final ChatModel model;
    private final MessagePane messages;
    private final Runnable closed;
    private final TextField field = Fields.text("find-field", Words.get("find.here"));
    private final Label count = new Label();
    private final Button up = IconButton.of("find.up", "find-up", Feather.CHEVRON_UP, "flat");
    private final Button down = IconButton.of("find.down", "find-down", Feather.CHEVRON_DOWN, "flat");
    private final PauseTransition pause = new PauseTransition(FoundWords.PAUSE);
    private Hits hits;
    private String text = "";
    private int at;
    private boolean stepping;

    /// @param closed where the focus goes then
    FindBar(ChatModel model, MessagePane messages, Runnable closed) {
        this.model = model;
        this.messages = messages;
        this.closed = closed;
        getStyleClass().add("find-bar");
        setAlignment(Pos.CENTER_LEFT);
        field.setPromptText(Words.get("find.here"));
        field.setMinWidth(56);
        HBox.setHgrow(field, Priority.ALWAYS);
        count.setId("find-count");
        count.getStyleClass().add("second");
        var cross = IconButton.of("close", "find-close", Feather.X, "flat");
        cross.setOnAction(_ -> close());
        up.setOnAction(_ -> step(1));
        down.setOnAction(_ -> step(-1));
        var sign = Icons.of(Feather.SEARCH);
        sign.managedProperty().bind(sign.visibleProperty());
        widthProperty().addListener((_, _, width) -> sign.setVisible(width.doubleValue() >= Scale.text(NARROW)));
        getChildren().addAll(sign, field, count, up, down, cross);
        field.textProperty().addListener((_, _, _) -> pause.playFromStart());
        pause.setOnFinished(_ -> look());
        addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        ViewLifetime.listenWhileShown(this, model.open(), _ -> hide());
        visibleProperty().addListener((_, _, now) -> setManaged(now));
        setVisible(false);
        setManaged(false);
    }

    /// Shows the bar, ready for a word.
    void open() {
        var conversation = model.open().get();
        if (conversation == null) return;
        if (!isVisible()) begin(conversation);
        field.requestFocus();
        field.selectAll();
    }

    private void begin(Conversation conversation) {
        hits = null; // answers to an earlier search are not listened to
        var now = new Hits[1];
        now[0] = model.search(Optional.of(conversation), () -> {
            if (hits == now[0]) found();
        });
        hits = now[0];
        text = "";
        setVisible(true);
        show();
        pause.playFromStart(); // what stood here last time may be meant again
    }

    /// Takes the bar away; false if it is not shown.
    boolean close() {
        if (!isVisible()) return false;
        hide();
        closed.run();
        return true;
    }

    private void hide() {
        pause.stop();
        hits = null;
        setVisible(false);
        messages.marks().words(FoundWords.of(""));
    }

    private void look() {
        if (hits != null) hits.look(field.getText());
    }

    /// Something was found, or is known not to be there.
    private void found() {
        boolean other = !hits.text().equals(text);
        text = hits.text();
        messages.marks().words(FoundWords.of(text));
        if (other) at = 0;
        else if (stepping && at + 1 < hits.found().size()) at++;
        else if (!stepping) {
            show();
            return;
        }
        stepping = false;
        go();
    }

    /// @param step 1 to the one before in time, -1 to the one after
    private void step(int step) {
        if (hits == null) return;
        int next = at + step;
        if (next >= 0 && next < hits.found().size()) {
            at = next;
            go();
        } else if (step > 0 && !hits.complete()) {
            stepping = true;
            hits.more();
        }
    }

    private void go() {
        if (at < hits.found().size()) messages.show(hits.found().get(at).key());
        if (at >= hits.found().size() - EARLY) hits.more();
        show();
    }

    private void show() {
        int found = hits.found().size();
        if (text.isEmpty()) count.setText("");
        else if (hits.failed()) count.setText(Words.get("find.failed"));
        else if (found == 0) count.setText(Words.get("find.nothing", text));
        else count.setText(Words.get(hits.complete() ? "find.count" : "find.count.more", at + 1, found));
        count.setMinWidth(found == 0 || hits.failed() ? 0 : USE_PREF_SIZE); // a number is never cut off
        up.setDisable(at + 1 >= found && (hits.complete() || hits.failed()));
        down.setDisable(found == 0 || at == 0);
    }

    private void keys(KeyEvent event) {
        boolean inField = getScene().getFocusOwner() == field;
        switch (event.getCode()) {
            case ESCAPE -> close();
            case UP -> step(1);
            case DOWN -> step(-1);
            case ENTER -> {
                if (!inField) return;
                if (!hits.text().equals(field.getText().strip()) || hits.failed()) look();
                else step(event.isShiftDown() ? -1 : 1);
            }
            default -> {
                return;
            }
        }
        event.consume();
    }
}
