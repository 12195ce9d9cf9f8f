package org.hashverse.node.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hashverse.chat.Change;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerAddress;
import org.hashverse.faults.Fault;
import org.hashverse.faults.FaultProxy;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.node.api.FileState.Stage;
import org.hashverse.node.api.NodeEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What happens to a file of which a part is here. Bo gets it through a proxy, which stops in the middle of the third piece.
class InterruptedFilesTest extends TwoNodesWithFiles {
    private static final int MIB = 1 << 20;
    private static final int SIZE = 3 * MIB + 1;
    private static final int HERE = 2 * MIB;
    private FaultProxy proxy;
    private byte[] content;

    @Override
    PeerAddress addressOfAna() throws Exception {
        proxy = new FaultProxy(ana.address());
        return proxy.address();
    }

    @AfterEach
    void closeProxy() throws Exception {
        proxy.close();
    }

    /// Offers a file. Returns when Bo has two pieces and no more come.
    private FileKey stopped() throws Exception {
        var key = offered(Fault.Kind.SILENCE);
        awaitFrom(bo, 0, key, state -> state.done() == HERE);
        return key;
    }

    private FileKey offered(Fault.Kind how) throws Exception {
        proxy.armNext(new Fault(how, Fault.Way.BACK, 3 * MIB));
        return offered();
    }

    private FileKey offered() throws Exception {
        var file = file("file", SIZE);
        content = Files.readAllBytes(file);
        return new FileKey(send(ana, Conversation.with(bo.id()), file), 0);
    }

    /// Offers a file that Bo gets only when the test says so.
    private FileKey notGotYet() throws Exception {
        getNothingWithoutAsking(bo);
        var key = offered();
        bo.await(NodeEvent.MessageArrived.class, _ -> true);
        return key;
    }

    /// Offers a file that Bo gets into a folder of its own. Returns when Bo has two pieces and no more come.
    private FileKey stoppedIn(Path chosen) throws Exception {
        proxy.armNext(new Fault(Fault.Kind.SILENCE, Fault.Way.BACK, 3 * MIB));
        var key = notGotYet();
        bo.node.files().get(key, Optional.of(chosen));
        awaitFrom(bo, 0, key, state -> state.done() == HERE);
        return key;
    }

    @Test
    void aPausedFileGoesOn() throws Exception {
        var key = stopped();
        bo.node.files().pause(key);
        assertEquals(HERE, awaitStage(bo, key, Stage.PAUSED).done());
        assertTrue(hasPart(inbox));
        bo.node.files().get(key, Optional.empty());
        assertEquals(inbox.resolve("file"), awaitWhole(bo, key, content));
        awaitNoPart(inbox);
    }

    /// The second attempt hears nothing, so it does not open the part. Its progress is told all the same.
    @Test
    void whatIsHereCountsBeforeAnAttemptHasOpenedThePart() throws Exception {
        var key = stopped();
        bo.node.files().pause(key);
        awaitStage(bo, key, Stage.PAUSED);
        proxy.armNext(new Fault(Fault.Kind.SILENCE, Fault.Way.BACK, 0));
        int begun = bo.mark();
        bo.node.files().get(key, Optional.empty());
        awaitFrom(bo, begun, key, state -> state.stage() == Stage.GETTING);
        int told = bo.mark();
        var state = awaitFrom(bo, told, key, any -> any.stage() == Stage.GETTING);
        assertEquals(HERE, state.done());
        assertEquals(0, state.bytesPerSecond());
    }

    @Test
    void aPausedFileStaysPausedOverARestart() throws Exception {
        var key = stopped();
        bo.node.files().pause(key);
        awaitStage(bo, key, Stage.PAUSED);
        bo.close();
        bo = open("Bo");
        assertEquals(HERE, awaitStage(bo, key, Stage.PAUSED).done());
        awaitConnected();
        bo.node.files().get(key, Optional.empty());
        awaitWhole(bo, key, content);
    }

    @Test
    void whoPausesAndGoesOnAgainAndAgainGetsTheFile() throws Exception {
        var key = stopped();
        for (int i = 0; i < 50; i++) {
            bo.node.files().pause(key);
            bo.node.files().get(key, Optional.empty());
        }
        awaitWhole(bo, key, content);
        awaitNoPart(inbox);
    }

    @Test
    void whoGetsAndDeclinesAtOnceDoesNotGetTheFile() throws Exception {
        var key = notGotYet();
        for (int i = 0; i < 21; i++) {
            int mark = bo.mark();
            bo.node.files().get(key, Optional.empty());
            bo.node.files().decline(key);
            awaitFrom(bo, mark, key, state -> state.stage() == Stage.DECLINED);
        }
        var other = file("other", SIZE);
        var wanted = new FileKey(send(ana, Conversation.with(bo.id()), other), 0);
        bo.await(NodeEvent.MessageArrived.class, event -> event.message().message().key().equals(wanted.message()));
        bo.node.files().get(wanted, Optional.empty());
        awaitWhole(bo, wanted, Files.readAllBytes(other)); // the declined file would have come meanwhile
        awaitNoPart(inbox);
        if (Files.exists(inbox.resolve("file"))) awaitStage(bo, key, Stage.GOT); // it was whole before it could be stopped, and that is told
    }

    @Test
    void whoGetsAndPausesAtOnceHasAPausedFile() throws Exception {
        var key = notGotYet();
        for (int i = 0; i < 21; i++) {
            int mark = bo.mark();
            bo.node.files().get(key, Optional.empty());
            bo.node.files().pause(key);
            awaitFrom(bo, mark, key, state -> state.stage() == Stage.PAUSED);
        }
        bo.node.files().get(key, Optional.empty());
        awaitWhole(bo, key, content);
    }

    @Test
    void aPausedFileGoesOnWhereItWasBegun() throws Exception {
        var chosen = folder.resolve("chosen");
        var key = stoppedIn(chosen);
        bo.node.files().pause(key);
        awaitStage(bo, key, Stage.PAUSED);
        bo.node.files().get(key, Optional.empty());
        assertEquals(chosen.resolve("file"), awaitWhole(bo, key, content));
        awaitNoPart(chosen);
    }

    @Test
    void whoChoosesAnotherFolderLeavesNothingInTheFirst() throws Exception {
        var key = stopped();
        bo.node.files().pause(key);
        awaitStage(bo, key, Stage.PAUSED);
        var chosen = folder.resolve("chosen");
        bo.node.files().get(key, Optional.of(chosen));
        assertEquals(chosen.resolve("file"), awaitWhole(bo, key, content));
        awaitNoPart(inbox);
    }

    @Test
    void whoDeclinesDeletesWhatCame() throws Exception {
        var key = stopped();
        assertTrue(hasPart(inbox));
        bo.node.files().decline(key);
        assertEquals(0, awaitStage(bo, key, Stage.DECLINED).done());
        awaitNoPart(inbox);
        bo.node.files().get(key, Optional.empty());
        awaitWhole(bo, key, content);
    }

    @Test
    void whoDeclinesAPausedFileDeletesItInTheFolderThatWasChosen() throws Exception {
        var chosen = folder.resolve("chosen");
        var key = stoppedIn(chosen);
        bo.node.files().pause(key);
        bo.node.files().decline(key);
        awaitStage(bo, key, Stage.DECLINED);
        awaitNoPart(chosen);
    }

    @Test
    void aLostConnectionIsReplaced() throws Exception {
        awaitWhole(bo, offered(Fault.Kind.RESET), content); // a reset may drop a piece that was sent
    }

    @Test
    void itGoesOnWhenTheSenderStartsAgain() throws Exception {
        var key = stopped();
        ana.close();
        bo.awaitPeer(ana.id(), peer -> !peer.connected());
        ana = open("Ana");
        proxy.redirect(ana.address());
        awaitWhole(bo, key, content);
        awaitNoPart(inbox);
    }

    @Test
    void itGoesOnWhenTheReceiverStartsAgain() throws Exception {
        var key = stopped();
        bo.close();
        assertTrue(hasPart(inbox));
        bo = open("Bo");
        awaitWhole(bo, key, content);
        awaitNoPart(inbox);
    }

    @Test
    void whatIsTakenBackInTheMiddleEnds() throws Exception {
        var key = stopped();
        get(ana.node.changeMessage(new Change.Retraction(key.message())));
        bo.await(NodeEvent.MessageChanged.class, event -> event.message().takenBack());
        awaitNoPart(inbox);
        assertFalse(Files.exists(inbox.resolve("file")));
    }

    @Test
    void whatIsTakenBackWhileItIsPausedLeavesNothing() throws Exception {
        var key = stopped();
        bo.node.files().pause(key);
        awaitStage(bo, key, Stage.PAUSED);
        get(ana.node.changeMessage(new Change.Retraction(key.message())));
        awaitNoPart(inbox);
    }

    @Test
    void whoClearsTheConversationDeletesWhatCame() throws Exception {
        var forAll = new FileKey(send(ana, Conversation.EVERYONE, file("for all", 1)), 0);
        awaitStage(bo, forAll, Stage.GOT);
        var key = stopped();
        get(bo.node.clear(Conversation.with(ana.id())));
        awaitNoPart(inbox);
        assertFalse(Files.exists(inbox.resolve("file")));
        bo.close();
        bo = open("Bo");
        awaitStage(bo, forAll, Stage.GOT);
        assertTrue(bo.told(NodeEvent.FilesChanged.class).stream().flatMap(event -> event.files().stream()).noneMatch(state -> state.file().equals(key)));
    }

    @Test
    void whoDeletesTheMessageDeletesWhatCame() throws Exception {
        var key = stopped();
        assertTrue(get(bo.node.delete(key.message())));
        awaitNoPart(inbox);
        assertFalse(Files.exists(inbox.resolve("file")));
    }
}
