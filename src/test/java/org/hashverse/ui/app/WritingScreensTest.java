package org.hashverse.ui.app;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Message;
import org.hashverse.model.ChatModel;
import org.hashverse.model.MessageItem;
import org.hashverse.node.api.NodeEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Screenshots of the composer in use. On a stage, because completions need the focus.
@Tag("screens")
@ExtendWith(ApplicationExtension.class)
class WritingScreensTest extends DialogStage {
    @Start
    void start(Stage stage) {
        show(stage);
    }

    private void typed(String name, String text) {
        typed(name, text, _ -> { });
    }

    private void typed(String name, String text, Consumer<ChatModel> before) {
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
        typed("commands", "/");
    }

    @Test
    void aTextLikeACommand() {
        typed("meant", "add 10.0.0.7 8000");
    }

    @Test
    void namesOfEmoji() {
        typed("emoji-names", "Well done :par");
    }

    @Test
    void emojiAmongWords() {
        typed("emoji-written", "Well done 👍🏽, see 🇩🇪 or 😀😀😀 and 🎉!");
    }

    @Test
    void anEditedMessage() {
        typed("edit", " At noon?", model -> model.conversation(WindowAlone.BO).draft().edit(lastOfMine(model)));
        typed("edit-blank", "", model -> {
            model.conversation(WindowAlone.BO).draft().edit(lastOfMine(model));
            model.conversation(WindowAlone.BO).draft().text().set("");
        });
    }

    private static Message lastOfMine(ChatModel model) {
        return model.conversation(WindowAlone.BO).messages().reversed().stream().filter(MessageItem::mine).findFirst().orElseThrow().message();
    }

    @Test
    void mentions() {
        typed("mentions", "I ask @", model -> {
            model.open().set(Conversation.EVERYONE);
            Talk.arrivesForAll(model, Cast.CHEN, Instant.now(), "@Ana and @Bo: who has the key to room 3? *Not* @Eve, and `@Bo` in code is none.");
            model.apply(new NodeEvent.MessageWritten(Talk.mine(Conversation.EVERYONE, Instant.now(), "@Chen: I have it, and @Ana stays here.", Map.of(Cast.CHEN, Delivery.DELIVERED))));
        });
    }

    @Test
    void aTextWhileTheDiskIsFull() {
        typed("disk-full", "I look into it tomorrow.", full -> full.apply(new NodeEvent.HistoryFull(Optional.of("database or disk is full"))));
    }

    @Test
    void aTooLongText() {
        typed("too-long", "measured and written down ".repeat(700));
    }
}
