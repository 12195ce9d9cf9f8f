package org.hashverse.ui.composer;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.hashverse.chat.Conversation;
import org.hashverse.model.ChatModel;

/// Slash commands in the composer: completes a typed command, and runs it.
final class ComposerCommands {
    private final ChatModel model;
    private final TextArea area;
    private final Supplier<Conversation> shown;
    private final SlashCommands commands;
    private final Completion<SlashCommands.Verb> completion = new Completion<>(SlashRow::new, this::complete);

    /// @param area  the field
    /// @param shown the conversation in which a command runs
    ComposerCommands(ChatModel model, TextArea area, Supplier<Conversation> shown, SlashCommands commands) {
        this.model = model;
        this.area = area;
        this.shown = shown;
        this.commands = commands;
    }

    /// The list of completions.
    Completion<SlashCommands.Verb> completion() {
        return completion;
    }

    /// Called when the text has changed.
    ///
    /// @param line the text of the field; empty while a message is edited, whose text is no command
    void typed(String line) {
        completion.offer(SlashLine.completions(line));
    }

    /// Handles a key for the completion list. A command that is typed already is run, not completed.
    ///
    /// @return false if the key is not for the list
    boolean onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && completion.isVisible() && area.getText().equals("/" + completion.chosen().word())) return false;
        return completion.onKey(event);
    }

    private void complete(SlashCommands.Verb verb) {
        area.setText("/" + verb.word() + (verb.takes == SlashCommands.Verb.Takes.NOTHING ? "" : " "));
        area.end();
        area.requestFocus();
        completion.offer(List.of());
    }

    /// Puts a `/` in place of the text, so that all commands are offered.
    void showAll() {
        area.setText("/");
        area.end();
        area.requestFocus();
    }

    /// Runs a command that was typed without its slash, if the line is one.
    void runBare() {
        SlashLine.bareCommand(area.getText()).ifPresent(this::run);
    }

    /// Clears the field and runs a command. A command that fails puts its line back.
    void run(SlashLine.Command command) {
        var in = shown.get();
        var typed = area.getText().strip();
        area.clear();
        commands.run(in, command, new SlashCommands.Line() {
            @Override
            public void restore() {
                model.conversation(in).draft().restore(typed);
            }

            @Override
            public void removeRestored() {
                if (in.equals(shown.get()) && area.getText().equals(typed)) area.clear();
            }
        });
    }
}
