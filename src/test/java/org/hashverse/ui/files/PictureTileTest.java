package org.hashverse.ui.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.files.FileItem;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.store.settings.Appearance;
import org.hashverse.ui.app.Cast;
import org.hashverse.ui.app.FxThread;
import org.hashverse.ui.files.FileEvent.Wish;
import org.hashverse.ui.kit.Scale;
import org.hashverse.ui.picture.PngFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

/// A picture in a message.
@ExtendWith(ApplicationExtension.class)
class PictureTileTest {
    private final List<Wish> wishes = new ArrayList<>();
    private PictureTile tile;
    @TempDir
    Path folder;

    private static FileLine line(FileItem item, Optional<Path> file) {
        return line(item, file, false);
    }

    private static FileLine line(FileItem item, Optional<Path> file, boolean mine) {
        return new FileLine(new FileKey(new MessageKey(Cast.BO, new MessageId("0".repeat(32))), 0), item, new FileLine.Sent(mine, "Bo", Instant.EPOCH), Optional.empty(), file, OptionalDouble.empty(), "");
    }

    private static FileItem withoutPreview(String name) {
        var item = SomeFiles.picture(name, 64, 40);
        return new FileItem(name, item.size(), item.hash(), item.folder(), Optional.of(new FileItem.Picture(64, 40, "")));
    }

    private void show(FileItem item, Path file) {
        show(line(item, Optional.of(file)));
    }

    private void show(FileLine line) {
        FxThread.act(() -> {
            tile = new PictureTile();
            tile.addEventHandler(FileEvent.WANTED, event -> wishes.add(event.wish()));
            tile.show(line);
        });
    }

    /// Waits for a picture with as many pixels in a row.
    private void untilWide(double pixels) throws Exception {
        FxThread.until(() -> tile.getChildrenUnmodifiable().getFirst() instanceof ImageView view && view.getImage() != null && view.getImage().getWidth() == pixels);
    }

    private String words() {
        return ((Label) tile.lookup(".picture-status")).getText();
    }

    private void click() {
        FxThread.act(() -> tile.fireEvent(new MouseEvent(MouseEvent.MOUSE_CLICKED, 1, 1, 1, 1, MouseButton.PRIMARY, 1, false, false, false, false, true, false, false, false, false, true, null)));
    }

    @Test
    void aFileThatCannotBeShownHasItsNameAndIsOpened() throws Exception {
        show(withoutPreview("torn.png"), Files.write(folder.resolve("torn.png"), new byte[300]));
        FxThread.until(() -> words().equals("torn.png"));
        click();
        assertEquals(List.of(Wish.OPEN), wishes);
        var sound = Files.write(folder.resolve("sound.png"), PngFile.of(SomeFiles.landscape(64, 40)));
        FxThread.act(() -> tile.show(line(withoutPreview("sound.png"), Optional.of(sound))));
        FxThread.until(() -> tile.getChildrenUnmodifiable().getFirst() instanceof ImageView view && view.getImage() != null);
        assertEquals("", words());
        click();
        assertEquals(List.of(Wish.OPEN, Wish.VIEW), wishes);
    }

    @Test
    void aPreviewIsBlurredUntilItsFileIsHere() throws Exception {
        var item = SomeFiles.picture("north.png", 640, 400);
        show(line(item, Optional.empty()));
        untilWide(Pictures.BLURRED);
        var file = Files.write(folder.resolve("north.png"), FxThread.ask(() -> PngFile.of(SomeFiles.landscape(640, 400))));
        FxThread.act(() -> tile.show(line(item, Optional.of(file))));
        untilWide(640);
    }

    @Test
    void aPreviewOfOursIsNeverBlurred() throws Exception {
        show(line(SomeFiles.picture("north.png", 640, 400), Optional.empty(), true));
        untilWide(80);
    }

    @Test
    void theCircleGrowsWithItsIcon() {
        FxThread.act(() -> {
            try {
                for (int percent : new int[] {Appearance.SMALLEST, 100, Appearance.LARGEST}) for (double side : new double[] {80, 128, 300}) {
                    Scale.take(percent);
                    tile = new PictureTile();
                    tile.show(line(SomeFiles.picture("north.png", 640, 400), Optional.empty()));
                    tile.resize(side, side);
                    tile.layout();
                    var mark = (Region) tile.lookup(".picture-mark");
                    mark.layout();
                    var icon = (Region) mark.getChildrenUnmodifiable().getFirst();
                    assertTrue(Math.hypot(icon.getWidth(), icon.getHeight()) < mark.getWidth(), percent + "% in " + side);
                    assertTrue(mark.getLayoutY() >= 0 && mark.getLayoutY() + mark.getHeight() <= side, percent + "% in " + side);
                }
            } finally {
                Scale.take(100);
            }
        });
    }

    @Test
    void aDamagedFileWithAPreviewIsShownBecauseOfThat() throws Exception {
        show(SomeFiles.picture("torn.png", 640, 400), Files.write(folder.resolve("torn.png"), new byte[300]));
        FxThread.until(() -> tile.getChildrenUnmodifiable().getFirst() instanceof ImageView view && view.getImage() != null);
        click();
        assertEquals(List.of(Wish.VIEW), wishes);
    }
}
