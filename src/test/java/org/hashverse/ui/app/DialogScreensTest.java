package org.hashverse.ui.app;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.model.MessageItem;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.DoctorReport;
import org.hashverse.node.api.Finding;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.api.QueryAnswer;
import org.hashverse.node.api.Self;
import org.hashverse.node.api.TestFindings;
import org.hashverse.store.history.MessageStore;
import org.hashverse.store.settings.Appearance;
import org.hashverse.store.settings.Settings;
import org.hashverse.ui.add.AddCard;
import org.hashverse.ui.add.PickCard;
import org.hashverse.ui.add.QueryCard;
import org.hashverse.ui.details.TrailCard;
import org.hashverse.ui.dialog.Dialogs;
import org.hashverse.ui.doctor.DoctorCard;
import org.hashverse.ui.kit.CopyLink;
import org.hashverse.ui.peer.ClearCard;
import org.hashverse.ui.peer.CompareCard;
import org.hashverse.ui.peer.RemoveOrBlockCard;
import org.hashverse.ui.settings.SettingsCard;
import org.hashverse.ui.words.Language;
import org.hashverse.ui.words.Words;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Screenshots of every dialog, of the inspector and of the first windows, light and dark, in `target/screenshots`.
@Tag("screens")
@ExtendWith(ApplicationExtension.class)
class DialogScreensTest extends DialogStage {
    @Start
    void start(Stage stage) {
        show(stage);
    }

    private static AddCard.Caller lineWith(CompletableFuture<AddOutcome> outcome) {
        return new AddCard.Caller() {
            @Override
            public CompletableFuture<AddOutcome> call(PeerAddress address) {
                return outcome;
            }

            @Override
            public CompletableFuture<AddOutcome> call(Invite invite) {
                return outcome;
            }

            @Override
            public void findOutWhy(AddCard.Callee callee) {
                // not in a screenshot
            }

            @Override
            public void keepTrying(AddCard.Callee callee) {
                // not in a screenshot
            }
        };
    }

    private void add(String text, boolean call, AddOutcome outcome) {
        var pending = outcome == null ? new CompletableFuture<AddOutcome>() : CompletableFuture.completedFuture(outcome);
        var card = new AddCard(model, lineWith(pending), _ -> { }, layer::close, _ -> { }, new CopyLink("add-copy-invite", Words.get("add.copy-invite"), () -> null));
        layer.show(card, card::stop);
        card.fill(text);
        if (call) ((Button) card.lookup("#add-call")).fire();
    }

    private static AddOutcome failed(AddOutcome.Failure failure) {
        return new AddOutcome.Failed(failure, Optional.of(Cast.BO), Optional.of(Cast.HANA));
    }

    @Test
    void theAddDialog() {
        picture("add-empty", 1000, 800, () -> add("", false, null));
        picture("add-port", 1000, 800, () -> add("10.0.0.52:80000", false, null));
        picture("add-own", 1000, 800, () -> add("10.0.0.7:8000", false, null));
        picture("add-connected", 1000, 800, () -> add("10.0.0.9:8000", false, null));
        picture("add-invite", 1000, 800, () -> add(Cast.invite(Cast.GUS, "Gus", "10.0.0.40:8000", "192.168.1.4:8000", "[fd00::7]:8000").toString(), false, null));
        picture("add-calling", 1000, 800, () -> add("10.0.0.52", true, null));
        picture("add-silence", 1000, 800, () -> add("10.0.0.52", true, failed(AddOutcome.Failure.SILENCE)));
        picture("add-other-key", 1000, 800, () -> add("10.0.0.52", true, failed(AddOutcome.Failure.OTHER_KEY)));
        picture("add-small", 360, 480, () -> add("10.0.0.52", true, failed(AddOutcome.Failure.SILENCE)));
    }

    private void query(String text, QueryAnswer answer) {
        var card = new QueryCard(model, _ -> CompletableFuture.completedFuture(answer), _ -> { }, _ -> { }, layer::close);
        layer.show(card);
        card.ask(text);
    }

    @Test
    void theQueryDialog() {
        picture("query-empty", 1000, 800, () -> query("", null));
        picture("query-connected", 1000, 800, () -> query("10.0.0.12:8000", new QueryAnswer.Connected(peer(Cast.CHEN), Optional.of(Duration.ofMillis(5)))));
        picture("query-known", 1000, 800, () -> query("Dara", new QueryAnswer.Known(peer(Cast.DARA))));
        picture("query-not-found", 1000, 800, () -> query("10.0.0.52:8000", new QueryAnswer.NotFound(3)));
        picture("query-several", 1000, 800, () -> query("Bo", new QueryAnswer.Ambiguous(List.of(peer(Cast.BO), peer(Cast.DARA)))));
    }

    private Peer peer(PeerId id) {
        return model.peer(id).orElseThrow().peer().get();
    }

    @Test
    void removingAndComparing() {
        picture("remove", 1000, 800, () -> layer.show(new RemoveOrBlockCard(RemoveOrBlockCard.Way.REMOVE, model.peer(Cast.DARA).orElseThrow(), CompletableFuture.completedFuture(214), _ -> { }, layer::close)));
        picture("remove-connected", 1000, 800, () -> layer.show(new RemoveOrBlockCard(RemoveOrBlockCard.Way.REMOVE, model.peer(Cast.BO).orElseThrow(), CompletableFuture.completedFuture(0), _ -> { }, layer::close)));
        picture("remove-pick", 1000, 800, () -> layer.show(new PickCard(model, Words.get("remove.pick"), model.peers(), _ -> { }, layer::close)));
        picture("block", 1000, 800, () -> layer.show(new RemoveOrBlockCard(RemoveOrBlockCard.Way.BLOCK, model.peer(Cast.BO).orElseThrow(), CompletableFuture.completedFuture(1), _ -> { }, layer::close)));
        picture("compare", 1000, 800, () -> layer.show(new CompareCard(new CompareCard.NamedKey(Cast.ANA, "Ana"), new CompareCard.NamedKey(Cast.BO, "Bo"), false, _ -> { }, () -> { }, _ -> { }, layer::close)));
        picture("compare-verified", 1000, 800, () -> layer.show(new CompareCard(new CompareCard.NamedKey(Cast.ANA, "Ana"), new CompareCard.NamedKey(Cast.BO, "Bo"), true, _ -> { }, () -> { }, _ -> { }, layer::close)));
    }

    @Test
    void theSettings() {
        var actions = new IdleSettingsActions() {
            @Override
            public void change(UnaryOperator<Settings> change) {
                model.apply(new NodeEvent.SettingsChanged(change.apply(model.settings().get())));
            }
        };
        Scenario openSettings = () -> {
            Cast.tell(model, new NodeEvent.PeerChanged(Cast.standing(Cast.contact(Cast.GUS, "Gus", "10.0.0.40:8000"), Standing.BLOCKED)),
                    new NodeEvent.PeerChanged(Cast.standing(Cast.contact(Cast.HANA, "Hana", "10.0.0.41:8000"), Standing.REMOVED)));
            layer.show(new SettingsCard(model, actions, layer::close));
        };
        picture("settings", 1000, 800, openSettings);
        picture("settings-high", 1000, 1000, openSettings);
        picture("settings-small", 360, 480, openSettings);
        picture("settings-locked", 1000, 1000, () -> {
            var self = Cast.self();
            Cast.tell(model, new NodeEvent.SelfChanged(new Self(self.id(), self.name(), self.port(), self.address(), self.more(), true, self.portTaken(), self.invite(), self.folder(),
                    Set.of(org.hashverse.store.settings.Setting.values()))));
            openSettings.play();
        });
    }

    private void doctor(DoctorReport report) {
        layer.show(new DoctorCard(() -> report == null ? new CompletableFuture<>() : CompletableFuture.completedFuture(report), _ -> "Bo", layer::close));
    }

    @Test
    void theDoctor() {
        var firewall = new DoctorReport(DoctorReport.Verdict.UNREACHABLE, TestFindings.all().stream()
                .filter(finding -> finding instanceof Finding.FirewallDrops || finding instanceof Finding.ClocksDiffer || finding instanceof Finding.SeenAt || finding instanceof Finding.Listening).skip(1).toList());
        picture("doctor-asking", 1000, 800, () -> doctor(null));
        picture("doctor-firewall", 1000, 800, () -> doctor(firewall));
        picture("doctor-all", 1000, 1000, () -> doctor(TestFindings.report()));
        picture("doctor-small", 360, 480, () -> doctor(firewall));
        picture("add-why", 1000, 800, () -> add("10.0.0.52", true, failed(AddOutcome.Failure.SILENCE)));
        Words.speak(Language.GERMAN);
        picture("doctor-german", 1000, 1000, () -> doctor(TestFindings.report()));
        picture("doctor-german-largest", 1000, 1000, () -> {
            settings.set(settings.get().withLooks(settings.get().looks().withPercent(Appearance.LARGEST)));
            doctor(TestFindings.report());
        });
        Words.speak(Language.ENGLISH);
    }

    @Test
    void questionsAndDetails() {
        var dialogs = new Dialogs[1];
        Scenario createDialogs = () -> dialogs[0] = new ChatDialogs(model, layer, toasts);
        picture("confirm-everyone", 1000, 800, () -> {
            createDialogs.play();
            dialogs[0].confirmEveryone(24, () -> { });
        });
        picture("details", 1000, 800, () -> {
            createDialogs.play();
            Talk.arrivesForAll(model, Cast.CHEN, Instant.now(), "Fire drill at eleven, please leave by the north stairs.");
            dialogs[0].details(model.conversation(Conversation.EVERYONE).messages().getFirst());
        });
        picture("clear", 1000, 800, () -> layer.show(new ClearCard(Conversation.with(Cast.BO), "Bo", 214, 2, () -> { }, layer::close)));
        picture("clear-everyone", 1000, 800, () -> layer.show(new ClearCard(Conversation.EVERYONE, "Everyone", 214, 0, () -> { }, layer::close)));
        picture("same-person", 1000, 800, () -> {
            createDialogs.play();
            dialogs[0].samePerson(Cast.FAY, Cast.DARA);
        });
    }

    private void trail(Conversation in, Map<PeerId, Delivery> deliveries) {
        var card = Trails.card(model, in, "Thanks! Fire drill at eleven, please leave by the north stairs.", deliveries, new Trails.Answers(), layer::close);
        layer.show(card, card::stop);
    }

    @Test
    void theTrail() {
        picture("trail-waiting", 1000, 800, () -> trail(Conversation.with(Cast.DARA), Map.of(Cast.DARA, Delivery.QUEUED)));
        picture("trail-waiting-small", 360, 480, () -> trail(Conversation.with(Cast.DARA), Map.of(Cast.DARA, Delivery.QUEUED)));
        picture("trail-sent", 1000, 800, () -> trail(Conversation.with(Cast.BO), Map.of(Cast.BO, Delivery.SENT)));
        picture("trail-read", 1000, 800, () -> trail(Conversation.with(Cast.BO), Map.of(Cast.BO, Delivery.READ)));
        picture("trail-refused", 1000, 800, () -> trail(Conversation.with(Cast.BO), Map.of(Cast.BO, Delivery.refused("history-damaged"))));
        picture("trail-everyone", 1000, 800, () -> trail(Conversation.EVERYONE,
                Map.of(Cast.BO, Delivery.READ, Cast.CHEN, Delivery.DELIVERED, Cast.ELI, Delivery.SENT, Cast.DARA, Delivery.QUEUED)));
    }

    /// The details of a message that was changed.
    private void changed(Conversation in, Map<PeerId, Delivery> deliveries, Map<PeerId, Delivery> change, UnaryOperator<Delivered> changing) {
        var at = Instant.now().minusSeconds(34);
        var before = Talk.mine(in, at, "Fire drill at eleven, please leave by the north stairs.", deliveries);
        var answers = new Trails.Answers();
        model.apply(new NodeEvent.MessageWritten(before));
        model.apply(new NodeEvent.MessageChanged(changing.apply(before)));
        deliveries.forEach((id, delivery) -> answers.steps.add(Trails.step(id, delivery, at)));
        change.forEach((id, delivery) -> answers.change.add(Trails.step(id, delivery, at.plusSeconds(20))));
        answers.versions.addAll(List.of(new MessageQueries.Version(before.message().text(), at), new MessageQueries.Version("Fire drill at twelve.", at.plusSeconds(20))));
        var card = new TrailCard(model, model.conversation(in).messages().getLast(), answers, (_, _) -> { }, layer::close);
        layer.show(card, card::stop);
    }

    private static Delivered edited(Delivered before) {
        return Talk.edited(before, "Fire drill at twelve.", Instant.now());
    }

    @Test
    void changedMessages() {
        var bo = Conversation.with(Cast.BO);
        Scenario takeBack = () -> new ChatDialogs(model, layer, toasts).takeBack(message(bo), () -> { });
        picture("take-back", 1000, 800, takeBack);
        picture("take-back-small", 360, 480, takeBack);
        picture("delete-message", 1000, 800, () -> new ChatDialogs(model, layer, toasts).delete(message(bo), () -> { }));
        var all = Map.of(Cast.BO, Delivery.READ, Cast.CHEN, Delivery.DELIVERED, Cast.ELI, Delivery.READ, Cast.DARA, Delivery.DELIVERED);
        picture("trail-taken-back", 1000, 800, () -> changed(bo, Map.of(Cast.BO, Delivery.READ), Map.of(Cast.BO, Delivery.DELIVERED), Talk::takenBack));
        picture("trail-taken-back-everyone", 1000, 1000, () -> changed(Conversation.EVERYONE, all, Map.of(Cast.BO, Delivery.DELIVERED, Cast.CHEN, Delivery.SENT, Cast.DARA, Delivery.QUEUED), Talk::takenBack));
        picture("trail-edited", 1000, 800, () -> changed(bo, Map.of(Cast.BO, Delivery.READ), Map.of(Cast.BO, Delivery.DELIVERED), DialogScreensTest::edited));
        picture("trail-edited-everyone", 1000, 1000, () -> changed(Conversation.EVERYONE, all, Map.of(Cast.BO, Delivery.DELIVERED, Cast.CHEN, Delivery.SENT, Cast.DARA, Delivery.QUEUED), DialogScreensTest::edited));
        Words.speak(Language.GERMAN);
        picture("take-back-german", 1000, 800, takeBack);
        picture("trail-taken-back-german", 1000, 800, () -> changed(bo, Map.of(Cast.BO, Delivery.READ), Map.of(Cast.BO, Delivery.QUEUED), Talk::takenBack));
        Words.speak(Language.ENGLISH);
    }

    private MessageItem message(Conversation in) {
        model.apply(new NodeEvent.MessageWritten(Talk.mine(in, Instant.now(), "Wrong window", Map.of(Cast.BO, Delivery.READ))));
        return model.conversation(in).messages().getLast();
    }
}
