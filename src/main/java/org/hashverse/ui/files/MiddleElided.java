package org.hashverse.ui.files;

import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;

/// Shows a name of a file in one line; if there is no room, without its middle, because its ending says what it is.
final class MiddleElided extends Label {
    MiddleElided() {
        setMinWidth(0);
        setEllipsisString("…");
        setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        setMnemonicParsing(false);
    }
}
