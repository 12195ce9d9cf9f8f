package org.hashverse.ui.composer;

import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.HPos;
import javafx.scene.control.Hyperlink;
import org.hashverse.ui.kit.Motion;
import org.hashverse.ui.text.WordsAndLinks;

/// The line above the composer: a sentence and links to act on it. It is set again with every change of the model. The link nodes stay the same, so that a press and
/// the focus are not lost.
final class ComposerBar extends WordsAndLinks {
    /// An action offered as a link.
    record Action(String word, Runnable run) {}

    private final List<Hyperlink> links;

    ComposerBar() {
        this(Stream.generate(Hyperlink::new).limit(2).toList());
    }

    private ComposerBar(List<Hyperlink> links) {
        super(8, HPos.LEFT, links);
        this.links = links;
        getStyleClass().add("composer-bar");
        clear();
    }

    /// Hides the line.
    void clear() {
        setVisible(false);
        setManaged(false);
    }

    /// Shows a neutral sentence.
    ///
    /// @param actions two at most
    void plain(String text, Action... actions) {
        say(text, "dim", actions);
    }

    /// Shows a warning.
    ///
    /// @param actions two at most
    void warn(String text, Action... actions) {
        say(text, "warn", actions);
    }

    private void say(String text, String style, Action... actions) {
        words().setText(text);
        words().getStyleClass().setAll("label", "second", style);
        for (int i = 0; i < links.size(); i++) setLink(links.get(i), i < actions.length ? actions[i] : null);
        setVisible(true);
        setManaged(true);
    }

    private static void setLink(Hyperlink link, Action action) {
        link.setVisible(action != null);
        link.setManaged(action != null);
        if (action == null) return;
        if (!action.word.equals(link.getText())) link.disarm(); // a person pressing the link meant its old text
        link.setText(action.word);
        link.setVisited(false);
        link.setOnAction(_ -> action.run.run());
    }

    /// Draws attention to the line after an attempt that cannot succeed.
    void nudge() {
        Motion.nudge(this);
    }
}
