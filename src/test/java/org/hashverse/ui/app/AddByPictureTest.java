package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Hyperlink;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.hashverse.chat.Invite;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.ui.kit.CopyLink;
import org.hashverse.ui.qr.QrCode;
import org.hashverse.ui.words.Sentence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.Start;

/// Adding a peer with a picture of its invite, and with an invite that does not count any more.
class AddByPictureTest extends AddCardAlone {
    private static final Invite INVITE = Cast.invite(Cast.GUS, "Gus", "10.0.0.40:8000", "[fd00::7]:8000");
    @TempDir
    private Path folder;

    @Start
    void start(Stage stage) {
        show(stage);
    }

    private void choose(byte[] file) throws Exception {
        picture = Files.write(folder.resolve("picture"), file);
        FxThread.act(() -> ((Hyperlink) card.lookup("#add-picture")).fire());
    }

    @Test
    void aPictureOfAnInviteFillsTheFieldAndCallsNobody() throws Exception {
        choose(QrCode.of(INVITE.toString()).png(4));
        FxThread.until(() -> field("add-invite").getText().equals(INVITE.toString()));
        assertEquals(List.of(), called);
        FxThread.act(() -> button("add-call").fire());
        assertEquals(List.of(INVITE), called);
    }

    @Test
    void aPictureInTheClipboardIsPastedWhileATextIsLeftToTheField() throws Exception {
        var code = QrCode.of(INVITE.toString());
        FxThread.act(() -> {
            var image = new WritableImage(code.size() * 4, code.size() * 4);
            for (int y = 0; y < image.getHeight(); y++) for (int x = 0; x < image.getWidth(); x++) image.getPixelWriter().setArgb(x, y, code.dark(x / 4, y / 4) ? 0xFF000000 : 0xFFFFFFFF);
            var content = new ClipboardContent();
            content.putImage(image);
            Clipboard.getSystemClipboard().setContent(content);
            paste();
        });
        FxThread.until(() -> field("add-invite").getText().equals(INVITE.toString()));
        FxThread.act(() -> {
            field("add-invite").clear();
            CopyLink.copy("10.0.0.52");
            field("add-address").requestFocus();
            paste();
        });
        assertNull(notice());
    }

    private void paste() {
        card.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "v", "v", KeyCode.V, false, true, false, false));
    }

    @Test
    void aPictureOfSomethingElseSaysSo() throws Exception {
        choose(QrCode.of("https://example.org").png(4));
        FxThread.until(() -> Sentence.of("add.picture.other").toString().equals(notice()));
        choose(new byte[] {(byte) 0xFF});
        FxThread.until(() -> Sentence.of("qr.no-picture").toString().equals(notice()));
        assertEquals("", field("add-invite").getText());
    }

    @Test
    void anInviteThatDidNotCountSaysThatTheOtherPersonHasToAccept() throws Exception {
        outcome = new CompletableFuture<>();
        FxThread.act(() -> card.fill(INVITE.toString()));
        FxThread.act(() -> button("add-call").fire());
        outcome.complete(new AddOutcome.Connected(Cast.met(Cast.contact(Cast.GUS, "Gus", "10.0.0.40:8000"), false), false));
        FxThread.until(() -> notice() != null && notice().equals(Sentence.of("add.waits", Cast.GUS.code()).toString()));
        assertTrue(layer.showing());
        FxThread.act(() -> button("add-open-chat").fire());
        assertEquals(Cast.GUS, opened);
    }

    @Test
    void anInviteThatCountedOpensTheConversation() throws Exception {
        outcome = new CompletableFuture<>();
        FxThread.act(() -> card.fill(INVITE.toString()));
        FxThread.act(() -> button("add-call").fire());
        outcome.complete(new AddOutcome.Connected(Cast.contact(Cast.GUS, "Gus", "10.0.0.40:8000"), false));
        FxThread.until(() -> Cast.GUS.equals(opened));
        assertEquals(Optional.empty(), Optional.ofNullable(notice()).filter(text -> text.contains("accept")));
    }
}
