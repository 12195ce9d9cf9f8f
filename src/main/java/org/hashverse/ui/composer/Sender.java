package org.hashverse.ui.composer;

import java.util.function.BiConsumer;
import org.hashverse.chat.Conversation;
import org.hashverse.model.ChatModel;
import org.hashverse.node.SendOutcome;
import org.hashverse.ui.dialog.Dialogs;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.message.MessageFormatter;
import org.hashverse.ui.text.LongText;
import org.hashverse.ui.words.Words;

/// Hands the node what was written, a long text part by part, and gives back what it does not take.
final class Sender {
    /// Recipients above which a text to everyone is asked about first.
    static final int ASK_ABOVE = 20;
    private final ChatModel model;
    private final Dialogs dialogs;
    private final Toasts toasts;
    private final Runnable wrote;
    private final BiConsumer<Conversation, String> back;

    /// @param wrote told when something was written into the open conversation
    /// @param back  puts a line back to where it was written
    Sender(ChatModel model, Dialogs dialogs, Toasts toasts, Runnable wrote, BiConsumer<Conversation, String> back) {
        this.model = model;
        this.dialogs = dialogs;
        this.toasts = toasts;
        this.wrote = wrote;
        this.back = back;
    }

    /// Says `go` at once, or first asks whether so many are meant.
    void ask(Conversation to, Runnable go) {
        int recipients = model.connected().get();
        if (to instanceof Conversation.Everyone && recipients > ASK_ABOVE) dialogs.confirmEveryone(recipients, go);
        else go.run();
    }

    /// Sends a text of any length, each part once the one before is taken. What is not taken is given back as a line that says it.
    void send(Conversation to, String text) {
        offer(to, text.strip(), 0);
    }

    /// @param from where the part begins that is to be sent now
    private void offer(Conversation to, String whole, int from) {
        int end = LongText.end(whole, from);
        OnFx.then(model.commands().send(to, whole.substring(from, end).stripTrailing()), outcome -> {
            switch (outcome) {
                case SendOutcome.Sent(_) -> {
                    int next = LongText.next(whole, end);
                    if (next < whole.length()) offer(to, whole, next);
                    if (to.equals(model.open().get())) wrote.run();
                    else toasts.show(Words.get("composer.sentTo", name(to)));
                }
                case SendOutcome.NobodyConnected() -> refused(to, whole.substring(from), Words.get("everyone.nobody"));
                case SendOutcome.NotAContact() -> refused(to, whole.substring(from), Words.get("composer.notContact", name(to)));
                case SendOutcome.BadText(_) -> refused(to, whole.substring(from), Words.get("composer.badText"));
                case SendOutcome.DiskFull() -> refused(to, whole.substring(from), Words.get("composer.diskFull"));
                case SendOutcome.TooManyWaiting(var waiting) -> refused(to, whole.substring(from), Words.get("composer.tooMany", waiting, name(to)));
            }
        }, () -> refused(to, whole.substring(from), Words.get("composer.failed")));
    }

    private String name(Conversation conversation) {
        return new MessageFormatter(model).name(conversation);
    }

    private void refused(Conversation to, String text, String why) {
        toasts.show(why);
        back.accept(to, SlashLine.saying(text));
    }
}
