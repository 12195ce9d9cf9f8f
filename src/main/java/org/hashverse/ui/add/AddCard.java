package org.hashverse.ui.add;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.util.Duration;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.model.ChatModel;
import org.hashverse.model.PeerItem;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.dialog.Notice;
import org.hashverse.ui.kit.CopyLink;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.peer.Face;
import org.hashverse.ui.qr.PictureInput;
import org.hashverse.ui.qr.QrReading;
import org.hashverse.ui.qr.QrSentences;
import org.hashverse.ui.words.Sentence;
import org.hashverse.ui.words.Words;

/// *Add a peer*: three fields among which a pasted text is sorted, a call that can be cancelled, and the next step if the call failed. FX thread only.
public final class AddCard extends DialogCard {
    /// Makes the calls for the card; implemented by the node and by tests.
    public interface Caller {
        /// Calls an address; cancelling the future ends the call.
        CompletableFuture<AddOutcome> call(PeerAddress address);

        /// Calls the peer that has an invite's key; cancelling the future ends the call.
        CompletableFuture<AddOutcome> call(Invite invite);

        /// Opens the doctor above the dialog, to find out why a call failed.
        void findOutWhy(Callee callee);

        /// Closes the dialog and keeps calling without it.
        void keepTrying(Callee callee);
    }

    /// Whom a call is for.
    public sealed interface Callee {
        /// Whichever peer answers at the address.
        record At(PeerAddress address) implements Callee {}

        /// Only the peer that has the invite's key.
        record Inviter(Invite invite) implements Callee {}
    }

    private final ChatModel model;
    private final Caller caller;
    private final Consumer<PeerId> open;
    private final AddFields fields = new AddFields(new AddFields.Listener() {
        @Override
        public void edited() {
            notice.clear();
            afterFailure.setVisible(false);
            check(true);
        }

        @Override
        public void left() {
            if (running == null) check(false);
        }
    });
    private final InvitePicture pictures;
    private final InviterRow inviter = new InviterRow(this::face);
    private final Notice notice = new Notice("add-notice");
    private final Button call = primary("add-call", Words.get("add.call"), this::call);
    private final Button tryAgain = primary("add-try-again", Words.get("add.try-again"), this::call);
    private final Button keepTrying = button("add-keep-trying", Words.get("add.keep-trying"), this::keepTrying);
    private final Button openChat = primary("add-open-chat", Words.get("open-chat"), this::openConnected);
    private final Button cancel;
    private final FailureLinks afterFailure;
    private final Timeline seconds = new Timeline(new KeyFrame(Duration.seconds(1), _ -> showSeconds()));
    private AddressInput.Reading reading = new AddressInput.Reading.Incomplete();
    private CompletableFuture<AddOutcome> running;
    private Callee callee;
    private PeerId connectedPeer; // a contact that is connected already, so that no call is needed; null for none
    private long begun; // when the call began, by System.nanoTime()

    /// @param open          shows a conversation and closes the dialog
    /// @param close         closes the dialog
    /// @param choosePicture lets the person choose a picture of an invite, see `Dialogs`
    public AddCard(ChatModel model, Caller caller, Consumer<PeerId> open, Runnable close, Consumer<Consumer<Path>> choosePicture, CopyLink copyInvite) {
        super("add", 460);
        this.model = model;
        this.caller = caller;
        this.open = open;
        afterFailure = new FailureLinks(() -> caller.findOutWhy(callee), copyInvite);
        cancel = button("add-cancel", Words.get("cancel"), () -> {
            if (running == null) close.run();
            else giveUp();
        });
        head(Words.get("add.title"), Words.get("add.subtitle"));
        pictures = new InvitePicture(choosePicture, this::pictureRead);
        PictureInput.onDrop(this, this::pictureRead);
        PictureInput.onPaste(this, this::pictureRead);
        body(fields, pictures, inviter, notice, afterFailure);
        seconds.setCycleCount(Timeline.INDEFINITE);
        check(true);
    }

    /// Puts a text into the fields as if it were pasted there.
    public void fill(String text) {
        if (text == null || text.isBlank()) return;
        fields.fill(text);
        // an invite may have come from outside while the person was typing something else: Enter must not start a call
        if (reading instanceof AddressInput.Reading.Invited) cancel.requestFocus();
        else if (!call.isDisabled()) call.requestFocus();
    }

    /// Takes an invite from a picture or a file that the person handed over.
    private void pictureRead(QrReading read) {
        if (running != null) return;
        notice.clear();
        switch (read) {
            case QrReading.Found(var text) when AddressInput.hasInvite(text) -> fill(text);
            case QrReading.Found(_) -> notice.say(Notice.Kind.BAD, Sentence.of("add.picture.other"));
            case QrReading.Failed(var fault) -> notice.say(Notice.Kind.BAD, QrSentences.of(fault));
        }
    }

    /// Ends a running call. Must be called when the dialog is gone, for whatever reason.
    public void stop() {
        seconds.stop();
        if (running != null) running.cancel(false);
        running = null;
    }

    /// Reads the fields and shows what can be done with them: call, open a conversation, or mend a field.
    ///
    /// @param typing see [AddressInput#read]
    private void check(boolean typing) {
        if (notice.failed()) return; // a failure stays to be read until the person changes something
        reading = fields.read(typing);
        connectedPeer = null;
        switch (reading) {
            case AddressInput.Reading.Incomplete() -> showResult(null, null, false);
            case AddressInput.Reading.Wrong(var fault) -> showResult(fields.of(fault), AddSentences.wrong(fault), false);
            case AddressInput.Reading.Place(var place) -> {
                if (AddChecks.own(model.self().get(), place)) showResult(fields.target(), Sentence.of("add.own-address"), false);
                else showCallable(AddChecks.connectedAt(model.peers(), place));
            }
            case AddressInput.Reading.Invited(var read) -> {
                if (model.self().get() != null && model.self().get().id().equals(read.key())) showResult(fields.target(), Sentence.of("add.own-invite"), false);
                else showCallable(AddChecks.connectedAs(model.peers(), read.key()));
            }
        }
        if (reading instanceof AddressInput.Reading.Invited(var read)) inviter.show(read);
        else inviter.clear();
    }

    private void showCallable(Optional<PeerItem> connected) {
        showResult(null, null, connected.isEmpty());
        connected.ifPresent(item -> alreadyConnected(item.id(), item.label().get()));
    }

    private void alreadyConnected(PeerId id, String name) {
        offerChat(id, Notice.Kind.PLAIN, Sentence.headOnly(Words.get("add.connected", name)));
    }

    private void offerChat(PeerId id, Notice.Kind kind, Sentence said) {
        connectedPeer = id;
        notice.say(kind, said);
        buttons(null, cancel, openChat);
    }

    private void showResult(TextField wrong, Sentence why, boolean ready) {
        fields.mark(wrong);
        if (why == null) notice.clear();
        else notice.say(Notice.Kind.BAD, why);
        call.setDisable(!ready);
        buttons(null, cancel, call);
    }

    private void call() {
        fields.settle();
        notice.clear();
        afterFailure.setVisible(false);
        check(false);
        switch (reading) {
            case AddressInput.Reading.Place(var place) -> {
                if (!call.isDisabled()) begin(new Callee.At(place), caller.call(place));
            }
            case AddressInput.Reading.Invited(var read) -> {
                if (!call.isDisabled()) begin(new Callee.Inviter(read), caller.call(read));
            }
            case AddressInput.Reading.Incomplete(), AddressInput.Reading.Wrong(_) -> { }
        }
    }

    private void begin(Callee next, CompletableFuture<AddOutcome> outcome) {
        callee = next;
        running = outcome;
        begun = System.nanoTime();
        fields.lock(true);
        pictures.setDisable(true);
        showSeconds();
        seconds.playFromStart();
        buttons(null, cancel);
        notice.requestFocus(); // if *Cancel* had the focus, a space that the person types into a field just now would cancel the call
        OnFx.then(outcome, result -> {
            if (running == outcome) ended(result);
        }, () -> {
            if (running != outcome) return;
            giveUp();
            notice.fail(Sentence.headOnly(Words.get("failed")));
        });
    }

    private void showSeconds() {
        long passed = (System.nanoTime() - begun) / 1_000_000_000;
        notice.busy(switch (callee) {
            case Callee.At(var at) -> AddSentences.calling(at, passed);
            case Callee.Inviter(var invite) -> AddSentences.calling(invite, passed);
        });
    }

    private void giveUp() {
        stop();
        unlock();
        notice.clear();
        check(true);
        fields.target().requestFocus();
    }

    private void unlock() {
        fields.lock(false);
        pictures.setDisable(false);
    }

    private void ended(AddOutcome outcome) {
        running = null;
        seconds.stop();
        unlock();
        switch (outcome) {
            case AddOutcome.Connected(var peer, var already) -> {
                boolean inviteCounted = peer.met() || !(callee instanceof Callee.Inviter(var invite)) || invite.token().isEmpty();
                if (!already && inviteCounted) {
                    open.accept(peer.id());
                    return;
                }
                if (already) alreadyConnected(peer.id(), name(peer.id()));
                else offerChat(peer.id(), Notice.Kind.WARN, Sentence.of("add.waits", name(peer.id())));
                openChat.requestFocus();
            }
            case AddOutcome.Failed failed -> failed(failed);
        }
    }

    private void failed(AddOutcome.Failed failed) {
        boolean invited = callee instanceof Callee.Inviter;
        var first = switch (callee) {
            case Callee.At(var at) -> at;
            case Callee.Inviter(var invite) -> invite.addresses().getFirst();
        };
        fields.mark(fields.target());
        // at localhost our own key is this program itself, and no copied profile
        boolean ourselves = failed.failure() == AddOutcome.Failure.OWN_KEY && AddChecks.loops(model.self().get(), first);
        notice.fail(ourselves ? Sentence.of("add.own-address") : AddSentences.failed(failed, first, invited, this::name));
        afterFailure.show(failed.failure().mayWorkLater());
        buttons(null, failed.failure().mayWorkLater() ? keepTrying : cancel, tryAgain);
        fields.target().requestFocus(); // next, the person types another address or presses Enter
        fields.target().end();
    }

    private void keepTrying() {
        caller.keepTrying(callee);
    }

    private void openConnected() {
        open.accept(connectedPeer);
    }

    private String name(PeerId id) {
        return model.peer(id).map(item -> item.label().get()).orElse(id.code());
    }

    private Face face(PeerId id) {
        return Face.of(model, id);
    }
}
