package org.hashverse.ui.app;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerName;
import org.hashverse.model.ChatModel;
import org.hashverse.model.nearby.NearbyItem;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.FakeCommands;
import org.hashverse.node.api.Nearby;
import org.hashverse.node.api.NearbyPerson;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.settings.Appearance;
import org.hashverse.store.settings.Settings;
import org.hashverse.ui.kit.Scale;
import org.hashverse.ui.words.Language;
import org.hashverse.ui.words.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// Screenshots of people nearby: in the sidebar, in the preview and on the welcome page, in `target/screenshots`.
@Tag("screens")
@ExtendWith(ApplicationExtension.class)
class NearbyScreensTest {
    private static final NearbyPerson FAY = Cast.nearby(Cast.FAY, "Fay", "10.0.0.31:8000", "[fe80::31]:8000");
    private static final NearbyPerson GUS = Cast.nearby(Cast.GUS, "Gus", "10.0.0.40:8000");
    private static final NearbyPerson OTHER_BO = new NearbyPerson(Cast.HANA, new PeerName("Bo"), GUS.addresses(), Optional.of(Cast.BO));
    private final CompletableFuture<AddOutcome> outcome = new CompletableFuture<>();

    @AfterEach
    void restoreLanguageAndSize() {
        WaitForAsyncUtils.waitForAsyncFx(120_000, () -> {
            Words.speak(Language.ENGLISH);
            Scale.take(100);
        });
    }

    private ChatModel model(Appearance looks, boolean contacts) {
        var model = new ChatModel(new FakeCommands() {
            @Override
            public CompletableFuture<AddOutcome> add(Invite invite) {
                return outcome;
            }
        });
        if (contacts) Cast.addPeers(model);
        else Cast.tell(model, new NodeEvent.SelfChanged(Cast.self()), new NodeEvent.CallingChanged(List.of()));
        Cast.tell(model, new NodeEvent.SettingsChanged(Cast.settings().withLooks(looks)));
        if (contacts) Talk.fill(model);
        return model;
    }

    private void picture(String name, int width, int height, Appearance looks, boolean contacts, Consumer<ChatModel> then) {
        WaitForAsyncUtils.waitForAsyncFx(120_000, () -> Words.speak(Language.of(looks.language())));
        new WindowPicture(width, height, () -> {
            var model = model(looks, contacts);
            then.accept(model);
            return model;
        }, _ -> { }).take("nearby-" + name);
    }

    private void everywhere(String name, boolean contacts, Consumer<ChatModel> then) {
        var light = Appearance.DEFAULT.withTheme(Settings.Theme.LIGHT);
        for (var theme : List.of(Settings.Theme.LIGHT, Settings.Theme.DARK))
            picture(name + "-" + theme.name().toLowerCase(Locale.ROOT), 1200, 780, light.withTheme(theme), contacts, then);
        picture(name + "-german", 900, 700, light.withLanguage(Optional.of("de")), contacts, then);
        picture(name + "-large", 1200, 900, light.withPercent(200), contacts, then);
        picture(name + "-narrow", 400, 640, light, contacts, then);
    }

    private static NearbyItem preview(ChatModel model, NearbyPerson... people) {
        model.apply(Cast.nearby(people));
        var item = model.nearby().people().stream().filter(one -> one.id().equals(people[0].id())).findFirst().orElseThrow();
        model.nearby().preview().set(item);
        return item;
    }

    @Test
    void thePreview() {
        everywhere("preview", true, model -> preview(model, FAY, GUS, OTHER_BO));
    }

    @Test
    void theStatesOfThePreview() {
        var light = Appearance.DEFAULT.withTheme(Settings.Theme.LIGHT);
        picture("resembling", 1200, 780, light, true, model -> preview(model, OTHER_BO, FAY, GUS));
        picture("calling", 1200, 780, light, true, model -> model.nearby().sayHello(preview(model, FAY, GUS)));
        picture("left", 1200, 780, light, true, model -> {
            preview(model, FAY, GUS);
            model.apply(Cast.nearby(GUS));
        });
        outcome.complete(new AddOutcome.Failed(AddOutcome.Failure.SILENCE, Optional.empty(), Optional.empty()));
        picture("failed", 1200, 780, light, true, model -> model.nearby().sayHello(preview(model, FAY, GUS)));
    }

    @Test
    void theListBelowManyContacts() {
        picture("list", 1200, 780, Appearance.DEFAULT.withTheme(Settings.Theme.LIGHT), true, model -> {
            model.apply(Cast.nearby(FAY, GUS, OTHER_BO));
            model.open().set(WindowAlone.BO);
        });
    }

    @Test
    void theWelcomePageWithTwoPeople() {
        everywhere("welcome-two", false, model -> model.apply(Cast.nearby(FAY, GUS)));
    }

    @Test
    void theWelcomePageWithManyPeople() {
        picture("welcome-many", 1200, 780, Appearance.DEFAULT.withTheme(Settings.Theme.LIGHT), false, model -> {
            var people = new NearbyPerson[50];
            for (int i = 0; i < people.length; i++) people[i] = Cast.nearby(Cast.id("many" + i), "Person " + i, "10.0.1." + i + ":8000");
            model.apply(Cast.nearby(people));
        });
    }

    @Test
    void theEmptyWelcomePage() {
        everywhere("welcome-quiet", false, model -> model.apply(Cast.nearby()));
        for (var reach : Nearby.Reach.values())
            picture("welcome-" + reach.name().toLowerCase(Locale.ROOT), 1000, 700, Appearance.DEFAULT.withTheme(Settings.Theme.LIGHT), false, model -> {
                model.apply(Cast.nearby(reach));
                if (reach == Nearby.Reach.HEARD) model.apply(new NodeEvent.SettingsChanged(model.settings().get().withReach(model.settings().get().reach().withVisible(false))));
            });
    }
}
