package org.hashverse.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageText;
import org.hashverse.chat.PeerId;
import org.hashverse.console.words.FileNumbers;
import org.hashverse.console.words.Numbers;
import org.hashverse.node.api.FakeCommands;
import org.hashverse.node.api.Found;
import org.hashverse.node.api.SendOutcome;
import org.hashverse.node.api.TestPeer;
import org.junit.jupiter.api.Test;

class CommandsTest {
    private static final Delivered MESSAGE = new Delivered(new Message(MessageId.random(), Conversation.EVERYONE, PeerId.parse("A".repeat(52)), 0, Instant.EPOCH, Content.text("hi")), true, Map.of());
    private final List<Delivered> numbered = new ArrayList<>();

    private Commands commands(SendOutcome outcome) {
        return new Commands(new FakeCommands() {
            @Override
            public CompletableFuture<SendOutcome> send(Conversation to, Content content) {
                return CompletableFuture.completedFuture(outcome);
            }
        }, message -> {
            numbered.add(message);
            return List.of("sent 0 #" + numbered.size());
        }, new Numbers(), new FileNumbers(), new MadeHere(), Path.of(""));
    }

    @Test
    void aMessageGetsItsNumberWhenTheLinesOfTheAnswerAreRequested() throws Exception {
        var answer = commands(new SendOutcome.Sent(MESSAGE)).answer(CommandWord.read("send hi"), Optional.empty());
        assertEquals(List.of(), numbered);
        assertFalse(answer.failed());
        assertEquals(List.of("sent 0 #1"), answer.lines().get());
        assertEquals(List.of(MESSAGE), numbered);
    }

    @Test
    void textsAreHandedToTheNodeInTheirOrderAlsoIfARecipientIsFoundLater() throws Exception {
        var found = new CompletableFuture<Found>();
        var sent = new ArrayList<Conversation>();
        var commands = new Commands(new FakeCommands() {
            @Override
            public CompletableFuture<Found> addressee(String typed) {
                return found;
            }

            @Override
            public CompletableFuture<SendOutcome> send(Conversation to, Content content) {
                sent.add(to);
                return CompletableFuture.failedFuture(new CancellationException());
            }
        }, _ -> List.of(), new Numbers(), new FileNumbers(), new MadeHere(), Path.of(""));
        var bo = TestPeer.of(PeerId.parse("B".repeat(51) + "A"), "Bo").peer();
        commands.begin(CommandWord.read("send @Bo first"), Optional.empty());
        var second = commands.begin(CommandWord.read("send second"), Optional.empty());
        assertEquals(List.of(), sent);
        found.complete(new Found.One(bo));
        assertEquals(List.of(Conversation.with(bo.id()), Conversation.EVERYONE), sent);
        assertEquals(List.of("error the node is closed"), second.answer().lines().get());
    }

    @Test
    void theNodeIsNotAskedToSendATextThatCannotBeSent() throws Exception {
        var tooLong = "x".repeat(MessageText.MAX_BYTES + 1);
        for (var line : List.of("send " + tooLong, "announce " + tooLong)) {
            var answer = commands(new SendOutcome.Sent(MESSAGE)).answer(CommandWord.read(line), Optional.empty());
            assertTrue(answer.failed());
            assertEquals(List.of("error the text is longer than 16384 bytes; send it in parts"), answer.lines().get());
            assertEquals(List.of("sent 0 #1"), commands(new SendOutcome.Sent(MESSAGE)).answer(CommandWord.read(line.substring(0, line.length() - 1)), Optional.empty()).lines().get());
            numbered.clear();
        }
    }

    @Test
    void aMessageThatTheFullDiskDoesNotTakeIsAnErrorThatSaysWhatToDo() throws Exception {
        var answer = commands(new SendOutcome.DiskFull()).answer(CommandWord.read("send hi"), Optional.empty());
        assertTrue(answer.failed());
        assertEquals(List.of("error the disk is full; make room and send again"), answer.lines().get());
    }
}
