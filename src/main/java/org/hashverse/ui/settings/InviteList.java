package org.hashverse.ui.settings;

import java.time.Instant;
import java.util.function.Consumer;
import javafx.geometry.HPos;
import javafx.scene.layout.VBox;
import org.hashverse.chat.IssuedInvite;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.Self;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.kit.CopyLink;
import org.hashverse.ui.kit.SideBySide;
import org.hashverse.ui.kit.ViewLifetime;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Words;

/// Our invites with a limit, the newest first: what each one lets in, who used it, and a link that revokes it. Invisible while there is none. FX thread only.
final class InviteList extends VBox {
    private final ChatModel model;
    private final Consumer<String> revoke;

    /// @param revoke revokes the invite with a code
    InviteList(ChatModel model, Consumer<String> revoke) {
        super(8);
        this.model = model;
        this.revoke = revoke;
        setId("settings-issued");
        managedProperty().bind(visibleProperty());
        ViewLifetime.listenWhileShown(this, model.self(), this::show);
        show(model.self().get());
    }

    private void show(Self self) {
        getChildren().clear();
        setVisible(!self.issued().isEmpty());
        var head = new WrappedLabel(Words.get("settings.issued"));
        head.getStyleClass().add("field-label");
        getChildren().add(head);
        for (var invite : self.issued().reversed()) getChildren().add(row(invite, Instant.now()));
    }

    private WordsAndLinks row(IssuedInvite invite, Instant now) {
        var limits = new WrappedLabel(limits(invite));
        limits.getStyleClass().add("peer-row-name");
        var state = new WrappedLabel(Words.get("settings.issued.line", state(invite, now), Words.get("settings.issued.made", Words.brief(invite.made(), now))));
        state.getStyleClass().add("second");
        boolean open = invite.state(now) == IssuedInvite.State.OPEN;
        var word = Words.get(open ? "settings.issued.revoke" : "settings.issued.remove");
        var end = DialogCard.link("settings-revoke-" + invite.code(), word, () -> revoke.accept(invite.code()));
        end.setAccessibleText(Words.get("settings.issued.spoken", word, limits.getText()));
        var copy = new CopyLink("settings-copy-" + invite.code(), Words.get("settings.issued.copy"), () -> model.self().get().invite(invite).toString());
        var links = open ? new SideBySide(12, 0, HPos.LEFT, copy, end) : end;
        var row = new WordsAndLinks(new VBox(limits, state), links);
        row.getStyleClass().add("issued-invite");
        return row;
    }

    private static String limits(IssuedInvite invite) {
        var who = Words.get(invite.once() ? "settings.issued.one" : "settings.issued.many");
        return invite.until().map(end -> Words.get("settings.issued.until", who, Words.minute(end))).orElse(who);
    }

    private String state(IssuedInvite invite, Instant now) {
        int users = invite.users().size();
        if (users == 1) return Words.get("settings.issued.used-by", name(invite));
        if (users > 1) return Words.get("settings.issued.used", users);
        return Words.get(invite.state(now) == IssuedInvite.State.ENDED ? "settings.issued.ended" : "settings.issued.unused");
    }

    private String name(IssuedInvite invite) {
        var user = invite.users().getFirst();
        return model.peer(user).map(item -> item.label().get()).orElse(user.code());
    }
}
