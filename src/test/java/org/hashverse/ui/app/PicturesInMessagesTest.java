package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.hashverse.chat.Delivery;
import org.hashverse.node.api.FileState;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.settings.Appearance;
import org.hashverse.ui.files.SomeFiles;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/// What messages with pictures show.
class PicturesInMessagesTest extends WindowAlone {
    private static final long MIB = 1 << 20;

    @Start
    void start(Stage shown) {
        show(shown);
    }

    private static Bounds bounds(Node node) {
        return node.localToScene(node.getBoundsInLocal());
    }

    @Test
    void aBubbleIsTheFrameOfItsPicture() {
        apply(new NodeEvent.MessageArrived(SomeFiles.theirs(BO, Cast.BO, Instant.now(), "The north site this morning, seen from the road that leads to the old mill by the river", SomeFiles.picture("north.png", 640, 400))));
        open(BO);
        FxThread.act(() -> {
            var bubble = (Region) window.lookup(".bubble");
            var picture = bubble.sceneToLocal(bounds(window.lookup(".picture-tile")));
            assertEquals(4, picture.getMinX(), 0.5);
            assertEquals(4, bubble.getWidth() - picture.getMaxX(), 0.5, "the caption is as wide as the picture");
            assertEquals(4, picture.getMinY(), 0.5);
        });
    }

    @Test
    void aPictureAboveRowsIsAsWideAsTheyAreOrBeginsWhereTheyBegin() {
        for (int percent : new int[] {100, Appearance.LARGEST}) for (int width : new int[] {1200, 100}) {
            apply(new NodeEvent.SettingsChanged(Cast.settings().withLooks(Appearance.DEFAULT.withPercent(percent).withMotion(false))));
            apply(new NodeEvent.MessageArrived(SomeFiles.theirs(BO, Cast.BO, Instant.now(), "", SomeFiles.picture("north.png", width, 500), SomeFiles.file("paper.pdf", MIB))));
            open(BO);
            FxThread.act(() -> {
                var picture = lowest(".picture-tile");
                var row = lowest(".file-row");
                assertEquals(row.getLayoutX(), picture.getLayoutX(), width + " at " + percent + "%");
                if (width == 1200) assertEquals(row.getWidth(), picture.getWidth(), width + " at " + percent + "%");
            });
        }
    }

    private Region lowest(String style) {
        return (Region) window.lookupAll(style).stream().filter(WindowAlone::visible).max(WindowAlone.FROM_TOP).orElseThrow();
    }

    @Test
    void whoHasAPictureIsSaidWholeOrNotAtAll() {
        apply(new NodeEvent.MessageWritten(SomeFiles.mine(BO, Cast.ANA, Instant.now(), "", Map.of(Cast.BO, Delivery.DELIVERED), SomeFiles.picture("wide.png", 640, 400))));
        apply(new NodeEvent.MessageWritten(SomeFiles.mine(BO, Cast.ANA, Instant.now(), "", Map.of(Cast.BO, Delivery.DELIVERED), SomeFiles.picture("tall.png", 100, 400))));
        open(BO);
        FxThread.act(() -> {
            for (var status : window.lookupAll(".picture-status")) assertEquals(status.getParent().getLayoutBounds().getWidth() > 200, status.isVisible());
            assertEquals(1, window.lookupAll(".picture-status").stream().filter(WindowAlone::visible).count());
        });
    }

    @Test
    void theLargePictureDoesNotCoverWhyItsFileIsNotOpened() throws Exception {
        var message = SomeFiles.theirs(BO, Cast.BO, Instant.now(), "", SomeFiles.picture("north.png", 640, 400));
        FxThread.act(() -> window.fireEvent(SomeFiles.view(message, Optional.of(Path.of("moved away.png")))));
        FxThread.act(() -> ((Button) window.lookup("#viewer-open")).fire());
        FxThread.until(() -> window.lookup("#picture-viewer") == null);
        FxThread.act(() -> assertTrue(window.toasts().lookupAll(".label").stream().anyMatch(node -> ((Labeled) node).getText().equals("The file is no longer where it was put."))));
    }

    @Test
    void aPictureThatIsNotComingIsDimAndSaysWhy() {
        var message = SomeFiles.theirs(BO, Cast.BO, Instant.now(), "", SomeFiles.picture("north.png", 640, 400));
        apply(new NodeEvent.MessageArrived(message));
        open(BO);
        FxThread.act(() -> assertEquals(1, window.lookup(".picture-tile .image-view").getOpacity()));
        for (var stage : List.of(FileState.Stage.GONE, FileState.Stage.CHANGED, FileState.Stage.NO_SPACE, FileState.Stage.NOT_WRITTEN, FileState.Stage.DECLINED)) {
            apply(new NodeEvent.FilesChanged(List.of(SomeFiles.state(message, 0, stage, 0, 0))));
            FxThread.act(() -> {
                assertTrue(window.lookup(".picture-tile .image-view").getOpacity() < 0.5, stage.toString());
                var status = (Labeled) window.lookup(".picture-status");
                assertTrue(visible(status) && !status.getText().isEmpty(), stage.toString());
                assertEquals(stage != FileState.Stage.DECLINED, status.getGraphic() != null, "only a fault has a warning: " + stage);
            });
        }
        apply(new NodeEvent.FilesChanged(List.of(SomeFiles.state(message, 0, FileState.Stage.GETTING, 0, 0))));
        FxThread.act(() -> assertEquals(1, window.lookup(".picture-tile .image-view").getOpacity()));
    }
}
