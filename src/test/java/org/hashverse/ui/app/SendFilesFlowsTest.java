package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.SharedFiles;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.SendFilesOutcome;
import org.hashverse.node.api.SendOutcome;
import org.hashverse.store.settings.Appearance;
import org.hashverse.ui.files.SomeFiles;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Adds files to the composer and sends them.
class SendFilesFlowsTest extends FilesInTheComposer {
    private Path chosen;

    @Start
    void start(Stage shown) {
        show(shown);
    }

    @Override
    MainWindow build() {
        return new MainWindow(model, () -> { }, _ -> new CompletableFuture<>(), _ -> {
            window.open(CHEN); // as a click on a notification does while the person chooses
            return Optional.of(chosen);
        });
    }

    @Test
    void filesAreSentWithTheTextAsTheirCaption(FxRobot robot) throws Exception {
        open(BO);
        add(file("report.pdf", 1_000), file("notes.txt", 24));
        FxThread.until(() -> head().equals("2 files · 1 kB"));
        type("as promised");
        press(robot, KeyCode.ENTER);
        FxThread.until(() -> asked.sent.size() == 1);
        assertEquals(List.of("report.pdf", "notes.txt"), asked.sent.getFirst().stream().map(one -> one.path().getFileName().toString()).toList());
        assertEquals("as promised", asked.captions.getFirst());
        FxThread.act(() -> assertEquals("", composer().getText()));
        asked.readers.getFirst().accept(512);
        FxThread.until(() -> head().equals("Preparing … 50%"));
        asked.answers.getFirst().complete(new SendFilesOutcome.Offered(new SendOutcome.Sent(SomeFiles.mine(BO, Cast.ANA, Instant.now(), "", Map.of(), SomeFiles.file("a", 1)))));
        FxThread.until(() -> !cardShown());
    }

    @Test
    void filesGoToTheConversationInWhichTheyWereChosen() throws Exception {
        open(BO);
        var report = file("report.pdf", 1_000);
        chosen = report;
        FxThread.act(() -> ((Button) window.lookup("#attach")).fire());
        assertEquals(CHEN, model.open().get());
        assertFalse(cardShown());
        open(BO);
        assertTrue(cardShown());
    }

    @Test
    void filesAreNoAnnouncement() throws Exception {
        open(Conversation.EVERYONE);
        assertTrue(visible(window.lookup("#ask-confirmation")));
        add(file("report.pdf", 1_000));
        assertFalse(visible(window.lookup("#ask-confirmation")));
        FxThread.act(() -> ((Button) window.lookup("#files-cancel")).fire());
    }

    @Test
    void whatIsRefusedStays(FxRobot robot) throws Exception {
        open(BO);
        var report = file("report.pdf", 1_000);
        add(report);
        type("as promised");
        press(robot, KeyCode.ENTER);
        FxThread.until(() -> asked.answers.size() == 1);
        asked.answers.getFirst().complete(new SendFilesOutcome.NotOffered(report, SendFilesOutcome.Why.NOT_THERE));
        FxThread.until(() -> composer().getText().equals("as promised"));
        FxThread.act(() -> {
            assertTrue(cardShown());
            assertTrue(says("“report.pdf” is not there any more. Nothing was sent."));
        });
    }

    @Test
    void cancellingSendsNothingAndKeepsAll(FxRobot robot) throws Exception {
        open(BO);
        add(file("report.pdf", 1_000));
        type("as promised");
        press(robot, KeyCode.ENTER);
        FxThread.until(() -> asked.answers.size() == 1);
        FxThread.act(() -> ((Button) window.lookup("#files-cancel")).fire());
        assertTrue(asked.answers.getFirst().isCancelled());
        FxThread.act(() -> {
            assertEquals("as promised", composer().getText());
            assertTrue(cardShown());
        });
    }

    @Test
    void eachConversationHasItsOwnFiles() throws Exception {
        open(BO);
        add(file("report.pdf", 1_000));
        open(CHEN);
        FxThread.act(() -> assertFalse(cardShown()));
        open(BO);
        FxThread.act(() -> assertTrue(cardShown()));
        FxThread.act(() -> ((Button) window.lookup("#files-card .file-button")).fire());
        FxThread.act(() -> assertFalse(cardShown()));
    }

    @Test
    void twentyFilesFitAMessage() throws Exception {
        open(BO);
        var files = IntStream.range(0, SharedFiles.MAX_ITEMS + 1).mapToObj(i -> folder.resolve("file " + i)).toArray(Path[]::new);
        add(files);
        FxThread.act(() -> assertTrue(says("One message takes 20 files. One was left out.")));
        FxThread.until(() -> head().startsWith("20 files"));
    }

    @Test
    void aFolderCountsAsOne() throws Exception {
        open(BO);
        var many = Files.createDirectory(folder.resolve("site-north"));
        for (int i = 0; i < 3; i++) Files.write(many.resolve("reading-" + i), new byte[8]);
        add(file("report.pdf", 1_000), many);
        FxThread.until(() -> head().equals("1 file, 1 folder · 1 kB"));
    }

    @Test
    void manyFilesInANarrowWindowWithTheLargestTextKeepTheirNamesAndButtons() throws Exception {
        FxThread.act(() -> model.apply(new NodeEvent.SettingsChanged(Cast.settings().withLooks(Appearance.DEFAULT.withPercent(Appearance.LARGEST).withMotion(false)))));
        FxThread.act(() -> SmallScene.setWidth(stage, 400));
        open(BO);
        for (int i = 0; i < 12; i++) add(file("reading-" + i + ".csv", 123_456));
        FxThread.until(() -> head().startsWith("12 files · "));
        FxThread.settle();
        FxThread.act(() -> {
            var card = window.lookup("#files-card");
            var bar = card.lookup(".scroll-bar:vertical");
            assertTrue(visible(bar));
            double end = bar.localToScene(bar.getLayoutBounds()).getMinX();
            for (var button : card.lookupAll(".file-button")) assertTrue(button.localToScene(button.getLayoutBounds()).getMaxX() <= end, "the scroll bar covers no button");
            for (var name : card.lookupAll(".file-name")) assertTrue(((Labeled) name).getWidth() >= 150, "a name has room: " + ((Labeled) name).getWidth());
        });
    }

    @Test
    void aFileAsksForACaption() throws Exception {
        open(BO);
        FxThread.act(() -> assertTrue(composer().getPromptText().startsWith("Message Bo")));
        add(file("report.pdf", 1_000));
        FxThread.act(() -> assertEquals("Add a caption", composer().getPromptText()));
        FxThread.act(() -> ((Button) window.lookup("#files-card .file-button")).fire());
        FxThread.act(() -> assertTrue(composer().getPromptText().startsWith("Message Bo")));
    }
}
