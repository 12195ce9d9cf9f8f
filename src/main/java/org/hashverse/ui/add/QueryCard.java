package org.hashverse.ui.add;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.Peer;
import org.hashverse.node.api.QueryAnswer;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.dialog.Notice;
import org.hashverse.ui.kit.Fields;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.message.MessageFormatter;
import org.hashverse.ui.peer.PeerChoice;
import org.hashverse.ui.peer.Phrases;
import org.hashverse.ui.words.Sentence;
import org.hashverse.ui.words.Words;

/// *Is a peer connected?*: one field, one answer, and what to do with it.
public final class QueryCard extends DialogCard {
    /// The port with which a text without a port is read: only the text's own port may be wrong.
    static final String ANY_PORT = "8000";
    private final ChatModel model;
    private final Function<String, CompletableFuture<QueryAnswer>> node;
    private final TextField field = Fields.text("query-field", Words.get("query.title"));
    private final Notice notice = new Notice("query-notice");
    private final PeerChoice choice = new PeerChoice("query-choice", this::label, this::line, peer -> ask(peer.id().text(), label(peer)));
    private final Button ask = primary("query-ask", Words.get("query.ask"), this::ask);
    private final Button close;
    private final Button openChat;
    private final Button add;
    private CompletableFuture<QueryAnswer> running;
    private PeerId found;

    /// @param node asks the node about a name, an address or a key, see `ChatCommands.query`
    /// @param open shows a conversation and closes the dialog
    /// @param add  opens the add dialog with a text
    public QueryCard(ChatModel model, Function<String, CompletableFuture<QueryAnswer>> node, Consumer<PeerId> open, Consumer<String> add, Runnable close) {
        super("query", 460);
        this.model = model;
        this.node = node;
        this.close = button("query-close", Words.get("close"), close);
        openChat = primary("query-open-chat", Words.get("open-chat"), () -> open.accept(found));
        this.add = primary("query-add", Words.get("query.add"), () -> add.accept(field.getText().strip()));
        head(Words.get("query.title"), Words.get("query.subtitle"));
        field.setPromptText(Words.get("query.prompt"));
        field.getStyleClass().add("first-focus");
        field.textProperty().addListener((_, _, _) -> edited());
        choice.setVisible(false);
        body(field, notice, choice);
        edited();
    }

    /// Asks about a text at once. Does nothing if the text is null or blank.
    public void ask(String text) {
        if (text == null || text.isBlank()) return;
        field.setText(text.strip());
        field.end();
        ask();
    }

    private void edited() {
        running = null;
        notice.clear();
        choice.setVisible(false);
        ask.setDisable(field.getText().isBlank());
        buttons(null, close, ask);
    }

    private void ask() {
        var typed = field.getText().strip();
        if (AddressInput.read(typed, ANY_PORT, "", false) instanceof AddressInput.Reading.Wrong(var fault) && fault == AddressInput.Fault.PORT) {
            notice.say(Notice.Kind.BAD, AddSentences.wrong(fault));
            return;
        }
        ask(typed, typed);
    }

    /// @param query   what the node is asked
    /// @param shownAs what the card shows as the question: what the person typed, or the name of the peer that they chose from several
    private void ask(String query, String shownAs) {
        notice.busy(Words.get("query.asking", shownAs));
        choice.setVisible(false);
        var asked = node.apply(query);
        running = asked;
        OnFx.then(asked, answer -> {
            if (running == asked) answered(answer, shownAs);
        }, () -> {
            if (running == asked) notice.fail(Sentence.headOnly(Words.get("failed")));
        });
    }

    private void answered(QueryAnswer answer, String shownAs) {
        notice.say(kind(answer), QuerySentences.of(answer, shownAs, this::label, Instant.now()), true);
        switch (answer) {
            case QueryAnswer.Connected(var peer, _) -> offerChat(peer);
            case QueryAnswer.Known(var peer) -> {
                if (peer.standing() == Standing.BLOCKED || peer.standing() == Standing.REMOVED) buttons(null, close);
                else offerChat(peer);
            }
            case QueryAnswer.Self(_) -> buttons(null, close);
            case QueryAnswer.NotFound(_) -> {
                if (AddressInput.read(shownAs, ANY_PORT, "", false) instanceof AddressInput.Reading.Place) buttons(null, close, add);
                else buttons(null, close);
            }
            case QueryAnswer.Ambiguous(var peers) -> {
                choice.show(peers);
                choice.setVisible(true);
                buttons(null, close);
            }
        }
    }

    private void offerChat(Peer peer) {
        found = peer.id();
        buttons(null, close, openChat);
    }

    private static Notice.Kind kind(QueryAnswer answer) {
        return switch (answer) {
            case QueryAnswer.Connected(_, var trip) -> trip.isPresent() ? Notice.Kind.OK : Notice.Kind.WARN;
            case QueryAnswer.Known(_), QueryAnswer.Self(_), QueryAnswer.NotFound(_), QueryAnswer.Ambiguous(_) -> Notice.Kind.PLAIN;
        };
    }

    private String line(Peer peer) {
        return Phrases.placeAndState(model, peer, Instant.now());
    }

    private String label(Peer peer) {
        return new MessageFormatter(model).name(peer.id());
    }
}
