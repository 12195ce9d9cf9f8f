package org.hashverse.ui.app;

import java.util.List;
import java.util.Objects;
import javafx.util.Subscription;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.model.ChatModel;
import org.hashverse.ui.add.AddCard;
import org.hashverse.ui.add.InviteCard;
import org.hashverse.ui.add.QueryCard;
import org.hashverse.ui.dialog.DialogLayer;
import org.hashverse.ui.dialog.Dialogs;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.doctor.DoctorCard;
import org.hashverse.ui.kit.CopyLink;
import org.hashverse.ui.kit.ViewLifetime;
import org.hashverse.ui.message.MessageFormatter;
import org.hashverse.ui.words.Words;

/// The dialogs about reaching others and being reached: *Add a peer*, *Your invite*, *Find a peer*, and *Can others reach me?*.
final class ReachDialogs {
    private final ChatModel model;
    private final DialogLayer layer;
    private final Toasts toasts;
    private final Dialogs dialogs;
    private Subscription awaitingPeer = () -> { };

    /// @param dialogs for files that the person chooses
    ReachDialogs(ChatModel model, DialogLayer layer, Toasts toasts, Dialogs dialogs) {
        this.model = model;
        this.layer = layer;
        this.toasts = toasts;
        this.dialogs = dialogs;
        ViewLifetime.whenRemoved(layer, () -> awaitingPeer.unsubscribe());
    }

    /// See [Dialogs#add(String, Runnable)].
    void add(String prefilled, Runnable gone) {
        var caller = new AddCaller(model.commands(), layer, toasts, this::doctor);
        var copyInvite = new CopyLink("add-copy-invite", Words.get("add.copy-invite"), () -> model.self().get().invite().toString());
        var card = new AddCard(model, caller, this::openAndClose, layer::close, dialogs::choosePicture, copyInvite);
        caller.setCard(card);
        layer.show(card, () -> {
            card.stop();
            gone.run();
        });
        card.fill(prefilled);
    }

    /// See [Dialogs#invite].
    void invite() {
        if (model.self().get() != null) layer.show(new InviteCard(model, dialogs, layer::close));
    }

    /// See [Dialogs#query].
    void query(String prefilled) {
        var card = new QueryCard(model, model.commands()::query, this::openAndClose, text -> {
            layer.close();
            dialogs.add(text);
        }, layer::close);
        layer.show(card);
        card.ask(prefilled);
    }

    /// See [Dialogs#doctor].
    void doctor(List<PeerAddress> targets) {
        layer.show(new DoctorCard(() -> model.commands().doctor(targets), new MessageFormatter(model)::name, layer::close));
    }

    /// Closes the dialog and opens the conversation with a peer. A command's answer may arrive before the event that adds the peer, so this waits for the peer.
    private void openAndClose(PeerId peer) {
        layer.close();
        if (model.peer(peer).isPresent()) {
            model.open().set(Conversation.with(peer));
            return;
        }
        var before = model.open().get();
        awaitingPeer.unsubscribe();
        awaitingPeer = model.peers().subscribe(() -> {
            boolean known = model.peer(peer).isPresent();
            boolean elsewhere = !Objects.equals(before, model.open().get()); // the person opened another conversation
            if (!known && !elsewhere) return;
            awaitingPeer.unsubscribe();
            if (!elsewhere) model.open().set(Conversation.with(peer));
        });
    }
}
