package org.hashverse.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.node.api.NodeEvent;
import org.junit.jupiter.api.Test;

/// The messages that replies answer, as the model finds them.
class QuotedMessagesTest extends TestModel {
    private static MessageKey key(int number) {
        return new MessageKey(BO, new MessageId("%032x".formatted(number)));
    }

    private QuotedMessage bos(int number) {
        return model.quoted(WITH_BO, key(number));
    }

    private long asked() {
        return requests.stream().filter(request -> request.endsWith("Around")).count();
    }

    @Test
    void aMessageThatIsNotLoadedIsAskedForOnce() {
        store(7, "seven", false);
        commands.held = true;
        long before = model.revision().get();
        assertInstanceOf(QuotedMessage.Loading.class, bos(7));
        assertInstanceOf(QuotedMessage.Loading.class, bos(7));
        assertEquals(1, asked());
        commands.release();
        assertEquals("seven", assertInstanceOf(QuotedMessage.Found.class, bos(7)).message().text());
        assertEquals(1, asked());
        assertEquals(before + 1, model.revision().get(), "the views draw the quote");
    }

    @Test
    void aLoadedMessageNeedsNoQuestion() {
        model.open().set(WITH_BO);
        arrives(7, "seven");
        assertInstanceOf(QuotedMessage.Found.class, bos(7));
        assertEquals(0, asked());
    }

    @Test
    void aMessageOfAnotherConversationIsNeverShown() {
        store(7, "for Ana alone", false);
        bos(7);
        assertInstanceOf(QuotedMessage.Found.class, bos(7));
        for (var other : List.of(Conversation.EVERYONE, Conversation.with(CHEN))) {
            model.quoted(other, key(7));
            assertInstanceOf(QuotedMessage.Unavailable.class, model.quoted(other, key(7)));
        }
    }

    @Test
    void aMessageThatArrivesLaterIsFoundThenAlsoIfItsQuestionIsUnderWay() {
        bos(7);
        assertInstanceOf(QuotedMessage.Unavailable.class, bos(7));
        arrives(7, "seven");
        bos(7);
        assertInstanceOf(QuotedMessage.Found.class, bos(7));
        commands.held = true;
        bos(8);
        var early = commands.answers.removeFirst(); // the history was asked before the message was there
        arrives(8, "eight");
        early.run();
        bos(8);
        commands.release();
        assertInstanceOf(QuotedMessage.Found.class, bos(8));
    }

    @Test
    void ifTheHistoryCannotBeReadTheNextLookAsksAgain() {
        store(7, "seven", false);
        commands.failing = true;
        bos(7);
        commands.failing = false;
        bos(7);
        assertInstanceOf(QuotedMessage.Found.class, bos(7));
    }

    @Test
    void aDeletedConversationLeavesNoQuoteAndNoReply() {
        arrives(7, "seven");
        bo().draft().text().set("about that");
        bo().draft().replyTo().set(bo().last().get().message());
        stored.clear();
        model.open().set(WITH_BO);
        tell(new NodeEvent.ConversationCleared(WITH_BO));
        bos(7);
        assertInstanceOf(QuotedMessage.Unavailable.class, bos(7));
        assertNull(bo().draft().replyTo().get());
        assertEquals("about that", bo().draft().text().get());
    }

    @Test
    void theModelKeepsNoBodyOfAnUnknownKind() {
        var poll = new Message(new MessageId("%032x".formatted(9)), WITH_BO, BO, 9, Instant.EPOCH, new Content.Unknown("poll", "{\"x\":\"" + "x".repeat(30_000) + "\"}"));
        var arrived = new Delivered(poll, false, Map.of());
        stored.add(arrived);
        bos(9);
        assertEquals(new Content.Unknown("poll", "{}"), assertInstanceOf(QuotedMessage.Found.class, bos(9)).message().content());
        tell(new NodeEvent.MessageArrived(arrived));
        assertEquals(new Content.Unknown("poll", "{}"), bo().last().get().message().content());
    }

    @Test
    void aPeerThatNamesManyMessagesFillsABoundedCache() {
        for (int i = 1; i <= QuotedMessages.MAX_CACHED + 1; i++) bos(i);
        assertEquals(QuotedMessages.MAX_CACHED + 1, asked());
        bos(QuotedMessages.MAX_CACHED + 1);
        bos(2);
        assertEquals(QuotedMessages.MAX_CACHED + 1, asked(), "these are kept");
        bos(1);
        assertEquals(QuotedMessages.MAX_CACHED + 2, asked(), "the one that was not looked at for longest was dropped");
    }
}
