package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.model.ChatModel;
import org.hashverse.model.MessageItem;
import org.hashverse.node.TestLimits;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.api.Subscription;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.store.settings.Settings;
import org.hashverse.ui.kit.FxBatch;
import org.hashverse.ui.kit.Theme;
import org.hashverse.ui.message.MessageFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Ana writes and reads in her window, with real nodes of other people on loopback.
@ExtendWith(ApplicationExtension.class)
class ChatFlowsTest {
    private final AtomicInteger quits = new AtomicInteger();
    private TestNode ana;
    private TestNode bo;
    private ChatModel model;
    private Subscription listening;
    private MainWindow window;

    @Start
    void start(Stage stage) throws IOException {
        Theme.loadFonts();
        ana = TestNode.open("Ana", Settings.Accept.ASK, TestLimits.SHORT, NodeClock.SYSTEM);
        bo = TestNode.open("Bo");
        model = new ChatModel(ana.node);
        listening = model.connect(new FxBatch(Platform::runLater));
        window = new MainWindow(model, quits::incrementAndGet);
        var scene = SmallScene.of(window, 1000, 780);
        Theme.follow(scene, model.settings());
        SharedStage.show(stage, scene);
        stage.requestFocus();
    }

    @AfterEach
    void closeAll() throws IOException {
        listening.close();
        ana.close();
        bo.close();
    }

    private void until(String description, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(120_000, condition::getAsBoolean));
        } catch (TimeoutException timeout) {
            throw new AssertionError("timed out waiting until " + description + "; the peers: " + model.peers().stream().map(item -> item.peer().get()).toList() + "; on screen: " + words(), timeout);
        }
    }

    private List<String> words() {
        return window.lookupAll(".label").stream().filter(ChatFlowsTest::visible).map(node -> ((Labeled) node).getText()).toList();
    }

    private static boolean visible(Node node) {
        for (var at = node; at != null; at = at.getParent()) if (!at.isVisible()) return false;
        return node instanceof Labeled;
    }

    private void connect(TestNode other) throws Exception {
        ana.meet(other);
        until("connected in the window", () -> model.peer(other.id()).filter(item -> item.peer().get().connected() && item.peer().get().met()).isPresent());
    }

    private Peer peer(PeerId id) {
        return model.peer(id).orElseThrow().peer().get();
    }

    private void write(FxRobot robot, Conversation in, String text) {
        FxThread.act(() -> {
            window.open(in);
            window.conversation().composer().area().setText(text);
            window.conversation().composer().area().requestFocus();
        });
        robot.type(KeyCode.ENTER);
    }

    private MessageItem last(Conversation in) {
        return model.conversation(in).last().get();
    }

    private boolean reached(Conversation in, Delivery.Stage stage) {
        return last(in) != null && MessageFormatter.stage(last(in)) == stage;
    }

    @Test
    void aWrittenMessageArrivesAndItsMarkShowsTheDelivery(FxRobot robot) throws Exception {
        connect(bo);
        var talk = Conversation.with(bo.id());
        write(robot, talk, "Hello Bo");
        var arrived = bo.await(NodeEvent.MessageArrived.class, _ -> true).message().message();
        assertEquals("Hello Bo", arrived.text());
        until("delivered", () -> reached(talk, Delivery.Stage.DELIVERED));
        bo.node.read(Conversation.with(ana.id()), arrived.key());
        until("read", () -> reached(talk, Delivery.Stage.READ));
        assertEquals("", window.conversation().composer().area().getText());
    }

    @Test
    void anArrivingMessageIsShownAndItsAuthorGetsAReadReceipt() throws Exception {
        connect(bo);
        FxThread.act(() -> window.open(Conversation.with(bo.id())));
        TestNode.get(bo.node.send(Conversation.with(ana.id()), "Hello Ana"));
        until("on screen", () -> last(Conversation.with(bo.id())) != null && model.unread().get() == 0);
        bo.await(NodeEvent.DeliveryChanged.class, event -> event.delivery().stage() == Delivery.Stage.READ);
    }

    @Test
    void aMessageThatIsNotOnScreenIsNotRead() throws Exception {
        connect(bo);
        FxThread.act(() -> window.open(Conversation.EVERYONE));
        TestNode.get(bo.node.send(Conversation.with(ana.id()), "Hello Ana"));
        until("unread", () -> model.unread().get() == 1);
        bo.await(NodeEvent.DeliveryChanged.class, event -> event.delivery().stage() == Delivery.Stage.DELIVERED);
        assertEquals("(1) Hashverse — Ana", window.title().getValue());
        assertTrue(bo.told(NodeEvent.DeliveryChanged.class).stream().noneMatch(event -> event.delivery().stage() == Delivery.Stage.READ));
    }

    @Test
    void aMessageToEveryoneReachesAllConnectedPeers(FxRobot robot) throws Exception {
        try (var chen = TestNode.open("Chen")) {
            connect(bo);
            connect(chen);
            write(robot, Conversation.EVERYONE, "Hello all");
            for (var other : List.of(bo, chen)) assertEquals(Conversation.EVERYONE, other.await(NodeEvent.MessageArrived.class, _ -> true).message().message().conversation());
            until("2 of 2", () -> words().contains("2 of 2"));
        }
    }

    @Test
    void aMessageToAnOfflinePeerIsSentWhenItIsBack(FxRobot robot) throws Exception {
        try (var folder = new Folder()) {
            PeerId dara;
            int port;
            try (var first = TestNode.in(folder.path(), "Dara", Settings.Accept.ANYONE, 0)) {
                connect(first);
                dara = first.id();
                port = first.address().port();
            }
            until("the peer is offline", () -> !peer(dara).connected());
            var talk = Conversation.with(dara);
            write(robot, talk, "for later");
            until("waiting", () -> peer(dara).waiting() == 1 && reached(talk, Delivery.Stage.QUEUED));
            until("the row says so", () -> words().contains("Dara is offline. Your message waits until Dara is back."));
            try (var back = TestNode.in(folder.path(), "Dara", Settings.Accept.ANYONE, port)) {
                FxThread.act(() -> model.commands().tryNow(dara));
                assertEquals("for later", back.await(NodeEvent.MessageArrived.class, _ -> true).message().message().text());
                until("delivered", () -> reached(talk, Delivery.Stage.DELIVERED) && peer(dara).waiting() == 0);
            }
        }
    }

    @Test
    void writingBackAcceptsAStranger(FxRobot robot) throws Exception {
        TestNode.get(bo.node.add(ana.address()));
        until("a stranger", () -> model.peer(bo.id()).filter(item -> item.peer().get().standing() == Standing.STRANGER).isPresent());
        write(robot, Conversation.with(bo.id()), "Welcome");
        until("a contact", () -> peer(bo.id()).standing() == Standing.CONTACT);
        assertEquals("Welcome", bo.await(NodeEvent.MessageArrived.class, _ -> true).message().message().text());
    }

    @Test
    void commandsDoTheSameAsClicks(FxRobot robot) throws Exception {
        connect(bo);
        write(robot, Conversation.EVERYONE, "/send @Bo for you alone");
        assertEquals(Conversation.with(ana.id()), bo.await(NodeEvent.MessageArrived.class, _ -> true).message().message().conversation());
        write(robot, Conversation.with(bo.id()), "/query Bo");
        until("the answer", () -> words().stream().anyMatch(word -> word.startsWith("Bo is connected to you · ")));
        write(robot, Conversation.with(bo.id()), "/select");
        until("the list", () -> words().stream().anyMatch(word -> word.contains("Bo has")));
        write(robot, Conversation.with(bo.id()), "/delete Zoe");
        until("nobody", () -> words().contains("Nobody you know is Zoe."));
        write(robot, Conversation.with(bo.id()), "//list is a command");
        until("sent", () -> last(Conversation.with(bo.id())).message().text().equals("/list is a command"));
        write(robot, Conversation.with(bo.id()), "/exit");
        until("quits", () -> quits.get() == 1);
    }

    @Test
    void aCommandThatFailsStaysInTheComposer(FxRobot robot) throws Exception {
        var area = window.conversation().composer().area();
        write(robot, Conversation.EVERYONE, "/send -- hello");
        until("refused", () -> area.getText().equals("/send -- hello"));
        connect(bo);
        write(robot, Conversation.with(bo.id()), "/send @Zoe hello");
        until("refused", () -> area.getText().equals("/send @Zoe hello") && words().contains("Nobody you know is @Zoe."));
        write(robot, Conversation.with(bo.id()), "/send @Bo hello");
        bo.await(NodeEvent.MessageArrived.class, _ -> true);
        until("nothing is left to send", () -> area.getText().isEmpty());
    }

    @Test
    void listAllIncludesOfflinePeers(FxRobot robot) throws Exception {
        connect(bo);
        PeerId offlinePeer;
        try (var chen = TestNode.open("Chen")) {
            offlinePeer = chen.id();
            connect(chen);
            write(robot, Conversation.with(bo.id()), "/list");
            until("both", () -> words().stream().anyMatch(word -> word.contains("2 peers are connected")));
        }
        until("the peer is offline", () -> !peer(offlinePeer).connected());
        write(robot, Conversation.with(bo.id()), "/list all");
        until("Chen is listed as offline", () -> words().stream().anyMatch(word -> word.contains("One peer is connected") && word.contains("Chen")));
    }

    @Test
    void aRejectedLongTextIsPutBackInOnePiece() throws Exception {
        connect(bo);
        var text = "one ".repeat(4000) + "\n" + "two ".repeat(4000).strip();
        var area = window.conversation().composer().area();
        FxThread.act(() -> {
            window.open(Conversation.with(bo.id()));
            area.setText(text);
        });
        until("offered", () -> window.lookupAll(".hyperlink").stream().anyMatch(node -> ((Labeled) node).getText().startsWith("Send in ")));
        FxThread.act(() -> {
            // the window sends before it knows that the peer is gone
            ana.node.remove(bo.id()).join();
            window.lookupAll(".hyperlink").stream().filter(node -> ((Labeled) node).getText().startsWith("Send in ")).forEach(node -> ((Hyperlink) node).fire());
            assertEquals("", area.getText());
        });
        until("back", () -> area.getText().equals(text) || model.conversation(Conversation.with(bo.id())).draft().text().get().equals(text));
    }

    @Test
    void aLongTextIsSentInParts() throws Exception {
        connect(bo);
        var talk = Conversation.with(bo.id());
        FxThread.act(() -> {
            window.open(talk);
            window.conversation().composer().area().setText("word ".repeat(4000));
        });
        until("offered", () -> words().contains("Send in 2 parts") || window.lookupAll(".hyperlink").stream().anyMatch(node -> ((Labeled) node).getText().equals("Send in 2 parts")));
        FxThread.act(() -> window.lookupAll(".hyperlink").stream().filter(node -> ((Labeled) node).getText().equals("Send in 2 parts"))
                .forEach(node -> ((Hyperlink) node).fire()));
        until("two messages", () -> model.conversation(talk).messages().size() == 2 && reached(talk, Delivery.Stage.DELIVERED));
        assertEquals("word ".repeat(4000).strip(), String.join(" ", bo.texts(Conversation.with(ana.id()))));
    }
}
