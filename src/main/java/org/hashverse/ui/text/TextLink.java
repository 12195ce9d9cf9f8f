package org.hashverse.ui.text;

import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import org.hashverse.markup.WebLink;
import org.hashverse.ui.words.Words;

/// The link that a text in a message opens when it is clicked, and the tooltip that shows its address.
public record TextLink(WebLink link, Tooltip tip) {
    private static final double TIP_WIDTH = 480;

    /// Gives a text a link, instead of the one that it had; null for none.
    static void set(Text text, WebLink link) {
        if (text.getUserData() instanceof TextLink(_, var old)) Tooltip.uninstall(text, old);
        text.setCursor(link == null ? Cursor.TEXT : Cursor.HAND);
        text.setUserData(null);
        if (link == null) return;
        var tip = new WrappedTip(TIP_WIDTH, Words.get("link.opens", link.address()));
        text.setUserData(new TextLink(link, tip));
        Tooltip.install(text, tip);
    }

    /// The link that a node shows; null for none.
    public static WebLink of(Node picked) {
        return picked != null && picked.getUserData() instanceof TextLink(var link, _) ? link : null;
    }
}
