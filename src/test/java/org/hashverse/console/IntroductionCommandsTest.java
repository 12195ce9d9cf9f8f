package org.hashverse.console;

import static org.hashverse.node.TestNode.get;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.hashverse.console.SingleCommands.Answer;
import org.hashverse.console.SingleCommands.Result;
import org.hashverse.node.TestLimits;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.store.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Introductions by commands, with three real nodes.
@Timeout(300)
class IntroductionCommandsTest {
    @TempDir
    private Path folder;
    private TestNode ana;
    private TestNode bo;
    private TestNode chen;

    private static TestNode open(String name) throws Exception {
        return TestNode.open(name, Settings.Accept.ASK, TestLimits.SHORT.withRedial(redial -> redial.withHints(8)), NodeClock.SYSTEM);
    }

    private void befriend(TestNode other) throws Exception {
        get(ana.node.add(other.address()));
        other.awaitPeer(ana.id(), Peer::connected);
        get(other.node.accept(ana.id()));
        ana.awaitPeer(other.id(), peer -> peer.connected() && peer.met());
        other.awaitPeer(ana.id(), peer -> peer.connected() && peer.met());
    }

    @BeforeEach
    void meet() throws Exception {
        ana = open("Ana");
        bo = open("Bo");
        chen = open("Chen");
        befriend(bo);
        befriend(chen);
    }

    @AfterEach
    void close() throws Exception {
        for (var node : List.of(ana, bo, chen)) node.close();
    }

    private Answer ask(TestNode node, String line) throws InterruptedException {
        return new SingleCommands(node.node, () -> true).carryOut(line, false, folder);
    }

    private void waits(TestNode node) {
        node.await(NodeEvent.IntroductionsChanged.class, event -> !event.waiting().isEmpty());
    }

    @Test
    void twoAreIntroducedByNameAndById() throws Exception {
        assertEquals(List.of("introducing Bo " + bo.address() + " " + bo.id() + " " + chen.id()), ask(ana, "introduce @Bo @Chen").lines());
        assertEquals(new Answer(Result.FAILED, List.of("error both are being asked already")), ask(ana, "introduce @Chen @Bo"));
        waits(bo);
        waits(chen);
        assertEquals(List.of("accepted Chen - " + chen.id()), ask(bo, "accept @Chen").lines());
        assertEquals(List.of("accepted Bo - " + bo.id()), ask(chen, "accept " + bo.id().text().substring(0, 6).toLowerCase(Locale.ROOT)).lines());
        bo.awaitPeer(chen.id(), Peer::connected);
    }

    @Test
    void anIntroductionIsDeclined() throws Exception {
        assertEquals(List.of("error no introduction to @Chen waits"), ask(bo, "decline @Chen").lines());
        ask(ana, "introduce @Bo @Chen");
        waits(bo);
        assertEquals(List.of("declined Chen - " + chen.id()), ask(bo, "decline @Chen").lines());
        assertEquals(List.of("error no peer is @Chen; list all shows them"), ask(bo, "accept @Chen").lines());
    }

    @Test
    void whoCannotBeIntroducedIsNamed() throws Exception {
        assertEquals(List.of("error an introduction needs two of your contacts; list shows them"), ask(ana, "introduce @Bo @Bo").lines());
        chen.close();
        ana.awaitPeer(chen.id(), peer -> !peer.connected());
        assertEquals(List.of("error both must be connected, and must have accepted you; list shows who is connected"), ask(ana, "introduce @Bo @Chen").lines());
        chen = open("Chen");
    }
}
