package org.hashverse.ui;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.model.ChatModel;
import org.hashverse.model.PeerItem;
import org.hashverse.node.AddOutcome;

/// *Add a peer*: three fields that sort out whatever is pasted into them, a call that can be given up, and what to do when it failed.
final class AddCard extends DialogCard {
    /// Whom the card asks to call: the node, or a test.
    interface Line {
        /// Calls an address; cancelling gives up.
        CompletableFuture<AddOutcome> call(PeerAddress address);

        /// Calls the bearer of an invite; cancelling gives up.
        CompletableFuture<AddOutcome> call(Invite invite);

        /// Goes on calling, without the dialog.
        void keepTrying(Invitee invitee);
    }

    /// Whom one call is for.
    sealed interface Invitee {
        /// Whoever answers there.
        record At(PeerAddress address) implements Invitee {}

        /// Only the bearer of that key.
        record Bearer(Invite invite) implements Invitee {}
    }

    private final ChatModel model;
    private final Line line;
    private final Consumer<PeerId> open;
    private final TextField address = Fields.text("add-address", Words.get("add.address"));
    private final TextField port = Fields.text("add-port", Words.get("add.port"));
    private final TextField invite = Fields.text("add-invite", Words.get("add.invite"));
    private final InviterRow inviter = new InviterRow();
    private final Notice notice = new Notice("add-notice");
    private final Button call = primary("add-call", Words.get("add.call"), this::call);
    private final Button tryAgain = primary("add-try-again", Words.get("add.try-again"), this::call);
    private final Button keepTrying = button("add-keep-trying", Words.get("add.keep-trying"), this::keepTrying);
    private final Button openChat = primary("add-open-chat", Words.get("open-chat"), this::openKnown);
    private final Button cancel;
    private final CopyLink copyInvite;
    private final Timeline seconds = new Timeline(new KeyFrame(Duration.seconds(1), _ -> count()));
    private AddressInput.Reading reading = new AddressInput.Reading.Incomplete();
    private CompletableFuture<AddOutcome> running;
    private Invitee invitee;
    private PeerId known;
    private long begun;
    private boolean sorting;

    /// @param open  shows a conversation and takes the dialog away
    /// @param close takes the dialog away
    AddCard(ChatModel model, Line line, Consumer<PeerId> open, Runnable close, CopyLink copyInvite) {
        super("add", 460);
        this.model = model;
        this.line = line;
        this.open = open;
        this.copyInvite = copyInvite;
        cancel = button("add-cancel", Words.get("cancel"), () -> {
            if (running == null) close.run();
            else giveUp();
        });
        head(Words.get("add.title"), Words.get("add.subtitle"));
        port.setText(Integer.toString(PeerAddress.DEFAULT_PORT));
        port.setPrefWidth(110);
        address.getStyleClass().add("first-focus");
        invite.setPromptText(Words.get("add.invite.prompt"));
        var place = new HBox(12, Fields.labelled(address), Fields.labelled(port));
        HBox.setHgrow(place.getChildren().getFirst(), Priority.ALWAYS);
        body(place, Fields.labelled(invite), inviter, notice);
        seconds.setCycleCount(Timeline.INDEFINITE);
        listen(address);
        listen(port);
        listen(invite);
        edit();
    }

    /// Puts a text into the fields as if it were pasted there.
    void fill(String text) {
        if (text == null || text.isBlank()) return;
        address.setText(text.strip());
        address.end();
        // an invite may have come from outside while the person was typing something else: Enter must not call anybody
        if (reading instanceof AddressInput.Reading.Invited) cancel.requestFocus();
        else if (!call.isDisabled()) call.requestFocus();
    }

    /// Ends a running call; called when the dialog has gone, however.
    void stop() {
        seconds.stop();
        if (running != null) running.cancel(false);
        running = null;
    }

    private void listen(TextField field) {
        field.textProperty().addListener((_, old, now) -> {
            if (sorting) return;
            if (now.length() - old.length() > 1) sort(field, now);
            else if (!now.isEmpty()) onlyOne(field);
            edit();
        });
        field.focusedProperty().addListener((_, _, focused) -> {
            if (focused || running != null) return;
            if (field == address) sort(field, address.getText());
            judge(false);
        });
    }

    /// More than a key press came in at once: puts each part where it belongs.
    private void sort(TextField field, String text) {
        sorting = true;
        switch (AddressInput.sort(text).orElse(null)) {
            case AddressInput.Pasted.Link(var link) -> {
                invite.setText(link);
                address.clear();
                if (field == port) port.setText(Integer.toString(PeerAddress.DEFAULT_PORT));
            }
            case AddressInput.Pasted.Place(var host, var number) -> place(host, number, field);
            case null -> {
                boolean elsewhere = field == port && !text.isEmpty() && !Character.isDigit(text.codePointAt(0)) || field == port && text.indexOf('.') > 0;
                if (elsewhere || field == invite && AddressInput.read(text, "1", "", false) instanceof AddressInput.Reading.Place) place(text.strip(), "", field);
                else if (!text.isEmpty()) onlyOne(field);
            }
        }
        sorting = false;
    }

    private void place(String host, String number, TextField from) {
        address.setText(host);
        if (!number.isEmpty()) port.setText(number);
        else if (from == port) port.setText(Integer.toString(PeerAddress.DEFAULT_PORT));
        invite.clear();
    }

    /// Either an address or an invite: writing one takes the other away.
    private void onlyOne(TextField field) {
        boolean before = sorting;
        sorting = true;
        if (field == address) invite.clear();
        else if (field == invite) address.clear();
        sorting = before;
    }

    private void edit() {
        notice.clear();
        judge(true);
    }

    private void judge(boolean typing) {
        if (notice.failed()) return; // what went wrong stays to be read until something is changed
        reading = AddressInput.read(address.getText(), port.getText(), invite.getText(), typing);
        known = null;
        switch (reading) {
            case AddressInput.Reading.Incomplete() -> verdict(null, null, false);
            case AddressInput.Reading.Wrong(var fault) -> verdict(fieldOf(fault), AddSentences.wrong(fault), false);
            case AddressInput.Reading.Place(var place) -> {
                if (AddChecks.own(model.self().get(), place)) verdict(address, Sentence.of("add.own-address"), false);
                else callable(AddChecks.connectedAt(model.peers(), place));
            }
            case AddressInput.Reading.Invited(var read) -> {
                if (model.self().get() != null && model.self().get().id().equals(read.key())) verdict(invite, Sentence.of("add.own-invite"), false);
                else callable(AddChecks.connectedAs(model.peers(), read.key()));
            }
        }
        if (reading instanceof AddressInput.Reading.Invited(var read)) inviter.show(read);
        else inviter.clear();
    }

    private TextField fieldOf(AddressInput.Fault fault) {
        return switch (fault) {
            case HOST -> address;
            case PORT -> port;
            case INVITE_LONG, INVITE_FORM, INVITE_CUT, INVITE_NEWER, INVITE_TWO_KEYS, INVITE_DAMAGED -> invite;
        };
    }

    private void callable(Optional<PeerItem> already) {
        verdict(null, null, already.isEmpty());
        already.ifPresent(item -> alreadyConnected(item.id(), item.label().get()));
    }

    private void alreadyConnected(PeerId id, String name) {
        known = id;
        notice.say(Notice.Kind.PLAIN, Sentence.alone(Words.get("add.connected", name)));
        buttons(null, cancel, openChat);
    }

    private void verdict(TextField wrong, Sentence why, boolean ready) {
        mark(wrong);
        if (why == null) notice.clear();
        else notice.say(Notice.Kind.BAD, why);
        call.setDisable(!ready);
        buttons(null, cancel, call);
    }

    private void mark(TextField wrong) {
        for (var field : new TextField[] {address, port, invite}) Fields.wrong(field, field == wrong);
    }

    private void call() {
        notice.clear();
        judge(false);
        switch (reading) {
            case AddressInput.Reading.Place(var place) -> {
                if (!call.isDisabled()) begin(new Invitee.At(place), line.call(place));
            }
            case AddressInput.Reading.Invited(var read) -> {
                if (!call.isDisabled()) begin(new Invitee.Bearer(read), line.call(read));
            }
            case AddressInput.Reading.Incomplete(), AddressInput.Reading.Wrong(_) -> { }
        }
    }

    private void begin(Invitee whom, CompletableFuture<AddOutcome> outcome) {
        invitee = whom;
        running = outcome;
        begun = System.nanoTime();
        lock(true);
        count();
        seconds.playFromStart();
        buttons(null, cancel);
        cancel.requestFocus();
        OnFx.then(outcome, result -> {
            if (running == outcome) ended(result);
        });
    }

    private void count() {
        long passed = (System.nanoTime() - begun) / 1_000_000_000;
        notice.busy(switch (invitee) {
            case Invitee.At(var at) -> AddSentences.calling(at, passed);
            case Invitee.Bearer(var bearer) -> AddSentences.calling(bearer, passed);
        });
    }

    private void giveUp() {
        stop();
        lock(false);
        edit();
        address.requestFocus();
    }

    private void ended(AddOutcome outcome) {
        running = null;
        seconds.stop();
        lock(false);
        switch (outcome) {
            case AddOutcome.Connected(var peer, var already) -> {
                if (!already) open.accept(peer.id());
                else {
                    alreadyConnected(peer.id(), name(peer.id()));
                    openChat.requestFocus();
                }
            }
            case AddOutcome.Failed failed -> failed(failed);
        }
    }

    private void failed(AddOutcome.Failed failed) {
        boolean invited = invitee instanceof Invitee.Bearer;
        var first = switch (invitee) {
            case Invitee.At(var at) -> at;
            case Invitee.Bearer(var bearer) -> bearer.addresses().getFirst();
        };
        mark(invited ? invite : address);
        // our own key at localhost is no copied profile
        boolean here = failed.failure() == AddOutcome.Failure.OWN_KEY && AddChecks.loops(model.self().get(), first);
        notice.fail(here ? Sentence.of("add.own-address") : AddSentences.failed(failed, first, invited, this::name));
        if (AddSentences.mayWorkLater(failed.failure())) buttons(copyInvite, keepTrying, tryAgain);
        else buttons(copyInvite, cancel, tryAgain);
        tryAgain.requestFocus();
    }

    private void keepTrying() {
        line.keepTrying(invitee);
    }

    private void openKnown() {
        open.accept(known);
    }

    private String name(PeerId id) {
        return model.peer(id).map(item -> item.label().get()).orElse(id.code());
    }

    private void lock(boolean locked) {
        for (var field : new TextField[] {address, port, invite}) field.setDisable(locked);
    }
}
