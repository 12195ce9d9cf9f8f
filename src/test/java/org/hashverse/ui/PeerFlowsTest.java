package org.hashverse.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.model.ChatModel;
import org.hashverse.node.NodeClock;
import org.hashverse.node.NodeEvent;
import org.hashverse.node.Peer;
import org.hashverse.node.Subscription;
import org.hashverse.node.TestLimits;
import org.hashverse.node.TestNode;
import org.hashverse.store.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The real window of Ana, on a real node, with real nodes of others on loopback: add, accept, look, query, remove, another key.
@ExtendWith(ApplicationExtension.class)
class PeerFlowsTest {
    private TestNode ana;
    private TestNode bo;
    private ChatModel model;
    private Subscription listening;
    private MainWindow window;
    private Scene scene;

    @Start
    void start(Stage stage) throws IOException {
        ana = TestNode.open("Ana", Settings.Accept.ASK, TestLimits.SHORT, NodeClock.SYSTEM);
        bo = TestNode.open("Bo");
        model = new ChatModel(ana.node);
        listening = model.connect(new FxBatch(Platform::runLater));
        window = new MainWindow(model, () -> { });
        scene = new Scene(window, 1000, 780);
        Theme.follow(scene, model.settings());
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(1000); // the tests of this process share one stage
        stage.setHeight(780);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void closeAll() throws IOException {
        listening.close();
        ana.close();
        bo.close();
    }

    private void until(String what, BooleanSupplier so) {
        try {
            WaitForAsyncUtils.waitFor(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS, () -> {
                var now = new boolean[1];
                WaitForAsyncUtils.waitForAsyncFx(5000, () -> now[0] = so.getAsBoolean());
                return now[0];
            });
        } catch (TimeoutException late) {
            throw new AssertionError("not so: " + what + "; the notices: " + scene.getRoot().lookupAll(".note").stream().map(Node::getAccessibleText).toList()
                    + "; the inspector: " + text("inspector-name") + ", " + text("inspector-peers-line") + "; open: " + model.open().get(), late);
        }
    }

    private Node find(String id) {
        return scene.getRoot().lookup("#" + id);
    }

    private String text(String id) {
        return find(id) instanceof Label label ? label.getText() : "";
    }

    private String notice(String id) {
        return find(id) != null && find(id).isVisible() && find(id).getAccessibleText() != null ? find(id).getAccessibleText() : "";
    }

    private void fire(FxRobot robot, String id) {
        until(id + " can be pressed", () -> find(id) instanceof ButtonBase button && !button.isDisabled());
        robot.interact(() -> ((ButtonBase) find(id)).fire());
    }

    private void fill(FxRobot robot, String id, String text) {
        robot.interact(() -> ((TextField) find(id)).setText(text));
    }

    private Optional<Peer> peer(PeerId id) {
        return model.peer(id).map(item -> item.peer().get());
    }

    private void connect(FxRobot robot) throws Exception {
        ana.meet(bo);
        until("Bo is a connected contact in the window", () -> peer(bo.id()).filter(Peer::connected).filter(Peer::met).isPresent());
    }

    private void addAndExpect(FxRobot robot, String typed, String sentence) {
        robot.interact(() -> window.dialogs().add(""));
        fill(robot, "add-address", typed);
        fire(robot, "add-call");
        until(sentence, () -> notice("add-notice").startsWith(sentence));
    }

    @Test
    void aPeerIsAddedByTheDialog(FxRobot robot) {
        robot.clickOn("#add-peer");
        robot.write("127.0.0.1");
        fill(robot, "add-port", Integer.toString(bo.address().port()));
        robot.clickOn("#add-call");
        until("the conversation with Bo is open", () -> Conversation.with(bo.id()).equals(model.open().get()));
        assertFalse(window.layer().showing());
        bo.awaitPeer(ana.id(), peer -> peer.connected() && peer.standing() == Standing.CONTACT);
        assertEquals(Standing.CONTACT, peer(bo.id()).orElseThrow().standing());
    }

    @Test
    void aPeerIsAddedByItsInvite(FxRobot robot) {
        robot.interact(() -> window.dialogs().add(bo.self().invite().toString()));
        fire(robot, "add-call");
        until("the conversation with Bo is open", () -> Conversation.with(bo.id()).equals(model.open().get()));
    }

    @Test
    void somebodyWeHaveAlreadyIsNotCalledAgain(FxRobot robot) throws Exception {
        connect(robot);
        robot.interact(() -> window.dialogs().add(bo.address().toString()));
        until("it says so", () -> notice("add-notice").equals("You are already connected to Bo here."));
        fire(robot, "add-open-chat");
        assertEquals(Conversation.with(bo.id()), model.open().get());
    }

    @Test
    void aStrangerIsAccepted(FxRobot robot) throws Exception {
        bo.node.add(ana.address());
        until("Bo wants to talk", () -> peer(bo.id()).filter(peer -> peer.standing() == Standing.STRANGER).isPresent());
        robot.interact(() -> model.open().set(Conversation.with(bo.id())));
        until("the inspector explains", () -> text("inspector-peers-line").equals("Bo’s peers are shown once you have accepted each other."));
        robot.clickOn("#stranger-accept");
        until("Bo is a contact", () -> peer(bo.id()).filter(peer -> peer.standing() == Standing.CONTACT).isPresent());
        bo.awaitPeer(ana.id(), Peer::met);
    }

    @Test
    void aStrangerThatIsIgnoredIsGone(FxRobot robot) {
        bo.node.add(ana.address());
        until("Bo wants to talk", () -> peer(bo.id()).filter(peer -> peer.standing() == Standing.STRANGER).isPresent());
        robot.interact(() -> model.open().set(Conversation.with(bo.id())));
        until("the card is there", () -> find("stranger-ignore") != null);
        robot.clickOn("#stranger-ignore");
        until("Bo is forgotten", () -> model.peer(bo.id()).isEmpty());
    }

    @Test
    void aClickOnAPeerShowsItsPeersAndAddsOneOfThem(FxRobot robot) throws Exception {
        connect(robot);
        try (var chen = TestNode.open("Chen")) {
            bo.meet(chen);
            robot.interact(() -> model.open().set(Conversation.with(bo.id())));
            until("Bo's list names Chen", () -> find("inspector-add-" + chen.id().code()) != null);
            assertTrue(text("inspector-peers-head").startsWith("Bo’s peers · "), text("inspector-peers-head"));
            assertTrue(text("inspector-peers-line").startsWith("as Bo told it "), text("inspector-peers-line"));
            robot.clickOn("#inspector-add-" + chen.id().code());
            fire(robot, "add-call");
            until("the conversation with Chen is open", () -> Conversation.with(chen.id()).equals(model.open().get()));
            robot.interact(() -> model.open().set(Conversation.with(bo.id())));
            until("Chen is marked as known", () -> scene.getRoot().lookupAll("#inspector-peers .peer-row").stream()
                    .anyMatch(row -> row.getAccessibleText().equals("Chen, connected to you too")));
        }
    }

    @Test
    void whoLeavesIsShownAsOfflineWithTheOldList(FxRobot robot) throws Exception {
        connect(robot);
        try (var chen = TestNode.open("Chen")) {
            bo.meet(chen);
            robot.interact(() -> model.open().set(Conversation.with(bo.id())));
            until("Bo's list names Chen", () -> find("inspector-add-" + chen.id().code()) != null);
            bo.node.close();
            until("the list is marked as old", () -> text("inspector-peers-line").startsWith("Bo is offline; this is from "));
            assertTrue(text("inspector-presence").startsWith("offline · last heard "), text("inspector-presence"));
            assertTrue(find("inspector-add-" + chen.id().code()) != null);
        }
    }

    @Test
    void aQueryIsAnsweredWithTheRoundTrip(FxRobot robot) throws Exception {
        connect(robot);
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.K);
        until("the dialog is there", () -> find("query-field") != null);
        fill(robot, "query-field", bo.address().toString());
        robot.clickOn("#query-ask");
        until("Bo answers", () -> notice("query-notice").matches("Bo is connected to you\\. Round trip [0-9]+ ms\\."));
        robot.clickOn("#query-open-chat");
        assertEquals(Conversation.with(bo.id()), model.open().get());
    }

    @Test
    void aQueryWorksWithNobodyConnected(FxRobot robot) {
        robot.interact(() -> window.dialogs().query("Zoe"));
        until("nobody", () -> notice("query-notice").equals("Nobody is connected to you. And nobody you know is Zoe."));
        fill(robot, "query-field", "127.0.0.1:" + ana.address().port());
        fire(robot, "query-ask");
        until("ourselves", () -> notice("query-notice").startsWith("That is you."));
    }

    @Test
    void aPeerIsRemovedAndTheRemovalUndone(FxRobot robot) throws Exception {
        connect(robot);
        TestNode.get(ana.node.send(Conversation.with(bo.id()), "one"));
        bo.await(NodeEvent.MessageArrived.class, _ -> true);
        robot.interact(() -> {
            model.open().set(Conversation.with(bo.id()));
            window.dialogs().remove(bo.id());
        });
        until("the focus is on Cancel", () -> find("remove-cancel") == scene.getFocusOwner());
        until("the message is counted", () -> find("remove").getAccessibleText().equals("Remove Bo? The connection ends and Hashverse stops calling Bo. "
                + "Your 1 message stays under Removed."));
        robot.clickOn("#remove-go");
        until("Bo is removed", () -> peer(bo.id()).filter(peer -> peer.standing() == Standing.REMOVED && !peer.connected()).isPresent());
        bo.awaitPeer(ana.id(), peer -> !peer.connected());
        robot.clickOn(".toast-action");
        until("Bo is back", () -> peer(bo.id()).filter(peer -> peer.standing() == Standing.CONTACT && peer.connected()).isPresent());
        assertEquals(Conversation.with(bo.id()), model.open().get());
        assertEquals(1, TestNode.get(ana.node.count(Conversation.with(bo.id()))));
    }

    @Test
    void partingFromAStrangerOffersNoUndo(FxRobot robot) throws Exception {
        TestNode.get(bo.node.add(ana.address()));
        until("a stranger", () -> peer(bo.id()).filter(peer -> peer.standing() == Standing.STRANGER).isPresent());
        robot.interact(() -> window.dialogs().block(bo.id()));
        fire(robot, "block-go");
        until("it is said", () -> window.lookup(".toast") != null);
        assertEquals(null, window.lookup(".toast-action"));
    }

    @Test
    void theConversationGoesTooIfThatIsWanted(FxRobot robot) throws Exception {
        connect(robot);
        TestNode.get(ana.node.send(Conversation.with(bo.id()), "one"));
        robot.interact(() -> window.dialogs().remove(null));
        until("the choice is there", () -> find("pick-choice") != null);
        robot.clickOn("#pick-choice .choice");
        until("the question is there", () -> find("remove-delete") != null);
        robot.interact(() -> ((CheckBox) find("remove-delete")).setSelected(true));
        until("it says what is deleted", () -> find("remove").getAccessibleText().endsWith("Your 1 message is deleted from this computer."));
        fire(robot, "remove-go");
        until("Bo is removed", () -> peer(bo.id()).filter(peer -> peer.standing() == Standing.REMOVED).isPresent());
        assertEquals(0, TestNode.get(ana.node.count(Conversation.with(bo.id()))));
    }

    @Test
    void whoIsBlockedStandsInTheSettingsAndCanBeUnblocked(FxRobot robot) throws Exception {
        connect(robot);
        robot.interact(() -> window.dialogs().block(bo.id()));
        fire(robot, "block-go");
        until("Bo is blocked", () -> peer(bo.id()).filter(peer -> peer.standing() == Standing.BLOCKED).isPresent());
        robot.interact(() -> model.open().set(Conversation.with(bo.id())));
        fire(robot, "inspector-unblock");
        until("Bo is removed only", () -> peer(bo.id()).filter(peer -> peer.standing() == Standing.REMOVED).isPresent());
        fire(robot, "inspector-add-back");
        until("Bo is a contact", () -> peer(bo.id()).filter(peer -> peer.standing() == Standing.CONTACT).isPresent());
        robot.interact(() -> window.dialogs().block(bo.id()));
        fire(robot, "block-go");
        until("Bo is blocked again", () -> peer(bo.id()).filter(peer -> peer.standing() == Standing.BLOCKED).isPresent());
        robot.interact(() -> window.dialogs().settings());
        fire(robot, "settings-unblock-" + bo.id().code());
        until("Bo is removed only", () -> peer(bo.id()).filter(peer -> peer.standing() == Standing.REMOVED).isPresent());
        fire(robot, "settings-add-back-" + bo.id().code());
        until("Bo is a contact", () -> peer(bo.id()).filter(peer -> peer.standing() == Standing.CONTACT).isPresent());
    }

    @Test
    void settingsTakeEffectAtOnce(FxRobot robot) {
        robot.interact(() -> window.dialogs().settings());
        fill(robot, "settings-name", "Anna");
        robot.interact(() -> find("settings-port").requestFocus());
        until("the name is new", () -> model.self().get().name().text().equals("Anna"));
        fill(robot, "settings-port", "65536");
        robot.interact(() -> find("settings-name").requestFocus());
        until("the port is refused", () -> notice("settings-notice").equals("A port is a number from 1 to 65535."));
        fire(robot, "settings-theme-dark");
        until("it is dark", () -> window.getStyleClass().contains("dark"));
        fire(robot, "settings-accept-anyone");
        until("everyone may come in", () -> model.settings().get().accept() == Settings.Accept.ANYONE);
        var before = model.self().get().invite();
        fire(robot, "settings-renew");
        fire(robot, "settings-renew-go");
        until("the invite is another", () -> !model.self().get().invite().equals(before));
        robot.type(KeyCode.ESCAPE);
        assertFalse(window.layer().showing());
        assertEquals("Anna", model.settings().get().name().text());
    }

    @Test
    void aClosedPortIsSaidSo(FxRobot robot) throws IOException {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        addAndExpect(robot, "127.0.0.1:" + port, "127.0.0.1 answers, but Hashverse is not listening on port " + port + ".");
        assertTrue(find("add-keep-trying").isVisible());
    }

    @Test
    void aBlackHoleCanBeCancelledAndElseIsSilence(FxRobot robot) throws IOException {
        try (var hole = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
             var first = new Socket(InetAddress.getLoopbackAddress(), hole.getLocalPort()); var second = new Socket(InetAddress.getLoopbackAddress(), hole.getLocalPort())) {
            assertTrue(first.isConnected() && second.isConnected()); // the backlog is full now: further calls hear nothing
            var there = "127.0.0.1:" + hole.getLocalPort();
            addAndExpect(robot, there, "Calling 127.0.0.1, port " + hole.getLocalPort() + " · ");
            fire(robot, "add-cancel");
            until("the fields are free", () -> find("add-address") != null && !find("add-address").isDisabled());
            robot.type(KeyCode.ESCAPE);
            addAndExpect(robot, there, "Nobody answered at 127.0.0.1, port " + hole.getLocalPort() + ".");
        }
    }

    @Test
    void ourOwnAddressIsSaidSo(FxRobot robot) {
        robot.interact(() -> window.dialogs().add(ana.address().toString()));
        until("our own", () -> notice("add-notice").equals("That is your own address. Give it to the other person and type theirs."));
        robot.type(KeyCode.ESCAPE);
        addAndExpect(robot, "localhost:" + ana.address().port(), "That is your own address.");
    }

    @Test
    void anotherProgramIsSaidSo(FxRobot robot) throws Exception {
        try (var web = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                while (true) {
                    try (var caller = web.accept()) {
                        caller.getOutputStream().write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                        caller.shutdownOutput();
                        caller.getInputStream().readNBytes(1);
                    } catch (IOException over) {
                        if (web.isClosed()) return;
                    }
                }
            });
            addAndExpect(robot, "127.0.0.1:" + web.getLocalPort(), "Another program answers on that port.");
        }
    }

    @Test
    void anInviteWithAnotherKeyIsRefusedWithBothCodes(FxRobot robot) {
        var expected = Cast.HANA;
        var wrong = new Invite(expected, List.of(bo.address()), Optional.of(new PeerName("Hana")), Optional.empty());
        robot.interact(() -> window.dialogs().add(wrong.toString()));
        fire(robot, "add-call");
        var sentence = "Another computer than the one in the invite answered. Ask for a new invite.\nThe key expected begins with " + expected.code() + "; the one that answered, with " + bo.id().code() + ".";
        until("it is refused", () -> notice("add-notice").equals(sentence));
        assertTrue(peer(bo.id()).isEmpty());
    }

    @Test
    void anUnknownComputerIsSaidSo(FxRobot robot) {
        addAndExpect(robot, "no-such-computer.invalid", "No computer called no-such-computer.invalid was found.");
    }

    @Test
    void somebodyWhoBlockedUsIsSaidSo(FxRobot robot) throws Exception {
        connect(robot);
        TestNode.get(bo.node.block(ana.id()));
        until("the link is gone", () -> peer(bo.id()).filter(peer -> !peer.connected()).isPresent());
        addAndExpect(robot, bo.address().toString(), "127.0.0.1 does not accept your connection.");
    }

    @Test
    void keepTryingGoesOnWithoutTheDialog(FxRobot robot) throws IOException {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        addAndExpect(robot, "127.0.0.1:" + port, "127.0.0.1 answers");
        robot.clickOn("#add-keep-trying");
        assertFalse(window.layer().showing());
        until("it is called", () -> model.calling().contains(PeerAddress.parse("127.0.0.1:" + port)));
        robot.clickOn(".toast-action");
        until("it is not called any more", () -> model.calling().isEmpty());
    }

    @Test
    void aReplacedKeyWarnsUntilThePersonDecides(FxRobot robot) throws Exception {
        connect(robot);
        int port = bo.address().port();
        bo.node.close();
        until("Bo is offline", () -> peer(bo.id()).filter(peer -> !peer.connected()).isPresent());
        try (var folder = new Folder(); var other = TestNode.in(folder.path(), "Bo", Settings.Accept.ANYONE, port)) {
            addAndExpect(robot, "127.0.0.1:" + port, "Another computer than Bo’s answered at 127.0.0.1.");
            assertTrue(notice("add-notice").endsWith("The key expected begins with " + bo.id().code() + "; the one that answered, with " + other.id().code() + "."), notice("add-notice"));
            robot.type(KeyCode.ESCAPE);
            other.node.add(ana.address());
            until("the new key is a stranger like Bo", () -> peer(other.id()).filter(peer -> peer.resembles().equals(Optional.of(bo.id()))).isPresent());
            robot.interact(() -> model.open().set(Conversation.with(other.id())));
            until("the warning is there", () -> find("otherkey-same") != null);
            robot.clickOn("#otherkey-compare");
            until("the numbers are there", () -> find("compare-match") != null);
            robot.clickOn("#compare-match");
            until("they were compared", () -> peer(other.id()).filter(Peer::verified).isPresent());
            fire(robot, "otherkey-same");
            fire(robot, "otherkey-same-go");
            until("the new key is Bo", () -> peer(other.id()).filter(peer -> peer.standing() == Standing.CONTACT).isPresent());
            until("the old one is refused", () -> peer(bo.id()).filter(peer -> peer.standing() == Standing.BLOCKED).isPresent());
        }
    }
}
