package org.hashverse.ui.composer;

import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.HPos;
import javafx.scene.control.Hyperlink;
import org.hashverse.ui.kit.Motion;
import org.hashverse.ui.text.WordsAndLinks;

/// Above the composer: a sentence and what one can do about it. It is said anew with every change of the model, so the links stay the
/// same: else a press would be lost, and the focus too.
final class ComposerBar extends WordsAndLinks {
    /// Something to do.
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

    void clear() {
        setVisible(false);
        setManaged(false);
    }

    /// Says a sentence.
    ///
    /// @param actions two at most
    void plain(String text, Action... actions) {
        say(text, "dim", actions);
    }

    /// The same of something that is in the way.
    void warn(String text, Action... actions) {
        say(text, "warn", actions);
    }

    private void say(String text, String style, Action... actions) {
        words().setText(text);
        words().getStyleClass().setAll("label", "second", style);
        for (int i = 0; i < links.size(); i++) offer(links.get(i), i < actions.length ? actions[i] : null);
        setVisible(true);
        setManaged(true);
    }

    private static void offer(Hyperlink link, Action action) {
        link.setVisible(action != null);
        link.setManaged(action != null);
        if (action == null) return;
        if (!action.word.equals(link.getText())) link.disarm(); // whoever presses it meant what it said
        link.setText(action.word);
        link.setVisited(false);
        link.setOnAction(_ -> action.run.run());
    }

    /// Draws the eye here: the person tried what cannot be done.
    void nudge() {
        Motion.nudge(this);
    }
}
