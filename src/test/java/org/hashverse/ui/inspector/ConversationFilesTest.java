package org.hashverse.ui.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.MessageKey;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.EmptyHistory;
import org.hashverse.node.api.FakeCommands;
import org.hashverse.node.api.HistoryQuestions;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.ui.app.Cast;
import org.hashverse.ui.app.FxThread;
import org.hashverse.ui.files.SomeFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/// The list of the files of a conversation, in no window.
@ExtendWith(ApplicationExtension.class)
class ConversationFilesTest {
    private static final Conversation BO = Conversation.with(Cast.BO);
    private final List<Delivered> history = IntStream.rangeClosed(0, ConversationFiles.MOST).mapToObj(i -> SomeFiles.theirs(BO, Cast.BO, Instant.EPOCH, "", SomeFiles.file(i + ".pdf", 1))).toList();
    private final ChatModel model = Cast.model(new Commands());
    private ConversationFiles files;
    private int questions;

    private final class Commands extends FakeCommands {
        @Override
        public HistoryQuestions history() {
            return new EmptyHistory() {
                @Override
                public CompletableFuture<List<Delivered>> withFiles(Conversation conversation, Optional<MessageKey> before, int max) {
                    questions++;
                    var keys = history.stream().map(message -> message.message().key()).toList();
                    return CompletableFuture.completedFuture(history.stream().skip(before.map(key -> keys.indexOf(key) + 1).orElse(0)).limit(max).toList());
                }
            };
        }
    }

    private void show() {
        FxThread.act(() -> {
            files = new ConversationFiles(model, new Group());
            files.show(BO);
        });
        fire("#inspector-files-all");
    }

    private void fire(String link) {
        FxThread.act(() -> ((Hyperlink) files.lookup(link)).fire());
    }

    private long rows() {
        return files.lookupAll(".file-row").stream().filter(Node::isVisible).count();
    }

    @Test
    void theListOffersMoreUntilItShowsAsManyMessagesAsAllowed() {
        show();
        int pages = ConversationFiles.MOST / ConversationFiles.PAGE;
        for (int page = 1; page < pages; page++) {
            long expected = (long) page * ConversationFiles.PAGE;
            FxThread.act(() -> {
                assertEquals(expected, rows());
                assertTrue(files.lookup("#inspector-files-more").isVisible());
            });
            fire("#inspector-files-more");
        }
        FxThread.act(() -> {
            assertEquals(ConversationFiles.MOST, rows());
            assertFalse(files.lookup("#inspector-files-more").isVisible());
        });
    }

    @Test
    void aListThatWasAwayForAMomentStillFollowsTheMessages() {
        FxThread.act(() -> {
            var inspector = new Group();
            files = new ConversationFiles(model, inspector);
            inspector.getChildren().add(files);
            new Scene(inspector);
            files.show(BO);
            inspector.getChildren().clear(); // while no conversation is open
            inspector.getChildren().add(files);
        });
        int before = questions;
        FxThread.act(() -> model.apply(new NodeEvent.MessageArrived(history.getFirst())));
        FxThread.act(() -> { });
        assertEquals(before + 1, questions);
    }

    @Test
    void filesThatThePersonAskedForStayWhenMessagesChange() {
        show();
        fire("#inspector-files-more");
        FxThread.act(() -> assertEquals(2 * ConversationFiles.PAGE, rows()));
        int before = questions;
        FxThread.act(() -> history.subList(0, 5).forEach(message -> model.apply(new NodeEvent.MessageChanged(message))));
        FxThread.act(() -> { });
        FxThread.act(() -> assertEquals(2 * ConversationFiles.PAGE, rows()));
        assertEquals(before + 1, questions, "changes that come together cause one question");
    }
}
