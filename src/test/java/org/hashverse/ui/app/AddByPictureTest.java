package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Hyperlink;
import javafx.stage.Stage;
import org.hashverse.chat.Invite;
import org.hashverse.node.api.AddOutcome;
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
