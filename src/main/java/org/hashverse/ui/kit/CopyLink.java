package org.hashverse.ui.kit;

import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.control.Hyperlink;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.util.Duration;
import org.hashverse.ui.words.Words;

/// A link that copies a text to the clipboard, and then says so in its own place for two seconds.
public final class CopyLink extends Hyperlink {
    private final PauseTransition saying = new PauseTransition(Duration.seconds(2));

    /// @param what gives the text to copy at each click; null copies nothing
    public CopyLink(String id, String text, Supplier<String> what) {
        super(text);
        setId(id);
        saying.setOnFinished(_ -> setText(text));
        setOnAction(_ -> {
            setVisited(false);
            var copied = what.get();
            if (copied == null) return;
            copy(copied);
            setText(Words.get("copied"));
            saying.playFromStart();
        });
    }

    /// Puts a text on the clipboard.
    public static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
