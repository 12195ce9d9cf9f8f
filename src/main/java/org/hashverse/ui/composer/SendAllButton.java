package org.hashverse.ui.composer;

import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import org.hashverse.ui.kit.Icons;
import org.hashverse.ui.kit.Scale;
import org.hashverse.ui.text.Direction;
import org.hashverse.ui.words.Words;
import org.kordamp.ikonli.feather.Feather;

/// Sends to Everyone, and says to how many. In a narrow composer it shows a picture in place of its words, which its tooltip says then.
final class SendAllButton extends Button {
    /// The least width of a composer that has room for the words, in pixels at 100 percent text size.
    private static final double ROOM_FOR_WORDS = 390;
    private final Tooltip tip = new Tooltip();

    SendAllButton() {
        super(null, Icons.of(Feather.SEND));
        setId("send-all");
        getStyleClass().add("primary");
        setMinWidth(USE_PREF_SIZE);
        Direction.mirroredIfRightToLeft(getGraphic());
    }

    /// Shows to how many people it sends.
    void recipients(int people) {
        setText(Words.get("composer.sendTo", people));
        tip.setText(getText());
    }

    /// Shows its words or its picture.
    ///
    /// @param composerWidth in pixels; 0 before the first layout
    void fit(double composerWidth) {
        boolean narrow = composerWidth > 0 && composerWidth < Scale.text(ROOM_FOR_WORDS);
        setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.TEXT_ONLY);
        getStyleClass().remove("square");
        if (narrow) getStyleClass().add("square");
        setTooltip(narrow ? tip : null);
    }
}
