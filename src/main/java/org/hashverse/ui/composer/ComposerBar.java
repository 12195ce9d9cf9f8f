package org.hashverse.ui.composer;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.geometry.HPos;
import javafx.scene.control.Hyperlink;
import org.hashverse.chat.MessageText;
import org.hashverse.chat.Standing;
import org.hashverse.model.ChatModel;
import org.hashverse.model.PeerItem;
import org.hashverse.ui.kit.Motion;
import org.hashverse.ui.text.LongText;
import org.hashverse.ui.text.WordsAndLinks;
import org.hashverse.ui.words.Words;

/// The line above the composer: a sentence that says why a message waits or cannot be sent, and links to act on it. The composer calls [#show] with every change of
/// the model or the text. The link nodes stay the same, so that a press and the focus are not lost.
final class ComposerBar extends WordsAndLinks {
    private final ChatModel model;
    private final Consumer<String> send;
    private final Runnable showCommands;
    private final Runnable runBareCommand;
    private final Runnable takeBack;
    private final List<Hyperlink> links;

    /// An action offered as a link.
    private record Action(String word, Runnable run) {}

    /// @param send           sends a text to the open conversation, a long one in parts
    /// @param showCommands   shows the list of commands
    /// @param runBareCommand runs the command that was typed without a slash
    /// @param takeBack       takes back the message that the person edits
    ComposerBar(ChatModel model, Consumer<String> send, Runnable showCommands, Runnable runBareCommand, Runnable takeBack) {
        this(model, send, showCommands, runBareCommand, takeBack, Stream.generate(Hyperlink::new).limit(2).toList());
    }

    private ComposerBar(ChatModel model, Consumer<String> send, Runnable showCommands, Runnable runBareCommand, Runnable takeBack, List<Hyperlink> links) {
        super(8, HPos.LEFT, links);
        this.model = model;
        this.send = send;
        this.showCommands = showCommands;
        this.runBareCommand = runBareCommand;
        this.takeBack = takeBack;
        this.links = links;
        getStyleClass().add("composer-bar");
        clear();
    }

    /// Shows the most important notice, or hides the line if there is none.
    ///
    /// @param text           the text of the field, stripped
    /// @param peer           the peer that the text is for; null for everyone
    /// @param unknownCommand whether the person tried to send a text that begins with an unknown command
    /// @param announcing     whether the readers will be asked to confirm the message
    void show(String text, PeerItem peer, boolean unknownCommand, boolean announcing) {
        var toSend = SlashLine.sentText(text);
        int over = LongText.over(toSend);
        boolean contact = peer != null && peer.peer().get().standing() == Standing.CONTACT;
        if (over > 0) {
            var parts = new Action(Words.get("composer.parts", LongText.count(toSend)), () -> send.accept(toSend));
            // parts go to the open conversation: not what `/send` means, and an unknown command is not sent before the person confirms it. An announcement is one message, so
            // that its readers confirm all of it
            warn(Words.get("composer.tooLong", over), !announcing && SlashLine.of(text) instanceof SlashLine.Text ? new Action[] {parts} : new Action[0]);
        } else if (model.conditions().diskFull().get()) {
            warn(Words.get("composer.diskFull"));
        } else if (unknownCommand) {
            warn(Words.get("composer.unknown"), new Action(Words.get("composer.asText"), () -> send.accept(text)), new Action(Words.get("composer.commands"), showCommands));
        } else if (SlashLine.bareCommand(text).isPresent()) {
            plain(Words.get("composer.meant"), new Action(Words.get("composer.meant.keys"), runBareCommand));
        } else if (contact && !peer.peer().get().connected()) {
            plain(Words.get("composer.offline", peer.label().get()));
        } else if (contact && !peer.peer().get().met()) {
            plain(Words.get("composer.notAccepted", peer.label().get()));
        } else if (announcing) {
            plain(Words.get("confirm.ask.tip"));
        } else {
            clear();
        }
    }

    /// Shows why the new text of an edited message cannot be saved, or hides the line. A blank text would leave nothing of the message, so the person may mean to take it back.
    ///
    /// @param text the text of the field, stripped
    void showEditing(String text) {
        int over = LongText.over(text);
        if (over > 0) warn(Words.get("composer.tooLong", over));
        else if (model.conditions().diskFull().get()) warn(Words.get("composer.diskFull"));
        else if (MessageText.fault(text).isPresent()) plain(Words.get("composer.edit.blank"), new Action(Words.get("composer.edit.takeBack"), takeBack));
        else clear();
    }

    /// Hides the line.
    void clear() {
        setVisible(false);
        setManaged(false);
    }

    private void plain(String text, Action... actions) {
        say(text, "dim", actions);
    }

    private void warn(String text, Action... actions) {
        say(text, "warn", actions);
    }

    private void say(String text, String style, Action... actions) {
        words().setText(text);
        words().getStyleClass().setAll("label", "second", style);
        for (int i = 0; i < links.size(); i++) setLink(links.get(i), i < actions.length ? actions[i] : null);
        setVisible(true);
        setManaged(true);
    }

    private static void setLink(Hyperlink link, Action action) {
        link.setVisible(action != null);
        link.setManaged(action != null);
        if (action == null) return;
        if (!action.word.equals(link.getText())) link.disarm(); // a person pressing the link meant its old text
        link.setText(action.word);
        link.setVisited(false);
        link.setOnAction(_ -> action.run.run());
    }

    /// Draws attention to the line after an attempt that cannot succeed.
    void nudge() {
        Motion.nudge(this);
    }
}
