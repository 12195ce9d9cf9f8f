package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.store.database.StoreLimits;
import org.hashverse.store.history.SqliteStore;
import org.hashverse.store.profile.PeerBook;
import org.hashverse.store.profile.PeerRecord;
import org.hashverse.store.profile.Profile;
import org.hashverse.transport.Identity;

/// A long history.
final class Years {
    private Years() {}

    /// Fills the profile in `folder` with `messages` read messages of the contact Bo, one a minute, the newest ten minutes old.
    static void fill(Path folder, PeerId bo, int messages) throws IOException, InterruptedException {
        try (var profile = Profile.open(folder)) {
            profile.save(new PeerBook(List.of(new PeerRecord(bo, Standing.CONTACT, new PeerName("Bo"), Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty(), false, true, false, 0)),
                    List.of()));
            var own = Identity.loadOrCreate(profile.keyFile()).id();
            var done = new CountDownLatch(messages);
            var store = SqliteStore.open(folder, own, Runnable::run, Clock.systemUTC(), StoreLimits.PRODUCT);
            try {
                store.meet(bo, "0123456789abcdef0123456789abcdef");
                MessageKey last = null;
                var begin = Instant.now().minus(Duration.ofMinutes(messages + 10L));
                for (int i = 0; i < messages; i++) {
                    var at = begin.plus(Duration.ofMinutes(i));
                    var text = "message " + i + " of a conversation" + ", and some more words".repeat(i % 7);
                    var message = new Message(MessageId.random(), Conversation.with(bo), bo, at.toEpochMilli(), at, Content.text(text));
                    store.receive(bo, i + 1, message, _ -> done.countDown());
                    last = message.key();
                }
                assertTrue(done.await(10, TimeUnit.MINUTES), "the history is written");
                var read = new CountDownLatch(1);
                store.seen(Conversation.with(bo), last, false, _ -> read.countDown());
                assertTrue(read.await(10, TimeUnit.MINUTES), "nothing is unread");
            } finally {
                store.close();
            }
        }
    }
}
