package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.hashverse.chat.IssuedInvite;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.FakeCommands;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.ui.add.InviteCard;
import org.hashverse.ui.dialog.DialogLayer;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.qr.QrReading;
import org.hashverse.ui.qr.QrReadings;
import org.hashverse.ui.words.Sentence;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The dialog of our invite: its limits, its link, and its QR code.
@ExtendWith(ApplicationExtension.class)
class InviteCardTest {
    private record Asked(boolean once, Optional<Instant> until) {}

    @TempDir
    Path folder;
    private final List<Asked> asked = new ArrayList<>();
    private CompletableFuture<Optional<IssuedInvite>> answer = new CompletableFuture<>();
    private final ChatModel model = Cast.model(new FakeCommands() {
        @Override
        public CompletableFuture<Optional<IssuedInvite>> issueInvite(boolean once, Optional<Instant> until) {
            asked.add(new Asked(once, until));
            return answer;
        }
    });
    private DialogLayer layer;
    private InviteCard card;

    @Start
    void start(Stage stage) {
        layer = DialogScene.show(stage);
    }

    @BeforeEach
    void open() {
        FxThread.act(() -> {
            card = new InviteCard(model, new ChatDialogs(model, layer, new Toasts(), proposal -> List.of(folder.resolve(Path.of(proposal.path()).getFileName())), Optional.empty()), layer::close);
            layer.show(card);
        });
    }

    private <T extends Node> T find(String id, Class<T> kind) {
        return kind.cast(card.lookup("#" + id));
    }

    private String link() {
        return find("invite-link", TextField.class).getText();
    }

    private void unfold() {
        FxThread.act(() -> find("invite-change", Hyperlink.class).fire());
    }

    private boolean passable() {
        return WindowAlone.visible(card.lookup("#invite-qr"));
    }

    private String notice() {
        return card.lookup("#invite-notice").getAccessibleText();
    }

    @Test
    void theCodeInAScreenshotOfTheDialogIsTheLink() throws Exception {
        assertEquals(new QrReading.Found(model.self().get().invite().toString()), DialogScene.read(card, 1));
        assertEquals(new QrReading.Found(model.self().get().invite().toString()), DialogScene.read(card, 2));
    }

    @Test
    void theChoicesAreFoldedAtFirst() {
        assertNull(card.lookup("#invite-one"));
        assertTrue(passable());
        unfold();
        assertTrue(find("invite-anyone", RadioButton.class).isSelected());
        assertTrue(find("invite-anyone", RadioButton.class).isFocused());
        assertNull(card.lookup("#invite-change"));
        assertTrue(passable(), "nothing is chosen yet");
    }

    @Test
    void theCodeIsWholeInTheSmallestWindow() throws Exception {
        FxThread.act(() -> Cast.tell(model, new NodeEvent.SelfChanged(InviteScreensTest.withInvites())));
        FxThread.act(() -> {
            card.getScene().getWindow().setWidth(360);
            card.getScene().getWindow().setHeight(480);
        });
        assertEquals(new QrReading.Found(link()), DialogScene.read(card, 1));
        FxThread.act(() -> {
            var seen = card.lookup(".dialog-scroll").localToScene(card.lookup(".dialog-scroll").getLayoutBounds());
            assertTrue(seen.contains(card.lookup("#invite-qr").localToScene(card.lookup("#invite-qr").getLayoutBounds())));
        });
    }

    @Test
    void anInviteForOnePersonIsMadeWhenThePersonAsksForIt() throws Exception {
        var standing = link();
        unfold();
        FxThread.act(() -> find("invite-one", RadioButton.class).fire());
        assertFalse(passable(), "there is nothing to pass on yet");
        assertEquals(List.of(), asked);
        FxThread.act(() -> find("invite-make", Button.class).fire());
        assertEquals(List.of(new Asked(true, Optional.empty())), asked);
        var made = IssuedInvite.make(true, Optional.empty(), Instant.now());
        answer.complete(Optional.of(made));
        FxThread.act(() -> { });
        assertTrue(passable());
        assertEquals(model.self().get().invite(made).toString(), link());
        assertEquals(Sentence.of("invite.made").toString(), notice());
        assertEquals(new QrReading.Found(link()), DialogScene.read(card, 1));
        FxThread.act(() -> find("invite-anyone", RadioButton.class).fire());
        assertEquals(standing, link());
        assertTrue(passable());
    }

    @Test
    @SuppressWarnings("unchecked")
    void anInviteWithAnEndEndsThen() {
        var before = Instant.now();
        unfold();
        FxThread.act(() -> find("invite-ends", ComboBox.class).getSelectionModel().select(2));
        FxThread.act(() -> find("invite-make", Button.class).fire());
        assertFalse(asked.getFirst().once);
        assertFalse(asked.getFirst().until.orElseThrow().isBefore(before.plus(Duration.ofDays(7))));
        assertFalse(asked.getFirst().until.orElseThrow().isAfter(Instant.now().plus(Duration.ofDays(7))));
        answer.complete(Optional.empty());
        FxThread.act(() -> { });
        assertFalse(passable());
        assertEquals(Sentence.of("invite.full").toString(), notice());
    }

    @Test
    void anAnswerForOtherLimitsIsNotShown() {
        unfold();
        FxThread.act(() -> find("invite-one", RadioButton.class).fire());
        FxThread.act(() -> find("invite-make", Button.class).fire());
        FxThread.act(() -> find("invite-anyone", RadioButton.class).fire());
        answer.complete(Optional.of(IssuedInvite.make(true, Optional.empty(), Instant.now())));
        FxThread.act(() -> { });
        assertEquals(model.self().get().invite().toString(), link());
    }

    @Test
    void theCodeAndTheLinkAreSavedAsFiles() throws Exception {
        FxThread.act(() -> find("invite-save-picture", Hyperlink.class).fire());
        FxThread.act(() -> find("invite-save-link", Hyperlink.class).fire());
        for (var name : List.of("Invite of Ana.png", "Invite of Ana.txt")) {
            var file = folder.resolve(name);
            FxThread.until(() -> Files.exists(file));
            var found = (QrReading.Found) QrReadings.of(file).get(60, TimeUnit.SECONDS);
            assertEquals(link(), found.text().strip(), name);
        }
    }

    @Test
    void theLinkFollowsOurAddresses() throws Exception {
        FxThread.act(() -> Cast.tell(model, new NodeEvent.SelfChanged(InviteScreensTest.withInvites())));
        assertEquals(InviteScreensTest.withInvites().invite().toString(), link());
        assertEquals(new QrReading.Found(link()), DialogScene.read(card, 1));
    }
}
