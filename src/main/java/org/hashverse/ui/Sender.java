package org.hashverse.ui;

import java.util.function.BiConsumer;
import org.hashverse.chat.Conversation;
import org.hashverse.model.ChatModel;
import org.hashverse.node.SendOutcome;

/// Hands the node what was written, a long text part by part, and gives back what it does not take.
final class Sender {
    private static final int ASK_ABOVE = 20;
    private final ChatModel model;
    private final Dialogs dialogs;
    private final Toasts toasts;
    private final Runnable wrote;
    private final BiConsumer<Conversation, String> back;

    /// @param wrote told when something was written into the open conversation
    /// @param back  puts a text back to where it was written
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

    /// Sends a text that is not too long.
    void send(Conversation to, String text) {
        offer(to, text, text);
    }

    /// Sends a text of any length, each part once the one before is taken.
    void sendParts(Conversation to, String text) {
        offer(to, LongText.parts(text).getFirst(), text);
    }

    /// @param whole begins with the text; the rest follows in parts once the text is taken
    private void offer(Conversation to, String text, String whole) {
        OnFx.then(model.node().send(to, text), outcome -> {
            switch (outcome) {
                case SendOutcome.Sent(_) -> {
                    var rest = whole.substring(text.length()).stripLeading();
                    if (!rest.isEmpty()) sendParts(to, rest);
                    if (to.equals(model.open().get())) wrote.run();
                    else toasts.show(Words.get("composer.sentTo", name(to)));
                }
                case SendOutcome.NobodyConnected() -> refused(to, whole, Words.get("everyone.nobody"));
                case SendOutcome.NotAContact() -> refused(to, whole, Words.get("composer.notContact", name(to)));
                case SendOutcome.BadText(_) -> refused(to, whole, Words.get("composer.badText"));
                case SendOutcome.DiskFull() -> refused(to, whole, Words.get("composer.diskFull"));
                case SendOutcome.TooManyWaiting(var waiting) -> refused(to, whole, Words.get("composer.tooMany", waiting, name(to)));
            }
        }, () -> refused(to, whole, Words.get("composer.failed")));
    }

    private String name(Conversation conversation) {
        return new Says(model).name(conversation);
    }

    private void refused(Conversation to, String text, String why) {
        toasts.show(why);
        back.accept(to, text);
    }
}
