package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Presence;
import org.hashverse.chat.files.FileItem;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.FakeCommands;
import org.hashverse.node.api.FakeFiles;
import org.hashverse.node.api.FileCommands;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.node.api.FileState;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.ui.files.SomeFiles;
import org.hashverse.ui.kit.Icons;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.framework.junit5.Start;

/// What the row of a file shows and offers.
class FileRowsTest extends WindowOfChanges {
    private static final long MIB = 1 << 20;
    private static final PseudoClass TRANSFER = PseudoClass.getPseudoClass("transfer");
    private final List<Integer> declined = new ArrayList<>();

    @Start
    void start(Stage shown) {
        show(shown);
    }

    @Override
    protected ChatModel makeModel() {
        return Cast.model(new FakeCommands() {
            @Override
            public FileCommands files() {
                return new FakeFiles() {
                    @Override
                    public void decline(FileKey file) {
                        declined.add(file.place());
                    }
                };
            }
        });
    }

    private Delivered arrives(FileItem... items) {
        var message = SomeFiles.theirs(BO, Cast.BO, Instant.now(), "", items);
        apply(new NodeEvent.MessageArrived(message));
        open(BO);
        return message;
    }

    private void becomes(Delivered message, int place, FileState.Stage stage) {
        var path = stage == FileState.Stage.GOT ? Optional.of(Path.of("file")) : Optional.<Path>empty();
        apply(new NodeEvent.FilesChanged(List.of(new FileState(new FileKey(message.message().key(), place), stage, MIB, 0, path))));
    }

    private List<Node> visibleFromTop(String style) {
        return window.lookupAll("#messages " + style).stream().filter(WindowAlone::visible).sorted(FROM_TOP).toList();
    }

    private Button tile() {
        return (Button) visibleFromTop(".file-tile").getFirst();
    }

    private static String drawing(Node icon) {
        return ((javafx.scene.shape.Path) icon.lookup(".outline")).getElements().toString();
    }

    private void tileShows(Feather icon, String action, boolean transfer) {
        FxThread.act(() -> {
            assertEquals(drawing(Icons.of(icon)), drawing(tile().getGraphic()), action);
            assertEquals(List.of(action, transfer), List.of(tile().getAccessibleText(), tile().getPseudoClassStates().contains(TRANSFER)));
        });
    }

    private List<String> secondary() {
        return visibleFromTop(".file-row .file-button").stream().map(Node::getAccessibleText).toList();
    }

    @Test
    void theTileIsTheLikelyActionUntilTheFileIsHere() {
        var message = arrives(SomeFiles.file("storm.mp4", 24 * MIB));
        tileShows(Feather.DOWNLOAD, "Get: storm.mp4", true);
        assertEquals(List.of(), secondary());
        becomes(message, 0, FileState.Stage.WAITING);
        tileShows(Feather.PAUSE, "Pause: storm.mp4", true);
        becomes(message, 0, FileState.Stage.GETTING);
        tileShows(Feather.PAUSE, "Pause: storm.mp4", true);
        assertEquals(List.of("Cancel: storm.mp4"), secondary());
        becomes(message, 0, FileState.Stage.PAUSED);
        tileShows(Feather.DOWNLOAD, "Go on: storm.mp4", true);
        assertEquals(List.of("Cancel: storm.mp4"), secondary());
        for (var failed : List.of(FileState.Stage.NO_SPACE, FileState.Stage.NOT_WRITTEN)) {
            becomes(message, 0, failed);
            tileShows(Feather.ROTATE_CW, "Try again: storm.mp4", true);
        }
        becomes(message, 0, FileState.Stage.DECLINED);
        tileShows(Feather.DOWNLOAD, "Get: storm.mp4", true);
        becomes(message, 0, FileState.Stage.GONE);
        tileShows(Feather.FILM, "storm.mp4", false);
        FxThread.act(() -> assertTrue(tile().isDisabled()));
        becomes(message, 0, FileState.Stage.GOT);
        tileShows(Feather.FILM, "Open: storm.mp4", false);
        FxThread.act(() -> assertEquals("Open", tile().getTooltip().getText()));
        assertEquals(List.of("Show in folder: storm.mp4"), secondary());
    }

    @Test
    void ourOwnFileHasTheIconOfItsKind() {
        apply(new NodeEvent.MessageWritten(SomeFiles.mine(BO, Cast.ANA, Instant.now(), "", Map.of(Cast.BO, Delivery.DELIVERED), SomeFiles.file("song.mp3", MIB))));
        open(BO);
        tileShows(Feather.MUSIC, "song.mp3", false);
    }

    @Test
    void theTileKeepsTheKeyboardWhileAFileComes() {
        var message = arrives(SomeFiles.file("storm.mp4", 24 * MIB));
        FxThread.act(() -> tile().requestFocus());
        var focused = tile();
        for (var stage : List.of(FileState.Stage.WAITING, FileState.Stage.GETTING, FileState.Stage.PAUSED, FileState.Stage.GOT)) {
            becomes(message, 0, stage);
            FxThread.act(() -> assertSame(focused, window.getScene().getFocusOwner(), stage.toString()));
        }
    }

    /// The entries of the menu of the last message, after it was closed.
    private List<MenuItem> entries() {
        var entries = menu(lastRow());
        FxThread.act(() -> entries.getFirst().getParentPopup().hide());
        return entries;
    }

    @Test
    void aFileIsDeclinedInTheMenu() {
        arrives(SomeFiles.file("a.pdf", 100), SomeFiles.file("b.pdf", 100));
        var decline = entries().stream().filter(item -> "Decline: b.pdf".equals(item.getText())).findFirst().orElseThrow();
        FxThread.act(decline::fire);
        assertEquals(List.of(1), declined);
    }

    @ParameterizedTest
    @EnumSource
    void theMenuDeclinesOnlyWhatMayStillCome(FileState.Stage stage) {
        var message = arrives(SomeFiles.file("a.pdf", 100));
        becomes(message, 0, stage);
        var refusals = entries().stream().map(MenuItem::getText).filter(text -> text != null && (text.equals("Decline: a.pdf") || text.equals("Cancel: a.pdf"))).toList();
        assertEquals(switch (stage) {
            case WAITING, GETTING, PAUSED -> List.of("Cancel: a.pdf");
            case NO_SPACE, NOT_WRITTEN -> List.of("Decline: a.pdf");
            case GOT, DECLINED, GONE, CHANGED -> List.of();
        }, refusals);
    }

    @Test
    void aWarningOfTwoLinesHasRoomInTheUsualRow() {
        FxThread.act(() -> SmallScene.setWidth(stage, 400));
        var message = arrives(SomeFiles.file("a.iso", 700 * MIB), SomeFiles.file("b.iso", 700 * MIB));
        becomes(message, 0, FileState.Stage.GONE);
        FxThread.act(() -> {
            var lines = ((Labeled) visibleFromTop(".file-second").getFirst()).getHeight() / ((Labeled) visibleFromTop(".file-second").getLast()).getHeight();
            assertEquals(2, Math.round(lines));
            assertEquals(1, visibleFromTop(".file-row").stream().mapToDouble(row -> row.getLayoutBounds().getHeight()).distinct().count());
        });
    }

    @Test
    void aWarningKeepsItsWordsInANarrowWindow() {
        var message = arrives(SomeFiles.file("a.iso", 700 * MIB), SomeFiles.file("b.iso", 700 * MIB), SomeFiles.file("c.iso", 700 * MIB));
        becomes(message, 0, FileState.Stage.GONE);
        becomes(message, 1, FileState.Stage.NO_SPACE);
        for (int width : new int[] {980, 400, 300}) {
            FxThread.act(() -> SmallScene.setWidth(stage, width));
            FxThread.settle();
            FxThread.act(() -> {
                var shown = visibleFromTop(".file-second").stream().map(label -> ((Text) label.lookup(".text")).getText().replace('\u00a0', ' ')).toList();
                assertEquals(List.of("No longer available. Ask Bo for it again.", "No room on your disk for 734 MB", "734 MB"), shown, "at " + width);
                var rows = visibleFromTop(".file-row");
                for (int i = 0; i < rows.size(); i++) {
                    var words = ((Labeled) visibleFromTop(".file-second").get(i));
                    assertTrue(words.getHeight() >= words.prefHeight(words.getWidth()), "the words have room at " + width);
                    assertTrue(words.getBoundsInParent().getMaxY() <= rows.get(i).getLayoutBounds().getHeight(), "the words are in their row at " + width);
                }
                IntStream.range(1, rows.size()).forEach(i -> assertTrue(rows.get(i - 1).getBoundsInParent().getMaxY() <= rows.get(i).getLayoutY(), "no row is over the next at " + width));
            });
        }
    }

    @Test
    void aFileWaitsForItsSenderOnlyWhileTheSenderIsNotConnected() {
        var message = arrives(SomeFiles.file("setup.exe", 60 * MIB));
        becomes(message, 0, FileState.Stage.WAITING);
        FxThread.act(() -> assertEquals("62.9 MB · Queued", second()));
        var bo = model.peer(Cast.BO).orElseThrow().peer().get();
        apply(new NodeEvent.PeerChanged(Cast.presence(bo, Presence.OFFLINE, Instant.now())));
        FxThread.act(() -> assertEquals("62.9 MB · Waiting for Bo", second()));
        apply(new NodeEvent.PeerChanged(bo));
        FxThread.act(() -> assertEquals("62.9 MB · Queued", second()));
    }

    private String second() {
        return ((Labeled) visibleFromTop(".file-second").getFirst()).getText().replace('\u00a0', ' ');
    }
}
