package org.hashverse.node.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.SharedFiles;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.node.kit.NodeThread;
import org.hashverse.node.peer.CommonParts;

/// Finds messages that offer files in the history. The history answers its questions in any order; here, all that was asked of one message is answered in the order in which it was asked.
/// Node thread only.
final class OfferFinder {
    private final CommonParts common;
    private final Map<MessageKey, List<Consumer<Answer>>> waiting = new HashMap<>();

    /// What the history answers.
    ///
    /// @param readable whether the history can be read now
    /// @param offer    the message; empty if the history has none with this key that offers files
    private record Answer(boolean readable, Optional<Message> offer) {}

    OfferFinder(CommonParts common) {
        this.common = common;
    }

    /// Calls `then` if a message of another author offers the file.
    void find(FileKey file, Consumer<Wanted> then) {
        if (file.message().author().equals(common.myself().id)) return;
        ask(file.message(), answer -> answer.offer.flatMap(message -> Wanted.of(message, file.place())).ifPresent(then));
    }

    /// Calls `then` for each of some messages that the history has lost. If the history cannot be read, a message counts as kept. Asks for one at a time, so that others can ask in between.
    void lost(Iterator<MessageKey> messages, Consumer<MessageKey> then) {
        if (!messages.hasNext()) return;
        var message = messages.next();
        ask(message, answer -> {
            if (answer.readable && answer.offer.isEmpty()) then.accept(message);
            lost(messages, then);
        });
    }

    /// Calls `then` when all that was asked of a message before is answered: at once if nothing was asked.
    void afterOthers(MessageKey message, Runnable then) {
        var others = waiting.get(message);
        if (others == null) then.run();
        else others.add(_ -> then.run());
    }

    private void ask(MessageKey message, Consumer<Answer> then) {
        var others = waiting.get(message);
        if (others != null) {
            others.add(then);
            return;
        }
        waiting.put(message, new ArrayList<>(List.of(then)));
        common.store().queries().message(message, found -> {
            var answer = new Answer(found != null, Optional.ofNullable(found).flatMap(kept -> kept).map(Delivered::message).filter(kept -> kept.content() instanceof SharedFiles));
            for (var each : waiting.remove(message)) NodeThread.guarded(() -> each.accept(answer));
        });
    }
}
