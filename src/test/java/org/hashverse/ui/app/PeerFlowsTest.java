package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.hashverse.TestPorts;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.model.notes.Note;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.store.settings.Settings;
import org.hashverse.ui.sidebar.SidebarRow;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Strangers, the inspector, queries, settings, and a changed key, in the window.
class PeerFlowsTest extends AnasWindow {
    @Start
    void start(Stage stage) throws IOException {
        show(stage);
    }

    @Test
    void aStrangerIsAccepted(FxRobot robot) throws Exception {
        bo.node.add(ana.address());
        until("Bo wants to talk", () -> peer(bo.id()).filter(peer -> peer.standing() == Standing.STRANGER).isPresent());
        FxThread.act(() -> model.open().set(Conversation.with(bo.id())));
        until("the inspector explains", () -> text("inspector-peers-line").equals("Bo’s peers are shown once you have accepted each other."));
        robot.clickOn("#stranger-accept");
        until("Bo is a contact", () -> peer(bo.id()).filter(peer -> peer.standing() == Standing.CONTACT).isPresent());
        bo.awaitPeer(ana.id(), Peer::met);
    }

    @Test
    void anIgnoredStrangerDisappearsAndStaysIgnoredWhenItTriesAgain(FxRobot robot) {
        bo.node.add(ana.address());
        until("Bo wants to talk", () -> peer(bo.id()).filter(peer -> peer.standing() == Standing.STRANGER).isPresent());
        FxThread.act(() -> model.open().set(Conversation.with(bo.id())));
        until("the card is there", () -> find("stranger-ignore") != null);
        robot.clickOn("#stranger-ignore");
        until("Bo is in no list", this::ignored);
        bo.awaitPeer(ana.id(), peer -> !peer.connected());
        bo.node.tryNow(ana.id());
        bo.awaitPeer(ana.id(), peer -> peer.endedByIt() && !peer.connected());
        until("Bo is in no list still", this::ignored);
    }

    private boolean ignored() {
        return model.open().get() == null && peer(bo.id()).filter(peer -> peer.standing() == Standing.REMOVED).isPresent()
                && window.sidebar().list().getItems().stream().noneMatch(SidebarRow.KnownPeer.class::isInstance);
    }

    @Test
    void aClickOnAPeerShowsItsPeersAndAddsOneOfThem(FxRobot robot) throws Exception {
        connect();
        try (var chen = TestNode.open("Chen")) {
            bo.meet(chen);
            FxThread.act(() -> model.open().set(Conversation.with(bo.id())));
            until("Bo's list names Chen", () -> find("inspector-add-" + chen.id().code()) != null);
            assertTrue(text("inspector-peers-head").startsWith("Bo’s peers · "), text("inspector-peers-head"));
            assertTrue(text("inspector-peers-line").startsWith("as Bo told it "), text("inspector-peers-line"));
            robot.clickOn("#inspector-add-" + chen.id().code());
            fire("add-call");
            until("the conversation with Chen is open", () -> Conversation.with(chen.id()).equals(model.open().get()));
            FxThread.act(() -> model.open().set(Conversation.with(bo.id())));
            until("Chen is marked as known", () -> scene.getRoot().lookupAll("#inspector-peers .peer-row").stream()
                    .anyMatch(row -> row.getAccessibleText().equals("Chen, connected to you too")));
        }
    }

    @Test
    void aPeerThatLeavesIsShownAsOfflineWithItsOldList() throws Exception {
        connect();
        try (var chen = TestNode.open("Chen")) {
            bo.meet(chen);
            FxThread.act(() -> model.open().set(Conversation.with(bo.id())));
            until("Bo's list names Chen", () -> find("inspector-add-" + chen.id().code()) != null);
            bo.node.close();
            until("the list is marked as old", () -> text("inspector-peers-line").startsWith("Bo is offline; this is from "));
            until("its state is shown too", () -> text("inspector-presence").startsWith("offline · last heard "));
            assertTrue(find("inspector-add-" + chen.id().code()) != null);
        }
    }

    @Test
    void aQueryIsAnsweredWithTheRoundTrip(FxRobot robot) throws Exception {
        connect();
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.K);
        until("the dialog is there", () -> find("query-field") != null);
        fill("query-field", bo.address().toString());
        robot.clickOn("#query-ask");
        until("Bo answers", () -> notice("query-notice").matches("Bo is connected to you\\. Round trip [0-9]+\u00a0ms\\."));
        robot.clickOn("#query-open-chat");
        assertEquals(Conversation.with(bo.id()), model.open().get());
    }

    @Test
    void aQueryWorksWithNobodyConnected() {
        FxThread.act(() -> window.dialogs().query("Zoe"));
        until("nobody", () -> notice("query-notice").equals("Nobody is connected to you. And nobody you know is Zoe."));
        fill("query-field", "127.0.0.1:" + ana.address().port());
        fire("query-ask");
        until("our own node is found", () -> notice("query-notice").startsWith("That is you."));
    }

    @Test
    void settingsTakeEffectAtOnce(FxRobot robot) throws Exception {
        FxThread.act(() -> window.dialogs().settings());
        fill("settings-name", "Anna");
        FxThread.act(() -> find("settings-port").requestFocus());
        until("the name is changed", () -> model.self().get().name().text().equals("Anna"));
        fill("settings-port", "65536");
        FxThread.act(() -> find("settings-name").requestFocus());
        until("the port is refused", () -> notice("settings-notice").equals("A port is a number from 1 to 65535."));
        int free = TestPorts.free();
        FxThread.act(() -> find("settings-port").requestFocus());
        fill("settings-port", "" + free);
        FxThread.act(() -> find("settings-name").requestFocus());
        until("the node listens on the new port", () -> model.self().get().port() == free);
        assertEquals(model.self().get().folder().toString(), text("settings-folder"));
        fire("settings-theme-dark");
        until("it is dark", () -> scene.getRoot().getStyleClass().contains("dark"));
        fire("settings-accept-anyone");
        until("strangers are accepted", () -> model.settings().get().accept() == Settings.Accept.ANYONE);
        var before = model.self().get().invite();
        fire("settings-renew");
        fire("settings-renew-go");
        until("the invite is new", () -> !model.self().get().invite().equals(before));
        robot.type(KeyCode.ESCAPE);
        assertFalse(window.layer().showing());
        assertEquals("Anna", model.settings().get().name().text());
    }

    @Test
    void connectedPeersSeeANewNameAtOnce(FxRobot robot) throws Exception {
        connect();
        FxThread.act(() -> window.dialogs().settings());
        fill("settings-name", "Anna");
        FxThread.act(() -> find("settings-port").requestFocus());
        bo.awaitPeer(ana.id(), peer -> peer.connected() && peer.name().text().equals("Anna"));
        robot.type(KeyCode.ESCAPE);
        FxThread.act(() -> model.open().set(Conversation.with(bo.id())));
        until("it is Bo's conversation", () -> text("inspector-name").equals("Bo"));
        bo.change(settings -> settings.withName(new PeerName("Bob")));
        until("the window shows Bo's new name", () -> text("inspector-name").equals("Bob"));
        var lines = model.conversation(Conversation.with(bo.id())).notes().stream().map(note -> note instanceof Note.Renamed(_, var before, var after) ? before + " " + after : "").toList();
        assertEquals(List.of("Bo Bob"), lines);
        assertEquals(List.of(), bo.told(NodeEvent.Left.class));
    }

    @Test
    void aReplacedKeyWarnsUntilThePersonDecides(FxRobot robot) throws Exception {
        connect();
        int port = bo.address().port();
        bo.node.close();
        until("Bo is offline", () -> peer(bo.id()).filter(peer -> !peer.connected()).isPresent());
        try (var folder = new Folder(); var other = TestNode.in(folder.path(), "Bo", Settings.Accept.ANYONE, port)) {
            addAndExpect("127.0.0.1:" + port, "Another computer than Bo’s answered at 127.0.0.1.");
            assertTrue(notice("add-notice").endsWith("The key expected begins with " + bo.id().code() + "; the one that answered, with " + other.id().code() + "."), notice("add-notice"));
            robot.type(KeyCode.ESCAPE);
            other.node.add(ana.address());
            until("the new key is a stranger like Bo", () -> peer(other.id()).filter(peer -> peer.resembles().equals(Optional.of(bo.id()))).isPresent());
            FxThread.act(() -> model.open().set(Conversation.with(other.id())));
            until("the warning is there", () -> find("otherkey-same") != null);
            robot.clickOn("#otherkey-compare");
            until("the numbers are there", () -> find("compare-match") != null);
            robot.clickOn("#compare-match");
            until("the keys are compared", () -> peer(other.id()).filter(Peer::verified).isPresent());
            fire("otherkey-same");
            fire("otherkey-same-go");
            until("the new key is Bo", () -> peer(other.id()).filter(peer -> peer.standing() == Standing.CONTACT).isPresent());
            until("the old one is refused", () -> peer(bo.id()).filter(peer -> peer.standing() == Standing.BLOCKED).isPresent());
        }
    }
}
