package org.hashverse.ui.settings;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.hashverse.model.ChatModel;
import org.hashverse.store.settings.Setting;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.dialog.Notice;
import org.hashverse.ui.kit.CopyLink;
import org.hashverse.ui.text.WrappedCheckBox;
import org.hashverse.ui.words.Sentence;
import org.hashverse.ui.words.Words;

/// Our invites: whether contacts may pass our address on, the standing invite, which can be copied and renewed, and the list of those with a limit.
final class InviteSettings extends VBox {
    private final SettingsCard.Actions actions;
    private final Notice notice = new Notice("settings-renew-notice");
    private final CopyLink copy;
    private final FlowPane row;

    /// @param actions carries out the person's choices
    InviteSettings(ChatModel model, SettingsCard.Actions actions, Locks locks) {
        super(8);
        this.actions = actions;
        var share = new WrappedCheckBox("settings.share", model.settings().get().share(), wanted -> actions.change(settings -> settings.withShare(wanted)));
        notice.managedProperty().bind(notice.visibleProperty());
        copy = new CopyLink("settings-copy-invite", Words.get("settings.invite.copy"), () -> model.self().get().invite().toString());
        row = new FlowPane(16, 8, copy, DialogCard.link("settings-renew", Words.get("settings.invite.renew"), this::ask));
        row.setAlignment(Pos.CENTER_LEFT);
        VBox.setMargin(row, new Insets(0, 0, 0, -3)); // its words begin where the texts above do
        getChildren().addAll(locks.apply(Setting.SHARE, share), row, notice, new InviteList(model, actions::revokeInvite));
    }

    private void ask() {
        notice.say(Notice.Kind.WARN, Sentence.of("settings.invite.renew"));
        var go = DialogCard.button("settings-renew-go", Words.get("settings.invite.renew.go"), this::renew);
        row.getChildren().set(1, go);
        go.requestFocus();
    }

    private void renew() {
        actions.renewInvite();
        row.getChildren().set(1, DialogCard.link("settings-renew", Words.get("settings.invite.renew"), this::ask));
        notice.say(Notice.Kind.OK, Sentence.of("settings.invite.renewed"));
        copy.requestFocus();
    }
}
