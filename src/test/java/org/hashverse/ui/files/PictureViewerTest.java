package org.hashverse.ui.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.files.FileItem;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.ui.app.Cast;
import org.hashverse.ui.app.FxThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/// The large picture.
@ExtendWith(ApplicationExtension.class)
class PictureViewerTest {
    private static final Instant SENT = LocalDateTime.of(2026, 11, 30, 9, 41).atZone(ZoneId.systemDefault()).toInstant();
    private final List<String> saved = new ArrayList<>();
    private final List<String> wishes = new ArrayList<>();
    private PictureViewer viewer;

    private static FileLine picture(String name, int place, boolean here) {
        return new FileLine(new FileKey(new MessageKey(Cast.BO, new MessageId("0".repeat(32))), place), SomeFiles.picture(name, 800, 600), new FileLine.Sent(false, "Bo", SENT), Optional.empty(), here ? Optional.of(Path.of(name)) : Optional.empty(), OptionalDouble.empty(), "");
    }

    private static FileLine damaged(int place, Optional<Path> file) {
        var item = new FileItem("torn.jpg", 1, SomeFiles.file("torn.jpg", 1).hash(), Optional.empty(), Optional.of(new FileItem.Picture(4, 3, "AAAA")));
        return new FileLine(new FileKey(new MessageKey(Cast.BO, new MessageId("0".repeat(32))), place), item, new FileLine.Sent(false, "Bo", SENT), Optional.empty(), file, OptionalDouble.empty(), "");
    }

    /// Shows some pictures, beginning with the first.
    private void show(FileLine... pictures) {
        FxThread.act(() -> {
            viewer = new PictureViewer(List.of(pictures), 0, (_, _) -> { }, () -> { });
            viewer.addEventHandler(FileEvent.WANTED, event -> wishes.add(event.file().name() + " " + event.wish()));
        });
    }

    private void show(int at) {
        FxThread.act(() -> viewer = new PictureViewer(List.of(picture("a.jpg", 0, true), picture("b.jpg", 1, true), picture("c.jpg", 2, false)), at, (name, _) -> saved.add(name), () -> saved.add("closed")));
    }

    private void press(KeyCode key) {
        FxThread.act(() -> viewer.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false)));
    }

    private List<String> nameAndCounter() {
        return List.of(words(".viewer-name"), words("#viewer-counter"));
    }

    private String words(String selector) {
        return ((Labeled) viewer.lookup(selector)).getText();
    }

    private Button button(String id) {
        return (Button) viewer.lookup("#" + id);
    }

    @Test
    void theArrowsGoOnAndStopAtTheEnds() {
        show(1);
        assertEquals(List.of("b.jpg", "2 of 3"), nameAndCounter());
        press(KeyCode.RIGHT);
        assertEquals(List.of("c.jpg", "3 of 3"), nameAndCounter());
        assertFalse(button("viewer-next").isVisible());
        assertFalse(button("viewer-save").isVisible(), "its file is not here");
        press(KeyCode.RIGHT);
        assertEquals(List.of("c.jpg", "3 of 3"), nameAndCounter());
        press(KeyCode.LEFT);
        press(KeyCode.LEFT);
        assertEquals(List.of("a.jpg", "1 of 3"), nameAndCounter());
        FxThread.act(() -> button("viewer-save").fire());
        FxThread.act(() -> button("viewer-close").fire());
        assertEquals(List.of("a.jpg", "closed"), saved);
    }

    @Test
    void keysZoomWithinBounds() {
        show(0);
        press(KeyCode.MINUS);
        assertEquals(1, viewer.zoom());
        press(KeyCode.PLUS);
        assertTrue(viewer.zoom() > 1);
        for (int i = 0; i < 30; i++) press(KeyCode.ADD);
        assertEquals(8, viewer.zoom());
        press(KeyCode.RIGHT);
        assertEquals(1, viewer.zoom(), "the next picture fits the window");
    }

    @Test
    void itSaysWhoSentThePictureAndWhen() {
        show(0);
        assertEquals("Bo · 30 Nov 2026, 09:41", words(".viewer-sent"));
        assertEquals("a.jpg, 1 of 3, Bo · 30 Nov 2026, 09:41", viewer.getAccessibleText());
    }

    @Test
    void aPictureThatCannotBeShownSaysSo() throws Exception {
        show(picture("a.jpg", 0, false), damaged(1, Optional.empty()));
        FxThread.until(() -> !viewer.lookup("#viewer-nothing").isVisible());
        press(KeyCode.RIGHT);
        FxThread.until(() -> viewer.lookup("#viewer-nothing").isVisible());
        assertTrue(viewer.getAccessibleText().endsWith("This picture cannot be shown here."), viewer.getAccessibleText());
        assertFalse(button("viewer-open-elsewhere").isVisible(), "its file is not here");
        press(KeyCode.LEFT);
        FxThread.until(() -> !viewer.lookup("#viewer-nothing").isVisible());
    }

    @Test
    void aFileThatIsHereIsOpenedAndShownInItsFolder() {
        show(picture("a.jpg", 0, true), picture("b.jpg", 1, false));
        FxThread.act(() -> {
            button("viewer-open").fire();
            button("viewer-folder").fire();
        });
        assertEquals(List.of("a.jpg OPEN", "a.jpg SHOW"), wishes);
        press(KeyCode.RIGHT);
        for (var id : List.of("viewer-open", "viewer-folder", "viewer-save")) assertFalse(button(id).isVisible(), id);
    }

    @Test
    void aFileThatCannotBeShownIsOpenedWithAnotherProgram() throws Exception {
        show(damaged(0, Optional.of(Path.of("torn.jpg"))));
        FxThread.until(() -> viewer.lookup("#viewer-nothing").isVisible());
        FxThread.act(() -> button("viewer-open-elsewhere").fire());
        assertEquals(List.of("torn.jpg OPEN"), wishes);
    }

    @Test
    void onePictureIsNotCounted() {
        show(picture("a.jpg", 0, true));
        assertFalse(viewer.lookup("#viewer-counter").isVisible());
        assertEquals("a.jpg, Bo · 30 Nov 2026, 09:41", viewer.getAccessibleText());
    }

    @Test
    void aPreviewWithoutItsFileIsAtMostTwiceAsLarge() throws Exception {
        show(picture("a.jpg", 0, false));
        var view = (ImageView) viewer.getChildrenUnmodifiable().getFirst();
        FxThread.until(() -> view.getImage() != null);
        FxThread.act(() -> {
            viewer.resize(1_600, 1_200);
            viewer.layout();
            assertEquals(2 * view.getImage().getWidth(), view.getFitWidth(), 0.5);
        });
    }
}
