package org.hashverse.ui.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.hashverse.chat.Conversation;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.Attachment;
import org.hashverse.node.api.EmptyHistory;
import org.hashverse.node.api.FakeCommands;
import org.hashverse.node.api.FakeFiles;
import org.hashverse.node.api.FileCommands;
import org.hashverse.node.api.HistoryQuestions;
import org.hashverse.node.api.SendFilesOutcome;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// A window in which files are added to the composer and sent to a node that only records them.
abstract class FilesInTheComposer extends WindowAlone {
    @TempDir
    Path folder;
    final Asked asked = new Asked();

    /// Records what is to be sent. The test answers.
    static final class Asked extends FakeCommands {
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

    @Override
    protected ChatModel makeModel() {
        return Cast.model(asked);
    }

    Path file(String name, int bytes) throws Exception {
        return Files.write(folder.resolve(name), new byte[bytes]);
    }

    void add(Path... files) {
        FxThread.act(() -> window.conversation().composer().files().add(List.of(files)));
    }

    boolean cardShown() {
        return visible(window.lookup("#files-card"));
    }

    void press(FxRobot robot, KeyCode key) {
        FxThread.act(() -> composer().requestFocus());
        robot.push(key);
        settle();
    }

    String head() {
        return ((Labeled) window.lookup(".files-card-head")).getText().replace('\u00a0', ' ');
    }
}
