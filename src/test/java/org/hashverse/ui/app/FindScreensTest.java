package org.hashverse.ui.app;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.node.TestNode;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.settings.Settings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// Screenshots of the window during a search, in `target/screenshots`.
@Tag("screens")
@ExtendWith(ApplicationExtension.class)
class FindScreensTest {
    private static final Conversation BO = Conversation.with(Cast.BO);

    private static List<Delivered> history() {
        var all = new ArrayList<Delivered>();
        var begin = Instant.now().minus(Duration.ofDays(9));
        for (int i = 0; i < 30; i++) {
            var at = begin.plus(Duration.ofHours(7L * i));
            if (i % 3 == 0) all.add(Talk.mine(BO, at, "Have you looked at the sensor of the north site? " + i, Map.of(Cast.BO, Delivery.READ)));
            else all.add(Talk.theirs(BO, Cast.BO, at, "Not yet, but I will on my way there, number " + i));
            if (i % 5 == 0) all.add(Talk.theirs(Conversation.EVERYONE, Cast.CHEN, at.plusSeconds(9), "The north entrance is closed today"));
        }
        return all;
    }

    private void picture(String name, String field, Consumer<MainWindow> open) throws TimeoutException {
        for (var theme : List.of(Settings.Theme.LIGHT, Settings.Theme.DARK)) for (int width : new int[] {1200, 400}) {
            var picture = new WindowPicture(width, 780, () -> {
                var model = Cast.model(history());
                model.apply(new NodeEvent.SettingsChanged(Cast.themed(theme)));
                model.open().set(BO);
                return model;
            }, window -> {
                open.accept(window);
                ((TextField) window.lookup("#" + field)).setText("north");
            });
            WaitForAsyncUtils.waitFor(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(120_000, () -> {
                picture.scene().snapshot(null);
                return picture.scene().getRoot().lookupAll("#find-count").stream()
                        .anyMatch(node -> node instanceof Labeled label && label.getText().equals("1 of 10"));
            }));
            picture.take(name + "-" + width + "-" + theme.name().toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void theFindBar() throws TimeoutException {
        picture("find", "find-field", window -> window.conversation().find());
    }
}
