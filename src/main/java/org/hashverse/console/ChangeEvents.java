package org.hashverse.console;

import java.util.function.Consumer;
import org.hashverse.chat.Content;
import org.hashverse.chat.Message;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.SharedFiles;
import org.hashverse.console.words.ChangeLine;
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
        // of two changes, the newer one may arrive first
        if (by.isEmpty() || here || isOwnReport(by.get()) || !by.get().change().isInEffect(event.message().message().content(), event.message().marks(), by.get().author())) return;
        lines.accept(ChangeLine.line(by.get().change(), sent.numbers.word(event.message().message().key()), people.called(by.get().author())));
    }

    /// Whether a change only tells the author of a file that we have it, which `got` tells us.
    private boolean isOwnReport(NodeEvent.ChangeBy by) {
        return by.change() instanceof SharedFiles.Report && people.isOwn(by.author());
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
