package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.hashverse.TestPorts;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.node.TestNode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Adding a peer in the window, with every outcome of a call.
class AddFlowsTest extends AnasWindow {
    @Start
    void start(Stage stage) throws IOException {
        show(stage);
    }

    @Test
    void aPeerIsAddedByItsAddress(FxRobot robot) {
        robot.clickOn("#add-peer");
        robot.write("127.0.0.1");
        fill("add-port", Integer.toString(bo.address().port()));
        robot.clickOn("#add-call");
        until("the conversation with Bo is open", () -> Conversation.with(bo.id()).equals(model.open().get()));
        assertFalse(window.layer().showing());
        bo.awaitPeer(ana.id(), peer -> peer.connected() && peer.standing() == Standing.CONTACT);
        until("Bo is a contact in the window", () -> peer(bo.id()).filter(peer -> peer.standing() == Standing.CONTACT).isPresent());
    }

    @Test
    void aPeerIsAddedByItsInvite() {
        FxThread.act(() -> window.dialogs().add(bo.self().invite().toString()));
        fire("add-call");
        until("the conversation with Bo is open", () -> Conversation.with(bo.id()).equals(model.open().get()));
    }

    @Test
    void aPeerThatIsAlreadyAContactIsNotCalledAgain() throws Exception {
        connect();
        FxThread.act(() -> window.dialogs().add(bo.address().toString()));
        until("the notice says so", () -> notice("add-notice").equals("You are already connected to Bo here."));
        fire("add-open-chat");
        assertEquals(Conversation.with(bo.id()), model.open().get());
    }

    @Test
    void aClosedPortIsReported() throws IOException {
        int port = TestPorts.free();
        addAndExpect("127.0.0.1:" + port, "127.0.0.1 answers, but Hashverse is not listening on port " + port + ".");
        assertTrue(find("add-keep-trying").isVisible());
    }

    @Test
    void aCallWithoutAnswerEndsAsSilence() throws IOException {
        try (var silent = new SilentPort()) {
            addAndExpect("127.0.0.1:" + silent.port(), "Nobody answered at 127.0.0.1, port " + silent.port() + ".");
        }
    }

    @Test
    void ourOwnAddressIsReported(FxRobot robot) {
        FxThread.act(() -> window.dialogs().add(ana.address().toString()));
        until("our own address is reported", () -> notice("add-notice").equals("That is your own address. Give it to the other person and type theirs."));
        robot.type(KeyCode.ESCAPE);
        addAndExpect("localhost:" + ana.address().port(), "That is your own address.");
    }

    @Test
    void anotherProgramOnThePortIsReported() throws Exception {
        try (var web = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                while (true) {
                    try (var caller = web.accept()) {
                        caller.getOutputStream().write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                        caller.shutdownOutput();
                        caller.getInputStream().readNBytes(1);
                    } catch (IOException ended) {
                        if (web.isClosed()) return;
                    }
                }
            });
            addAndExpect("127.0.0.1:" + web.getLocalPort(), "Another program answers on that port.");
        }
    }

    @Test
    void anInviteWithAnotherKeyIsRefusedWithBothCodes() {
        var expected = Cast.HANA;
        var wrong = new Invite(expected, List.of(bo.address()), Optional.of(new PeerName("Hana")), Optional.empty());
        FxThread.act(() -> window.dialogs().add(wrong.toString()));
        fire("add-call");
        var sentence = "Another computer than the one in the invite answered. Ask for a new invite.\nThe key expected begins with " + expected.code() + "; the one that answered, with " + bo.id().code() + ".";
        until("it is refused", () -> notice("add-notice").equals(sentence));
        assertTrue(peer(bo.id()).isEmpty());
    }

    @Test
    void anUnknownHostNameIsReported() {
        addAndExpect("no-such-computer.invalid", "No computer called no-such-computer.invalid was found.");
    }

    @Test
    void aPeerThatBlockedUsIsReported() throws Exception {
        connect();
        TestNode.get(bo.node.block(ana.id()));
        until("the connection is closed", () -> peer(bo.id()).filter(peer -> !peer.connected()).isPresent());
        addAndExpect(bo.address().toString(), "127.0.0.1 does not accept your connection.");
    }

    @Test
    void keepTryingContinuesWithoutTheDialog(FxRobot robot) throws IOException {
        int port = TestPorts.free();
        addAndExpect("127.0.0.1:" + port, "127.0.0.1 answers");
        robot.clickOn("#add-keep-trying");
        assertFalse(window.layer().showing());
        until("it is called", () -> model.newcomers().calling().contains(PeerAddress.parse("127.0.0.1:" + port)));
        robot.clickOn(".toast-action");
        until("it is not called any more", () -> model.newcomers().calling().isEmpty());
    }
}
