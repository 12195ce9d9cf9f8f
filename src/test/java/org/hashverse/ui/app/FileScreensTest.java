package org.hashverse.ui.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.ScrollPane;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Marks;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.SharedFiles;
import org.hashverse.chat.files.FileItem;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.FakeCommands;
import org.hashverse.node.api.FakeHistory;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.node.api.FileState;
import org.hashverse.node.api.HistoryQuestions;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.ui.files.SomeFiles;
import org.hashverse.ui.picture.PngFile;
import org.hashverse.ui.words.Language;
import org.hashverse.ui.words.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Screenshots of messages with files, and of files that are about to be sent.
@Tag("screens")
@ExtendWith(ApplicationExtension.class)
class FileScreensTest extends DialogStage {
    private static final long MIB = 1 << 20;
    @TempDir
    Path folder;

    @Start
    void start(Stage stage) {
        show(stage);
    }

    @AfterEach
    void english() throws Exception {
        FxThread.run(() -> {
            Words.speak(Language.ENGLISH);
            settings.set(Cast.settings());
        });
    }

    private void window(String name, Consumer<ChatModel> fill, Consumer<MainWindow> then) {
        for (int width : new int[] {980, 700, 400}) {
            picture("window-" + name + "-" + width, width, 860, () -> {
                fill.accept(model);
                model.open().set(WindowAlone.BO);
                var window = new MainWindow(model, () -> { }, _ -> CompletableFuture.completedFuture(Cast.bosPeers()));
                root.getChildren().setAll(window);
                then.accept(window);
            });
        }
    }

    private void rows(ChatModel model) {
        var now = Instant.now();
        var first = SomeFiles.theirs(WindowAlone.BO, Cast.BO, now.minus(Duration.ofMinutes(20)), "", SomeFiles.file("Measurements of the north site, November 2026, corrected and signed.pdf", 24 * MIB + 100_000),
                SomeFiles.folder("site-north", 812 * MIB, 1_204), SomeFiles.file("notes.txt", 812));
        var second = SomeFiles.theirs(WindowAlone.BO, Cast.BO, now.minus(Duration.ofMinutes(18)), "The film of the *storm*, and what else I have", SomeFiles.file("storm.mp4", 24 * MIB + 130_000), SomeFiles.file("backup.tar.gz", 3 * MIB),
                SomeFiles.file("setup.exe", 60 * MIB), SomeFiles.file("song.mp3", 7 * MIB), SomeFiles.file("broken.zip", 7 * MIB), SomeFiles.file("old.iso", 700 * MIB));
        var mine = SomeFiles.mine(WindowAlone.BO, Cast.ANA, now.minus(Duration.ofMinutes(5)), "", Map.of(Cast.BO, Delivery.DELIVERED), SomeFiles.file("report.odt", 190_000), SomeFiles.file("readings.csv", 5 * MIB));
        model.apply(new NodeEvent.MessageArrived(first));
        model.apply(new NodeEvent.MessageArrived(second));
        model.apply(new NodeEvent.MessageWritten(mine));
        var got = SomeFiles.state(first, 2, FileState.Stage.GOT, 812, 0);
        model.apply(new NodeEvent.FilesChanged(List.of(new FileState(got.file(), got.stage(), 812, 0, Optional.of(Path.of("notes.txt"))),
                SomeFiles.state(second, 0, FileState.Stage.GETTING, 8 * MIB + 300_000, 31 * MIB), SomeFiles.state(second, 1, FileState.Stage.PAUSED, MIB, 0), SomeFiles.state(second, 2, FileState.Stage.WAITING, 0, 0),
                SomeFiles.state(second, 3, FileState.Stage.DECLINED, 0, 0), SomeFiles.state(second, 4, FileState.Stage.GONE, 0, 0), SomeFiles.state(second, 5, FileState.Stage.NO_SPACE, 0, 0))));
        model.apply(new NodeEvent.FileFetched(new FileKey(mine.message().key(), 1), Cast.BO, 2 * MIB));
    }

    private void pictures(ChatModel model) {
        var now = Instant.now();
        var one = SomeFiles.theirs(WindowAlone.BO, Cast.BO, now.minus(Duration.ofMinutes(20)), "The north site this morning", SomeFiles.picture("north.jpg", 1600, 1000));
        var small = SomeFiles.mine(WindowAlone.BO, Cast.ANA, now.minus(Duration.ofMinutes(18)), "", Map.of(Cast.BO, Delivery.DELIVERED), SomeFiles.picture("tall.png", 300, 900));
        var several = SomeFiles.theirs(WindowAlone.BO, Cast.BO, now.minus(Duration.ofMinutes(10)), "", SomeFiles.picture("a.jpg", 1200, 1000), SomeFiles.picture("b.jpg", 600, 1000), SomeFiles.picture("c.jpg", 1200, 500));
        model.apply(new NodeEvent.MessageArrived(one));
        model.apply(new NodeEvent.MessageWritten(small));
        model.apply(new NodeEvent.MessageArrived(several));
        model.apply(new NodeEvent.FilesChanged(List.of(SomeFiles.state(several, 0, FileState.Stage.GETTING, MIB, 5 * MIB), SomeFiles.state(several, 1, FileState.Stage.GONE, 0, 0), SomeFiles.state(several, 2, FileState.Stage.DECLINED, 0, 0))));
    }

    @Test
    void filesInRows() {
        window("files", this::rows, _ -> { });
    }

    @Test
    void picturesInMessages() {
        window("pictures", this::pictures, _ -> { });
    }

    @Test
    void filesInGerman() throws Exception {
        FxThread.run(() -> Words.speak(Language.GERMAN));
        window("files-de", this::rows, _ -> { });
    }

    @Test
    void filesWithTheLargestText() {
        largest("window-files-200");
    }

    @Test
    void filesInGermanWithTheLargestText() throws Exception {
        FxThread.run(() -> Words.speak(Language.GERMAN));
        largest("window-files-de-200");
    }

    private void largest(String name) {
        for (int width : new int[] {980, 700}) picture(name + "-" + width, width, 860, () -> {
            settings.set(settings.get().withLooks(settings.get().looks().withPercent(200)));
            Cast.tell(model, new NodeEvent.SettingsChanged(settings.get()));
            rows(model);
            model.open().set(WindowAlone.BO);
            var window = new MainWindow(model, () -> { }, _ -> CompletableFuture.completedFuture(Cast.bosPeers()));
            root.getChildren().setAll(window);
            window.conversation().composer().files().add(List.of(Path.of("Measurements of the north site, November 2026.pdf"), Path.of("notes.txt")));
        });
    }

    @Test
    void filesAboutToBeSent() throws Exception {
        var picture = Files.write(folder.resolve("north.png"), FxThread.ask(() -> PngFile.of(SomeFiles.landscape(320, 200))));
        var report = Files.write(folder.resolve("Measurements of the north site, November 2026.pdf"), new byte[5_000_000]);
        window("files-card", model -> Talk.fill(model), window -> {
            window.conversation().composer().files().add(List.of(picture, report, folder));
            window.conversation().composer().area().appendText("What we measured");
        });
        window("files-card-picture", model -> Talk.fill(model), window -> {
            window.conversation().composer().files().add(List.of(picture));
            window.conversation().composer().area().appendText("What we measured");
        });
        window("files-drop", model -> Talk.fill(model), window -> window.conversation().composer().files().hint(true));
    }

    @Test
    void aPictureInTheWholeWindow() throws Exception {
        var file = Files.write(folder.resolve("last.png"), FxThread.ask(() -> PngFile.of(SomeFiles.landscape(1_200, 750))));
        large("picture-large", SomeFiles.picture("last.png", 1_200, 750), Optional.of(file));
        var torn = SomeFiles.file("torn.png", 100);
        large("picture-torn", new FileItem("torn.png", 100, torn.hash(), Optional.empty(), Optional.of(new FileItem.Picture(1_200, 750, ""))), Optional.of(Files.write(folder.resolve("torn.png"), new byte[100])));
        large("picture-large-preview", SomeFiles.picture("last.png", 3_200, 2_000), Optional.empty());
    }

    private void large(String name, FileItem item, Optional<Path> file) {
        var last = SomeFiles.theirs(WindowAlone.BO, Cast.BO, Instant.now(), "", item);
        window(name, model -> {
            pictures(model);
            model.apply(new NodeEvent.MessageArrived(last));
            file.ifPresent(path -> model.apply(new NodeEvent.FilesChanged(List.of(new FileState(new FileKey(last.message().key(), 0), FileState.Stage.GOT, item.size(), 0, Optional.of(path))))));
        }, window -> {
            window.applyCss();
            window.layout();
            window.fireEvent(SomeFiles.view(last));
        });
    }

    @Test
    void theInspectorWithFiles() {
        var model = new AtomicReference<ChatModel>();
        for (int width : new int[] {980, 400}) picture("window-files-inspector-" + width, width, 860, () -> {
            var listed = List.of(SomeFiles.theirs(WindowAlone.BO, Cast.BO, Instant.now(), "", SomeFiles.picture("a.jpg", 1200, 1000), SomeFiles.picture("b.jpg", 600, 1000), SomeFiles.picture("c.jpg", 1200, 500),
                    SomeFiles.picture("d.jpg", 1200, 500)), SomeFiles.theirs(WindowAlone.BO, Cast.BO, Instant.now(), "", SomeFiles.file("Measurements of the north site, November 2026.pdf", 24 * MIB + 100_000),
                    SomeFiles.folder("site-north", 812 * MIB, 1_204)));
            model.set(Cast.model(new FakeCommands() {
                @Override
                public HistoryQuestions history() {
                    return new FakeHistory() {
                        @Override
                        public CompletableFuture<List<Delivered>> withFiles(Conversation conversation, Optional<MessageKey> before, int max) {
                            return CompletableFuture.completedFuture(listed);
                        }
                    };
                }
            }));
            Cast.tell(model.get(), new NodeEvent.SettingsChanged(settings.get()));
            model.get().open().set(WindowAlone.BO);
            var window = new MainWindow(model.get(), () -> { }, _ -> CompletableFuture.completedFuture(Cast.bosPeers()));
            root.getChildren().setAll(window);
            window.panes().showInspector();
        });
    }

    @Test
    void theSettingsOfFiles() {
        picture("settings-files", 700, 800, () -> {
            new ChatDialogs(model, layer, toasts).settings();
            Platform.runLater(() -> ((ScrollPane) root.lookup(".dialog-scroll")).setVvalue(0.47));
        });
    }

    @Test
    void theDetailsOfAMessageWithFiles() {
        picture("details-files", 700, 700, () -> {
            var message = SomeFiles.mine(Conversation.EVERYONE, Cast.ANA, Instant.now(), "For the report", Map.of(Cast.BO, Delivery.DELIVERED, Cast.CHEN, Delivery.DELIVERED, Cast.DARA, Delivery.QUEUED),
                    SomeFiles.file("report.odt", 190_000), SomeFiles.file("readings.csv", 5 * MIB));
            var marks = new Marks(Optional.empty(), List.of(new Marks.Made(Cast.BO, new SharedFiles.Report(message.message().key(), Set.of(0), Set.of()), false)));
            model.apply(new NodeEvent.MessageWritten(new Delivered(message.message(), true, false, Optional.empty(), message.deliveries(), marks)));
            new ChatDialogs(model, layer, toasts).details(model.conversation(Conversation.EVERYONE).last().get());
        });
    }
}
