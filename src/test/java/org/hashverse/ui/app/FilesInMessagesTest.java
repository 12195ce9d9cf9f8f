package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Marks;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.SharedFiles;
import org.hashverse.chat.files.FileHash;
import org.hashverse.chat.files.FileItem;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.EmptyHistory;
import org.hashverse.node.api.FakeCommands;
import org.hashverse.node.api.FakeFiles;
import org.hashverse.node.api.FileCommands;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.node.api.FileState;
import org.hashverse.node.api.HistoryQuestions;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.ui.files.SomeFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.Start;

/// What messages with files show, and what can be done with them.
class FilesInMessagesTest extends WindowAlone {
    private static final long MIB = 1 << 20;
    @TempDir
    Path folder;
    private final Asked asked = new Asked();

    /// Records what is done with files.
    private static final class Asked extends FakeCommands {
        final List<String> done = new ArrayList<>();
        List<Delivered> withFiles = List.of();

        @Override
        public FileCommands files() {
            return new FakeFiles() {
                @Override
                public void get(FileKey file, Optional<Path> into) {
                    done.add("get " + file.place());
                }

                @Override
                public void pause(FileKey file) {
                    done.add("pause " + file.place());
                }

                @Override
                public void decline(FileKey file) {
                    done.add("decline " + file.place());
                }

                @Override
                public CompletableFuture<Optional<Path>> offered(FileHash content) {
                    return CompletableFuture.completedFuture(Optional.empty());
                }
            };
        }

        @Override
        public HistoryQuestions history() {
            return new EmptyHistory() {
                @Override
                public CompletableFuture<List<Delivered>> withFiles(Conversation conversation, Optional<MessageKey> before, int max) {
                    return CompletableFuture.completedFuture(before.isPresent() ? List.of() : withFiles);
                }
            };
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

    private Delivered arrives(FileItem... items) {
        var message = SomeFiles.theirs(BO, Cast.BO, Instant.now(), "", items);
        apply(new NodeEvent.MessageArrived(message));
        open(BO);
        return message;
    }

    private Button button(String words) {
        return (Button) window.lookupAll(".file-row .button").stream().filter(node -> visible(node) && node instanceof Button button && button.getAccessibleText().startsWith(words)).findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + words));
    }

    private void fire(String words) {
        FxThread.act(() -> button(words).fire());
    }

    private double height() {
        var height = new double[1];
        FxThread.act(() -> height[0] = ((ListView<?>) window.lookup("#messages")).lookupAll(".bubble").stream().filter(WindowAlone::visible).mapToDouble(node -> node.getBoundsInParent().getHeight()).sum());
        return height[0];
    }

    @Test
    void aFileIsGotStoppedAndOpened() {
        var message = arrives(SomeFiles.file("storm.mp4", 24 * MIB));
        double before = height();
        fire("Get");
        for (var stage : FileState.Stage.values()) {
            apply(new NodeEvent.FilesChanged(List.of(SomeFiles.state(message, 0, stage, 8 * MIB, stage == FileState.Stage.GETTING ? MIB : 0))));
            assertEquals(before, height(), "the row is as high while it is " + stage);
        }
        apply(new NodeEvent.FilesChanged(List.of(SomeFiles.state(message, 0, FileState.Stage.GETTING, 8 * MIB, MIB))));
        fire("Pause");
        apply(new NodeEvent.FilesChanged(List.of(SomeFiles.state(message, 0, FileState.Stage.PAUSED, 8 * MIB, 0))));
        fire("Go on");
        fire("Cancel");
        assertEquals(List.of("get 0", "pause 0", "get 0", "decline 0"), asked.done);
    }

    @Test
    void aFileThatItsSenderNoLongerHasSaysWhatToDo() {
        var message = arrives(SomeFiles.file("storm.mp4", 24 * MIB));
        for (var lost : List.of(FileState.Stage.GONE, FileState.Stage.CHANGED)) {
            apply(new NodeEvent.FilesChanged(List.of(SomeFiles.state(message, 0, lost, 0, 0))));
            FxThread.act(() -> assertTrue(window.lookupAll(".file-second").stream().anyMatch(node -> visible(node) && ((Labeled) node).getText().endsWith("Ask Bo for it again.")), lost.toString()));
            FxThread.act(() -> assertTrue(window.lookupAll(".file-row .button").stream().noneMatch(node -> visible(node) && !node.isDisabled()), lost.toString()));
        }
        apply(new NodeEvent.FilesChanged(List.of(SomeFiles.state(message, 0, FileState.Stage.NO_SPACE, 0, 0))));
        fire("Try again");
        assertEquals(List.of("get 0"), asked.done);
    }

    @Test
    void whatCanBeDoneLooksTheSameAtEveryWidth() {
        var message = arrives(SomeFiles.file("storm.mp4", 24 * MIB), SomeFiles.file("notes.txt", 100));
        apply(new NodeEvent.FilesChanged(List.of(SomeFiles.state(message, 0, FileState.Stage.WAITING, 0, 0), new FileState(new FileKey(message.message().key(), 1), FileState.Stage.GOT, 100, 0, Optional.of(folder.resolve("notes.txt"))))));
        for (int width : new int[] {980, 400}) {
            FxThread.act(() -> SmallScene.setWidth(stage, width));
            FxThread.act(() -> {
                var buttons = window.lookupAll("#messages .file-row .button").stream().filter(WindowAlone::visible).map(Button.class::cast).toList();
                assertEquals(Set.of("Pause: storm.mp4", "Cancel: storm.mp4", "Open: notes.txt", "Show in folder: notes.txt"), buttons.stream().map(Button::getAccessibleText).collect(Collectors.toSet()));
                for (var button : buttons) assertTrue(button.getGraphic() != null && button.getText() == null, button.getAccessibleText());
            });
        }
    }

    @Test
    void theTimeStandsBelowTheRowsOfFiles() {
        arrives(SomeFiles.file("storm.mp4", 24 * MIB));
        FxThread.act(() -> {
            var row = window.lookup(".file-row");
            var time = window.lookup(".bubble .meta-line");
            assertTrue(bounds(row).getMaxY() <= bounds(time).getMinY());
        });
    }

    private static Bounds bounds(Node node) {
        return node.localToScene(node.getBoundsInLocal());
    }

    @Test
    void aProgramIsOpenedAfterAQuestion() throws Exception {
        isOpenedAfterAQuestion(SomeFiles.file("setup.exe", 100));
    }

    @Test
    void aFolderThatMacOsRunsIsOpenedAfterAQuestion() throws Exception {
        isOpenedAfterAQuestion(SomeFiles.folder("Photos.app", 100, 3));
    }

    private void isOpenedAfterAQuestion(FileItem item) throws Exception {
        var message = arrives(item);
        apply(new NodeEvent.FilesChanged(List.of(new FileState(new FileKey(message.message().key(), 0), FileState.Stage.GOT, 100, 0, Optional.of(folder.resolve(item.name()))))));
        fire("Open");
        FxThread.act(() -> assertTrue(window.layer().lookup("#open-program-go") instanceof Button));
        FxThread.act(() -> ((Button) window.layer().lookup("#open-program-cancel")).fire());
        FxThread.act(() -> assertFalse(window.layer().showing()));
    }

    @Test
    void aFileThatWasMovedSaysSo() throws Exception {
        var message = arrives(SomeFiles.file("report.pdf", 100));
        apply(new NodeEvent.FilesChanged(List.of(new FileState(new FileKey(message.message().key(), 0), FileState.Stage.GOT, 100, 0, Optional.of(folder.resolve("report.pdf"))))));
        fire("Open");
        FxThread.until(() -> says("The file is no longer where it was put."));
    }

    @Test
    void ourMessageSaysWhoHasIt() {
        var message = SomeFiles.mine(BO, Cast.ANA, Instant.now(), "", Map.of(Cast.BO, Delivery.DELIVERED), SomeFiles.file("report.pdf", 100));
        apply(new NodeEvent.MessageWritten(message));
        open(BO);
        var key = new FileKey(message.message().key(), 0);
        FxThread.act(() -> assertTrue(fileSays("100 bytes · Bo has not downloaded it yet")));
        FxThread.act(() -> assertFalse(visible(window.lookup(".file-row .progress-line"))));
        apply(new NodeEvent.FileFetched(key, Cast.BO, 40));
        FxThread.act(() -> assertTrue(fileSays("100 bytes · Bo has 40%")));
        FxThread.act(() -> assertTrue(visible(window.lookup(".file-row .progress-line"))));
        reported(message, new SharedFiles.Report(message.message().key(), Set.of(0), Set.of()));
        FxThread.act(() -> assertTrue(fileSays("100 bytes · Bo has it")));
        FxThread.act(() -> assertFalse(visible(window.lookup(".file-row .progress-line"))));
        reported(message, new SharedFiles.Report(message.message().key(), Set.of(), Set.of(0)));
        FxThread.act(() -> assertTrue(fileSays("100 bytes · Bo declined")));
    }

    private boolean fileSays(String text) {
        return window.lookupAll(".file-second").stream().anyMatch(node -> visible(node) && ((Labeled) node).getText().replace('\u00a0', ' ').equals(text));
    }

    private void reported(Delivered message, SharedFiles.Report report) {
        var marks = new Marks(Optional.empty(), List.of(new Marks.Made(Cast.BO, report, false)));
        apply(new NodeEvent.MessageChanged(new Delivered(message.message(), true, false, Optional.empty(), message.deliveries(), marks)));
    }

    @Test
    void theInspectorListsTheFilesOfTheConversation() {
        asked.withFiles = List.of(SomeFiles.theirs(BO, Cast.BO, Instant.now(), "", SomeFiles.file("old.pdf", 100)));
        open(BO);
        FxThread.act(() -> {
            SmallScene.setWidth(stage, 1_200);
            window.panes().showInspector();
        });
        FxThread.act(() -> assertTrue(window.lookup("#inspector-files").lookupAll(".file-name").stream().anyMatch(node -> ((Labeled) node).getText().equals("old.pdf"))));
    }

    @Test
    void theInspectorShowsAFewFilesUntilOneAsksForAll() {
        var items = new ArrayList<FileItem>();
        for (int i = 0; i < 7; i++) items.add(SomeFiles.picture(i + ".png", 64, 40));
        for (int i = 0; i < 4; i++) items.add(SomeFiles.file(i + ".pdf", 100));
        asked.withFiles = List.of(SomeFiles.theirs(BO, Cast.BO, Instant.now(), "", items.toArray(FileItem[]::new)));
        open(BO);
        FxThread.act(() -> {
            SmallScene.setWidth(stage, 1_200);
            window.panes().showInspector();
        });
        FxThread.act(() -> {
            assertEquals("Files · 11", ((Labeled) window.lookup("#inspector-files-head")).getText());
            assertEquals(List.of(6L, 3L), List.of(listed(".picture-tile"), listed(".file-row")));
            ((Hyperlink) window.lookup("#inspector-files-all")).fire();
        });
        FxThread.act(() -> {
            assertEquals(List.of(7L, 4L), List.of(listed(".picture-tile"), listed(".file-row")));
            assertFalse(window.lookup("#inspector-files-all").isVisible());
        });
        asked.withFiles = List.of(SomeFiles.theirs(BO, Cast.BO, Instant.now(), "", SomeFiles.file("old.pdf", 100)));
        apply(new NodeEvent.Resync());
        FxThread.act(() -> assertEquals("Files · 1", ((Labeled) window.lookup("#inspector-files-head")).getText()));
    }

    private long listed(String style) {
        return window.lookup("#inspector-files").lookupAll(style).stream().filter(WindowAlone::visible).count();
    }

    @Test
    void theSidebarSaysWhatWasSent() {
        arrives(SomeFiles.file("report.pdf", 100), SomeFiles.file("b", 1));
        assertEquals("2 files", Notifications.words(model.conversation(BO).last().get().message()));
    }
}
