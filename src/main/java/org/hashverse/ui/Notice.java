package org.hashverse.ui;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A coloured notice inside a dialog: what happened in bold, then what to do. The words carry the meaning, the ground only helps.
final class Notice extends VBox {
    /// What a notice is about.
    enum Kind { PLAIN, OK, WARN, BAD }

    private final TextFlow flow = new TextFlow();

    /// An empty, invisible notice.
    Notice(String id) {
        setId(id);
        getStyleClass().add("hv-notice");
        getChildren().add(flow);
        setVisible(false);
        setAccessibleRole(AccessibleRole.TEXT);
    }

    /// Shows a notice.
    ///
    /// @param beside whether the second sentence follows in the same line, rather than below
    void say(Kind kind, Sentence sentence, boolean beside) {
        getStyleClass().removeAll("hv-notice-ok", "hv-notice-warn", "hv-notice-bad");
        switch (kind) {
            case PLAIN -> { }
            case OK -> getStyleClass().add("hv-notice-ok");
            case WARN -> getStyleClass().add("hv-notice-warn");
            case BAD -> getStyleClass().add("hv-notice-bad");
        }
        var head = new Text(sentence.head());
        head.getStyleClass().add("hv-notice-head");
        flow.getChildren().setAll(head);
        if (!sentence.body().isEmpty()) {
            var body = new Text((beside ? " " : "\n") + sentence.body());
            body.getStyleClass().add("hv-notice-body");
            flow.getChildren().add(body);
        }
        setAccessibleText(sentence.toString());
        setVisible(true);
    }

    /// The same, the second sentence below.
    void say(Kind kind, Sentence sentence) {
        say(kind, sentence, false);
    }

    /// Takes it away.
    void clear() {
        setVisible(false);
        flow.getChildren().clear();
        setAccessibleText(null);
    }
}
