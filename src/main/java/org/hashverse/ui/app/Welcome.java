package org.hashverse.ui.app;

import java.time.InstantSource;
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
import org.hashverse.node.api.Self;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.dialog.Dialogs;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.kit.CopyLink;
import org.hashverse.ui.kit.SideBySide;
import org.hashverse.ui.kit.ViewLifetime;
import org.hashverse.ui.nearby.NearbyCard;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Words;

/// Shown while no conversation is open: lists who is nearby, and offers to copy our invite and to add a peer.
final class Welcome extends StackPane {
    private static final int MOST_OTHER_HOSTS = 3;
    private static final double GAP = 12;
    private final NearbyCard nearby;

    /// @param windowOpener opens a guest's window, if that is possible
    Welcome(ChatModel model, Dialogs dialogs, Toasts toasts, WindowOpener windowOpener) {
        getStyleClass().add("welcome");
        var title = new WrappedLabel(Words.get("welcome.title"));
        title.getStyleClass().add("welcome-head");
        title.setTextAlignment(TextAlignment.CENTER);
        var share = text();
        var more = new WrappedLabel();
        more.getStyleClass().add("small");
        more.managedProperty().bind(more.visibleProperty());
        var copy = DialogCard.primary("welcome-copy", Words.get("welcome.copy"), () -> {
            CopyLink.copy(model.self().get().invite().toString());
            toasts.show(Words.get("welcome.copied"));
        });
        var addText = text();
        addText.setText(Words.get("welcome.add.text"));
        var add = DialogCard.button("welcome-add", Words.get("welcome.add"), () -> dialogs.add(""));
        var cards = new SideBySide(GAP, GAP, HPos.CENTER, card("welcome.invite.title", share, more, copy), card("welcome.add.title", addText, new Region(), add));
        nearby = new NearbyCard(model, InstantSource.system());
        // one primary action on the page: whoever is there comes first
        nearby.anybody().subscribe(anybody -> primary(copy, !anybody));
        var ways = new VBox(GAP, nearby, cards);
        ways.setAlignment(Pos.CENTER);
        var page = new VBox(16, title, ways);
        page.setAlignment(Pos.CENTER);
        page.getStyleClass().add("welcome-page");
        page.setMinHeight(USE_PREF_SIZE); // scrolls in a lower window
        // for people who have nobody to try the program with
        var guest = DialogCard.link("welcome-guest", Words.get("welcome.guest"), () -> windowOpener.guest(model.self().get().invite()));
        guest.managedProperty().bind(guest.visibleProperty());
        ViewLifetime.whenRemoved(this, model.connected().subscribe(others -> guest.setVisible(others.intValue() == 0)));
        if (windowOpener.possible()) page.getChildren().add(guest);
        getChildren().add(page);
        ViewLifetime.whenRemoved(this, model.self().subscribe(self -> {
            if (self == null) return;
            share.setText(Words.get(self.network() ? "welcome.invite.text" : "welcome.invite.text.alone", self.address().host(), Integer.toString(self.port())));
            more.setText(otherHosts(self));
            more.setVisible(!more.getText().isEmpty());
        }));
    }

    /// The list of people nearby.
    NearbyCard nearby() {
        return nearby;
    }

    private static String otherHosts(Self self) {
        var hosts = self.more().stream().limit(MOST_OTHER_HOSTS).map(PeerAddress::host).toList();
        return hosts.isEmpty() ? "" : Words.get("welcome.invite.more", Words.listed(hosts));
    }

    private static void primary(Button button, boolean now) {
        button.getStyleClass().remove("primary");
        if (now) button.getStyleClass().add("primary");
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
