package org.hashverse.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;

/// What was seen and its authors have yet to hear: at most once a second, and only the newest of each.
final class Reads {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private record Author(Conversation conversation, PeerId author) {}

    private final NodeLine line;
    private final InstantSource clock;
    private final Map<Author, MessageKey> untold = new LinkedHashMap<>();
    private Instant told = Instant.EPOCH;

    Reads(NodeLine line, InstantSource clock) {
        this.line = line;
        this.clock = clock;
    }

    /// Tells what was seen now, or with the next [#tell].
    void add(Conversation conversation, Collection<MessageItem> seen) {
        for (var item : seen) untold.put(new Author(conversation, item.message().author()), item.message().key());
        if (Duration.between(told, clock.instant()).compareTo(PAUSE) >= 0) tell();
    }

    /// Tells what is left; to be called once a second.
    void tell() {
        if (untold.isEmpty()) return;
        told = clock.instant();
        untold.forEach((author, upTo) -> line.read(author.conversation(), upTo));
        untold.clear();
    }
}
