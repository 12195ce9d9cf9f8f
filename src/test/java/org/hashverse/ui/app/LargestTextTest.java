package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Standing;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.QueryAnswer;
import org.hashverse.node.api.TestFindings;
import org.hashverse.store.settings.Appearance;
import org.hashverse.store.settings.Settings;
import org.hashverse.ui.add.InviteCard;
import org.hashverse.ui.add.PickCard;
import org.hashverse.ui.add.QueryCard;
import org.hashverse.ui.dialog.DialogLayer;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.doctor.DoctorCard;
import org.hashverse.ui.kit.Scale;
import org.hashverse.ui.kit.Theme;
import org.hashverse.ui.nearby.NearbyCard;
import org.hashverse.ui.nearby.NearbyPreview;
import org.hashverse.ui.peer.ClearCard;
import org.hashverse.ui.peer.CompareCard;
import org.hashverse.ui.peer.NameCard;
import org.hashverse.ui.peer.OtherKeyCard;
import org.hashverse.ui.peer.RemoveOrBlockCard;
import org.hashverse.ui.peer.StrangerCard;
import org.hashverse.ui.settings.KeysCard;
import org.hashverse.ui.settings.SettingsCard;
import org.hashverse.ui.words.Language;
import org.hashverse.ui.words.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// With the largest text in a narrow window, nothing exceeds a dialog or card, and no button or link is cut off, in the languages with the longest words.
@ExtendWith(ApplicationExtension.class)
class LargestTextTest {
    private static final List<Language> LONG_WORDS = List.of(Language.GERMAN, Language.FRENCH);
    private static final int MILLIS = 120_000;
    private static final double WIDE = 400;
    private static final double HIGH = 480;

    @AfterEach
    void restoreLanguageAndSize() {
        WaitForAsyncUtils.waitForAsyncFx(MILLIS, () -> {
            Words.speak(Language.ENGLISH);
            Scale.take(100);
        });
    }

    @Test
    void nothingExceedsADialog() {
        assertEquals(List.of(), everywhere(LargestTextTest::dialogs));
    }

    @Test
    void nothingExceedsACardAboveTheMessages() {
        assertEquals(List.of(), everywhere(model -> {
            Cast.tell(model, new NodeEvent.PeerChanged(Cast.standing(Cast.contact(Cast.FAY, "Fay", "10.0.0.31:8000"), Standing.STRANGER)),
                    new NodeEvent.PeerChanged(Cast.resembling(Cast.contact(Cast.HANA, "Bo", "10.0.0.55:8000"), Cast.BO)));
            var dialogs = new ChatDialogs(model, new DialogLayer(), new Toasts());
            model.apply(Cast.nearby(Cast.nearby(Cast.GUS, "Gus", "10.0.0.40:8000")));
            model.nearby().preview().set(model.nearby().people().getFirst());
            return Map.of("nearby", new NearbyPreview(model, () -> { }, _ -> { }, _ -> { }, Instant::now), "people nearby", new NearbyCard(model, Instant::now), "stranger", new StrangerCard(model, model.peer(Cast.FAY).orElseThrow(), dialogs),
                    "other key", new OtherKeyCard(model, model.peer(Cast.HANA).orElseThrow(), dialogs));
        }));
    }

    @Test
    void theWelcomeCardsAreBelowTheTitle() {
        WaitForAsyncUtils.waitForAsyncFx(MILLIS, () -> {
            var settings = new SimpleObjectProperty<>(Cast.settings().withLooks(Appearance.DEFAULT.withTheme(Settings.Theme.LIGHT).withPercent(Appearance.LARGEST)));
            var model = Cast.model();
            var toasts = new Toasts();
            var welcome = new Welcome(model, new ChatDialogs(model, new DialogLayer(), toasts), toasts, new OpenedWindows().beside(toasts));
            for (int width : new int[] {1200, 700, 360}) {
                var root = new StackPane(welcome);
                var scene = new Scene(root, width, 1000);
                Theme.follow(scene, settings);
                layOut(root);
                var parts = new ArrayList<Node>(List.of(welcome.lookup(".welcome-head")));
                parts.addAll(welcome.lookupAll(".welcome-card"));
                var title = parts.removeFirst();
                for (var part : parts) assertTrue(bottom(title) <= top(part), "the title is above at " + width);
                var beside = top(parts.getFirst()) == top(parts.getLast());
                assertTrue(beside || bottom(parts.getFirst()) <= top(parts.getLast()), "no card covers the other at " + width);
            }
        });
    }

    private static double top(Node node) {
        return node.localToScene(node.getLayoutBounds()).getMinY();
    }

    private static double bottom(Node node) {
        return node.localToScene(node.getLayoutBounds()).getMaxY();
    }

    private static void layOut(StackPane root) {
        for (int i = 0; i < 3; i++) { // some sizes are known only after the styles are applied
            root.applyCss();
            root.layout();
        }
    }

    private static Map<String, Region> dialogs(ChatModel model) {
        Runnable close = () -> { };
        var dara = model.peer(Cast.DARA).orElseThrow();
        var cards = new LinkedHashMap<String, Region>();
        cards.put("settings", new SettingsCard(model, new IdleSettingsActions(), close));
        cards.put("invite", new InviteCard(model, new ChatDialogs(model, new DialogLayer(), new Toasts()), close));
        cards.put("invite, unfolded", new InviteCard(model, new ChatDialogs(model, new DialogLayer(), new Toasts()), close));
        cards.put("remove", new RemoveOrBlockCard(RemoveOrBlockCard.Way.REMOVE, dara, CompletableFuture.completedFuture(214), _ -> { }, close));
        cards.put("pick", new PickCard(model, Words.get("remove.pick"), model.peers(), _ -> { }, close));
        cards.put("clear", new ClearCard(Conversation.with(Cast.BO), "Bo", 214, 2, close, close));
        cards.put("compare", new CompareCard(new CompareCard.NamedKey(Cast.ANA, "Ana"), new CompareCard.NamedKey(Cast.BO, "Bo"), true, _ -> { }, close, _ -> { }, close));
        cards.put("keys", new KeysCard(close));
        cards.put("doctor", new DoctorCard(() -> CompletableFuture.completedFuture(TestFindings.report()), _ -> "Bo", close));
        cards.put("doctor, unfolded", new DoctorCard(() -> CompletableFuture.completedFuture(TestFindings.report()), _ -> "Bo", close));
        cards.put("name", new NameCard(dara, _ -> { }, close));
        var query = new QueryCard(model, _ -> CompletableFuture.completedFuture(new QueryAnswer.Known(dara.peer().get())), _ -> { }, _ -> { }, close);
        query.ask("Dara");
        cards.put("query", query);
        cards.put("trail", Trails.card(model, Conversation.with(Cast.DARA), "Fire drill at eleven.", Map.of(Cast.DARA, Delivery.QUEUED), new Trails.Answers(), close));
        return cards;
    }

    private interface Cards {
        Map<String, ? extends Region> of(ChatModel model);
    }

    private static List<String> everywhere(Cards source) {
        var faults = new ArrayList<String>();
        for (var language : LONG_WORDS) {
            var cards = new LinkedHashMap<String, Region>();
            WaitForAsyncUtils.waitForAsyncFx(MILLIS, () -> show(language, source, cards));
            FxThread.settle(); // a card may place its buttons after it has measured them
            WaitForAsyncUtils.waitForAsyncFx(MILLIS, () -> cards.forEach((name, card) -> {
                if (name.endsWith(", unfolded")) ((Hyperlink) card.lookup(name.startsWith("invite") ? "#invite-change" : "#doctor-details")).fire();
                layOut((StackPane) card.getScene().getRoot());
                faults(language + ", " + name, card, faults);
            }));
        }
        return faults;
    }

    private static void show(Language language, Cards source, Map<String, Region> cards) {
        Words.speak(language);
        Theme.loadFonts();
        var settings = new SimpleObjectProperty<Settings>(Cast.settings()
                .withLooks(Appearance.DEFAULT.withTheme(Settings.Theme.LIGHT).withPercent(Appearance.LARGEST).withLanguage(Optional.of(language.tag()))));
        var model = Cast.model();
        Cast.tell(model, new NodeEvent.SettingsChanged(settings.get()), new NodeEvent.SelfChanged(InviteScreensTest.withInvites()));
        cards.putAll(source.of(model));
        for (var card : cards.values()) {
            var root = new StackPane(card);
            Theme.follow(new Scene(root, WIDE, HIGH), settings);
            layOut(root);
        }
    }

    private static void faults(String where, Region card, List<String> faults) {
        var edges = card.localToScene(card.getLayoutBounds());
        for (var node : card.lookupAll("*")) {
            if (!(node instanceof Labeled || node instanceof TextInputControl) || !WindowAlone.visible(node)) continue;
            var at = node.localToScene(node.getLayoutBounds());
            if (at.getMinX() < edges.getMinX() - 1 || at.getMaxX() > edges.getMaxX() + 1) faults.add(where + ": sticks out: " + describe(node));
            if ((node instanceof Button || node instanceof Hyperlink) && cut((Labeled) node)) faults.add(where + ": is cut off: " + describe(node));
        }
    }

    private static boolean cut(Labeled labeled) {
        return labeled.getText() != null && !labeled.getText().isEmpty()
                && labeled.lookupAll(".text").stream().filter(Text.class::isInstance).map(text -> ((Text) text).getText()).noneMatch(labeled.getText()::equals);
    }

    private static String describe(Node node) {
        return node instanceof Labeled labeled ? labeled.getText() : node.toString();
    }
}
