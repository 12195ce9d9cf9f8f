package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Hyperlink;
import javafx.stage.Stage;
import org.hashverse.chat.KeyLink;
import org.hashverse.chat.PeerId;
import org.hashverse.ui.dialog.DialogLayer;
import org.hashverse.ui.peer.CompareCard;
import org.hashverse.ui.qr.QrCode;
import org.hashverse.ui.qr.QrReading;
import org.hashverse.ui.words.Sentence;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Comparing keys by a picture of the other person's screen.
@ExtendWith(ApplicationExtension.class)
class CompareByPictureTest {
    @TempDir
    private Path folder;
    private final StringBuilder done = new StringBuilder();
    private DialogLayer layer;
    private CompareCard card;
    private Path picture;

    @Start
    void start(Stage stage) {
        layer = DialogScene.show(stage);
    }

    @BeforeEach
    void open() {
        FxThread.act(() -> layer.show(card = card(Cast.ANA, Cast.BO)));
    }

    private CompareCard card(PeerId own, PeerId other) {
        return new CompareCard(new CompareCard.NamedKey(own, "Me"), new CompareCard.NamedKey(other, "Bo"), false, match -> done.append(match), () -> done.append(" block"),
                chosen -> chosen.accept(picture), layer::close);
    }

    private void read(String text) throws Exception {
        picture = Files.write(folder.resolve("picture.png"), QrCode.of(text).png(4));
        FxThread.act(() -> ((Hyperlink) card.lookup("#compare-picture")).fire());
    }

    private String notice() {
        return card.lookup("#compare-notice").getAccessibleText();
    }

    private void awaitNotice(Sentence sentence) throws Exception {
        FxThread.until(() -> sentence.toString().equals(notice()));
    }

    @Test
    void theKeyOfThePeerMatches() throws Exception {
        read(new KeyLink(Cast.BO).toString());
        FxThread.until(() -> done.toString().equals("true"));
    }

    @Test
    void theKeyOfSomebodyElseWarns() throws Exception {
        read(new KeyLink(Cast.CHEN).toString());
        awaitNotice(Sentence.of("compare.differ", "Bo"));
        assertEquals("false", done.toString());
    }

    @Test
    void ourOwnCodeAndOtherCodesDecideNothing() throws Exception {
        read(new KeyLink(Cast.ANA).toString());
        awaitNotice(Sentence.of("compare.picture.own", "Bo"));
        for (var other : new String[] {Cast.invite(Cast.BO, "Bo", "10.0.0.9:8000").toString(), "hashverse://verify?k=" + "A".repeat(51), Cast.BO.text()}) {
            read(other);
            awaitNotice(Sentence.of("compare.picture.other"));
        }
        assertEquals("", done.toString());
    }

    @Test
    void aScreenshotOfTheOtherDialogIsEnough() throws Exception {
        FxThread.act(() -> {
            layer.close();
            layer.show(card = card(Cast.BO, Cast.ANA));
        });
        assertEquals(new QrReading.Found(new KeyLink(Cast.BO).toString()), DialogScene.read(card, 1));
    }
}
