package org.hashverse.ui.dialog;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.hashverse.ui.kit.Motion;
import org.hashverse.ui.kit.ScreenReaderText;
import org.hashverse.ui.text.WrappedFlow;
import org.hashverse.ui.words.Sentence;

/// A coloured notice inside a dialog: what happened in bold, then what to do. The words carry the meaning; the colour only helps.
public final class Notice extends HBox {
    /// How good or bad the news is, which decides the colour.
    public enum Kind { PLAIN, OK, WARN, BAD }

    private final WrappedFlow flow = new WrappedFlow();
    private final VBox words = new VBox(8, flow);
    private final ProgressIndicator spinner = new ProgressIndicator();
    private boolean failed;

    /// An empty, invisible notice.
    public Notice(String id) {
        setId(id);
        getStyleClass().add("note");
        spinner.getStyleClass().add("note-spinner");
        spinner.setMinSize(16, 16);
        spinner.setMaxSize(16, 16);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().add(words);
        setVisible(false);
        setAccessibleRole(AccessibleRole.TEXT);
    }

    /// Shows a notice, in place of any other text, also of one of [#fail].
    ///
    /// @param beside whether the body follows on the line of the head, rather than below
    public void say(Kind kind, Sentence sentence, boolean beside) {
        getStyleClass().removeAll("ok", "warn", "bad");
        switch (kind) {
            case PLAIN -> { }
            case OK -> getStyleClass().add("ok");
            case WARN -> getStyleClass().add("warn");
            case BAD -> getStyleClass().add("bad");
        }
        failed = false;
        getChildren().setAll(words);
        var head = new Text(sentence.head());
        head.getStyleClass().add("note-head");
        var texts = new ArrayList<>(List.of(head));
        if (!sentence.body().isEmpty()) {
            // as one text, the bundle decides what stands between head and body
            var body = new Text(beside ? sentence.toString().substring(sentence.head().length()) : "\n" + sentence.body());
            body.getStyleClass().add("note-body");
            texts.add(body);
        }
        flow.show(texts);
        ScreenReaderText.set(this, sentence.toString());
        setVisible(true);
    }

    /// The same, with the body below.
    public void say(Kind kind, Sentence sentence) {
        say(kind, sentence, false);
    }

    /// Adds a part below the words, inside the notice. It stays when the words change.
    public void below(Node part) {
        words.getChildren().add(part);
    }

    /// Shows what went wrong, until [#clear] or another text.
    public void fail(Sentence sentence) {
        say(Kind.BAD, sentence);
        failed = true;
    }

    /// Whether the notice shows a text of [#fail].
    public boolean failed() {
        return failed;
    }

    /// Shows what the person waits for, with a spinner if motion is allowed.
    public void busy(String text) {
        say(Kind.PLAIN, Sentence.headOnly(text));
        if (Motion.wanted()) getChildren().setAll(spinner, words);
    }

    /// Hides the notice and forgets its text.
    public void clear() {
        failed = false;
        setVisible(false);
        flow.show(List.of());
        setAccessibleText(null);
    }
}
