package org.hashverse.node.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.MessageId;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.Attachment;
import org.hashverse.node.api.SendOutcome;
import org.hashverse.node.kit.NodeThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Offers over a list of files on the disk. The test sends the messages.
class OfferedFilesTest {
    @TempDir
    private Path folder;

    @Test
    void aMessageThatIsBeingSentIsNotTakenForLost() throws Exception {
        var sending = new CompletableFuture<MessageId>();
        var sent = new CompletableFuture<SendOutcome>();
        try (var work = new FileWork(folder); var thread = new NodeThread()) {
            var offered = new OfferedFiles(work, thread, new OutgoingFolder(folder), (_, _, id) -> {
                sending.complete(id);
                return sent;
            });
            var outcome = offered.send(Conversation.EVERYONE, List.of(new Attachment(Files.write(folder.resolve("file"), new byte[1]))), "", _ -> { });
            var id = TestNode.get(sending);
            assertEquals(List.of(id), TestNode.get(work.ask(store -> store.offered(Conversation.EVERYONE))));
            assertEquals(List.of(), TestNode.get(offered.notSending(Conversation.EVERYONE)));
            sent.complete(new SendOutcome.Sent(null));
            TestNode.get(outcome);
            assertEquals(List.of(id), TestNode.get(offered.notSending(Conversation.EVERYONE)));
        }
    }
}
