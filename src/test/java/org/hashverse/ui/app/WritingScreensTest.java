package org.hashverse.ui.app;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.model.ChatModel;
import org.hashverse.node.NodeEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Pictures of what somebody is writing. On a stage: what helps with it comes where the focus is.
@Tag("screens")
@ExtendWith(ApplicationExtension.class)
class WritingScreensTest extends DialogStage {
    @Start
    void start(Stage stage) {
        show(stage);
    }

    private void written(String name, String text) {
        written(name, text, _ -> { });
    }

    private void written(String name, String text, Consumer<ChatModel> before) {
        for (int width : new int[] {980, 700, 400}) picture("window-" + name + "-" + width, width, width == 400 ? 640 : 780, () -> {
            Talk.fill(model);
            model.open().set(Conversation.with(Cast.BO));
            before.accept(model);
            var window = new MainWindow(model, () -> { }, _ -> CompletableFuture.completedFuture(Cast.bosPeers()));
            root.getChildren().setAll(window);
            var area = window.conversation().composer().area();
            area.requestFocus();
            area.appendText(text);
        });
    }

    @Test
    void commands() {
        written("commands", "/");
    }

    @Test
    void whatMayBeMeantAsACommand() {
        written("meant", "add 10.0.0.7 8000");
    }

    @Test
    void namesOfEmoji() {
        written("emoji-names", "Well done :par");
    }

    @Test
    void emojiAmongWords() {
        written("emoji-written", "Well done 👍🏽, see 🇩🇪 or 😀😀😀 and 🎉!");
    }

    @Test
    void whatStaysWhileTheDiskIsFull() {
        written("disk-full", "I look into it tomorrow.", full -> full.apply(new NodeEvent.HistoryFull(Optional.of("database or disk is full"))));
    }

    @Test
    void moreThanAMessageHolds() {
        written("too-long", "measured and written down ".repeat(700));
    }
}
