package org.hashverse.ui.settings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.model.ChatModel;
import org.hashverse.model.PeerItem;
import org.hashverse.store.settings.Setting;
import org.hashverse.store.settings.Settings;
import org.hashverse.store.settings.Signs;
import org.hashverse.ui.add.AddSentences;
import org.hashverse.ui.add.AddressInput;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.dialog.Notice;
import org.hashverse.ui.kit.CopyLink;
import org.hashverse.ui.kit.Fields;
import org.hashverse.ui.peer.Face;
import org.hashverse.ui.peer.PeerRow;
import org.hashverse.ui.peer.Phrases;
import org.hashverse.ui.text.WrappedCheckBox;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Sentence;
import org.hashverse.ui.words.Words;

/// *Settings*: each takes effect as it is changed, so there is nothing to confirm.
public final class SettingsCard extends DialogCard {
    /// What the card does: the node, or a test.
    public interface Deeds {
        /// Changes settings.
        void change(UnaryOperator<Settings> change);

        /// Makes the present invite void and a new one.
        void renewInvite();

        /// Opens our folder in the system's file manager, if there is one.
        void openFolder();

        /// Lifts a block.
        void unblock(PeerId peer);

        /// Makes a removed peer a contact again.
        void restore(PeerId peer);

        /// What can be chosen of how the program comes and goes; empty for a guest, who is gone with the window.
        Optional<DesktopFeatures> home();
    }

    private final ChatModel model;
    private final Deeds deeds;
    private final Notice notice = new Notice("settings-notice");
    private final TextField name = Fields.text("settings-name", Words.get("settings.name"));
    private final TextField port = Fields.text("settings-port", Words.get("settings.port"));
    private final Label portHint = hint("");
    private final VBox blocked = new VBox(4);
    private final VBox removed = new VBox(4);
    private final Node blockedSection = SettingsParts.section("settings.blocked", blocked);
    private final Node removedSection = SettingsParts.section("settings.removed", removed);
    private final AvatarColours avatar;
    private final LookSettings looks;
    private final Optional<HabitSettings> habits;
    private final Subscription following;
    private String portBefore;

    public SettingsCard(ChatModel model, Deeds deeds, Runnable close) {
        super("settings", 520);
        this.model = model;
        this.deeds = deeds;
        head(Words.get("settings.title"), "");
        var now = model.settings().get();
        name.setText(now.name().text());
        notice.managedProperty().bind(notice.visibleProperty());
        name.getStyleClass().add("first-focus");
        port.setText(Integer.toString(now.port() == 0 ? model.self().get().port() : now.port()));
        portBefore = port.getText();
        port.getStyleClass().add("port");
        commit(name, this::rename);
        commit(port, this::move);
        var locks = new Locks(model.self().get().locked());
        avatar = new AvatarColours(model.self().get().id(), model.settings(), colour -> deeds.change(settings -> settings.withColour(colour)));
        looks = new LookSettings(model.settings(), locks, change -> deeds.change(settings -> settings.withLooks(change.apply(settings.looks()))));
        habits = deeds.home().map(home -> new HabitSettings(model.settings(), change -> deeds.change(settings -> settings.withHabits(change.apply(settings.habits()))), home));
        var parts = new ArrayList<>(List.of(part("settings.part.you", new VBox(8, Fields.labelled(name)), avatar),
                part("settings.part.look", looks, new LanguageSettings(now, locks, deeds::change)),
                part("settings.alerts", new AlertSettings(now.alerts(), locks, change -> deeds.change(settings -> settings.withAlerts(change.apply(settings.alerts())))))));
        habits.ifPresent(shown -> parts.add(part("settings.part.home", shown)));
        parts.add(part("settings.part.privacy", SettingsParts.section("settings.accept", locks.hold(Setting.ACCEPT, accept(now.accept()))), SettingsParts.section("settings.invite", invite(now.share(), locks)), SettingsParts.section("settings.signs", signs(now.signs(), locks)), blockedSection, removedSection));
        parts.add(part("settings.part.network", new VBox(8, locks.hold(Setting.PORT, Fields.labelled(port)), portHint), SettingsParts.section("settings.folder", folder())));
        body(parts.toArray(Node[]::new));
        buttons(null, primary("settings-close", Words.get("settings.done"), close));
        following = Subscription.combine(model.revision().subscribe(_ -> lists()), follow(model.settings(), _ -> hintPort()), follow(model.self(), _ -> hintPort()));
        lists();
    }

    /// Takes over what is still being typed, and ends following; called when the dialog has gone.
    public void stop() {
        rename(name.getText());
        move(port.getText());
        following.unsubscribe();
        avatar.stop();
        looks.stop();
        habits.ifPresent(HabitSettings::stop);
    }

    private static <T> Subscription follow(ObservableValue<T> value, Consumer<T> listener) {
        return value.subscribe(listener);
    }

    private static VBox part(String key, Node... parts) {
        var head = new WrappedLabel(Words.get(key));
        head.getStyleClass().addAll("title", "settings-head");
        var part = new VBox(14, head);
        part.getStyleClass().add("settings-part");
        if (key.equals("settings.part.you")) part.getStyleClass().add("first");
        for (var child : parts) child.managedProperty().bind(child.visibleProperty());
        part.getChildren().addAll(parts);
        return part;
    }

    private static Label hint(String text) {
        var hint = new WrappedLabel(text);
        hint.getStyleClass().add("second");
        return hint;
    }

    private static void commit(TextField field, Consumer<String> done) {
        field.setOnAction(_ -> done.accept(field.getText()));
        field.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) done.accept(field.getText());
        });
    }

    private void rename(String typed) {
        try {
            var wanted = new PeerName(typed.strip());
            fine(name);
            if (!wanted.equals(model.settings().get().name())) deeds.change(settings -> settings.withName(wanted));
        } catch (IllegalArgumentException refused) {
            wrong(name, Sentence.alone(Words.get(typed.isBlank() ? "first.name.blank" : "first.name.wrong", PeerName.MAX_CODE_POINTS)));
        }
    }

    private void move(String typed) {
        if (!(AddressInput.read("localhost", typed, "", false) instanceof AddressInput.Reading.Place(var place))) {
            wrong(port, AddSentences.wrong(AddressInput.Fault.PORT));
            return;
        }
        fine(port);
        if (typed.equals(portBefore)) return; // shown is not chosen: a port that was found free may be another one next time
        portBefore = typed;
        deeds.change(settings -> settings.withPort(place.port()));
    }

    private void wrong(TextField field, Sentence why) {
        Fields.wrong(field, true);
        var box = (VBox) field.getParent().getParent();
        if (!box.getChildren().contains(notice)) box.getChildren().add(notice);
        notice.say(Notice.Kind.BAD, why);
    }

    private void fine(TextField field) {
        Fields.wrong(field, false);
        notice.clear();
    }

    private void hintPort() {
        var self = model.self().get();
        var taken = self.portTaken();
        portHint.setText(taken.isEmpty() ? Words.get("settings.port.now", Integer.toString(self.port()))
                : Words.get("settings.port.next", Integer.toString(self.port()), Integer.toString(taken.get())));
    }

    private Node accept(Settings.Accept now) {
        var group = new ToggleGroup();
        var box = new VBox(8);
        for (var way : Settings.Accept.values()) {
            var key = switch (way) {
                case ASK -> "settings.accept.ask";
                case ANYONE -> "settings.accept.anyone";
            };
            var radio = new RadioButton(Words.get(key));
            radio.setId(key.replace('.', '-'));
            radio.setToggleGroup(group);
            radio.setSelected(way == now);
            radio.setOnAction(_ -> deeds.change(settings -> settings.withAccept(way)));
            var hint = hint(Words.get(key + ".hint"));
            hint.getStyleClass().add("under-choice");
            box.getChildren().add(new VBox(2, radio, hint));
        }
        return box;
    }

    private Node invite(boolean now, Locks locks) {
        var share = new WrappedCheckBox("settings.share", now, wanted -> deeds.change(settings -> settings.withShare(wanted)));
        var asked = new Notice("settings-renew-notice");
        asked.managedProperty().bind(asked.visibleProperty());
        var copy = new CopyLink("settings-copy-invite", Words.get("settings.invite.copy"), () -> model.self().get().invite().toString());
        var renew = link("settings-renew", Words.get("settings.invite.renew"), () -> { });
        var really = button("settings-renew-go", Words.get("settings.invite.renew.go"), () -> { });
        var row = new FlowPane(16, 8, copy, renew);
        row.setAlignment(Pos.CENTER_LEFT);
        renew.setOnAction(_ -> {
            asked.say(Notice.Kind.WARN, Sentence.of("settings.invite.renew"));
            row.getChildren().setAll(copy, really);
            really.requestFocus();
        });
        really.setOnAction(_ -> {
            deeds.renewInvite();
            row.getChildren().setAll(copy, renew);
            asked.say(Notice.Kind.OK, Sentence.of("settings.invite.renewed"));
            copy.requestFocus();
        });
        return new VBox(8, locks.hold(Setting.SHARE, share), row, asked);
    }

    private Node signs(Signs now, Locks locks) {
        return new VBox(12, locks.hold(Setting.READ_MARKS, sign("settings.readMarks", now.readMarks(), Signs::withReadMarks)),
                locks.hold(Setting.TYPING, sign("settings.typing", now.typing(), Signs::withTyping)));
    }

    private Node sign(String key, boolean now, BiFunction<Signs, Boolean, Signs> with) {
        var box = new WrappedCheckBox(key, now, wanted -> deeds.change(settings -> settings.withSigns(with.apply(settings.signs(), wanted))));
        var hint = hint(Words.get(key + ".hint"));
        hint.getStyleClass().add("under-choice");
        return new VBox(2, box, hint);
    }

    private Node folder() {
        var place = new WrappedLabel(model.self().get().folder().toString());
        place.setId("settings-folder");
        place.getStyleClass().add("second");
        return new VBox(8, hint(Words.get("settings.folder.hint")), place, button("settings-folder-open", Words.get("settings.folder.open"), deeds::openFolder));
    }

    private void lists() {
        list(blocked, Standing.BLOCKED, "settings.unblock", deeds::unblock);
        list(removed, Standing.REMOVED, "settings.add-back", deeds::restore);
        blockedSection.setVisible(!blocked.getChildren().isEmpty());
        removedSection.setVisible(!removed.getChildren().isEmpty());
    }

    private void list(VBox list, Standing standing, String key, Consumer<PeerId> undo) {
        var wanted = model.peers().stream().filter(item -> item.peer().get().standing() == standing).toList();
        // a row that stays keeps its button, and so the focus
        list.getChildren().removeIf(row -> wanted.stream().noneMatch(item -> shown(item).equals(row.getUserData())));
        for (int i = 0; i < wanted.size(); i++) {
            var item = wanted.get(i);
            if (i < list.getChildren().size() && shown(item).equals(list.getChildren().get(i).getUserData())) continue;
            list.getChildren().removeIf(row -> shown(item).equals(row.getUserData()));
            list.getChildren().add(i, row(item, key, undo));
        }
    }

    private static List<Object> shown(PeerItem item) {
        return List.of(Face.of(item.peer().get()), item.label().get());
    }

    private static PeerRow row(PeerItem item, String key, Consumer<PeerId> undo) {
        var peer = item.peer().get();
        var heard = peer.lastHeard().map(at -> Words.get("settings.last-heard", Phrases.when(at, Instant.now()))).orElse("");
        var row = new PeerRow(Face.of(peer), 32, item.label().get()).second(heard);
        Button back = button(key.replace('.', '-') + "-" + item.id().code(), Words.get(key), () -> undo.accept(item.id()));
        back.setAccessibleText(Words.get(key + ".spoken", item.label().get()));
        back.setMinWidth(USE_PREF_SIZE);
        row.end(back);
        row.setUserData(shown(item));
        return row;
    }
}
