package org.hashverse.ui.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Message;
import org.hashverse.chat.SharedFiles;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.files.FileLine;
import org.hashverse.ui.files.FileLines;
import org.hashverse.ui.files.FilesBox;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.kit.Redraw;
import org.hashverse.ui.kit.ViewLifetime;
import org.hashverse.ui.message.MessageFormatter;
import org.hashverse.ui.text.FittingLabel;
import org.hashverse.ui.words.Words;

/// The files of one conversation, sent and received, the newest first: pictures in a grid, then the other files. Shows only the newest few until the person asks for all, so that the
/// person need not scroll to what stands below. Hidden while there are no files. Asks the node for a page at a time.
final class ConversationFiles extends VBox {
    /// Messages of a page.
    static final int PAGE = 20;
    /// Most messages that are shown.
    static final int MOST = 400;
    private static final int COLUMNS = 3;
    /// Pictures and other files that are shown at first.
    static final int FEW_PICTURES = 2 * COLUMNS;
    static final int FEW_OTHERS = 3;
    private final ChatModel model;
    private final FileLines lines;
    private final FilesBox box = new FilesBox(COLUMNS);
    private final FittingLabel head = new FittingLabel();
    private final Hyperlink all = DialogCard.link("inspector-files-all", Words.get("files.showAll"), this::showAll);
    private final Hyperlink more = DialogCard.link("inspector-files-more", Words.get("files.more"), this::showMore);
    private final List<Delivered> messages = new ArrayList<>();
    private Conversation shown;
    private boolean complete;
    private boolean few = true;
    private int pages = 1; // that are shown, or asked for
    private Object asked; // the newest question: answers to others come too late
    private final Redraw askAgain = new Redraw(this::askNewest);

    /// @param inspector the view that shows this one, and takes it away while no conversation is open: what this one listens to ends with the inspector
    ConversationFiles(ChatModel model, Node inspector) {
        super(10);
        this.model = model;
        lines = new FileLines(model, new MessageFormatter(model)::name);
        head.setId("inspector-files-head");
        head.getStyleClass().add("group-head");
        HBox.setHgrow(head, Priority.ALWAYS);
        all.setMinWidth(USE_PREF_SIZE);
        var top = new HBox(8, head, all);
        top.setAlignment(Pos.CENTER_LEFT);
        box.setId("inspector-files");
        all.managedProperty().bind(all.visibleProperty());
        more.managedProperty().bind(more.visibleProperty());
        managedProperty().bind(visibleProperty());
        getChildren().addAll(top, box, more);
        var redraw = new Redraw(this::draw);
        redraw.after(inspector, model.revision());
        ViewLifetime.whenRemoved(inspector, model.listen(this::heard)::close);
        draw();
    }

    /// Shows the files of a conversation.
    void show(Conversation conversation) {
        if (Objects.equals(conversation, shown)) return;
        shown = conversation;
        few = true;
        pages = 1;
        messages.clear();
        draw();
        askNewest();
    }

    /// Asks again when a message with files was added, changed or deleted.
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
        if (changed) askAgain.soon(); // many messages that arrive together cause one question
    }

    private boolean isHere(Message message) {
        return message.conversation().equals(shown) && message.content() instanceof SharedFiles;
    }

    /// Asks for the newest messages, as many pages of them as are shown.
    private void askNewest() {
        ask(Optional.empty(), pages * PAGE);
    }

    /// Asks for the messages before one, or for the newest, which replace all that are shown.
    private void ask(Optional<Delivered> before, int max) {
        if (shown == null) return;
        var question = new Object();
        asked = question;
        OnFx.then(model.commands().history().withFiles(shown, before.map(one -> one.message().key()), max), page -> {
            if (asked != question) return;
            if (before.isEmpty()) messages.clear();
            messages.addAll(page);
            complete = page.size() < max;
            draw();
        }, () -> { });
    }

    private void draw() {
        setVisible(!messages.isEmpty());
        if (messages.isEmpty()) return;
        var found = messages.stream().flatMap(message -> lines.of(message).stream()).toList();
        var newest = newest(found);
        box.show(few ? newest : found);
        head.say(complete ? Words.get("files.all.count", found.size()) : Words.get("files.all"), Words.get("files.all"));
        all.setVisible(few && (!complete || newest.size() < found.size()));
        more.setVisible(!few && !complete && messages.size() < MOST);
    }

    private static List<FileLine> newest(List<FileLine> found) {
        var pictures = found.stream().filter(FileLine::picture).limit(FEW_PICTURES);
        return Stream.concat(pictures, found.stream().filter(line -> !line.picture()).limit(FEW_OTHERS)).toList();
    }

    private void showAll() {
        few = false;
        draw();
    }

    private void showMore() {
        if (messages.isEmpty()) return;
        pages = messages.size() / PAGE + 1;
        ask(Optional.of(messages.getLast()), PAGE);
    }
}
