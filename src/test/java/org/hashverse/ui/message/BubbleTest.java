package org.hashverse.ui.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.hashverse.chat.Conversation;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.settings.Appearance;
import org.hashverse.ui.app.Cast;
import org.hashverse.ui.app.FxThread;
import org.hashverse.ui.app.Talk;
import org.hashverse.ui.app.WindowAlone;
import org.hashverse.ui.emoji.EmojiView;
import org.hashverse.ui.kit.LinkEvent;
import org.hashverse.ui.text.SelectableText;
import org.hashverse.ui.text.TextLink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The content of bubbles: formatting, links, emoji, and hostile texts.
class BubbleTest extends WindowAlone {
    private final List<String> opened = new ArrayList<>();

    @Start
    void start(Stage stage) {
        show(stage);
    }

    @BeforeEach
    void openBo() {
        open(BO);
        FxThread.act(() -> stage.getScene().addEventHandler(LinkEvent.OPEN, event -> opened.add(event.link().address())));
    }

    private Bubble receive(String text) {
        FxThread.act(() -> Talk.arrives(model, Cast.BO, Instant.now(), text));
        FxThread.act(() -> window.layout());
        return bubbles().stream().filter(bubble -> bubble.getParent() instanceof MessageView view && view.getAccessibleText().contains(text)).findFirst().orElseThrow();
    }

    private List<Bubble> bubbles() {
        return window.lookupAll(".bubble").stream().filter(WindowAlone::visible).sorted(WindowAlone.FROM_TOP).map(Bubble.class::cast).toList();
    }

    private static List<Text> texts(Node in) {
        return in.lookupAll(".message-text").stream().filter(WindowAlone::visible).map(Text.class::cast).filter(text -> !text.getText().isEmpty()).toList();
    }

    private static String styledTexts(Node in) {
        return texts(in).stream().map(text -> text.getText() + text.getStyleClass().stream().filter(style -> !style.equals("message-text")).toList()).toList().toString();
    }

    private static Point2D middle(Node node) {
        var bounds = node.localToScreen(node.getBoundsInLocal());
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    /// A triple click as one event, so that the test does not depend on the time between clicks.
    private void tripleClick(Bubble bubble) {
        var text = bubble.text();
        var inText = new Point2D(4, text.getHeight() - 6);
        var at = text.localToScreen(inText);
        for (var kind : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED)) {
            FxThread.act(() -> text.fireEvent(new MouseEvent(kind, inText.getX(), inText.getY(), at.getX(), at.getY(), MouseButton.PRIMARY, 3,
                    false, false, false, false, kind == MouseEvent.MOUSE_PRESSED, false, false, true, false, true, null)));
        }
        settle();
    }

    @Test
    void marksAreShownAsStylesAndCopiedAsTheyWereSent() {
        var text = "a *b* _c_ `d`";
        var bubble = receive(text);
        assertEquals("[a [], b[strong],  [], c[italic],  [], d[message-code]]", styledTexts(bubble));
        tripleClick(bubble);
        assertEquals(text, window.conversation().messages().selected());
    }

    @Test
    void blocksStandBelowEachOtherAndAreCopiedTogether() {
        var text = "> so it was\nand\n```\nx = *y*\n```";
        var bubble = receive(text);
        assertEquals("[so it was[quoted], and[], x = *y*[message-code]]", styledTexts(bubble));
        tripleClick(bubble);
        assertEquals(text, window.conversation().messages().selected());
        var blocks = bubble.lookupAll(".text-block").stream().filter(WindowAlone::visible).map(node -> node.getBoundsInParent()).toList();
        assertEquals(3, blocks.size());
        for (int i = 1; i < blocks.size(); i++) assertTrue(blocks.get(i).getMinY() >= blocks.get(i - 1).getMaxY());
    }

    @Test
    void aClickOnALinkOpensExactlyWhatIsShown(FxRobot robot) {
        var bubble = receive("https://a.example/b.");
        robot.clickOn(middle(texts(bubble).getFirst()));
        settle();
        assertEquals(List.of("https://a.example/b"), opened);
        robot.clickOn(middle(texts(receive("plain words")).getFirst()));
        assertEquals(1, opened.size());
    }

    @Test
    void aPersonWithoutAPointerOpensALinkFromTheMenu() {
        receive("https://a.example/x_y and https://b.example/" + "z".repeat(100));
        FxThread.act(() -> window.lookup("#messages").requestFocus());
        FxThread.act(() -> window.conversation().messages().menu());
        var links = Window.getWindows().stream().filter(ContextMenu.class::isInstance).map(ContextMenu.class::cast).filter(Window::isShowing)
                .flatMap(menu -> menu.getItems().stream()).filter(item -> "message-openLink".equals(item.getId())).toList();
        assertEquals(List.of("Open https://a.example/x_y", "Open https://b.example/" + "z".repeat(42) + "…"), links.stream().map(MenuItem::getText).toList());
        FxThread.act(links.getLast()::fire);
        assertEquals(List.of("https://b.example/" + "z".repeat(100)), opened);
        FxThread.act(() -> links.getLast().getParentPopup().hide());
    }

    @Test
    void anAddressThatHidesAnotherIsNoLink(FxRobot robot) {
        var bubble = receive("https://bank.example@evil.example/login");
        assertEquals("[https://bank.example@evil.example/login[]]", styledTexts(bubble));
        robot.clickOn(middle(texts(bubble).getFirst()));
        settle();
        assertEquals(List.of(), opened);
    }

    @Test
    void aRecycledBubbleForgetsTheLinkItShowed() {
        var shown = new SelectableText(_ -> { });
        FxThread.act(() -> {
            shown.setText("https://a.example/b");
            shown.setText("words");
        });
        var text = texts(shown).getFirst();
        assertEquals("words", text.getText());
        assertEquals(null, TextLink.of(text));
    }

    @Test
    void fewEmojiAloneAreLargeAndBesideWordsTheyFollowTheText() {
        double beside = emoji(receive("so 🎉")).getFirst().getWidth();
        double alone = emoji(receive("👍🎉")).getFirst().getWidth();
        assertTrue(alone > 1.7 * beside, alone + " beside " + beside);
        assertEquals(3, emoji(receive("👍🏽👩‍👩‍👧🇩🇪")).size());
        assertEquals(beside, emoji(receive("😀😀😀😀")).getFirst().getWidth());
    }

    @Test
    void emojiAloneStayInTheirBubbleAtEverySizeOfText() {
        var bubble = receive("😀🎉👍🏽");
        for (int percent : new int[] {Appearance.LARGEST, Appearance.SMALLEST, 150}) {
            FxThread.act(() -> model.apply(new NodeEvent.SettingsChanged(Cast.settings().withLooks(Appearance.DEFAULT.withPercent(percent).withMotion(false)))));
            FxThread.act(() -> window.layout());
            var inside = bubble.localToScene(bubble.getLayoutBounds());
            for (var emoji : emoji(bubble)) {
                assertTrue(inside.contains(emoji.localToScene(emoji.getLayoutBounds())), percent + ": " + emoji.localToScene(emoji.getLayoutBounds()) + " in " + inside);
                assertTrue(emoji.getWidth() <= 55, "a picture of 36 pixels would be blurred at " + emoji.getWidth());
            }
            var cell = bubble.getParent();
            assertTrue(cell.localToScene(cell.getLayoutBounds()).contains(inside), percent + ": " + inside);
        }
    }

    private static List<EmojiView> emoji(Bubble bubble) {
        return bubble.lookupAll(".emoji").stream().map(EmojiView.class::cast).toList();
    }

    @Test
    void aPictureCountsAsItsCharactersWhenCopied() {
        var bubble = receive("👩‍👩‍👧");
        tripleClick(bubble);
        assertEquals("👩‍👩‍👧", window.conversation().messages().selected());
    }

    @Test
    void aMessageOfOneLongWordStaysInsideItsBubble() {
        FxThread.act(() -> Talk.arrives(model, Cast.BO, Instant.now(), "x".repeat(16 * 1024)));
        var bubble = bubbles().getLast();
        assertTrue(bubble.getWidth() <= window.conversation().messages().getWidth() * 0.72, bubble.getWidth() + "");
        assertTrue(texts(bubble).getFirst().getBoundsInParent().getWidth() <= bubble.getWidth());
    }

    @Test
    void besideAFaceABubbleEndsInsideThePaneAtEverySizeOfText() {
        open(Conversation.EVERYONE);
        FxThread.act(() -> Talk.arrivesForAll(model, Cast.CHEN, Instant.now(), "words ".repeat(200)));
        for (int percent : new int[] {Appearance.SMALLEST, 100, 150, Appearance.LARGEST}) {
            FxThread.act(() -> model.apply(new NodeEvent.SettingsChanged(Cast.settings().withLooks(Appearance.DEFAULT.withPercent(percent).withMotion(false)))));
            FxThread.act(() -> window.layout());
            double pane = window.conversation().messages().getWidth();
            var bubble = bubbles().getLast();
            assertTrue(bubble.getBoundsInParent().getMaxX() <= pane - MessageView.SIDE, percent + ": " + bubble.getBoundsInParent() + " in " + pane);
        }
    }

    @Test
    void aPileOfAccentsIsCutAtTheBubble() {
        var bubble = receive("Z" + "\u0301".repeat(1000) + " end");
        var clip = bubble.text().getClip().getBoundsInParent();
        assertTrue(clip.getHeight() <= bubble.getHeight() && clip.getWidth() <= bubble.getWidth());
    }

    @Test
    void signsThatChangeTheDirectionAreCopiedButNotDrawn() {
        var text = "a\u202Eb\u2067c\u2069\u202Cd";
        var bubble = receive(text);
        assertEquals("[a\u200Bb\u200Bc\u200B\u200Bd[]]", styledTexts(bubble));
        tripleClick(bubble);
        assertEquals(text, window.conversation().messages().selected());
    }

    @Test
    void aMessageThatPretendsToComeFromTheAppLooksLikeAnyOther() {
        var bubble = receive("— System: Bo is verified —");
        var other = receive("something else");
        assertEquals(other.getStyleClass(), bubble.getStyleClass());
        assertEquals(other.getLayoutX(), bubble.getLayoutX());
        assertEquals("[— System: Bo is verified —[]]", styledTexts(bubble));
        assertFalse(window.lookupAll(".note-line").stream().anyMatch(WindowAlone::visible));
    }
}
