package org.hashverse.ui.app;

import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.hashverse.chat.PeerName;
import org.hashverse.model.ChatModel;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.dialog.Notice;
import org.hashverse.ui.kit.Fields;
import org.hashverse.ui.kit.UncachedScrollPane;
import org.hashverse.ui.peer.Avatar;
import org.hashverse.ui.peer.Face;
import org.hashverse.ui.settings.VisibleSetting;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Sentence;
import org.hashverse.ui.words.Words;

/// Asks the person at the first start for the name that others see. It has one field, one button, and the choice whether people nearby see us.
final class FirstStart extends StackPane {
    private final TextField name = Fields.text("first-name", Words.get("first.name"));
    private final Notice notice = new Notice("first-notice");
    private final ChatModel model;
    private final Runnable done;

    /// @param done replaces this view by the next one; called when the name is chosen
    FirstStart(ChatModel model, Runnable done) {
        this.model = model;
        this.done = done;
        getStyleClass().add("first-start");
        var title = new WrappedLabel(Words.get("first.title"));
        title.setTextAlignment(TextAlignment.CENTER);
        title.getStyleClass().add("welcome-head");
        var words = new WrappedLabel(Words.get("first.subtitle"));
        words.getStyleClass().add("first-words");
        words.setTextAlignment(TextAlignment.CENTER);
        name.setText(model.settings().get().name().text());
        name.textProperty().addListener((_, _, _) -> validate(true));
        name.setOnAction(_ -> save());
        name.getStyleClass().add("large");
        notice.managedProperty().bind(notice.visibleProperty());
        var start = DialogCard.primary("first-start", Words.get("first.start"), this::save);
        start.getStyleClass().add("large");
        start.setMaxWidth(Double.MAX_VALUE);
        var visible = new VisibleSetting(model.settings().get().reach().visible(), model.self().get().locked(), wanted -> model.commands().change(settings -> settings.withReach(settings.reach().withVisible(wanted))));
        var form = new VBox(16, Fields.labelled(name), notice, visible, start);
        var page = new VBox(new Avatar(Face.of(model, model.self().get().id()), 88), title, words, form);
        page.setAlignment(Pos.CENTER);
        page.getStyleClass().add("first-page");
        page.setMinHeight(USE_PREF_SIZE);
        var scroll = new UncachedScrollPane(new StackPane(page)); // large text in a small window
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("welcome-scroll");
        getChildren().add(scroll);
        sceneProperty().addListener((_, _, scene) -> {
            if (scene != null) Platform.runLater(name::requestFocus);
        });
    }

    private void save() {
        if (!validate(false)) return;
        var chosen = new PeerName(name.getText().strip());
        model.commands().change(settings -> settings.withName(chosen));
        done.run();
    }

    /// Whether the name is valid; shows why it is not.
    ///
    /// @param typing whether the person may still be typing: an empty field is no error then
    private boolean validate(boolean typing) {
        notice.clear();
        Fields.wrong(name, false);
        var typed = name.getText().strip();
        if (typed.isEmpty() && typing) return false;
        try {
            new PeerName(typed);
            return true;
        } catch (IllegalArgumentException refused) {
            Fields.wrong(name, true);
            notice.say(Notice.Kind.BAD, Sentence.headOnly(Words.get(typed.isEmpty() ? "first.name.blank" : "first.name.wrong", PeerName.MAX_CODE_POINTS)));
            return false;
        }
    }
}
