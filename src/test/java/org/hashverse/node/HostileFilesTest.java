package org.hashverse.node;

import static org.hashverse.node.TestNode.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.MessageText;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.SharedFiles;
import org.hashverse.chat.files.FileHash;
import org.hashverse.chat.files.FileItem;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.SendOutcome;
import org.hashverse.store.history.MessageQueries.Where;
import org.hashverse.transport.RawPeer;
import org.hashverse.wire.Frame;
import org.hashverse.wire.OptionalFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Offers of files, and reports about them, of a peer that keeps to no rule.
class HostileFilesTest extends UnderAttack {
    private static final int CHAT = 16;
    private static final int FLOOD = 5_000;
    private static final FileHash HASH = new FileHash("A".repeat(43));
    private static final String ITEM = "{\"name\":\"a\",\"size\":3,\"hash\":\"" + HASH.text() + "\"}";
    private int number;

    private static MessageKey sent(Conversation to, Content content) throws Exception {
        return assertInstanceOf(SendOutcome.Sent.class, get(attacked.ana.node.send(to, content))).message().message().key();
    }

    private static SharedFiles offer(int files) {
        return new SharedFiles(Collections.nCopies(files, new FileItem("a.txt", 3, HASH, Optional.empty(), Optional.empty())), "look");
    }

    private static SharedFiles.Report got(MessageKey of, long revision, Integer... places) {
        return new SharedFiles.Report(of, revision, Set.of(places), Set.of());
    }

    private void say(RawPeer eve, Content... contents) throws Exception {
        for (var content : contents) eve.say(new Frame.Chat(++number, MessageId.random(), Frame.To.YOU, System.currentTimeMillis(), content));
        while (eve.hear(Frame.Ack.class).upTo() < number) { /* an earlier one */ }
    }

    private static List<SharedFiles.Report> reports(Conversation in, MessageKey of) throws Exception {
        return get(attacked.ana.node.history().page(in, new Where.Newest(), 1_000)).stream().filter(one -> one.message().key().equals(of)).flatMap(one -> one.marks().byPerson().stream())
                .map(made -> assertInstanceOf(SharedFiles.Report.class, made.change())).toList();
    }

    @Test
    void onlyWhoGotAnOfferReportsAboutItAndOnlyAboutItsItems() throws Exception {
        var withBo = Conversation.with(attacked.bo.id());
        var toBo = sent(withBo, offer(2));
        try (var eve = attacked.contact("Eve")) {
            var withEve = Conversation.with(eve.id());
            var toEve = sent(withEve, offer(2));
            var text = sent(withEve, Content.text("no offer"));
            var everyone = sent(Conversation.EVERYONE, offer(1));
            say(eve, got(toBo, 9, 0), got(text, 9, 0), got(toEve, 9, 2), got(new MessageKey(attacked.ana.id(), MessageId.random()), 9, 0), got(everyone, 9, 0, 19));
            for (var each : List.of(toEve, text)) assertEquals(List.of(), reports(withEve, each));
            assertEquals(List.of(), reports(withBo, toBo));
            assertEquals(List.of(), reports(Conversation.EVERYONE, everyone));
            say(eve, got(toEve, 9, 0, 1), got(toEve, 8));
            assertEquals(List.of(got(toEve, 9, 0, 1)), reports(withEve, toEve));
        }
    }

    @Test
    void aReportAboutAnOfferOfTheReporterCountsForNothing() throws Exception {
        try (var eve = attacked.contact("Eve")) {
            var id = MessageId.random();
            var own = new MessageKey(eve.id(), id);
            say(eve, got(own, 1, 0));
            eve.say(new Frame.Chat(++number, id, Frame.To.YOU, System.currentTimeMillis(), offer(1)));
            say(eve, got(own, 2, 0));
            assertEquals(List.of(), reports(Conversation.with(eve.id()), own));
        }
    }

    @Test
    void mostTellingsOfHowFarAFileIsAreIgnoredInAFlood() throws Exception {
        try (var eve = attacked.contact("Eve")) {
            for (int i = 0; i < FLOOD; i++) eve.say(new OptionalFrame.Getting(MessageId.random(), 0, i));
            eve.settle(1);
            attacked.unharmed();
            assertFalse(attacked.ana.told(NodeEvent.FileFetched.class).isEmpty());
            assertTrue(attacked.ana.told(NodeEvent.FileFetched.class).size() < FLOOD);
        }
    }

    /// Nobody whom Eve names is known, and Ana dialled none of them.
    @Test
    void aFloodOfCallsAndOfNamedReceiversHarmsNobody() throws Exception {
        var named = IntStream.range(0, OptionalFrame.Sources.MOST).mapToObj(i -> PeerId.of(ByteBuffer.allocate(32).putInt(i).array())).toList();
        try (var eve = attacked.contact("Eve")) {
            for (int i = 0; i < FLOOD; i++) eve.say(new OptionalFrame.Call(), new OptionalFrame.Sources(HASH, named));
            attacked.unharmed();
            eve.settle(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"items\":[[[[[[[[[]]]]]]]]]}", "{\"items\":[{\"name\":\"a\",\"size\":1e3,\"hash\":\"\"}]}", "{\"items\":[ITEM,ITEM],\"items\":[ITEM]}", "{\"items\":{\"0\":ITEM}}",
        "{\"items\":[ITEM],\"caption\":\" \"}", "{\"items\":[ITEM],\"caption\":\"\\u0000\"}", "{\"items\":[ITEM],\"caption\":\"\\ud800\"}", "{\"items\":[ITEM],\"x\":{\"x\":{\"x\":{\"x\":{\"x\":{\"x\":{\"x\":{}}}}}}}}"})
    void aMalformedOfferEndsTheLink(String body) throws Exception {
        try (var eve = attacked.stranger("Eve")) {
            eve.body(CHAT, "{\"number\":1,\"id\":\"" + MessageId.random().hex() + "\",\"to\":\"you\",\"stamp\":1,\"kind\":\"file\",\"body\":" + body.replace("ITEM", ITEM) + "}");
            assertEquals(Frame.Bye.Code.PROTOCOL, eve.bye().code());
        }
    }

    @Test
    void namesThatTakeLongToReadHoldUpNobody() throws Exception {
        try (var eve = attacked.contact("Eve")) {
            var slow = "x" + "/.".repeat(8_000) + "x";
            for (int i = 0; i < 100; i++)
                eve.body(CHAT, "{\"number\":" + ++number + ",\"id\":\"" + MessageId.random().hex() + "\",\"to\":\"you\",\"stamp\":1,\"kind\":\"file\",\"body\":{\"items\":["
                        + ITEM.replace("\"a\"", "\"" + slow + "\"") + "," + ITEM.replace("\"a\"", "\"" + slow + "\"") + "]}}");
            attacked.unharmed();
            while (eve.hear(Frame.Ack.class).upTo() < number) { /* an earlier one */ }
            var last = attacked.ana.await(NodeEvent.MessageArrived.class, e -> e.message().message().author().equals(eve.id())).message().message().content();
            assertTrue(last.plainText().startsWith("[file] x, 3 bytes\n"), last.plainText());
        }
    }

    private static SharedFiles picture(int preview) {
        return new SharedFiles(List.of(new FileItem("a", 3, HASH, Optional.empty(), Optional.of(new FileItem.Picture(1, 1, "A".repeat(preview))))), "");
    }

    /// The next answer to a message.
    private static Frame answer(RawPeer peer) throws Exception {
        Frame answer;
        do answer = peer.hear();
        while (!(answer instanceof Frame.Ack || answer instanceof Frame.Nak));
        return answer;
    }

    /// A name of one letter counts two bytes.
    @Test
    void thePreviewOfAStrangerCountsAsItsText() throws Exception {
        int most = MessageText.MAX_BYTES - SharedFiles.ITEM_BYTES - 2;
        try (var eve = attacked.stranger("Eve"); var fay = attacked.stranger("Fay")) {
            say(eve, picture(most));
            eve.say(RawPeer.chat(2, "one more word"));
            assertInstanceOf(Frame.Nak.class, answer(eve));
            fay.say(new Frame.Chat(1, MessageId.random(), Frame.To.YOU, System.currentTimeMillis(), picture(most + 1_024)));
            assertInstanceOf(Frame.Nak.class, answer(fay));
        }
    }
}
