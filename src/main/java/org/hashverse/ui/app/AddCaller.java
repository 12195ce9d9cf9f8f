package org.hashverse.ui.app;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerAddress;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.ChatCommands;
import org.hashverse.ui.add.AddCard;
import org.hashverse.ui.add.AddSentences;
import org.hashverse.ui.dialog.DialogLayer;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.words.Words;

/// Lets the node make the calls of the dialog *Add a peer*.
final class AddCaller implements AddCard.Caller {
    private final ChatCommands commands;
    private final DialogLayer layer;
    private final Toasts toasts;
    private final Consumer<List<PeerAddress>> doctor;
    private AddCard card;

    /// @param doctor opens the doctor for addresses that did not answer
    AddCaller(ChatCommands commands, DialogLayer layer, Toasts toasts, Consumer<List<PeerAddress>> doctor) {
        this.commands = commands;
        this.layer = layer;
        this.toasts = toasts;
        this.doctor = doctor;
    }

    /// Sets the card, which [#keepTrying] closes.
    void setCard(AddCard card) {
        this.card = card;
    }

    @Override
    public CompletableFuture<AddOutcome> call(PeerAddress address) {
        return commands.add(address);
    }

    @Override
    public CompletableFuture<AddOutcome> call(Invite invite) {
        return commands.add(invite);
    }

    @Override
    public void findOutWhy(AddCard.Callee callee) {
        doctor.accept(switch (callee) {
            case AddCard.Callee.At(var address) -> List.of(address);
            case AddCard.Callee.Inviter(var invite) -> invite.addresses();
        });
    }

    @Override
    public void keepTrying(AddCard.Callee callee) {
        layer.close(card);
        switch (callee) {
            case AddCard.Callee.At(var address) -> {
                commands.keepTrying(address);
                toasts.show(Words.get("add.keeps-trying", address), Words.get("add.stop"), ChatDialogs.UNDO_SHOWN, () -> commands.stopTrying(address));
            }
            case AddCard.Callee.Inviter(var invite) -> {
                commands.keepTrying(invite);
                // without *Stop*: the peer is a contact now, so the person can remove it
                toasts.show(Words.get("add.keeps-trying", AddSentences.inviter(invite)));
            }
        }
    }
}
