package org.hashverse.node;

import static org.hashverse.node.TestNode.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.MessageId;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.history.MessageQueries.Where;
import org.hashverse.store.history.Search;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Messages of a kind that only a newer version knows: acknowledged, kept as they came, and bounded like texts.
class UnknownKindTest {
    private static final Content POLL = new Content.Unknown("poll", "{\"question\":\"Lunch?\",\"answers\":[\"yes\",\"no\"],\"until\":1.5e3}");
    private final Papers papers;

    @TempDir
    Path folder;

    UnknownKindTest() throws Exception {
        papers = Papers.good();
    }

    private static Frame.Chat chat(long number, Content content) {
        return new Frame.Chat(number, MessageId.random(), Frame.To.YOU, System.currentTimeMillis(), content);
    }

    @Test
    void itIsAcknowledgedKeptAndThereAfterARestart() throws Exception {
        var conversation = Conversation.with(papers.id());
        try (var ana = TestNode.in(folder, "Ana", Settings.Accept.ANYONE, 0); var eve = RawPeer.greeted(ana.address(), papers, "Eve")) {
            eve.say(chat(1, POLL), chat(2, Content.text("and a text")));
            assertEquals(POLL, ana.await(NodeEvent.MessageArrived.class, _ -> true).message().message().content());
            ana.await(NodeEvent.MessageArrived.class, arrived -> arrived.message().message().text().equals("and a text"));
            while (eve.hear(Frame.Ack.class).upTo() < 2) { }
        }
        try (var ana = TestNode.in(folder, "Ana", Settings.Accept.ANYONE, 0)) {
            assertEquals(List.of(POLL, Content.text("and a text")),
                    get(ana.node.history().page(conversation, new Where.Newest(), 10)).stream().map(one -> one.message().content()).toList());
            assertEquals(2, get(ana.node.history().count(conversation)));
            assertTrue(get(ana.node.history().search(new Search("Lunch", Optional.empty(), Optional.empty(), 10))).isEmpty(), "only words that are shown are found");
        }
    }

    @Test
    void aStrangersMayNotBeLongerThanAllItsTexts() throws Exception {
        try (var ana = TestNode.in(folder, "Ana", Settings.Accept.ASK, 0); var eve = RawPeer.greeted(ana.address(), papers, "Eve")) {
            eve.say(chat(1, new Content.Unknown("poll", "{\"x\":\"" + "x".repeat(30_000) + "\"}")));
            assertEquals(1, eve.hear(Frame.Nak.class).number());
            eve.say(chat(2, POLL));
            assertEquals(POLL, ana.await(NodeEvent.MessageArrived.class, _ -> true).message().message().content());
        }
    }
}
