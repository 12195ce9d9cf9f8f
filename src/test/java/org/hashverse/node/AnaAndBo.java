package org.hashverse.node;

import static org.hashverse.node.TestNode.get;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import org.hashverse.TestPorts;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.node.api.SendOutcome;
import org.hashverse.store.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Ana and Bo, who are contacts. Bo can leave and return.
abstract class AnaAndBo {
    @TempDir
    Path anas;
    @TempDir
    Path bos;
    int anasPort;
    int bosPort;
    TestNode ana;
    TestNode bo;
    PeerId bosId;

    @BeforeEach
    void meet() throws Exception {
        anasPort = TestPorts.free();
        bosPort = TestPorts.free();
        ana = TestNode.in(anas, "Ana", Settings.Accept.ANYONE, anasPort);
        bo = TestNode.in(bos, "Bo", Settings.Accept.ANYONE, bosPort);
        bosId = bo.id();
        ana.meet(bo);
    }

    @AfterEach
    void close() throws Exception {
        ana.close();
        bo.close();
    }

    final void boLeaves() throws Exception {
        bo.close();
        ana.awaitPeer(bosId, peer -> !peer.connected());
    }

    final void boReturns() throws Exception {
        bo = TestNode.in(bos, "Bo", Settings.Accept.ANYONE, bosPort);
        ana.node.tryNow(bosId);
        ana.awaitPeer(bosId, peer -> peer.connected() && peer.met());
        bo.awaitPeer(ana.id(), peer -> peer.connected() && peer.met());
    }

    static MessageKey send(TestNode from, Conversation to, String text) throws Exception {
        return assertInstanceOf(SendOutcome.Sent.class, get(from.node.send(to, text))).message().message().key();
    }
}
