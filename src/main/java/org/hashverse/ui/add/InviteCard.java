package org.hashverse.ui.add;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.hashverse.chat.IssuedInvite;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.Self;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.dialog.Dialogs;
import org.hashverse.ui.dialog.Notice;
import org.hashverse.ui.kit.CopyLink;
import org.hashverse.ui.kit.Fields;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.kit.ViewLifetime;
import org.hashverse.ui.qr.QrCode;
import org.hashverse.ui.qr.QrView;
import org.hashverse.ui.text.Direction;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Sentence;
import org.hashverse.ui.words.Words;

/// *Your invite*: its QR code and its link, for whom it is, how to pass them on, and what the other person does with them. The standing invite shows at once; one with a limit
/// is made when the person asks for it. FX thread only.
public final class InviteCard extends DialogCard {
    /// Pixels of a module of the QR code in a file.
    private static final int MODULE_IN_A_FILE = 8;

    private final ChatModel model;
    private final Dialogs dialogs;
    private final InviteLimits limits = new InviteLimits(this::limitsChanged);
    private final QrView qr = new QrView("invite-qr", Words.get("invite.qr"));
    private final TextField link = Direction.leftToRight(Fields.text("invite-link", Words.get("invite.link")));
    private final VBox pass;
    private final Notice notice = new Notice("invite-notice");
    private final Button closing;
    private final Button copy;
    private final Button make;
    private Optional<IssuedInvite> issued = Optional.empty(); // the one that was made in this card for the limits that are chosen

    /// @param close closes the dialog
    public InviteCard(ChatModel model, Dialogs dialogs, Runnable close) {
        super("invite", 460);
        this.model = model;
        this.dialogs = dialogs;
        head(Words.get("invite.title"), Words.get("invite.what"));
        link.setEditable(false);
        var saving = new FlowPane(16, 4, link("invite-save-picture", Words.get("invite.save.picture"), this::savePicture),
                link("invite-save-link", Words.get("invite.save.link"), this::saveLink));
        saving.setAlignment(Pos.CENTER);
        pass = new VBox(12, oneLine(link), saving, second("invite.next"));
        var unmade = second("invite.unmade");
        unmade.setTextAlignment(TextAlignment.CENTER);
        unmade.getStyleClass().add("qr-unmade");
        unmade.maxWidthProperty().bind(qr.widthProperty());
        unmade.maxHeightProperty().bind(qr.heightProperty());
        unmade.visibleProperty().bind(qr.visibleProperty().not());
        // without a code its place stays, so that the choices below do not move when the person chooses one
        body(new StackPane(unmade, qr), limits, notice, pass);
        closing = button("invite-close", Words.get("close"), close);
        make = primary("invite-make", Words.get("invite.make"), this::make);
        copy = primary("invite-copy", Words.get("welcome.copy"), this::copy);
        copy.getStyleClass().add("first-focus");
        ViewLifetime.listenWhileShown(this, model.self(), this::show);
        show(model.self().get());
    }

    private static WrappedLabel second(String key) {
        var label = new WrappedLabel(Words.get(key));
        label.getStyleClass().add("second");
        return label;
    }

    /// A field in which a text that is too long fades away at its end.
    private static StackPane oneLine(TextField field) {
        field.getStyleClass().add("invite-link");
        var fade = new Region();
        fade.getStyleClass().add("invite-link-fade");
        fade.setMouseTransparent(true);
        fade.visibleProperty().bind(field.focusedProperty().not());
        var line = Direction.leftToRight(new StackPane(field, fade));
        StackPane.setAlignment(fade, Pos.CENTER_RIGHT);
        return line;
    }

    private void limitsChanged() {
        issued = Optional.empty();
        notice.clear();
        show(model.self().get());
    }

    /// Shows the invite, which changes with our addresses and when it is renewed. While an invite with a limit is not made yet, there is nothing to pass on.
    private void show(Self self) {
        if (self == null) return;
        boolean ready = limits.none() || issued.isPresent();
        qr.setVisible(ready);
        pass.setVisible(ready);
        buttons(null, closing, ready ? copy : make);
        if (!ready) return;
        var text = issued.map(self::invite).orElse(self.invite()).toString();
        if (text.equals(link.getText())) return;
        link.setText(text);
        qr.show(text);
        if (issued.isEmpty()) notice.clear();
    }

    private void make() {
        make.setDisable(true);
        var asked = limits.until(Instant.now());
        boolean once = limits.once();
        OnFx.then(model.commands().issueInvite(once, asked), made -> {
            make.setDisable(false);
            if (made.isPresent()) made(made.get(), once);
            else notice.say(Notice.Kind.BAD, Sentence.of("invite.full"));
        }, () -> {
            make.setDisable(false);
            notice.fail(Sentence.headOnly(Words.get("failed")));
        });
    }

    private void made(IssuedInvite invite, boolean once) {
        if (limits.none() || limits.once() != once) return; // the person chose other limits meanwhile; Settings list the invite all the same
        issued = Optional.of(invite);
        show(model.self().get());
        notice.say(Notice.Kind.OK, Sentence.of("invite.made"));
        copy.requestFocus();
    }

    private void copy() {
        CopyLink.copy(link.getText());
        notice.say(Notice.Kind.OK, Sentence.of("invite.copied"));
    }

    private void savePicture() {
        dialogs.save(fileName() + ".png", QrCode.of(link.getText()).png(MODULE_IN_A_FILE));
    }

    private void saveLink() {
        dialogs.save(fileName() + ".txt", (link.getText() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private String fileName() {
        return Words.get("invite.file", model.self().get().name().text());
    }
}
