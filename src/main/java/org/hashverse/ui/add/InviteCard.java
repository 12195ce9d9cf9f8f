package org.hashverse.ui.add;

import org.hashverse.model.ChatModel;
import org.hashverse.node.api.Self;
import org.hashverse.ui.dialog.DialogCard;
import org.hashverse.ui.dialog.Notice;
import org.hashverse.ui.kit.CopyLink;
import org.hashverse.ui.kit.ViewLifetime;
import org.hashverse.ui.text.Direction;
import org.hashverse.ui.text.GrowingArea;
import org.hashverse.ui.text.WrappedLabel;
import org.hashverse.ui.words.Sentence;
import org.hashverse.ui.words.Words;

/// *Your invite*: what it is, the link itself, and what to do with it.
public final class InviteCard extends DialogCard {
    private final GrowingArea link = Direction.leftToRight(new GrowingArea());
    private final Notice notice = new Notice("invite-notice");

    /// @param close closes the dialog
    public InviteCard(ChatModel model, Runnable close) {
        super("invite", 460);
        head(Words.get("invite.title"), Words.get("invite.what"));
        link.setId("invite-link");
        link.setEditable(false);
        link.setAccessibleText(Words.get("invite.link"));
        link.getStyleClass().add("invite-link");
        var next = new WrappedLabel(Words.get("invite.next"));
        next.getStyleClass().add("second");
        body(link, next, notice);
        var copy = primary("invite-copy", Words.get("welcome.copy"), this::copy);
        copy.getStyleClass().add("first-focus");
        buttons(null, button("invite-close", Words.get("close"), close), copy);
        ViewLifetime.listenWhileShown(this, model.self(), this::show);
        show(model.self().get());
    }

    /// Shows the invite, which changes with our addresses and when it is renewed.
    private void show(Self self) {
        if (self == null || self.invite().toString().equals(link.getText())) return;
        link.setText(self.invite().toString());
        notice.clear();
    }

    private void copy() {
        CopyLink.copy(link.getText());
        notice.say(Notice.Kind.OK, Sentence.of("invite.copied"));
    }
}
