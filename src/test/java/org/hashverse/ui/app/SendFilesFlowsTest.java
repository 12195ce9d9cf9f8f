package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.SharedFiles;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.Attachment;
import org.hashverse.node.api.EmptyHistory;
import org.hashverse.node.api.FakeCommands;
import org.hashverse.node.api.FakeFiles;
import org.hashverse.node.api.FileCommands;
import org.hashverse.node.api.HistoryQuestions;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.SendFilesOutcome;
import org.hashverse.node.api.SendOutcome;
import org.hashverse.store.settings.Appearance;
import org.hashverse.ui.files.SomeFiles;
import org.hashverse.ui.picture.PngFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Adds files to the composer and sends them.
class SendFilesFlowsTest extends WindowAlone {
    @TempDir
    Path folder;
    private final Asked asked = new Asked();

    /// Records what is to be sent. The test answers.
    private static final class Asked extends FakeCommands {
        final List<List<Attachment>> sent = new ArrayList<>();
        final List<String> captions = new ArrayList<>();
        final List<CompletableFuture<SendFilesOutcome>> answers = new ArrayList<>();
        final List<LongConsumer> readers = new ArrayList<>();

        @Override
        public FileCommands files() {
            return new FakeFiles() {
                @Override
                public synchronized CompletableFuture<SendFilesOutcome> send(Conversation to, List<Attachment> files, String caption, LongConsumer read) {
                    var answer = new CompletableFuture<SendFilesOutcome>();
                    answers.add(answer);
                    readers.add(read);
                    captions.add(caption);
                    sent.add(files);
                    return answer;
                }
            };
        }

        @Override
        public HistoryQuestions history() {
            return new EmptyHistory();
        }
    }

    @Start
    void start(Stage shown) {
        show(shown);
    }

    @Override
    protected ChatModel makeModel() {
        return Cast.model(asked);
    }

    private Path file(String name, int bytes) throws Exception {
        return Files.write(folder.resolve(name), new byte[bytes]);
    }

    private void add(Path... files) {
        FxThread.act(() -> window.conversation().composer().files().add(List.of(files)));
    }

    private boolean cardShown() {
        return visible(window.lookup("#files-card"));
    }

    private void press(FxRobot robot, KeyCode key) {
        FxThread.act(() -> composer().requestFocus());
        robot.push(key);
        settle();
    }

    private String head() {
        return ((Labeled) window.lookup(".files-card-head")).getText().replace('\u00a0', ' ');
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
    void aLargePictureFitsTheNarrowestWindowWithTheLargestText() throws Exception {
        FxThread.act(() -> model.apply(new NodeEvent.SettingsChanged(Cast.settings().withLooks(Appearance.DEFAULT.withPercent(Appearance.LARGEST).withMotion(false)))));
        FxThread.act(() -> SmallScene.setWidth(stage, 360));
        open(BO);
        add(Files.write(folder.resolve("north.png"), FxThread.ask(() -> PngFile.of(SomeFiles.landscape(1_200, 400)))));
        FxThread.until(() -> visible(large()) && large().getHeight() > 0);
        FxThread.settle();
        FxThread.act(() -> {
            var picture = large().lookup("ImageView");
            assertTrue(picture.localToScene(picture.getLayoutBounds()).getMaxX() <= window.getWidth(), "it ends in the window");
            assertTrue(window.minWidth(-1) <= 360, "it does not widen the window");
        });
    }

    @Test
    void aPictureIsSentWithAPreview(FxRobot robot) throws Exception {
        open(BO);
        add(Files.write(folder.resolve("north.png"), FxThread.ask(() -> PngFile.of(SomeFiles.landscape(640, 400)))), file("broken.png", 300));
        press(robot, KeyCode.ENTER);
        FxThread.until(() -> asked.sent.size() == 1);
        var picture = asked.sent.getFirst().getFirst().picture().orElseThrow();
        assertEquals(640, picture.width());
        assertEquals(400, picture.height());
        assertFalse(picture.preview().isEmpty());
        assertEquals(Optional.empty(), asked.sent.getFirst().getLast().picture(), "a damaged picture is a file like any other");
    }

    private Region large() {
        return (Region) window.lookup("#files-large");
    }

    @Test
    void aSinglePictureIsShownLarge() throws Exception {
        open(BO);
        add(Files.write(folder.resolve("north.png"), FxThread.ask(() -> PngFile.of(SomeFiles.landscape(640, 400)))));
        FxThread.until(() -> visible(large()) && large().getHeight() > 100);
        FxThread.act(() -> {
            var picture = (ImageView) large().lookup("ImageView");
            assertEquals(640.0 / 400, picture.getFitWidth() / picture.getFitHeight(), 0.01, "its form stays");
        });
        var notes = file("notes.txt", 24);
        add(notes);
        FxThread.until(() -> !visible(large()));
        FxThread.act(() -> ((Button) List.copyOf(window.lookupAll("#files-card .file-button")).getLast()).fire());
        FxThread.until(() -> visible(large()));
        FxThread.act(() -> ((Button) window.lookup("#files-card .file-button")).fire());
        add(Files.write(folder.resolve("dot.png"), FxThread.ask(() -> PngFile.of(SomeFiles.landscape(48, 30)))));
        FxThread.until(() -> window.lookup("#files-card .file-icon").lookup("ImageView") != null);
        FxThread.act(() -> assertFalse(visible(large()), "a small one is shown in its row"));
    }

    @Test
    void aPastedPictureBecomesAFileOfTheProfile() throws Exception {
        open(BO);
        FxThread.act(() -> model.apply(new NodeEvent.SelfChanged(Cast.self(folder))));
        FxThread.act(() -> window.conversation().composer().files().add(SomeFiles.landscape(64, 40)));
        FxThread.until(this::cardShown);
        assertEquals(1, outgoing());
        FxThread.act(() -> ((Button) window.lookup("#files-card .file-button")).fire());
        FxThread.until(() -> outgoing() == 0);
    }

    @Test
    void aPastedPictureThatHasNoRoomIsDeleted() throws Exception {
        open(BO);
        add(IntStream.range(0, SharedFiles.MAX_ITEMS).mapToObj(i -> folder.resolve("file " + i)).toArray(Path[]::new));
        pastedInVain("One message takes 20 files. One was left out.");
    }

    @Test
    void aPictureThatIsPastedWhileFilesAreSentIsDeleted(FxRobot robot) throws Exception {
        open(BO);
        add(file("report.pdf", 1_000));
        press(robot, KeyCode.ENTER);
        FxThread.until(() -> asked.answers.size() == 1);
        pastedInVain("The files before are still being prepared. Add more when they are sent.");
    }

    private void pastedInVain(String why) throws Exception {
        FxThread.act(() -> model.apply(new NodeEvent.SelfChanged(Cast.self(folder))));
        FxThread.act(() -> window.conversation().composer().files().add(SomeFiles.landscape(64, 40)));
        FxThread.until(() -> says(why));
        FxThread.until(() -> outgoing() == 0);
    }

    private long outgoing() throws Exception {
        try (var files = Files.list(folder.resolve("outgoing"))) {
            return files.count();
        }
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
