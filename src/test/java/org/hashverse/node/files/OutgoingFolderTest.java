package org.hashverse.node.files;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.hashverse.chat.Change;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.files.FileHash;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.Attachment;
import org.hashverse.node.api.FileCommands;
import org.hashverse.node.api.SendFilesOutcome;
import org.junit.jupiter.api.Test;

/// Files that were written only to be sent are deleted once no message offers them.
class OutgoingFolderTest extends TwoNodesWithFiles {
    /// The length of the name decides the bytes.
    private Path pasted(String name) throws IOException {
        return Files.write(Files.createDirectories(folder.resolve("Ana").resolve(FileCommands.OUTGOING)).resolve(name), random(70_000 + name.length()));
    }

    /// Waits until all has been done that was asked about Ana's files. She learns of a change after the person's own question was answered.
    private void settle() throws Exception {
        get(ana.node.files().offered(FileHash.of(new byte[FileHash.BYTES])));
    }

    private void awaitDeleted(Path file) throws Exception {
        for (long end = System.nanoTime() + TestNode.PATIENCE.toNanos(); Files.exists(file); LockSupport.parkNanos(5_000_000)) assertTrue(System.nanoTime() < end, () -> file + " was left");
    }

    @Test
    void aPastedPictureGoesWithItsLastMessage() throws Exception {
        var to = Conversation.with(bo.id());
        var pasted = pasted("twice.png");
        var chosen = file("chosen.png", 1_000);
        var one = send(ana, to, pasted, chosen);
        var other = send(ana, to, pasted);
        get(ana.node.delete(one));
        var third = send(ana, to, pasted("the third.png"));
        get(ana.node.changeMessage(new Change.Retraction(third)));
        awaitDeleted(folder.resolve("Ana/outgoing/the third.png"));
        assertTrue(Files.exists(pasted), "the other message offers it");
        get(ana.node.delete(other));
        awaitDeleted(pasted);
        assertTrue(Files.exists(chosen), "it is the person's own");
    }

    @Test
    void aPastedPictureGoesWithItsConversation() throws Exception {
        var pasted = pasted("picture.png");
        send(ana, Conversation.with(bo.id()), pasted);
        get(ana.node.clear(Conversation.with(bo.id())));
        awaitDeleted(pasted);
    }

    @Test
    void whatCouldNotBeSentStaysForAnotherTry() throws Exception {
        var pasted = pasted("picture.png");
        var outcome = ana.node.files().send(Conversation.with(bo.id()), List.of(new Attachment(pasted), new Attachment(folder.resolve("missing"))), "", _ -> { });
        assertInstanceOf(SendFilesOutcome.NotOffered.class, get(outcome));
        get(ana.node.remove(bo.id(), false));
        get(ana.node.files().send(Conversation.with(bo.id()), List.of(new Attachment(pasted)), "", _ -> { }));
        settle();
        assertTrue(Files.exists(pasted));
    }

    @Test
    void theNextStartDeletesWhatWasNeverSent() throws Exception {
        var sent = pasted("sent.png");
        send(ana, Conversation.with(bo.id()), sent);
        var unsent = pasted("unsent.png");
        ana.close();
        ana = open("Ana");
        var later = pasted("new.png");
        awaitDeleted(unsent);
        settle();
        assertTrue(Files.exists(sent));
        assertTrue(Files.exists(later), "it may be about to be sent");
        assertFalse(Files.exists(unsent));
    }
}
