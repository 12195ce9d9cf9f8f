package org.hashverse.ui.composer;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageText;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.SendOutcome;
import org.hashverse.ui.dialog.Dialogs;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.message.MessageFormatter;
import org.hashverse.ui.text.LongText;
import org.hashverse.ui.words.Words;

/// Passes texts to the node, a long text in parts, and puts back what the node rejects.
final class Sender {
    /// The person is asked before a text goes to more recipients than this.
    static final int ASK_ABOVE = 20;
    private final ChatModel model;
    private final Dialogs dialogs;
    private final Toasts toasts;
    private final Runnable messageSent;

    /// @param messageSent runs after each part that the node has accepted for the open conversation; a toast reports those for another one
    Sender(ChatModel model, Dialogs dialogs, Toasts toasts, Runnable messageSent) {
        this.model = model;
        this.dialogs = dialogs;
        this.toasts = toasts;
        this.messageSent = messageSent;
    }

    /// Empties the draft of a conversation and runs `go`: at once, or for a large number of recipients if the person wants that. Meanwhile the person may open another
    /// conversation, or the rest of an earlier text may come back to the draft, which then stays.
    ///
    /// @param recipients of what goes to Everyone
    void askIfMany(Conversation to, int recipients, Runnable go) {
        var draft = model.conversation(to).draft();
        var written = draft.text().get();
        Runnable confirmed = () -> {
            if (draft.text().get().equals(written)) draft.text().set("");
            go.run();
        };
        if (to instanceof Conversation.Everyone && recipients > ASK_ABOVE) dialogs.confirmEveryone(recipients, confirmed);
        else confirmed.run();
    }

    /// Sends a text that is no reply.
    void send(Conversation to, String text) {
        send(to, text, Optional.empty());
    }

    /// Sends a text of any length. Each part follows after the node has accepted the one before. Puts a rejected rest back into the draft.
    ///
    /// @param replyTo the message that the first part replies to
    void send(Conversation to, String text, Optional<Message> replyTo) {
        offer(to, text.strip(), 0, replyTo);
    }

    /// @param from start of the part to send now
    private void offer(Conversation to, String whole, int from, Optional<Message> replyTo) {
        int end = LongText.end(whole, from);
        report(to, model.commands().send(to, whole.substring(from, end).stripTrailing(), replyTo.map(Message::key)), why -> rejected(to, whole.substring(from), replyTo, why), () -> {
            int next = LongText.next(whole, end);
            if (next < whole.length()) offer(to, whole, next, Optional.empty());
        });
    }

    /// Sends an announcement to all contacts. Puts a rejected one back into the draft.
    ///
    /// @param replyTo  the message that it replies to
    /// @param returned runs after it was put back
    void announce(String text, Optional<Message> replyTo, Runnable returned) {
        Consumer<String> rejected = why -> {
            rejected(Conversation.EVERYONE, text, replyTo, why);
            returned.run();
        };
        if (MessageText.fault(text).isPresent()) rejected.accept(Words.get("composer.badText"));
        else send(Conversation.EVERYONE, new Content.Text(text, replyTo.map(Message::key), true), rejected);
    }

    /// Sends content of any kind in one message.
    ///
    /// @param rejected told in words why the node rejects it
    void send(Conversation to, Content content, Consumer<String> rejected) {
        report(to, model.commands().send(to, content), rejected, () -> { });
    }

    private void report(Conversation to, CompletableFuture<SendOutcome> answer, Consumer<String> rejected, Runnable accepted) {
        OnFx.then(answer, outcome -> {
            if (outcome instanceof SendOutcome.Sent) accepted.run();
            tell(to, outcome, rejected);
        }, () -> rejected.accept(Words.get("composer.failed")));
    }

    /// Goes to a message that was sent, or says where it went, or why it was not sent.
    ///
    /// @param rejected told in words why the node rejects it
    void tell(Conversation to, SendOutcome outcome, Consumer<String> rejected) {
        if (!(outcome instanceof SendOutcome.Sent)) rejected.accept(whyNot(outcome, to));
        else if (to.equals(model.open().get())) messageSent.run();
        else toasts.show(Words.get("composer.sentTo", name(to)));
    }

    private String whyNot(SendOutcome outcome, Conversation to) {
        return switch (outcome) {
            case SendOutcome.Sent _ -> throw new IllegalArgumentException("it was sent");
            case SendOutcome.NobodyConnected() -> Words.get("everyone.nobody");
            case SendOutcome.NotAContact() -> Words.get("composer.notContact", name(to));
            case SendOutcome.BadText _ -> Words.get("composer.badText");
            case SendOutcome.DiskFull() -> Words.get("composer.diskFull");
            case SendOutcome.TooManyWaiting(int waiting) -> Words.get("composer.tooMany", waiting, name(to));
        };
    }

    private String name(Conversation conversation) {
        return new MessageFormatter(model).name(conversation);
    }

    private void rejected(Conversation to, String text, Optional<Message> replyTo, String why) {
        toasts.show(why);
        var draft = model.conversation(to).draft();
        draft.restore(SlashLine.lineFor(text));
        replyTo.ifPresent(draft::restoreReply);
    }
}
