package org.hashverse.ui.app;

import org.hashverse.chat.Delivery;
import org.hashverse.model.MessageItem;
import org.hashverse.ui.dialog.ConfirmCard;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.message.MessageFormatter;
import org.hashverse.ui.words.Words;

/// The questions before a message is taken back or deleted: they say what happens on this computer and on others.
final class MessageQuestions {
    private MessageQuestions() {}

    /// @param no  closes the dialog
    /// @param yes closes the dialog and takes the message back
    static DialogCard takeBack(MessageItem message, MessageFormatter formatter, Runnable no, Runnable yes) {
        var what = isStillHere(message) ? Words.get("takeBack.what.waiting") : formatter.readers("takeBack.what", message.message().conversation());
        return new ConfirmCard("take-back", Words.get("takeBack.title"), what, DialogCard.button("take-back-cancel", Words.get("cancel"), no),
                DialogCard.danger("take-back-go", Words.get("takeBack.go"), yes));
    }

    /// @param no  closes the dialog
    /// @param yes closes the dialog and deletes the message
    static DialogCard delete(MessageItem message, MessageFormatter formatter, Runnable no, Runnable yes) {
        var what = isStillHere(message) && !message.takenBack() ? Words.get("delete.what.waiting") : formatter.readers("delete.what", message.message().conversation());
        return new ConfirmCard("delete-message", Words.get("delete.title"), what, DialogCard.button("delete-message-cancel", Words.get("cancel"), no),
                DialogCard.danger("delete-message-go", Words.get("delete.go"), yes));
    }

    /// @param no  closes the dialog
    /// @param yes closes the dialog and deletes the messages
    static DialogCard deleteSeveral(int messages, Runnable no, Runnable yes) {
        return new ConfirmCard("delete-message", Words.get("delete.title.several", messages), Words.get("delete.what.everyone.several"),
                DialogCard.button("delete-message-cancel", Words.get("cancel"), no), DialogCard.danger("delete-message-go", Words.get("delete.go"), yes));
    }

    /// Whether a message of ours has certainly not left this computer.
    private static boolean isStillHere(MessageItem message) {
        return message.mine() && message.edited().isEmpty() && !message.deliveries().isEmpty() && message.deliveries().values().stream().map(Delivery::stage)
                .allMatch(stage -> stage == Delivery.Stage.QUEUED || stage == Delivery.Stage.CANCELLED);
    }
}
