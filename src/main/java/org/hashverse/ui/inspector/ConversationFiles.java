package org.hashverse.ui.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Message;
import org.hashverse.chat.SharedFiles;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.ui.files.FileLines;
import org.hashverse.ui.files.FilesBox;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.kit.Redraw;
import org.hashverse.ui.kit.ViewLifetime;
import org.hashverse.ui.message.MessageFormatter;
import org.hashverse.ui.words.Words;

/// What was sent and got in one conversation, the newest first: pictures in a grid, then the other files. Hidden while there is nothing. Asks the node for a page at a time.
final class ConversationFiles extends VBox {
    /// Messages of a page.
    static final int PAGE = 20;
    /// Most messages that are shown.
    static final int MOST = 400;
    private static final int COLUMNS = 3;
    private final ChatModel model;
    private final FileLines lines;
    private final FilesBox box = new FilesBox(COLUMNS);
    private final Hyperlink more = new Hyperlink(Words.get("files.more"));
    private final List<Delivered> messages = new ArrayList<>();
    private Conversation shown;
    private boolean complete;
    private Object asked;

    ConversationFiles(ChatModel model) {
        super(10);
        this.model = model;
        lines = new FileLines(model, new MessageFormatter(model)::name);
        var head = new Label(Words.get("files.all"));
        head.getStyleClass().add("group-head");
        box.setId("inspector-files");
        more.setId("inspector-files-more");
        more.setOnAction(_ -> {
            more.setVisited(false);
            if (!messages.isEmpty()) ask(Optional.of(messages.getLast()));
        });
        more.managedProperty().bind(more.visibleProperty());
        managedProperty().bind(visibleProperty());
        getChildren().addAll(head, box, more);
        var redraw = new Redraw(this::draw);
        redraw.after(this, model.revision());
        ViewLifetime.whenRemoved(this, model.listen(this::heard)::close);
        draw();
    }

    /// Shows the files of a conversation.
    void show(Conversation conversation) {
        if (Objects.equals(conversation, shown)) return;
        shown = conversation;
        messages.clear();
        draw();
        ask(Optional.empty());
    }

    /// Begins again when there is a message with files more or less.
    private void heard(NodeEvent event) {
        boolean changed = switch (event) {
            case NodeEvent.MessageArrived(var message) -> isHere(message.message());
            case NodeEvent.MessageWritten(var message) -> isHere(message.message());
            case NodeEvent.MessageChanged(var message, _) -> message.message().conversation().equals(shown) && messages.stream().anyMatch(one -> one.message().key().equals(message.message().key()));
            case NodeEvent.MessageDeleted(_, var key) -> messages.stream().anyMatch(one -> one.message().key().equals(key));
            case NodeEvent.ConversationCleared(var cleared) -> cleared.equals(shown);
            case NodeEvent.Resync _ -> true;
            default -> false;
        };
        if (changed) ask(Optional.empty());
    }

    private boolean isHere(Message message) {
        return message.conversation().equals(shown) && message.content() instanceof SharedFiles;
    }

    /// Asks for the messages before one, or for the newest.
    private void ask(Optional<Delivered> before) {
        if (shown == null) return;
        var question = new Object();
        asked = question;
        OnFx.then(model.commands().history().withFiles(shown, before.map(one -> one.message().key()), PAGE), page -> {
            if (asked != question) return;
            if (before.isEmpty()) messages.clear();
            messages.addAll(page);
            complete = page.size() < PAGE || messages.size() >= MOST;
            draw();
        }, () -> { });
    }

    private void draw() {
        setVisible(!messages.isEmpty());
        if (messages.isEmpty()) return;
        box.show(messages.stream().flatMap(message -> lines.of(message).stream()).toList());
        more.setVisible(!complete);
    }
}
