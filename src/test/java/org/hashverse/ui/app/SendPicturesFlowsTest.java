package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.hashverse.chat.SharedFiles;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.settings.Appearance;
import org.hashverse.ui.files.SomeFiles;
import org.hashverse.ui.picture.PngFile;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Adds pictures to the composer, as files or from the clipboard, and sends them.
class SendPicturesFlowsTest extends FilesInTheComposer {
    @Start
    void start(Stage shown) {
        show(shown);
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
}
