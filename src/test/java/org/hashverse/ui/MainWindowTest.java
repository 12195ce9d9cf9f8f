package org.hashverse.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.Presence;
import org.hashverse.chat.Standing;
import org.hashverse.model.ChatModel;
import org.hashverse.node.NodeEvent;
import org.hashverse.node.Self;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The window without a node behind it: what a click, a key and an event change on screen.
@ExtendWith(ApplicationExtension.class)
class MainWindowTest {
    private static final Conversation BO = Conversation.with(Cast.BO);
    private static final Conversation CHEN = Conversation.with(Cast.CHEN);
    private final AtomicInteger quits = new AtomicInteger();
    private Stage stage;
    private ChatModel model;
    private MainWindow window;

    @Start
    void start(Stage shown) {
        stage = shown;
        Theme.loadFonts();
        model = Cast.model();
        window = new MainWindow(model, quits::incrementAndGet, _ -> CompletableFuture.completedFuture(Cast.bosPeers()));
        var scene = new Scene(window, 980, 760);
        Theme.follow(scene, model.settings());
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(980); // the tests of this process share one stage
        stage.setHeight(760);
        stage.setScene(scene);
        stage.show();
    }

    private void apply(FxRobot robot, NodeEvent event) {
        robot.interact(() -> model.apply(event));
        settle();
    }

    private void open(FxRobot robot, Conversation conversation) {
        robot.interact(() -> window.open(conversation));
        settle();
    }

    private static void settle() {
        WaitForAsyncUtils.waitForFxEvents(3);
    }

    private TextArea composer() {
        return window.conversation().composer().area();
    }

    private void type(FxRobot robot, String text) {
        robot.interact(() -> composer().replaceSelection(text));
        settle();
    }

    private boolean says(String text) {
        return window.lookupAll(".label").stream().anyMatch(node -> visible(node) && node instanceof Labeled labeled && labeled.getText().equals(text));
    }

    private static boolean visible(Node node) {
        for (var at = node; at != null; at = at.getParent()) if (!at.isVisible()) return false;
        return true;
    }

    private SidebarPerson row(String name) {
        return window.lookupAll(".sidebar-person").stream().filter(node -> visible(node) && ((Labeled) node.lookup(".name")).getText().equals(name))
                .map(SidebarPerson.class::cast).findFirst().orElseThrow();
    }

    @Test
    void aClickOnAPeerOpensItsConversationAndOneCanWrite(FxRobot robot) {
        robot.clickOn(row("Chen"));
        settle();
        assertEquals(CHEN, model.open().get());
        assertSame(composer(), stage.getScene().getFocusOwner());
        assertEquals("Message Chen, or / for commands", composer().getPromptText());
    }

    @Test
    void nothingButThePersonChangesTheOpenConversation(FxRobot robot) {
        open(robot, BO);
        robot.interact(() -> Talk.arrives(model, Cast.CHEN, Instant.now(), "look here"));
        apply(robot, new NodeEvent.PeerChanged(Cast.standing(Cast.contact(Cast.FAY, "Fay", "10.0.0.31:8000"), Standing.STRANGER)));
        assertEquals(BO, model.open().get());
        assertEquals("(1) Hashverse", window.title().getValue());
    }

    @Test
    void eachConversationKeepsItsDraft(FxRobot robot) {
        open(robot, BO);
        type(robot, "for Bo");
        open(robot, CHEN);
        assertEquals("", composer().getText());
        type(robot, "for Chen");
        open(robot, BO);
        assertEquals("for Bo", composer().getText());
        open(robot, CHEN);
        assertEquals("for Chen", composer().getText());
    }

    @Test
    void typingAnywhereLandsInTheComposer(FxRobot robot) {
        apply(robot, new NodeEvent.PeerChanged(Cast.presence(Cast.contact(Cast.BO, "Bo", "10.0.0.9:8000"), Presence.OFFLINE, Instant.now())));
        open(robot, BO);
        robot.interact(() -> window.sidebar().focusList());
        robot.write("hi");
        settle();
        assertEquals("hi", composer().getText());
        assertSame(composer(), stage.getScene().getFocusOwner());
    }

    @Test
    void aSelectedPartOfAMessageIsCopiedAndPastedIntoTheComposer(FxRobot robot) {
        robot.interact(() -> Talk.arrives(model, Cast.ELI, Instant.now(), "selectable"));
        open(robot, Conversation.with(Cast.ELI));
        var text = window.lookupAll(".selectable").stream().filter(MainWindowTest::visible).filter(node -> node.getLayoutBounds().getWidth() > 20).reduce((_, last) -> last).orElseThrow();
        robot.doubleClickOn(text);
        settle();
        assertEquals("selectable", window.conversation().messages().selected());
        robot.press(KeyCode.CONTROL).type(KeyCode.C, KeyCode.V).release(KeyCode.CONTROL);
        settle();
        assertEquals("selectable", composer().getText());
    }

    @Test
    void f6GoesFromPaneToPane(FxRobot robot) {
        open(robot, BO);
        robot.type(KeyCode.F6);
        settle();
        assertEquals("peers", stage.getScene().getFocusOwner().getId());
        robot.type(KeyCode.F6);
        settle();
        assertSame(composer(), stage.getScene().getFocusOwner());
    }

    @Test
    void arrowsGoThroughTheRowsAndEnterOpensOne(FxRobot robot) {
        robot.interact(() -> window.sidebar().focusList());
        robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
        settle();
        assertEquals(Conversation.with(Cast.CHEN), model.open().get());
    }

    @Test
    void altAndArrowsGoFromConversationToConversation(FxRobot robot) {
        open(robot, Conversation.EVERYONE);
        robot.press(KeyCode.ALT).type(KeyCode.DOWN).release(KeyCode.ALT);
        settle();
        assertEquals(BO, model.open().get());
        robot.press(KeyCode.ALT).type(KeyCode.UP).release(KeyCode.ALT);
        settle();
        assertEquals(Conversation.EVERYONE, model.open().get());
        robot.interact(() -> Talk.arrives(model, Cast.ELI, Instant.now(), "unread"));
        settle();
        robot.press(KeyCode.ALT, KeyCode.SHIFT).type(KeyCode.DOWN).release(KeyCode.SHIFT, KeyCode.ALT);
        settle();
        assertEquals(Conversation.with(Cast.ELI), model.open().get());
    }

    @Test
    void keysOpenDialogsAndEscClosesThemAlone(FxRobot robot) {
        open(robot, BO);
        robot.press(KeyCode.CONTROL).type(KeyCode.N).release(KeyCode.CONTROL);
        settle();
        assertTrue(window.layer().showing());
        robot.type(KeyCode.ESCAPE);
        settle();
        assertFalse(window.layer().showing());
        assertSame(composer(), stage.getScene().getFocusOwner());
        robot.press(KeyCode.CONTROL).type(KeyCode.COMMA).release(KeyCode.CONTROL);
        settle();
        assertTrue(window.layer().showing());
        robot.type(KeyCode.ESCAPE);
        robot.type(KeyCode.ESCAPE);
        settle();
        assertTrue(stage.isShowing());
        robot.press(KeyCode.CONTROL).type(KeyCode.Q).release(KeyCode.CONTROL);
        settle();
        assertEquals(1, quits.get());
    }

    @Test
    void anUnknownCommandIsNotSentAndItsLineStays(FxRobot robot) {
        open(robot, BO);
        type(robot, "/shrug");
        robot.type(KeyCode.ENTER);
        settle();
        assertTrue(says("Unknown command"));
        assertEquals("/shrug", composer().getText());
        type(robot, "x");
        assertFalse(says("Unknown command"));
    }

    @Test
    void aSlashShowsTheSevenAndTabTakesOne(FxRobot robot) {
        open(robot, BO);
        type(robot, "/");
        for (var verb : SlashLine.Verb.values()) assertTrue(says("/" + verb.word()), verb.word());
        robot.type(KeyCode.DOWN, KeyCode.TAB);
        settle();
        assertEquals("/add ", composer().getText());
        assertFalse(says("/send"));
    }

    @Test
    void listIsAnsweredByACardThatCanBeTakenAway(FxRobot robot) {
        open(robot, BO);
        type(robot, "/list");
        robot.type(KeyCode.ENTER);
        settle();
        assertTrue(says("only you see this"));
        assertEquals("", composer().getText());
        assertTrue(window.lookupAll(".label").stream().anyMatch(node -> node instanceof Labeled labeled && labeled.getText().startsWith("3 peers are connected")));
        robot.clickOn(window.lookup(".command-card .tiny"));
        settle();
        assertFalse(says("only you see this"));
    }

    @Test
    void aTextThatReadsLikeACommandOffersToRun(FxRobot robot) {
        open(robot, BO);
        type(robot, "add 10.0.0.7 8000");
        assertTrue(says("Run as command?"));
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        settle();
        assertTrue(window.layer().showing());
    }

    @Test
    void aTextThatIsTooLongStaysAndCanGoInParts(FxRobot robot) {
        open(robot, BO);
        type(robot, "x".repeat(16 * 1024 + 1204));
        assertTrue(says("1,204 bytes too long"));
        robot.type(KeyCode.ENTER);
        settle();
        assertEquals(16 * 1024 + 1204, composer().getText().length());
    }

    @Test
    void whatIsPastedLosesItsControlCharacters(FxRobot robot) {
        open(robot, BO);
        type(robot, "a\u0007b\r\nc");
        assertEquals("ab\nc", composer().getText());
    }

    @Test
    void everyoneIsClosedWhileNobodyIsConnected(FxRobot robot) {
        open(robot, Conversation.EVERYONE);
        assertTrue(says("To everyone · 3"));
        assertEquals("Send to 3", ((Button) window.lookup("#send-all")).getText());
        for (var item : List.copyOf(model.peers()))
            apply(robot, new NodeEvent.PeerChanged(Cast.presence(item.peer().get(), Presence.OFFLINE, Instant.now())));
        assertFalse(window.conversation().composer().usable());
        assertTrue(visible(window.lookup("#composer-way-out")));
    }

    @Test
    void aMessageIsReadOnceItIsOnScreenAndNotBefore(FxRobot robot) {
        robot.interact(() -> Talk.arrives(model, Cast.BO, Instant.now(), "hello"));
        settle();
        assertEquals(1, model.conversation(BO).unread().get());
        open(robot, BO);
        assertEquals(0, model.conversation(BO).unread().get());
        robot.interact(() -> Talk.arrives(model, Cast.BO, Instant.now(), "and this"));
        settle();
        assertEquals(0, model.conversation(BO).unread().get());
    }

    @Test
    void theRowOfAPeerSaysWhatMatters(FxRobot robot) {
        assertTrue(row("Dara").spoken().contains("2 waiting"));
        assertTrue(row("Eli").spoken().matches(".*no answer \\d+ s.*"));
        apply(robot, new NodeEvent.TypingChanged(Cast.BO, true));
        assertTrue(row("Bo").spoken().contains("typing…"));
        robot.interact(() -> Talk.arrives(model, Cast.BO, Instant.now(), "a line\nand another"));
        settle();
        assertTrue(row("Bo").spoken().contains("a line and another"));
        robot.interact(() -> Talk.written(model, Cast.BO, Instant.now(), "on my way", Delivery.SENT));
        settle();
        assertTrue(row("Bo").spoken().contains("You: on my way"));
        apply(robot, new NodeEvent.CallingChanged(List.of(PeerAddress.parse("10.0.0.52:8000"))));
        assertTrue(says("10.0.0.52:8000"));
    }

    @Test
    void aClickOnOnesAddressCopiesIt(FxRobot robot) {
        robot.clickOn("#own-address");
        settle();
        assertTrue(says("Copied"));
        robot.interact(() -> assertEquals("10.0.0.7:8000", Clipboard.getSystemClipboard().getString()));
    }

    @Test
    void twoPanesAndADrawerThenOne(FxRobot robot) {
        open(robot, Conversation.EVERYONE);
        assertTrue(window.sidebar().isVisible() && window.conversation().isVisible());
        assertFalse(window.panes().shownInspector() != null);
        robot.press(KeyCode.CONTROL).type(KeyCode.I).release(KeyCode.CONTROL);
        settle();
        assertTrue(window.panes().shownInspector() != null);
        robot.type(KeyCode.ESCAPE);
        settle();
        assertFalse(window.panes().shownInspector() != null);
        robot.interact(() -> stage.setWidth(420));
        settle();
        assertFalse(window.sidebar().isVisible());
        robot.clickOn("#back");
        settle();
        assertTrue(window.sidebar().isVisible());
        assertFalse(window.conversation().isVisible());
        robot.clickOn(row("Everyone"));
        settle();
        assertTrue(window.conversation().isVisible());
    }

    @Test
    void aBannerSaysThatThereIsNoNetwork(FxRobot robot) {
        open(robot, BO);
        var self = Cast.self();
        apply(robot, new NodeEvent.SelfChanged(new Self(self.id(), self.name(), self.port(), self.address(), self.more(), false, self.portTaken(), self.invite())));
        assertTrue(says("No network. Messages wait and go out when it is back."));
        apply(robot, new NodeEvent.SelfChanged(self));
        assertFalse(says("No network. Messages wait and go out when it is back."));
    }

    @Test
    void aBannerSaysThatTheIdentityRunsOnAnotherComputerToo(FxRobot robot) {
        open(robot, BO);
        var words = "This identity runs on another computer too. Messages reach only one of the two. Quit Hashverse on one of them.";
        apply(robot, new NodeEvent.ElsewhereChanged(true));
        assertTrue(says(words));
        apply(robot, new NodeEvent.ElsewhereChanged(false));
        assertFalse(says(words));
    }
}
