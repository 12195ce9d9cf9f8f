package org.hashverse.ui.message;

import java.util.Optional;
import javafx.scene.Node;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.ShownReaction;
import org.hashverse.chat.Standing;
import org.hashverse.model.ChatModel;
import org.hashverse.model.MessageItem;
import org.hashverse.ui.dialog.Dialogs;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.reaction.ReactionPicker;
import org.hashverse.ui.words.Words;

/// What a person can do with a message, and whether they can. Menus, keys, the bar beside a message and the chips under it all use it. FX thread only.
public final class MessageActions {
    private final ChatModel model;
    private final Dialogs dialogs;
    private final Toasts toasts;
    private final ReactionPicker picker;
    private final ChangeSender changes;

    /// @param picker lets the person choose a reaction
    public MessageActions(ChatModel model, Dialogs dialogs, Toasts toasts, MessageFormatter formatter, ReactionPicker picker) {
        this.model = model;
        this.dialogs = dialogs;
        this.toasts = toasts;
        this.picker = picker;
        changes = new ChangeSender(formatter);
    }

    /// Whether the person can react to a message: not to one that was taken back, and not to a stranger before accepting it.
    boolean canReact(MessageItem item) {
        return !item.takenBack() && !isStranger(item.message().author()) && canMark(item, Change.Reaction.KIND);
    }

    /// Whether the person can pin a message: not in the conversation with a stranger before accepting it.
    boolean canPin(MessageItem item) {
        return canMark(item, Change.Pin.KIND);
    }

    private boolean isUnderstood(MessageItem item, String kind) {
        return isUnderstood(model, item.message().conversation(), kind);
    }

    private boolean canMark(MessageItem item, String kind) {
        return isUnderstood(item, kind) && item.message().conversation().directPeer().filter(this::isStranger).isEmpty();
    }

    /// Whether the other side of a direct conversation understands a kind of change, as far as we know. Of a shared conversation this is not asked.
    public static boolean isUnderstood(ChatModel model, Conversation in, String kind) {
        return in.directPeer().flatMap(model::peer).map(known -> known.peer().get().understands(kind)).orElse(true);
    }

    private boolean isStranger(PeerId id) {
        return model.peer(id).filter(peer -> peer.peer().get().standing() == Standing.STRANGER).isPresent();
    }

    /// Whether the person can reply to a message.
    static boolean canReply(MessageItem item) {
        return !item.takenBack();
    }

    /// Whether the person can edit a message.
    boolean canEdit(MessageItem item) {
        return item.mine() && item.message().content() instanceof Content.Text && isUnderstood(item, Change.Edit.KIND);
    }

    /// Whether the person can take a message back.
    boolean canTakeBack(MessageItem item) {
        return item.mine() && !item.takenBack() && isUnderstood(item, Change.Retraction.KIND);
    }

    /// Offers reactions beside a node, if the person can react to the message.
    ///
    /// @param closed runs when the person has chosen or left
    void offerReactions(Node beside, MessageItem item, Runnable closed) {
        if (canReact(item)) picker.open(beside, own(item), emoji -> react(item, emoji), closed);
    }

    /// Makes an emoji our reaction, or ends our reaction if it is that emoji already.
    void toggle(MessageItem item, String emoji) {
        if (canReact(item)) react(item, Optional.of(emoji).filter(clicked -> !own(item).equals(Optional.of(clicked))));
    }

    private void react(MessageItem item, Optional<String> emoji) {
        make(item, new Change.Reaction(item.key(), emoji));
    }

    /// Our reaction to a message.
    private Optional<String> own(MessageItem item) {
        var self = model.self().get();
        return item.reactions().stream().filter(reaction -> self != null && reaction.who().equals(self.id())).map(ShownReaction::emoji).findFirst();
    }

    /// Asks the pane of the conversation to begin a reply. Does nothing for a message that was taken back.
    ///
    /// @param at a node in the row of the message
    void reply(Node at, MessageItem item) {
        if (canReply(item)) at.fireEvent(new ReplyEvent(ReplyEvent.START, item.message()));
    }

    /// Puts the text of a message into the composer, to be edited there.
    void edit(MessageItem item) {
        model.conversation(item.message().conversation()).draft().edit(item.message());
    }

    /// Asks whether to take a message back.
    void takeBack(MessageItem item) {
        dialogs.takeBack(item, () -> make(item, new Change.Retraction(item.key())));
    }

    /// Pins a message, or unpins it.
    void pin(MessageItem item) {
        make(item, new Change.Pin(item.key(), !item.marks().pinned()));
    }

    /// Makes a change of a message, and says why if it could not be made.
    void make(MessageItem item, Change change) {
        changes.send(model.commands(), change, item.message(), toasts, () -> { });
    }

    /// Whether the person is selecting messages of the conversation of a message.
    boolean isSelecting(MessageItem item) {
        return model.conversation(item.message().conversation()).selected().active();
    }

    /// Selects a message, or deselects it.
    ///
    /// @param range whether to select all from the one that was selected last
    void select(MessageItem item, boolean range) {
        var talk = model.conversation(item.message().conversation());
        if (range) talk.selected().extendTo(item, talk.messages());
        else talk.selected().toggle(item);
    }

    /// Asks whether to delete a message on this computer.
    void delete(MessageItem item) {
        dialogs.delete(item, () -> OnFx.then(model.commands().delete(item.key()), deleted -> toasts.show(Words.get(deleted ? "delete.done" : "change.notThere")),
                () -> toasts.show(Words.get("failed"))));
    }

    /// Shows the details of a message.
    void details(MessageItem item) {
        dialogs.details(item);
    }

    /// Cancels a message for the recipients that it was not sent to.
    void cancel(MessageItem item) {
        OnFx.then(model.commands().cancel(item.message().id()), taken -> toasts.show(Words.get(taken > 0 ? "message.cancelled" : "message.tooLate")),
                () -> toasts.show(Words.get("failed")));
    }
}
