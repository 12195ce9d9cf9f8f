package org.hashverse.ui.peer;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.hashverse.chat.KeyLink;
import org.hashverse.chat.PeerId;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.dialog.Notice;
import org.hashverse.ui.qr.PictureInput;
import org.hashverse.ui.qr.QrReading;
import org.hashverse.ui.qr.QrSentences;
import org.hashverse.ui.qr.QrView;
import org.hashverse.ui.text.Direction;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Sentence;
import org.hashverse.ui.words.Words;

/// *Compare numbers*: the digits that two people read to each other, in the same order on both screens, and buttons for the result. Or one of them reads the QR code of the
/// other from a picture: then the program compares the keys.
public final class CompareCard extends DialogCard {
    private final Notice notice = new Notice("compare-notice");
    private final NamedKey own;
    private final NamedKey other;
    private final Consumer<Boolean> found;
    private final Runnable block;
    private final Runnable close;

    /// A key, and whose it is.
    public record NamedKey(PeerId key, String name) {}

    /// @param own      our key, and what we call ourselves
    /// @param other    the peer's key, and what we call it
    /// @param verified whether the keys were compared before, and matched
    /// @param found    told whether the person found that the keys match; false also takes back an earlier match
    /// @param block    goes on to block the peer
    /// @param choosePicture lets the person choose a picture of the peer's QR code, see `Dialogs`
    /// @param close    closes the dialog
    public CompareCard(NamedKey own, NamedKey other, boolean verified, Consumer<Boolean> found, Runnable block, Consumer<Consumer<Path>> choosePicture, Runnable close) {
        super("compare", 460);
        this.own = own;
        this.other = other;
        this.found = found;
        this.block = block;
        this.close = close;
        var name = other.name();
        head(Words.get("compare.title", name), Words.get("compare.subtitle", name));
        boolean first = own.key().compareTo(other.key()) < 0;
        var halves = new VBox(8, half(first ? own : other), half(first ? other : own));
        halves.getStyleClass().add("numbers");
        if (verified) notice.say(Notice.Kind.OK, Sentence.of("compare.verified", name));
        body(halves, notice, byPicture(choosePicture));
        PictureInput.onDrop(this, this::pictureRead);
        PictureInput.onPaste(this, this::pictureRead);
        var match = button("compare-match", Words.get("compare.match"), () -> found.accept(true));
        var differ = button("compare-differ", Words.get("compare.differ"), this::keysDiffer);
        differ.getStyleClass().add("first-focus"); // not the link to a picture: a person who types without looking must not confirm anything
        var closeButton = button("compare-close", Words.get("close"), close);
        closeButton.getStyleClass().add("first-focus");
        if (verified) buttons(link("compare-forget", Words.get("compare.forget"), () -> {
            found.accept(false);
            close.run();
        }), closeButton);
        else buttons(null, differ, match);
    }

    private void keysDiffer() {
        found.accept(false);
        notice.say(Notice.Kind.BAD, Sentence.of("compare.differ", other.name()));
        buttons(null, button("compare-close", Words.get("close"), close), danger("compare-block", Words.get("compare.block"), block));
    }

    /// Our key as a QR code, and the way to read that of the peer.
    private VBox byPicture(Consumer<Consumer<Path>> choosePicture) {
        var code = new QrView("compare-qr", Words.get("compare.qr.spoken"));
        code.show(new KeyLink(own.key()).toString());
        var part = new VBox(8, second("compare.qr"), code, PictureInput.chooser("compare-picture", Words.get("compare.picture"), choosePicture, this::pictureRead),
                second("compare.picture.hint"));
        part.setAlignment(Pos.CENTER);
        return part;
    }

    private WrappedLabel second(String key) {
        var label = new WrappedLabel(Words.get(key, other.name()));
        label.getStyleClass().add("second");
        label.setTextAlignment(TextAlignment.CENTER);
        return label;
    }

    /// Compares the key in a picture that the person handed over with the key of the peer.
    private void pictureRead(QrReading read) {
        switch (read) {
            case QrReading.Found(var text) -> KeyLink.parse(text).ifPresentOrElse(link -> compare(link.key()), () -> notice.say(Notice.Kind.BAD, Sentence.of("compare.picture.other")));
            case QrReading.Failed(var fault) -> notice.say(Notice.Kind.BAD, QrSentences.of(fault));
        }
    }

    private void compare(PeerId key) {
        if (key.equals(other.key())) found.accept(true);
        else if (key.equals(own.key())) notice.say(Notice.Kind.WARN, Sentence.of("compare.picture.own", other.name()));
        else keysDiffer();
    }

    private static VBox half(NamedKey whose) {
        var caption = new Label(Words.get("compare.of", whose.name()));
        caption.getStyleClass().add("group-head");
        var grid = Direction.leftToRight(new GridPane(24, 4));
        grid.setAlignment(Pos.CENTER);
        var groups = whose.key().digits().split(" ");
        for (int i = 0; i < groups.length; i++) {
            var group = new Label(groups[i]);
            group.getStyleClass().add("number");
            grid.add(group, i % 3, i / 3);
        }
        var half = new VBox(4, caption, grid);
        half.setAccessibleText(caption.getText() + ": " + whose.key().digits());
        return half;
    }
}
