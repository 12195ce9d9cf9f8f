package org.hashverse.ui.composer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.model.ChatModel;
import org.hashverse.model.PeerItem;
import org.hashverse.node.Found;
import org.hashverse.node.Peer;
import org.hashverse.node.PeerListing;
import org.hashverse.node.QueryAnswer;
import org.hashverse.ui.dialog.Dialogs;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.message.CommandCard;
import org.hashverse.ui.message.MessageFormatter;
import org.hashverse.ui.peer.StateWords;
import org.hashverse.ui.words.Words;

/// Runs the seven commands as one would by hand: what needs a dialog opens it, what asks is answered by a card.
final class SlashCommands {
    /// Where an answer goes.
    interface Answers {
        void add(Conversation conversation, CommandCard card);
    }

    /// A command's line, which is gone from where it was typed.
    interface Line {
        /// Puts it back: it could not be carried out, or not yet.
        void back();

        /// Takes it away again, if it was put back and not changed since.
        void taken();
    }

    private final ChatModel model;
    private final Dialogs dialogs;
    private final Answers answers;
    private final Runnable quit;

    SlashCommands(ChatModel model, Dialogs dialogs, Answers answers, Runnable quit) {
        this.model = model;
        this.dialogs = dialogs;
        this.answers = answers;
        this.quit = quit;
    }

    /// Runs a command given in a conversation.
    ///
    /// @param line what was typed
    /// @param say  sends a text to a conversation
    void run(Conversation in, SlashLine.Command command, Line line, BiConsumer<Conversation, String> say) {
        var rest = command.rest();
        switch (command.verb()) {
            case SEND -> send(in, rest, line, say);
            case ADD -> dialogs.add(rest);
            case DELETE -> delete(in, rest, line);
            case LIST -> list(in, rest.equalsIgnoreCase("all"));
            case QUERY -> query(in, rest, line);
            case SELECT -> select(in, rest, line);
            case EXIT -> quit.run();
        }
    }

    private void send(Conversation in, String rest, Line line, BiConsumer<Conversation, String> say) {
        var card = new CommandCard("/send", Instant.now(), Words.get("slash.send.usage"));
        if (rest.isEmpty()) {
            refuse(in, line, card);
        } else if (rest.startsWith("@")) {
            int end = SlashLine.addressee(rest);
            if (end < 0) refuse(in, line, card);
            else one(in, "/send " + rest.substring(0, end), model.commands().addressee(rest.substring(0, end)), rest.substring(0, end), line, peer -> say.accept(Conversation.with(peer.id()), rest.substring(end).strip()));
        } else {
            var text = SlashLine.said("/send " + rest);
            int recipients = model.connected().get();
            if (recipients == 0) {
                refuse(in, line, new CommandCard("/send", Instant.now(), Words.get("everyone.nobody")));
            } else if (in instanceof Conversation.Everyone && recipients <= Sender.ASK_ABOVE) {
                say.accept(Conversation.EVERYONE, text);
            } else {
                line.back(); // it may be thought better of
                dialogs.confirmEveryone(recipients, () -> {
                    line.taken();
                    say.accept(Conversation.EVERYONE, text);
                });
            }
        }
    }

    private void delete(Conversation in, String rest, Line line) {
        if (!rest.isEmpty()) one(in, "/delete " + rest, rest, line, peer -> dialogs.remove(peer.id()));
        else dialogs.remove(in instanceof Conversation.Direct(PeerId id) ? id : null);
    }

    private void list(Conversation in, boolean all) {
        var now = Instant.now();
        var contacts = model.peers().stream().filter(item -> item.peer().get().standing() == Standing.CONTACT).toList();
        var lines = new ArrayList<String>();
        lines.add(Words.get("slash.list", contacts.stream().filter(item -> item.peer().get().connected()).count()));
        contacts.stream().filter(item -> item.peer().get().connected() || all && !item.peer().get().endedByIt()).forEach(item -> lines.add(line(item, now)));
        var card = new CommandCard(all ? "/list all" : "/list", now, "");
        card.answer(lines);
        answers.add(in, card);
    }

    private static String line(PeerItem item, Instant now) {
        var address = item.peer().get().address().map(Object::toString).orElse("");
        return Words.get(address.isEmpty() ? "slash.peer.nowhere" : "slash.peer", item.label().get(), StateWords.of(item, now), address);
    }

    private void query(Conversation in, String rest, Line line) {
        if (rest.isEmpty()) {
            dialogs.query("");
            return;
        }
        var card = ask(in, "/query " + rest);
        OnFx.then(model.commands().query(rest), answer -> {
            if (answer instanceof QueryAnswer.Ambiguous) line.back();
            card.answer(List.of(answer(answer, rest)));
        }, () -> {
            line.back();
            card.answer(List.of(Words.get("failed")));
        });
    }

    private String answer(QueryAnswer answer, String rest) {
        return switch (answer) {
            case QueryAnswer.Connected(var peer, var time) -> time.map(t -> Words.get("slash.query.connected", label(peer), StateWords.millis(t)))
                    .orElseGet(() -> Words.get("slash.query.silent", label(peer)));
            case QueryAnswer.Known(var peer) -> peer.lastHeard().map(at -> Words.get("slash.query.known", label(peer), Words.brief(at, Instant.now())))
                    .orElseGet(() -> Words.get("slash.query.never", label(peer)));
            case QueryAnswer.Self(var address) -> Words.get("slash.query.self", address);
            case QueryAnswer.NotFound(var connected) -> Words.get("slash.query.none", connected, rest);
            case QueryAnswer.Ambiguous(var peers) -> several(peers);
        };
    }

    private void select(Conversation in, String rest, Line line) {
        if (!rest.isEmpty()) {
            one(in, "/select " + rest, rest, line, peer -> told(in, peer));
        } else if (in instanceof Conversation.Direct(PeerId id) && model.peer(id).isPresent()) {
            told(in, model.peer(id).get().peer().get());
        } else {
            refuse(in, line, new CommandCard("/select", Instant.now(), Words.get("slash.select.usage")));
        }
    }

    private void told(Conversation in, Peer peer) {
        var name = label(peer);
        var card = ask(in, "/select " + name);
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

    /// Finds the one peer that is meant, else says why not.
    private void one(Conversation in, String command, String typed, Line line, Consumer<Peer> then) {
        one(in, command, model.commands().find(typed), typed, line, then);
    }

    private void one(Conversation in, String command, CompletableFuture<Found> asked, String typed, Line line, Consumer<Peer> then) {
        OnFx.then(asked, found -> {
            switch (found) {
                case Found.One(var peer) -> then.accept(peer);
                case Found.Self() -> refuse(in, line, new CommandCard(command, Instant.now(), Words.get("slash.self")));
                case Found.Nobody() -> refuse(in, line, new CommandCard(command, Instant.now(), Words.get("slash.nobody", typed)));
                case Found.Several(var peers) -> refuse(in, line, new CommandCard(command, Instant.now(), several(peers)));
            }
        }, () -> refuse(in, line, new CommandCard(command, Instant.now(), Words.get("failed"))));
    }

    private void refuse(Conversation in, Line line, CommandCard why) {
        line.back();
        answers.add(in, why);
    }

    private CommandCard ask(Conversation in, String command) {
        var card = new CommandCard(command, Instant.now(), Words.get("slash.asking"));
        answers.add(in, card);
        return card;
    }

    private String label(Peer peer) {
        return new MessageFormatter(model).name(peer.id());
    }

    private String several(List<Peer> peers) {
        var each = peers.stream().map(peer -> Words.get("slash.several.one", label(peer), peer.id().text().substring(0, 8))).toList();
        return Words.get("slash.several", MessageFormatter.listed(each));
    }
}
