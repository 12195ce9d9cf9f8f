package org.hashverse.ui.composer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.model.ChatModel;
import org.hashverse.model.PeerItem;
import org.hashverse.node.api.Found;
import org.hashverse.node.api.Peer;
import org.hashverse.node.api.PeerListing;
import org.hashverse.node.api.QueryAnswer;
import org.hashverse.ui.dialog.Dialogs;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.message.CommandCard;
import org.hashverse.ui.message.MessageFormatter;
import org.hashverse.ui.peer.StateWords;
import org.hashverse.ui.words.Words;

/// Lists the slash commands, and runs them. A command that needs a dialog opens it; a command that asks something shows a card with the answer.
final class SlashCommands {
    /// The commands, in the order in which they are offered. The bundles have what a command takes and what it does.
    enum Verb {
        SEND(Takes.TEXT, SlashCommands::send),
        ADD(Takes.PEER, (commands, _, rest, _) -> commands.dialogs.add(rest)),
        DELETE(Takes.PEER, SlashCommands::delete),
        LIST(Takes.NOTHING, (commands, in, rest, _) -> commands.list(in, rest.equalsIgnoreCase("all"))),
        QUERY(Takes.PEER, SlashCommands::query),
        SELECT(Takes.PEER, SlashCommands::select),
        EXIT(Takes.NOTHING, (commands, _, _, _) -> commands.quit.run());

        /// What must follow the word of a command. With a text, the word and the text may as well be a sentence.
        enum Takes { NOTHING, PEER, TEXT }

        /// Runs a command that was given in a conversation. `rest` is the text after the word.
        private interface Run {
            void run(SlashCommands commands, Conversation in, String rest, Line line);
        }

        final Takes takes;
        private final Run run;

        Verb(Takes takes, Run run) {
            this.takes = takes;
            this.run = run;
        }

        /// The command's word, without the slash.
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Finds a command by its word. Accepts the older words `del` and `remove` too.
        static Optional<Verb> of(String word) {
            var lower = word.toLowerCase(Locale.ROOT);
            if (lower.equals("del") || lower.equals("remove")) return Optional.of(DELETE);
            return Arrays.stream(values()).filter(verb -> verb.word().equals(lower)).findFirst();
        }
    }

    /// Shows the answers to commands.
    interface Answers {
        /// Adds a card below the messages of a conversation.
        void add(Conversation conversation, CommandCard card);
    }

    /// The line of a command, which has been removed from the field.
    interface Line {
        /// Puts the line back into the field, because the command failed or must be confirmed first.
        void restore();

        /// Removes the restored line from the field again, because the person has confirmed the command. Leaves a line that they have changed, and a line of a
        /// conversation that is not open any more.
        void removeRestored();
    }

    private final ChatModel model;
    private final Dialogs dialogs;
    private final Answers answers;
    private final Sender sender;
    private final Runnable quit;

    /// @param sender sends texts; it does not ask before a text goes to many recipients, so a command asks itself
    SlashCommands(ChatModel model, Dialogs dialogs, Answers answers, Sender sender, Runnable quit) {
        this.model = model;
        this.dialogs = dialogs;
        this.answers = answers;
        this.sender = sender;
        this.quit = quit;
    }

    /// Runs a command given in a conversation.
    ///
    /// @param line the typed line
    void run(Conversation in, SlashLine.Command command, Line line) {
        command.verb().run.run(this, in, command.rest(), line);
    }

    private void send(Conversation in, String rest, Line line) {
        int end = SlashLine.addressee(rest);
        var text = SlashLine.sentText("/send " + rest);
        int recipients = model.connected().get();
        if (rest.isEmpty() || end < 0) {
            fail(in, line, "/send", Words.get("slash.send.usage"));
        } else if (end > 0) { // the addressee is found more strictly than the peer of another command: a text must not go to a stranger that merely took a name
            var addressee = rest.substring(0, end);
            findPeer(in, "/send " + addressee, model.commands().addressee(addressee), addressee, line, peer -> sender.send(Conversation.with(peer.id()), text));
        } else if (recipients == 0) {
            fail(in, line, "/send", Words.get("everyone.nobody"));
        } else if (in instanceof Conversation.Everyone && recipients <= Sender.ASK_ABOVE) { // elsewhere the person may have meant the open peer only
            sender.send(Conversation.EVERYONE, text);
        } else {
            line.restore(); // the person may cancel
            dialogs.confirmEveryone(recipients, () -> {
                line.removeRestored();
                sender.send(Conversation.EVERYONE, text);
            });
        }
    }

    private void delete(Conversation in, String rest, Line line) {
        if (!rest.isEmpty()) findPeer(in, "/delete " + rest, rest, line, peer -> dialogs.remove(peer.id()));
        else dialogs.remove(in instanceof Conversation.Direct(PeerId id) ? id : null);
    }

    private void list(Conversation in, boolean all) {
        var now = Instant.now();
        var contacts = model.peers().stream().filter(item -> item.peer().get().standing() == Standing.CONTACT).toList();
        var lines = new ArrayList<String>();
        lines.add(Words.get("slash.list", contacts.stream().filter(item -> item.peer().get().connected()).count()));
        contacts.stream().filter(item -> item.peer().get().connected() || all && !item.peer().get().endedByIt()).forEach(item -> lines.add(peerLine(item, now)));
        var card = new CommandCard(all ? "/list all" : "/list", now, "");
        card.answer(lines);
        answers.add(in, card);
    }

    private static String peerLine(PeerItem item, Instant now) {
        var address = item.peer().get().address().map(Object::toString).orElse("");
        return Words.get(address.isEmpty() ? "slash.peer.nowhere" : "slash.peer", item.label().get(), StateWords.of(item, now), address);
    }

    private void query(Conversation in, String rest, Line line) {
        if (rest.isEmpty()) {
            dialogs.query("");
            return;
        }
        var card = waitingCard(in, "/query " + rest);
        OnFx.then(model.commands().query(rest), answer -> {
            if (answer instanceof QueryAnswer.Ambiguous) line.restore();
            card.answer(List.of(inWords(answer, rest)));
        }, () -> {
            line.restore();
            card.answer(List.of(Words.get("failed")));
        });
    }

    private String inWords(QueryAnswer answer, String rest) {
        return switch (answer) {
            case QueryAnswer.Connected(var peer, var time) -> time.map(t -> Words.get("slash.query.connected", label(peer), StateWords.millis(t)))
                    .orElseGet(() -> Words.get("slash.query.silent", label(peer)));
            case QueryAnswer.Known(var peer) -> peer.lastHeard().map(at -> Words.get("slash.query.known", label(peer), Words.brief(at, Instant.now())))
                    .orElseGet(() -> Words.get("slash.query.never", label(peer)));
            case QueryAnswer.Self(var address) -> Words.get("slash.query.self", address);
            case QueryAnswer.NotFound(var connected) -> Words.get("slash.query.none", connected, rest);
            case QueryAnswer.Ambiguous(var peers) -> listAmbiguous(peers);
        };
    }

    private void select(Conversation in, String rest, Line line) {
        if (!rest.isEmpty()) {
            findPeer(in, "/select " + rest, rest, line, peer -> showListing(in, peer));
        } else if (in instanceof Conversation.Direct(PeerId id) && model.peer(id).isPresent()) {
            showListing(in, model.peer(id).get().peer().get());
        } else {
            fail(in, line, "/select", Words.get("slash.select.usage"));
        }
    }

    private void showListing(Conversation in, Peer peer) {
        var name = label(peer);
        var card = waitingCard(in, "/select " + name);
        OnFx.then(model.commands().select(peer.id()), listing -> card.answer(lines(listing, name)), () -> card.answer(List.of(Words.get("failed"))));
    }

    private List<String> lines(PeerListing listing, String name) {
        return switch (listing.status()) {
            case PRIVATE -> List.of(Words.get("slash.select.private", name));
            case NOT_ACCEPTED -> List.of(Words.get("slash.select.notAccepted", name));
            case NO_ANSWER -> List.of(Words.get("slash.select.noAnswer", name));
            case OFFLINE -> List.of(Words.get("slash.select.offline", name));
            case TOLD -> {
                var lines = new ArrayList<String>();
                lines.add(Words.get("slash.select.told", name, listing.total()));
                for (var entry : listing.peers())
                    lines.add(entry.address().map(address -> Words.get("slash.select.entry", entry.name(), address))
                            .orElseGet(() -> Words.get("slash.select.noAddress", entry.name())));
                yield lines;
            }
        };
    }

    /// Finds the one peer that the typed text means, or shows a card that says why not.
    private void findPeer(Conversation in, String command, String typed, Line line, Consumer<Peer> then) {
        findPeer(in, command, model.commands().find(typed), typed, line, then);
    }

    private void findPeer(Conversation in, String command, CompletableFuture<Found> answer, String typed, Line line, Consumer<Peer> then) {
        OnFx.then(answer, found -> {
            switch (found) {
                case Found.One(var peer) -> then.accept(peer);
                case Found.Self() -> fail(in, line, command, Words.get("slash.self"));
                case Found.Nobody() -> fail(in, line, command, Words.get("slash.nobody", typed));
                case Found.Claimed(var peer) -> fail(in, line, command, listAmbiguous(List.of(peer)));
                case Found.Several(var peers) -> fail(in, line, command, listAmbiguous(peers));
            }
        }, () -> fail(in, line, command, Words.get("failed")));
    }

    /// Puts the line back and shows the card, which says why.
    private void fail(Conversation in, Line line, String command, String why) {
        line.restore();
        answers.add(in, new CommandCard(command, Instant.now(), why));
    }

    /// Adds a card that says that the answer is still to come.
    private CommandCard waitingCard(Conversation in, String command) {
        var card = new CommandCard(command, Instant.now(), Words.get("slash.asking"));
        answers.add(in, card);
        return card;
    }

    private String label(Peer peer) {
        return new MessageFormatter(model).name(peer.id());
    }

    private String listAmbiguous(List<Peer> peers) {
        var each = peers.stream().map(peer -> Words.get("slash.several.one", label(peer), peer.id().text().substring(0, 8))).toList();
        return Words.get("slash.several", MessageFormatter.listed(each));
    }
}
