package org.hashverse.ui.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.ShownReaction;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.settings.Settings;
import org.hashverse.ui.words.Language;
import org.hashverse.ui.words.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Screenshots of reactions, edited messages and messages that were taken back, and of the bar beside a message, in `target/screenshots`.
@Tag("screens")
class ReactionScreensTest extends WindowAlone {
    @Start
    void start(Stage stage) {
        show(stage);
    }

    @AfterEach
    void english() {
        Words.speak(Language.ENGLISH);
    }

    @Override
    Scene scene() {
        return new Scene(window, 980, 760);
    }

    @Override
    protected ChatModel makeModel() {
        return Cast.model(new ChangingCommands());
    }

    private void fill(Conversation in) {
        var now = Instant.now();
        var hello = Talk.theirs(in, Cast.BO, now.minus(Duration.ofMinutes(26)), "Morning! The measurements from the north site are in, and they look better than last week.");
        var sensor = Talk.mine(in, now.minus(Duration.ofMinutes(22)), "Great. Did the third sensor survive the storm?", Map.of(Cast.BO, Delivery.READ));
        var wrong = Talk.mine(in, now.minus(Duration.ofMinutes(20)), "wrong window", Map.of(Cast.BO, Delivery.SENT));
        var gap = Talk.theirs(in, Cast.BO, now.minus(Duration.ofMinutes(10)), "It did, with a gap from 02:10 to 02:35. I filled nothing in.");
        var gone = Talk.theirs(in, Cast.BO, now.minus(Duration.ofMinutes(9)), "oops");
        var rtl = Talk.theirs(in, Cast.BO, now.minus(Duration.ofMinutes(8)), "\u05E9\u05DC\u05D5\u05DD, \u05E0\u05D9\u05E4\u05D2\u05E9 \u05D1\u05E9\u05E2\u05D4 10:30");
        for (var one : new Delivered[] {hello, gap, gone, rtl}) model.apply(new NodeEvent.MessageArrived(one));
        for (var one : new Delivered[] {sensor, wrong}) model.apply(new NodeEvent.MessageWritten(one));
        model.apply(new NodeEvent.MessageChanged(Talk.reacted(hello, new ShownReaction(Cast.ANA, "👍", false), new ShownReaction(Cast.BO, "👍", false), new ShownReaction(Cast.CHEN, "❤️", false))));
        model.apply(new NodeEvent.MessageChanged(Talk.reacted(Talk.edited(sensor, "Great. Did the *third* sensor survive the storm?", now), new ShownReaction(Cast.BO, "😮", false))));
        model.apply(new NodeEvent.MessageChanged(Talk.takenBack(wrong)));
        model.apply(new NodeEvent.MessageChanged(Talk.reacted(Talk.edited(gap, "It did, with a gap from 02:10 to 02:35.", now), new ShownReaction(Cast.ANA, "🙏", true))));
        model.apply(new NodeEvent.MessageChanged(Talk.takenBack(gone)));
        var talk = model.conversation(in);
        model.seen(in, talk.messages().getLast());
    }

    private void picture(FxRobot robot, String name, Conversation in, int width, int height, int percent) {
        for (var theme : new Settings.Theme[] {Settings.Theme.LIGHT, Settings.Theme.DARK}) {
            FxThread.act(() -> {
                stage.setWidth(width);
                stage.setHeight(height);
                model.apply(new NodeEvent.SettingsChanged(Cast.settings().withLooks(Cast.settings().looks().withTheme(theme).withPercent(percent).withMotion(false))));
                if (model.conversation(in).messages().isEmpty()) fill(in);
                window.open(in);
            });
            var file = name + "-" + theme.name().toLowerCase(Locale.ROOT);
            hover(robot, 0);
            shoot(file + "-1");
            hover(robot, 1);
            shoot(file + "-2");
            FxThread.act(() -> window.lookup("#messages").requestFocus());
            robot.type(KeyCode.UP, 2);
            robot.type(KeyCode.ADD);
            settle();
            shoot(file + "-3");
            robot.type(KeyCode.ESCAPE);
            settle();
        }
    }

    private void hover(FxRobot robot, int bubble) {
        settle();
        robot.moveTo(window.lookupAll(".bubble").stream().filter(WindowAlone::visible).skip(bubble).findFirst().orElseThrow());
        settle();
    }

    private void shoot(String name) {
        FxThread.act(() -> {
            try {
                Png.shoot(stage.getScene(), WindowPicture.FOLDER.resolve("reaction-" + name + ".png"));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    @Test
    void aDirectConversation(FxRobot robot) {
        picture(robot, "direct", BO, 980, 760, 100);
        picture(robot, "narrow", BO, 360, 640, 100);
        picture(robot, "large", BO, 900, 900, 200);
        picture(robot, "large-narrow", BO, 360, 900, 200);
    }

    @Test
    void inGermanWithTheMenu(FxRobot robot) {
        FxThread.act(() -> {
            Words.speak(Language.GERMAN);
            window = build();
            stage.getScene().setRoot(window);
        });
        picture(robot, "german", BO, 980, 760, 100);
    }

    @Test
    void everyone(FxRobot robot) {
        picture(robot, "everyone", Conversation.EVERYONE, 980, 760, 100);
        picture(robot, "everyone-narrow", Conversation.EVERYONE, 360, 640, 100);
        picture(robot, "everyone-large-narrow", Conversation.EVERYONE, 360, 900, 200);
    }
}
