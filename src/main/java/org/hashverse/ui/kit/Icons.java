package org.hashverse.ui.kit;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Icons of the Feather set; their colour comes from the stylesheet (class `icon`).
public final class Icons {
    /// The size of an icon in a button, in pixels.
    public static final int SIZE = 18;

    private Icons() {}

    /// An icon of the usual size.
    public static FontIcon of(Feather icon) {
        return of(icon, SIZE);
    }

    /// An icon of another size, in pixels.
    public static FontIcon of(Feather icon, int size) {
        var node = new FontIcon(icon);
        node.setIconSize(size);
        // the theme sizes icons inside labels and buttons; these classes let our stylesheet override it
        node.getStyleClass().add("icon-" + size);
        node.getStyleClass().add("icon");
        return node;
    }
}
