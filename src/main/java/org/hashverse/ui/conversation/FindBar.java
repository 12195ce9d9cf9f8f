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
import org.hashverse.model.MessageItem;
import org.hashverse.ui.kit.Fields;
import org.hashverse.ui.kit.IconButton;
import org.hashverse.ui.kit.Icons;
import org.hashverse.ui.kit.Scale;
import org.hashverse.ui.kit.ViewLifetime;
import org.hashverse.ui.text.FoundWords;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// Searches the messages of the open conversation and steps through the hits: up to earlier messages, down to later ones.
final class FindBar extends HBox {
    // a bar narrower than this drops its icon to keep room for the buttons
    private static final double NARROW = 240;
    // loads the next page of hits when this few remain after the current one
    private static final int LOAD_AHEAD = 10;
    private final ChatModel model;
    private final MessagePane messages;
    private final Runnable closed;
    private final TextField field = Fields.text("find-field", Words.get("find.here"));
    private final Label count = new Label();
    private final Button up = IconButton.of("find.up", "find-up", Feather.CHEVRON_UP, "flat");
    private final Button down = IconButton.of("find.down", "find-down", Feather.CHEVRON_DOWN, "flat");
    private final PauseTransition pause = new PauseTransition(FoundWords.PAUSE);
    private Hits hits;
    // the text that the shown hits belong to; the field may hold another one already
    private String text = "";
    private int current;
    private MessageItem currentHit;
    private boolean waitingForMore;

    /// @param closed runs after the person closes the bar; moves the focus
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
        var icon = Icons.of(Feather.SEARCH);
        icon.managedProperty().bind(icon.visibleProperty());
        widthProperty().addListener((_, _, width) -> icon.setVisible(width.doubleValue() >= Scale.text(NARROW)));
        getChildren().addAll(icon, field, count, up, down, cross);
        field.textProperty().addListener((_, _, _) -> pause.playFromStart());
        pause.setOnFinished(_ -> search());
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        ViewLifetime.listenWhileShown(this, model.open(), _ -> hide());
        ViewLifetime.whenRemoved(this, this::endSearch);
        visibleProperty().addListener((_, _, now) -> setManaged(now));
        setVisible(false);
        setManaged(false);
    }

    /// Shows the bar and focuses its field.
    void open() {
        var conversation = model.open().get();
        if (conversation == null) return;
        if (!isVisible()) startSearch(conversation);
        field.requestFocus();
        field.selectAll();
    }

    private void startSearch(Conversation conversation) {
        endSearch();
        var now = new Hits[1];
        now[0] = model.search(Optional.of(conversation), () -> {
            if (hits == now[0]) resultsChanged();
        });
        hits = now[0];
        text = "";
        setVisible(true);
        show();
        pause.playFromStart(); // search again for the text left from last time
    }

    /// Hides the bar.
    ///
    /// @return false if the bar is not shown
    boolean close() {
        if (!isVisible()) return false;
        hide();
        closed.run();
        return true;
    }

    /// Ends the search, so that answers to it are ignored.
    private void endSearch() {
        if (hits != null) hits.close();
        hits = null;
    }

    private void hide() {
        pause.stop();
        endSearch();
        setVisible(false);
        messages.marks().words(FoundWords.of(""));
    }

    private void search() {
        if (hits != null) hits.look(field.getText());
    }

    /// Shows new results, or that there are none. Goes to the first hit of another text, or to the next hit if the person waits for it.
    private void resultsChanged() {
        boolean textChanged = !hits.text().equals(text);
        text = hits.text();
        messages.marks().words(FoundWords.of(text));
        if (textChanged) current = 0;
        else if (waitingForMore && current + 1 < hits.found().size()) current++;
        else if (!waitingForMore) {
            stayAtHit();
            show();
            return;
        }
        waitingForMore = false;
        showHit();
    }

    /// Found messages may be gone: stays at the hit that was shown, else at the one in its place.
    private void stayAtHit() {
        int same = hits.found().indexOf(currentHit);
        current = same >= 0 ? same : Math.clamp(current, 0, Math.max(0, hits.found().size() - 1));
    }

    /// @param step 1 to the next earlier message, -1 to the next later one
    private void step(int step) {
        if (hits == null) return;
        int next = current + step;
        if (next >= 0 && next < hits.found().size()) {
            current = next;
            showHit();
        } else if (step > 0 && !hits.complete()) {
            waitingForMore = true;
            hits.more();
        }
    }

    private void showHit() {
        currentHit = current < hits.found().size() ? hits.found().get(current) : null;
        if (currentHit != null) messages.show(currentHit.key());
        if (current >= hits.found().size() - LOAD_AHEAD) hits.more();
        show();
    }

    private void show() {
        int found = hits.found().size();
        if (text.isEmpty()) count.setText("");
        else if (hits.failed()) count.setText(Words.get("find.failed"));
        else if (found == 0) count.setText(Words.get("find.nothing", text));
        else count.setText(Words.get(hits.complete() ? "find.count" : "find.count.more", current + 1, found));
        count.setMinWidth(found == 0 || hits.failed() ? 0 : USE_PREF_SIZE); // a number is never cut off
        up.setDisable(current + 1 >= found && (hits.complete() || hits.failed()));
        down.setDisable(found == 0 || current == 0);
    }

    private void onKey(KeyEvent event) {
        boolean inField = getScene().getFocusOwner() == field;
        switch (event.getCode()) {
            case ESCAPE -> close();
            case UP -> step(1);
            case DOWN -> step(-1);
            case ENTER -> {
                if (!inField) return;
                if (!hits.text().equals(field.getText().strip()) || hits.failed()) search();
                else step(event.isShiftDown() ? -1 : 1);
            }
            default -> {
                return;
            }
        }
        event.consume();
    }
}
