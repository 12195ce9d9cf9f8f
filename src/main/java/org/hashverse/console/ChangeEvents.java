package org.hashverse.console;

import java.util.function.Consumer;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Message;
import org.hashverse.chat.PeerId;
import org.hashverse.node.api.NodeEvent;

/// Prints what was changed in messages, by peers or by us in a window. Console thread only.
final class ChangeEvents {
    private final Sent sent;
    private final MadeHere madeHere;
    private final Consumer<String> lines;
    private final People people;

    /// The people whose names and addresses lines need.
    interface People {
        /// `NAME IP:PORT` of a person.
        String called(PeerId id);

        /// Whether this is our key.
        boolean isOwn(PeerId id);
    }

    /// @param lines prints a line
    ChangeEvents(Sent sent, MadeHere madeHere, Consumer<String> lines, People people) {
        this.sent = sent;
        this.madeHere = madeHere;
        this.lines = lines;
        this.people = people;
    }

    /// Prints a change, unless a command of this console made it, and notes how far our message came.
    void changed(NodeEvent.MessageChanged event) {
        var by = event.by();
        boolean here = by.isPresent() && people.isOwn(by.get().author()) && madeHere.remove(by.get().change());
        sent.messageChanged(event.message(), here);
        if (by.isPresent() && !here && isVisible(event.message(), by.get())) lines.accept(line(event.message(), by.get()));
    }

    /// Whether people see the change: of two changes, the newer one may arrive first.
    private static boolean isVisible(Delivered now, NodeEvent.ChangeBy by) {
        return switch (by.change()) {
            case Change.Edit edit -> edit.text().equals(now.message().text());
            case Change.Reaction reaction -> now.reactions().stream().filter(one -> one.who().equals(by.author())).findFirst().map(one -> one.emoji()).equals(reaction.emoji());
            case Change.Pin pin -> now.marks().pinned() == pin.pinned();
            case Change.Confirmation _ -> true;
            case Change.Retraction _ -> now.takenBack();
        };
    }

    private String line(Delivered now, NodeEvent.ChangeBy by) {
        var who = " " + sent.numbers.word(now.message().key()) + " " + people.called(by.author());
        return switch (by.change()) {
            case Change.Edit edit -> "edited" + who + " " + ConsoleLine.text(edit.text());
            case Change.Reaction reaction -> "reacted" + who + " " + ConsoleLine.emoji(reaction.emoji());
            case Change.Pin pin -> (pin.pinned() ? "pinned" : "unpinned") + who;
            case Change.Confirmation _ -> "confirmed" + who;
            case Change.Retraction _ -> "retracted" + who;
        };
    }

    /// Prints that a message was deleted on this computer, unless a command of this console did it.
    void deleted(NodeEvent.MessageDeleted event) {
        sent.deleted(event.message());
        if (!madeHere.removeDeletion(event.message())) lines.accept("forgotten " + sent.numbers.word(event.message()));
    }

    /// Prints what else is known of a message that arrived: which message it replies to, and that it asks to be confirmed.
    void arrived(Message message) {
        if (message.content() instanceof Content.Text(_, var replyTo, _) && replyTo.isPresent())
            lines.accept("in-reply-to " + sent.numbers.word(message.key()) + " " + sent.numbers.word(replyTo.get()));
        if (message.content() instanceof Content.Text text && text.asksConfirmation()) lines.accept("asks-confirmation " + sent.numbers.word(message.key()));
    }

    /// Forgets the events that are expected, because events were missed.
    void missed() {
        madeHere.clear();
    }
}
