package org.hashverse.ui;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Icons of the Feather set; their colour comes from the stylesheet (class `icon`).
final class Icons {
    /// The size of an icon in a button, in pixels.
    static final int SIZE = 18;

    private Icons() {}

    /// An icon of the usual size.
    static FontIcon of(Feather icon) {
        return of(icon, SIZE);
    }

    /// An icon.
    static FontIcon of(Feather icon, int size) {
        var node = new FontIcon(icon);
        node.setIconSize(size);
        // the theme sizes icons inside labels and buttons; our stylesheet has the last word
        node.getStyleClass().add("icon-" + size);
        node.getStyleClass().add("icon");
        return node;
    }
}
