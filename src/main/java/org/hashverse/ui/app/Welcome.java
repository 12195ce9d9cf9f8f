package org.hashverse.ui.app;

import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.hashverse.chat.PeerAddress;
import org.hashverse.model.ChatModel;
import org.hashverse.node.Self;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.dialog.Dialogs;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.kit.CopyLink;
import org.hashverse.ui.kit.SideBySide;
import org.hashverse.ui.kit.ViewLifetime;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Words;

/// What stands in place of a conversation while none is open: the two ways in which two people come together.
final class Welcome extends StackPane {
    private static final int FURTHER = 3;
    private static final double GAP = 12;

    /// @param beside opens a second window, or offers none
    Welcome(ChatModel model, Dialogs dialogs, Toasts toasts, WindowsBeside beside) {
        getStyleClass().add("welcome");
        var title = new WrappedLabel(Words.get("welcome.title"));
        title.getStyleClass().add("welcome-head");
        title.setTextAlignment(TextAlignment.CENTER);
        var say = text();
        var more = new WrappedLabel();
        more.getStyleClass().add("small");
        more.managedProperty().bind(more.visibleProperty());
        var copy = DialogCard.primary("welcome-copy", Words.get("welcome.copy"), () -> {
            CopyLink.copy(model.self().get().invite().toString());
            toasts.show(Words.get("welcome.copied"));
        });
        var type = text();
        type.setText(Words.get("welcome.add.text"));
        var add = DialogCard.button("welcome-add", Words.get("welcome.add"), () -> dialogs.add(null));
        var cards = new SideBySide(GAP, GAP, HPos.CENTER, card("welcome.invite.title", say, more, copy), card("welcome.add.title", type, new Region(), add));
        var page = new VBox(16, title, cards);
        page.setAlignment(Pos.CENTER);
        page.getStyleClass().add("welcome-page");
        page.setMinHeight(USE_PREF_SIZE); // where it is lower it scrolls
        // for whoever has nobody to try it with
        var guest = DialogCard.link("welcome-guest", Words.get("welcome.guest"), () -> beside.guest(model.self().get().invite()));
        guest.managedProperty().bind(guest.visibleProperty());
        ViewLifetime.whenRemoved(this, model.connected().subscribe(others -> guest.setVisible(others.intValue() == 0)));
        if (beside.possible()) page.getChildren().add(guest);
        getChildren().add(page);
        ViewLifetime.whenRemoved(this, model.self().subscribe(self -> {
            if (self == null) return;
            say.setText(Words.get(self.network() ? "welcome.invite.text" : "welcome.invite.text.alone", self.address().host(), Integer.toString(self.port())));
            more.setText(further(self));
            more.setVisible(!more.getText().isEmpty());
        }));
    }

    private static String further(Self self) {
        var places = self.more().stream().limit(FURTHER).map(PeerAddress::host).toList();
        return places.isEmpty() ? "" : Words.get("welcome.invite.more", Words.listed(places));
    }

    private static Label text() {
        var label = new WrappedLabel();
        label.getStyleClass().add("welcome-text");
        return label;
    }

    private static VBox card(String key, Label text, Node more, Button button) {
        var head = new Label(Words.get(key));
        head.getStyleClass().add("title");
        button.setMinWidth(USE_PREF_SIZE);
        var spring = new Region();
        VBox.setVgrow(spring, Priority.ALWAYS);
        var card = new VBox(head, text, more, spring, button);
        card.getStyleClass().add("welcome-card");
        return card;
    }
}
