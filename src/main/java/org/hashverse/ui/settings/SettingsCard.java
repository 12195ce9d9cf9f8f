package org.hashverse.ui.settings;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
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
import org.hashverse.ui.kit.Fields;
import org.hashverse.ui.peer.Face;
import org.hashverse.ui.peer.PeerRow;
import org.hashverse.ui.peer.Phrases;
import org.hashverse.ui.text.WrappedCheckBox;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Sentence;
import org.hashverse.ui.words.Words;

/// The *Settings* dialog. Every change takes effect at once, so there is nothing to confirm.
public final class SettingsCard extends DialogCard {
    /// Carries out the person's choices.
    public interface Actions {
        /// Changes settings.
        void change(UnaryOperator<Settings> change);

        /// Invalidates the current invite and creates a new one.
        void renewInvite();

        /// Revokes the invite with a code, see `ChatCommands`.
        void revokeInvite(String code);

        /// Opens the profile's folder in the system's file manager, if there is one.
        void openFolder();

        /// Lets the person choose a folder.
        ///
        /// @param chosen receives the folder; not called if the person cancels
        void chooseFolder(Consumer<Path> chosen);

        /// Unblocks a peer.
        void unblock(PeerId peer);

        /// Makes a removed peer a contact again.
        void restore(PeerId peer);

        /// The desktop features for starting and closing; empty for a guest, whose profile ends with the window.
        Optional<DesktopFeatures> features();
    }

    private final ChatModel model;
    private final Actions actions;
    private final Notice notice = new Notice("settings-notice");
    private final TextField name = Fields.text("settings-name", Words.get("settings.name"));
    private final TextField port = Fields.text("settings-port", Words.get("settings.port"));
    private final Label portHint = hint("");
    private final VBox blocked = new VBox(4);
    private final VBox removed = new VBox(4);
    private final Node blockedSection = SettingsParts.section("settings.blocked", blocked);
    private final Node removedSection = SettingsParts.section("settings.removed", removed);
    private final AvatarColours avatar;
    private final AppearanceSettings appearance;
    private final Optional<HabitSettings> habits;
    private final Subscription subscription;
    private String shownPort;

    /// @param actions carries out the person's choices
    /// @param close   closes the dialog
    public SettingsCard(ChatModel model, Actions actions, Runnable close) {
        super("settings", 520);
        this.model = model;
        this.actions = actions;
        head(Words.get("settings.title"), "");
        var now = model.settings().get();
        name.setText(now.name().text());
        notice.managedProperty().bind(notice.visibleProperty());
        name.getStyleClass().add("first-focus");
        port.setText(Integer.toString(now.port() == 0 ? model.self().get().port() : now.port()));
        shownPort = port.getText();
        port.getStyleClass().add("port");
        Fields.onCommit(name, this::saveName);
        Fields.onCommit(port, this::savePort);
        var locks = new Locks(model.self().get().locked());
        avatar = new AvatarColours(model.self().get().id(), model.settings(), colour -> actions.change(settings -> settings.withColour(colour)));
        appearance = new AppearanceSettings(model.settings(), locks, change -> actions.change(settings -> settings.withLooks(change.apply(settings.looks()))));
        habits = actions.features().map(features -> new HabitSettings(model.settings(), change -> actions.change(settings -> settings.withHabits(change.apply(settings.habits()))), features));
        var parts = new ArrayList<>(List.of(part("settings.part.you", new VBox(8, Fields.labelled(name)), avatar),
                part("settings.part.look", appearance, new LanguageSettings(now, locks, actions::change)),
                part("settings.alerts", new AlertSettings(now.alerts(), locks, change -> actions.change(settings -> settings.withAlerts(change.apply(settings.alerts())))))));
        habits.ifPresent(shown -> parts.add(part("settings.part.home", shown)));
        parts.add(part("settings.receive", new ReceivingSettings(now.receiving(), actions::chooseFolder, change -> actions.change(settings -> settings.withReceiving(change.apply(settings.receiving()))))));
        parts.add(part("settings.part.privacy", SettingsParts.section("settings.accept", locks.apply(Setting.ACCEPT, accept(now.accept()))),
                SettingsParts.section("settings.invite", visible(now.reach().visible(), locks), new InviteSettings(model, actions, locks)),
                SettingsParts.section("settings.signs", activitySettings(now.signs(), locks)), blockedSection, removedSection));
        parts.add(part("settings.part.network", new VBox(8, locks.apply(Setting.PORT, Fields.labelled(port)), portHint),
                SettingsParts.section("settings.reach", new ReachSettings(now.reach(), model.self().get().port(), locks, change -> actions.change(settings -> settings.withReach(change.apply(settings.reach()))))), SettingsParts.section("settings.folder", folder())));
        body(parts.toArray(Node[]::new));
        buttons(null, primary("settings-close", Words.get("settings.done"), close));
        subscription = Subscription.combine(model.revision().subscribe(_ -> updatePeerLists()),
                model.settings().subscribe(_ -> updatePortHint()), model.self().subscribe(_ -> updatePortHint()));
        updatePeerLists();
    }

    /// Saves what is still being typed and removes all listeners. Called when the dialog has closed.
    public void stop() {
        saveName();
        savePort();
        subscription.unsubscribe();
        avatar.stop();
        appearance.stop();
        habits.ifPresent(HabitSettings::stop);
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

    private void saveName() {
        var typed = name.getText();
        try {
            var wanted = new PeerName(typed.strip());
            clearError(name);
            if (!wanted.equals(model.settings().get().name())) actions.change(settings -> settings.withName(wanted));
        } catch (IllegalArgumentException refused) {
            showError(name, Sentence.headOnly(Words.get(typed.isBlank() ? "first.name.blank" : "first.name.wrong", PeerName.MAX_CODE_POINTS)));
        }
    }

    private void savePort() {
        var typed = port.getText();
        if (!(AddressInput.read("localhost", typed, "", false) instanceof AddressInput.Reading.Place(var place))) {
            showError(port, AddSentences.wrong(AddressInput.Fault.PORT));
            return;
        }
        clearError(port);
        if (typed.equals(shownPort)) return; // the shown port may be a free one found by the system, which must not become the chosen one
        shownPort = typed;
        actions.change(settings -> settings.withPort(place.port()));
    }

    private void showError(TextField field, Sentence why) {
        Fields.wrong(field, true);
        var box = (VBox) field.getParent().getParent(); // the one around the field and its caption
        // there is one notice, below the field that was wrong last
        if (!box.getChildren().contains(notice)) box.getChildren().add(notice);
        notice.say(Notice.Kind.BAD, why);
    }

    private void clearError(TextField field) {
        Fields.wrong(field, false);
        notice.clear();
    }

    private void updatePortHint() {
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
            radio.setOnAction(_ -> actions.change(settings -> settings.withAccept(way)));
            var hint = hint(Words.get(key + ".hint"));
            hint.getStyleClass().add("under-choice");
            box.getChildren().add(new VBox(2, radio, hint));
        }
        return box;
    }

    private Node visible(boolean now, Locks locks) {
        return new VisibleSetting(now, locks.locked(), wanted -> actions.change(settings -> settings.withReach(settings.reach().withVisible(wanted))));
    }

    private Node activitySettings(Signs now, Locks locks) {
        return new VBox(12, locks.apply(Setting.READ_MARKS, activityBox("settings.readMarks", now.readMarks(), Signs::withReadMarks)),
                locks.apply(Setting.TYPING, activityBox("settings.typing", now.typing(), Signs::withTyping)));
    }

    private Node activityBox(String key, boolean now, BiFunction<Signs, Boolean, Signs> with) {
        var box = new WrappedCheckBox(key, now, wanted -> actions.change(settings -> settings.withSigns(with.apply(settings.signs(), wanted))));
        var hint = hint(Words.get(key + ".hint"));
        hint.getStyleClass().add("under-choice");
        return new VBox(2, box, hint);
    }

    private Node folder() {
        var place = new WrappedLabel(model.self().get().folder().toString());
        place.setId("settings-folder");
        place.getStyleClass().add("second");
        return new VBox(8, hint(Words.get("settings.folder.hint")), place, button("settings-folder-open", Words.get("settings.folder.open"), actions::openFolder));
    }

    private void updatePeerLists() {
        updatePeerList(blocked, Standing.BLOCKED, "settings.unblock", actions::unblock);
        updatePeerList(removed, Standing.REMOVED, "settings.add-back", actions::restore);
        blockedSection.setVisible(!blocked.getChildren().isEmpty());
        removedSection.setVisible(!removed.getChildren().isEmpty());
    }

    /// @param key  message key of the button in each row
    /// @param undo what the button does with the peer
    private void updatePeerList(VBox list, Standing standing, String key, Consumer<PeerId> undo) {
        var wanted = model.peers().stream().filter(item -> item.peer().get().standing() == standing).toList();
        // a row that stays keeps its button, and with it the focus
        list.getChildren().removeIf(row -> wanted.stream().noneMatch(item -> shownParts(item).equals(row.getUserData())));
        for (int i = 0; i < wanted.size(); i++) {
            var item = wanted.get(i);
            if (i < list.getChildren().size() && shownParts(item).equals(list.getChildren().get(i).getUserData())) continue;
            list.getChildren().removeIf(row -> shownParts(item).equals(row.getUserData()));
            list.getChildren().add(i, row(item, key, undo));
        }
    }

    // two rows with equal parts look the same
    private static List<Object> shownParts(PeerItem item) {
        return List.of(Face.of(item.peer().get()), item.label().get());
    }

    private static PeerRow row(PeerItem item, String key, Consumer<PeerId> undo) {
        var peer = item.peer().get();
        var lastHeard = peer.lastHeard().map(at -> Words.get("settings.last-heard", Phrases.when(at, Instant.now()))).orElse("");
        var row = new PeerRow(Face.of(peer), 32, item.label().get()).second(lastHeard);
        Button back = button(key.replace('.', '-') + "-" + item.id().code(), Words.get(key), () -> undo.accept(item.id()));
        back.setAccessibleText(Words.get(key + ".spoken", item.label().get()));
        back.setMinWidth(USE_PREF_SIZE);
        row.end(back);
        row.setUserData(shownParts(item));
        return row;
    }
}
