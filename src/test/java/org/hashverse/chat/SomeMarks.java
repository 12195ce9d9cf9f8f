package org.hashverse.chat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes the marks of a message from what people see of them.
public final class SomeMarks {
    private SomeMarks() {}

    /// @param pinned whether its first reader pinned it
    public static Marks of(Optional<Instant> edited, List<ShownReaction> reactions, boolean pinned, Set<PeerId> confirmed) {
        var somebody = new PeerId("A".repeat(52));
        var message = new MessageKey(somebody, new MessageId("0".repeat(32)));
        var made = new ArrayList<Marks.Made>();
        if (pinned) made.add(new Marks.Made(somebody, new Change.Pin(message, true), false));
        for (var who : confirmed) made.add(new Marks.Made(who, new Change.Confirmation(message), false));
        for (var one : reactions) made.add(new Marks.Made(one.who(), new Change.Reaction(message, Optional.of(one.emoji())), one.waiting()));
        return new Marks(edited, made);
    }
}
