package org.hashverse.ui.app;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.RadioButton;
import javafx.stage.Stage;
import org.hashverse.chat.IssuedInvite;
import org.hashverse.node.api.FakeCommands;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Self;
import org.hashverse.store.settings.Appearance;
import org.hashverse.ui.add.InviteCard;
import org.hashverse.ui.peer.CompareCard;
import org.hashverse.ui.settings.SettingsCard;
import org.hashverse.ui.words.Language;
import org.hashverse.ui.words.Words;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Screenshots of what is done with invites: in English and German, also with the largest text and in the smallest window.
@Tag("screens")
@ExtendWith(ApplicationExtension.class)
class InviteScreensTest extends DialogStage {
    @Start
    void start(Stage stage) {
        show(stage);
    }

    /// Ana's node with three invites that have a limit: one is open, one is used, one has ended.
    static Self withInvites() {
        var self = Cast.self();
        var now = Instant.now();
        var issued = List.of(new IssuedInvite("a1".repeat(16), now.minus(Duration.ofDays(9)), false, Optional.of(now.minus(Duration.ofDays(2))), List.of()),
                new IssuedInvite("b2".repeat(16), now.minus(Duration.ofDays(1)), true, Optional.empty(), List.of(Cast.CHEN)),
                new IssuedInvite("c3".repeat(16), now, true, Optional.of(now.plus(Duration.ofDays(7))), List.of()));
        return new Self(self.id(), self.name(), self.port(), self.address(), self.more(), true, self.portTaken(), Cast.invite(Cast.ANA, "Ana", "10.0.0.7:8000", "home.example.org:9000",
                "[fd00::7:1]:8000"), self.folder(), self.locked(), issued);
    }

    private void invite(boolean limited) {
        model = Cast.model(new FakeCommands() {
            @Override
            public CompletableFuture<Optional<IssuedInvite>> issueInvite(boolean once, Optional<Instant> until) {
                return CompletableFuture.completedFuture(Optional.of(IssuedInvite.make(once, until, Instant.now())));
            }
        });
        Cast.tell(model, new NodeEvent.SettingsChanged(settings.get()), new NodeEvent.SelfChanged(withInvites()));
        var card = new InviteCard(model, new ChatDialogs(model, layer, toasts), layer::close);
        layer.show(card);
        if (!limited) return;
        ((Hyperlink) card.lookup("#invite-change")).fire();
        ((RadioButton) card.lookup("#invite-one")).fire();
    }

    private void made() {
        invite(true);
        ((Button) layer.lookup("#invite-make")).fire();
    }

    private void compare() {
        layer.show(new CompareCard(new CompareCard.NamedKey(Cast.ANA, "Ana"), new CompareCard.NamedKey(Cast.BO, "Bo"), false, _ -> { }, () -> { }, _ -> { }, layer::close));
    }

    private void settingsWithInvites() {
        Cast.tell(model, new NodeEvent.SelfChanged(withInvites()));
        layer.show(new SettingsCard(model, new IdleSettingsActions(), layer::close));
        Platform.runLater(() -> layer.lookup("#settings-revoke-b2b2b2").requestFocus()); // what has the focus is scrolled to
    }

    private void forwardedPort() {
        layer.show(new SettingsCard(model, new IdleSettingsActions(), layer::close));
        Platform.runLater(() -> layer.lookup("#settings-forwarded").requestFocus());
    }

    private Scenario largest(Scenario scenario) {
        return () -> {
            settings.set(settings.get().withLooks(settings.get().looks().withPercent(Appearance.LARGEST)));
            scenario.play();
        };
    }

    private void all(String suffix) {
        picture("invite" + suffix, 1000, 1000, () -> invite(false));
        picture("invite-one" + suffix, 1000, 800, () -> invite(true));
        picture("invite-made" + suffix, 1000, 1000, this::made);
        picture("compare-qr" + suffix, 1000, 1000, this::compare);
        picture("settings-invites" + suffix, 1000, 1000, this::settingsWithInvites);
        picture("invite-largest" + suffix, 1000, 1000, largest(() -> invite(false)));
        picture("compare-qr-largest" + suffix, 1000, 1000, largest(this::compare));
        picture("settings-invites-largest" + suffix, 1000, 1000, largest(this::settingsWithInvites));
        picture("settings-forwarded" + suffix, 1000, 1000, this::forwardedPort);
        picture("settings-forwarded-largest" + suffix, 1000, 1000, largest(this::forwardedPort));
        picture("invite-small" + suffix, 360, 480, () -> invite(false));
        picture("settings-invites-small" + suffix, 360, 480, this::settingsWithInvites);
    }

    @Test
    void invites() {
        all("");
        Words.speak(Language.GERMAN);
        all("-german");
        Words.speak(Language.ENGLISH);
    }
}
