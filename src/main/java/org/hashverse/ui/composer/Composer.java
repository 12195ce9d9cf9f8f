package org.hashverse.ui.composer;

import java.util.Optional;
import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageText;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.model.ChatModel;
import org.hashverse.model.PeerItem;
import org.hashverse.ui.dialog.Dialogs;
import org.hashverse.ui.dialog.Toasts;
import org.hashverse.ui.files.FileInput;
import org.hashverse.ui.kit.Redraw;
import org.hashverse.ui.kit.ViewLifetime;
import org.hashverse.ui.message.CommandCard;
import org.hashverse.ui.text.GrowingArea;
import org.hashverse.ui.text.LongText;
import org.hashverse.ui.words.Words;

/// The pane for writing a message. Each conversation keeps its draft. A line above the field says why a message waits or cannot be sent.
public final class Composer extends VBox {
    /// The message pane above the composer.
    public interface Messages {
        /// Shows the answer to a command below the messages. Goes to the end if the conversation is open.
        void answer(Conversation conversation, CommandCard card);

        /// Goes to the newest message, because the person has sent it.
        void messageSent();

        /// Scrolls by almost one view height.
        ///
        /// @param direction -1 for up, 1 for down
        void page(int direction);
    }

    private final ChatModel model;
    private final Messages messages;
    private final Toasts toasts;
    private final ComposerCommands commands;
    private final ComposerMentions mentions;
    private final Sender sender;
    private final Editing editing;
    private final GrowingArea area = new GrowingArea();
    private final ComposerDraft draft;
    private final ComposerEmoji emoji = new ComposerEmoji(area);
    private final AskConfirmation announce = new AskConfirmation(this::update);
    private final Attaching attaching;
    private final ComposerBox box;
    private final ComposerBar bar;
    private final ComposerClosed closed;
    private final DraftBars draftBars;
    private Conversation shown;
    private boolean unknownCommand;

    /// @param messages the message pane above
    /// @param quit     ends the program, for `/exit`
    public Composer(ChatModel model, Dialogs dialogs, Toasts toasts, Messages messages, Runnable quit) {
        this.model = model;
        this.messages = messages;
        this.toasts = toasts;
        sender = new Sender(model, dialogs, toasts, messages::messageSent);
        commands = new ComposerCommands(model, area, () -> shown, new SlashCommands(model, dialogs, messages::answer, sender, quit));
        mentions = new ComposerMentions(model, area, () -> shown);
        editing = new Editing(model, dialogs, toasts);
        bar = new ComposerBar(model, text -> askAndSend(shown, text), commands::showAll, commands::runBare, () -> editing.takeBack(shown));
        draft = new ComposerDraft(model, area, toasts);
        closed = new ComposerClosed(model, dialogs);
        draftBars = new DraftBars(model, area::requestFocus, this::editingChanged);
        attaching = new Attaching(model, dialogs, toasts, sender, () -> usable() && !draftBars.editing(), area::requestFocus);
        box = new ComposerBox(area, attaching, emoji, announce, this::send);
        getStyleClass().add("composer");
        widthProperty().addListener(_ -> box.fit(getWidth()));
        area.setId("composer");
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        area.textProperty().addListener((_, _, _) -> typed());
        getChildren().addAll(bar, box, closed, commands.completion(), mentions.completion());
        getChildren().addAll(1, draftBars.nodes());
        attaching.card().visibleProperty().addListener(_ -> update());
        emoji.addTo(this);
        area.caretPositionProperty().addListener((_, _, _) -> {
            emoji.typed();
            mentions.typed();
        });
        ViewLifetime.listenWhileShown(this, model.open(), this::open);
        ViewLifetime.whenRemoved(this, () -> open(null));
        new Redraw(this::update).after(this, model.revision());
        open(model.open().get());
    }

    /// The text field, for focus and pasting.
    public TextArea area() {
        return area;
    }

    /// Takes files that are dropped.
    public FileInput.Target files() {
        return attaching;
    }

    /// Sets what shows and hides that files can be dropped.
    public void onDropHint(Runnable show, Runnable hide) {
        attaching.onHint(show, hide);
    }

    /// Inserts emoji into the field.
    public ComposerEmoji emoji() {
        return emoji;
    }

    /// Whether the person can write in the open conversation now.
    public boolean usable() {
        return box.usable();
    }

    private void open(Conversation now) {
        shown = now;
        unknownCommand = false;
        draft.show(now);
        attaching.show(now);
        draftBars.show(now == null ? null : model.conversation(now).draft());
        update();
    }

    private void editingChanged() {
        update();
        typed();
        if (draftBars.editing()) area.requestFocus();
    }

    /// Makes the draft a reply to a message of the open conversation. Ends the editing of another message.
    public void reply(Message message) {
        if (!usable() || !message.conversation().equals(shown)) return;
        draftBars.reply(message);
        area.requestFocus();
    }

    private void replyToLast() {
        var last = model.conversation(shown).last().get();
        if (last != null && !last.takenBack()) reply(last.message());
    }

    private void update() {
        if (shown == null) return;
        boolean everyone = shown instanceof Conversation.Everyone;
        box.show(!closed.show(shown, draftBars.editing()), everyone, draftBars.editing(), recipients());
        box.fit(getWidth());
        prompt();
        updateBar();
    }

    /// How many people get what is written to Everyone. An announcement waits for those who are offline.
    private int recipients() {
        return announce.on() ? (int) model.peers().stream().filter(item -> item.peer().get().standing() == Standing.CONTACT).count() : model.connected().get();
    }

    private void prompt() {
        if (shown != null) box.prompt(shown instanceof Conversation.Everyone ? Words.get("composer.prompt.everyone") : promptTo(peer()));
    }

    private static String promptTo(PeerItem peer) {
        return peer == null ? "" : Words.get(peer.peer().get().standing() == Standing.STRANGER ? "composer.prompt.stranger" : "composer.prompt", peer.label().get());
    }

    private PeerItem peer() {
        return shown instanceof Conversation.Direct(PeerId id) ? model.peer(id).orElse(null) : null;
    }

    /// Called when the text has changed. Keeps the draft, offers commands, and reports to the node that the person writes to a connected contact.
    private void typed() {
        unknownCommand = false;
        draft.keep();
        commands.typed(draftBars.editing() ? "" : area.getText());
        updateBar();
        var peer = peer();
        if (area.isFocused() && !draft.restoring() && !draftBars.editing() && !area.getText().isBlank() && !area.getText().startsWith("/") && peer != null
                && peer.peer().get().standing() == Standing.CONTACT && peer.peer().get().connected()) model.commands().typing(peer.id());
    }

    private void updateBar() {
        if (!usable()) bar.clear();
        else if (draftBars.editing()) bar.showEditing(area.getText().strip());
        else bar.show(area.getText().strip(), peer(), unknownCommand, announce.on());
    }

    private void onKey(KeyEvent event) {
        if (FileInput.onPaste(event, attaching) || emoji.onKey(event) || mentions.onKey(event) || commands.onKey(event)) {
            event.consume();
            return;
        }
        switch (event.getCode()) {
            case ENTER -> {
                event.consume();
                if (event.isShiftDown()) area.replaceSelection("\n");
                else if (!event.isShortcutDown()) send();
                else if (!draftBars.editing()) commands.runBare();
            }
            case TAB -> {
                if (event.isShortcutDown()) return;
                event.consume();
                area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            }
            case UP -> {
                if (event.isShortcutDown()) replyToLast();
                else if (event.isAltDown() || event.isShiftDown() || draftBars.editing() || !area.getText().isEmpty() || !editing.editLast(shown)) return;
                event.consume();
            }
            case PAGE_UP, PAGE_DOWN -> {
                event.consume();
                messages.page(event.getCode() == KeyCode.PAGE_UP ? -1 : 1);
            }
            case ESCAPE -> {
                if (!unknownCommand && !draftBars.cancel()) return;
                event.consume();
                unknownCommand = false;
                updateBar();
            }
            default -> { /* typing */ }
        }
    }

    private void send() {
        var text = area.getText().strip();
        if (shown == null || !usable()) return;
        if (draftBars.editing()) {
            saveEdit(text);
            return;
        }
        if (attaching.ready()) {
            sendFiles(text);
            return;
        }
        if (text.isEmpty()) return;
        if (LongText.over(SlashLine.sentText(text)) > 0) {
            bar.nudge();
            return;
        }
        switch (SlashLine.of(text)) {
            case SlashLine.Command command -> commands.run(command);
            case SlashLine.Unknown _ -> {
                unknownCommand = true;
                updateBar();
            }
            case SlashLine.Text(var plain) -> askAndSend(shown, plain);
        }
    }

    private void sendFiles(String caption) {
        var wrong = Attaching.wrongCaption(caption);
        if (wrong != null) {
            toasts.show(wrong);
            return;
        }
        var to = shown;
        sender.askIfMany(to, model.connected().get(), () -> attaching.send(to, caption));
    }

    private void saveEdit(String text) {
        if (MessageText.fault(text).isPresent()) bar.nudge(); // the bar says why
        else editing.save(shown, text);
    }

    private void askAndSend(Conversation to, String text) {
        boolean announcing = announce.on(); // not what the button says once the person has answered: another conversation may be open then
        sender.askIfMany(to, recipients(), () -> send(to, text, announcing));
    }

    private void send(Conversation to, String text, boolean announcing) {
        var draft = model.conversation(to).draft();
        var quoted = Optional.ofNullable(draft.replyTo().get());
        draft.replyTo().set(null);
        if (!announcing) {
            sender.send(to, text, quoted);
            return;
        }
        announceNext(false);
        sender.announce(text, quoted, () -> announceNext(true));
    }

    private void announceNext(boolean on) {
        announce.turn(on);
        update();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double left = box.getLayoutX();
        double right = left + box.getWidth();
        commands.completion().layout(left, right, bar.getLayoutY());
        mentions.completion().layout(left, right, bar.getLayoutY());
        emoji.layout(left, right, bar.getLayoutY(), getLayoutY());
    }
}
