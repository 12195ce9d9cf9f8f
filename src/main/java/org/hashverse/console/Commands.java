package org.hashverse.console;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerId;
import org.hashverse.node.Found;
import org.hashverse.node.Node;
import org.hashverse.node.Peer;
import org.hashverse.node.SendOutcome;
import org.hashverse.platform.PathNames;
import org.hashverse.store.files.Unforeseen;
import org.hashverse.store.history.MessageStore;

/// Carries out commands. A command blocks the thread that calls [#answer] until the node has answered.
final class Commands {
    private final Node node;
    private final Function<Delivered, List<String>> sent;
    private final Path folder;

    /// @param sent   the lines that answer for a message that was just committed; called when the answer's lines are requested
    /// @param folder the folder that relative file names start from
    Commands(Node node, Function<Delivered, List<String>> sent, Path folder) {
        this.node = node;
        this.sent = sent;
        this.folder = folder;
    }

    /// Carries out one command. Returns the lines of its answer; request them on the console thread. If the command fails, the answer is one line `error …`.
    ///
    /// @param cancel the message that the command `cancel` names, looked up on the console thread before
    /// @throws InterruptedException if the console is ending
    Supplier<List<String>> answer(Command command, Optional<MessageId> cancel) throws InterruptedException {
        try {
            return run(command, cancel);
        } catch (Command.Misuse misuse) {
            return always(List.of(error(misuse)));
        } catch (RuntimeException | Error fault) {
            Unforeseen.happened(System.getLogger(Commands.class.getName()), "a command failed", fault);
            return always(List.of("error that did not work; the reason is in the log"));
        }
    }

    static String error(Command.Misuse misuse) {
        return "error " + misuse.getMessage();
    }

    private Supplier<List<String>> run(Command command, Optional<MessageId> cancel) throws Command.Misuse, InterruptedException {
        return switch (command) {
            case Command.SendAll(var text) -> send(Conversation.EVERYONE, "", text);
            case Command.SendTo(var typed, var text) -> {
                var peer = addressee(typed);
                yield send(Conversation.with(peer.id()), ConsoleLine.name(peer), text);
            }
            case Command.Add(var address) -> always(AddAnswers.of(await(node.add(address)), address, false));
            case Command.AddInvite(var invite) -> always(AddAnswers.of(await(node.add(invite)), invite.addresses().getFirst(), true));
            case Command.Delete(var typed) -> done("deleted", peer(typed), id -> node.remove(id, false), "is not one of your peers; list all shows them");
            case Command.Accept(var typed) -> done("accepted", peer(typed), node::accept, "does not wait to be accepted");
            case Command.Block(var typed) -> done("blocked", peer(typed), node::block, "cannot be blocked");
            case Command.ListPeers(var all) -> always(Answers.list(await(Snapshot.of(node)).peers(), all));
            case Command.Query(var typed) -> always(Answers.query(await(node.query(PeerWord.of(typed))), typed));
            case Command.Select(var typed) -> {
                var peer = peer(typed);
                yield always(Answers.select(await(node.select(peer.id())), peer, await(Snapshot.of(node))));
            }
            case Command.History(var typed, var max) -> always(history(typed, max));
            case Command.Export(var typed, var file) -> always(List.of(export(typed, file)));
            case Command.Cancel(var number) -> always(List.of(cancel(cancel, number)));
            case Command.ShowInvite() -> always(List.of("invite " + await(Snapshot.of(node)).self().invite()));
            case Command.Help() -> always(Help.LINES);
            case Command.Exit() -> throw new AssertionError("the console handles exit itself");
        };
    }

    private static Supplier<List<String>> always(List<String> lines) {
        return () -> lines;
    }

    private Supplier<List<String>> send(Conversation to, String name, String text) throws Command.Misuse, InterruptedException {
        return switch (await(node.send(to, text))) {
            case SendOutcome.Sent(var message) -> () -> sent.apply(message);
            case SendOutcome.NobodyConnected() -> throw new Command.Misuse("nobody is connected; add IP PORT");
            case SendOutcome.NotAContact() -> throw new Command.Misuse(name + " is not a contact; add IP PORT");
            case SendOutcome.BadText(var fault) -> throw new Command.Misuse(Answers.cannotSend(fault));
            case SendOutcome.DiskFull() -> throw new Command.Misuse("the disk is full; make room and send again");
            case SendOutcome.TooManyWaiting(var waiting) ->
                throw new Command.Misuse(waiting + " messages wait for " + name + " already; send again when it has joined");
        };
    }

    /// An action on a peer. It completes with false if it is not possible.
    private interface PeerAction {
        CompletableFuture<Boolean> to(PeerId peer);
    }

    private Supplier<List<String>> done(String word, Peer peer, PeerAction action, String impossible) throws Command.Misuse, InterruptedException {
        if (!await(action.to(peer.id()))) throw new Command.Misuse(ConsoleLine.name(peer) + " " + impossible);
        return always(List.of(word + " " + ConsoleLine.who(peer)));
    }

    private List<String> history(Optional<String> typed, int max) throws Command.Misuse, InterruptedException {
        var conversation = typed.isPresent() ? Conversation.with(peer(typed.get()).id()) : Conversation.EVERYONE;
        var now = await(Snapshot.of(node));
        var messages = new LastMessages(node::history, Commands::await);
        boolean all = messages.read(conversation, max, author -> author.equals(now.self().id()) ? now.self().name().text()
                : now.peers().stream().filter(peer -> peer.id().equals(author)).map(Peer::distinctName).findFirst().orElse(author.code()));
        var lines = new ArrayList<>(messages.lines());
        lines.add("messages " + lines.size() + (all ? "" : " of " + Math.min(max, count(conversation))));
        return lines;
    }

    private int count(Conversation conversation) throws Command.Misuse, InterruptedException {
        return await(node.conversations()).stream().filter(talk -> talk.conversation().equals(conversation)).mapToInt(MessageStore.Talk::messages).sum();
    }

    private String export(Optional<String> typed, String file) throws Command.Misuse, InterruptedException {
        var in = typed.isEmpty() ? Optional.<Conversation>empty()
                : Optional.of(typed.get().equals("everyone") ? Conversation.EVERYONE : Conversation.with(peer(typed.get()).id()));
        var unnamed = PathNames.fault(file);
        if (unnamed.isPresent()) throw new Command.Misuse(ConsoleLine.text(unnamed.get()));
        Path path;
        try {
            path = folder.resolve(file).toAbsolutePath();
        } catch (InvalidPathException noPath) {
            throw new Command.Misuse(ConsoleLine.text(file) + " is not the name of a file");
        }
        return switch (await(node.export(new MessageStore.Export(in, MessageStore.Export.Format.of(path), path, names())))) {
            case MessageStore.Exported.Done(var messages) -> "exported " + messages + " " + ConsoleLine.text(path.toString());
            case MessageStore.Exported.Failed(var why) -> throw new Command.Misuse(ConsoleLine.text(path.toString()) + " cannot be written; " + ConsoleLine.text(String.valueOf(why.getMessage())));
        };
    }

    private Map<PeerId, String> names() throws Command.Misuse, InterruptedException {
        var now = await(Snapshot.of(node));
        var names = new HashMap<PeerId, String>();
        for (var peer : now.peers()) names.put(peer.id(), peer.distinctName());
        names.put(now.self().id(), now.self().name().text());
        return names;
    }

    private String cancel(Optional<MessageId> message, int number) throws Command.Misuse, InterruptedException {
        int peers = message.isPresent() ? await(node.cancel(message.get())) : 0;
        if (peers == 0) throw new Command.Misuse("too late; #" + number + " may have left");
        return "cancelled " + peers + " #" + number;
    }

    private Peer addressee(String typed) throws Command.Misuse, InterruptedException {
        var found = await(node.addressee(PeerWord.of("@" + typed)));
        if (found instanceof Found.Several(var peers) && peers.size() == 1) throw new Command.Misuse(Answers.claimed(typed, peers.getFirst()));
        return one(found, "@" + typed);
    }

    private Peer peer(String typed) throws Command.Misuse, InterruptedException {
        return one(await(node.find(PeerWord.of(typed))), typed);
    }

    private static Peer one(Found found, String typed) throws Command.Misuse {
        return switch (found) {
            case Found.One(var peer) -> peer;
            case Found.Self() -> throw new Command.Misuse("that is this node itself");
            case Found.Nobody() -> throw new Command.Misuse("no peer is " + ConsoleLine.text(typed) + "; list all shows them");
            case Found.Several(var peers) -> throw new Command.Misuse(Answers.several(typed, peers));
        };
    }

    private static <T> T await(CompletableFuture<T> answer) throws Command.Misuse, InterruptedException {
        try {
            return answer.get();
        } catch (CancellationException closed) {
            throw new Command.Misuse("the node is closed");
        } catch (ExecutionException failed) {
            System.getLogger(Commands.class.getName()).log(System.Logger.Level.WARNING, "a command failed", failed.getCause());
            throw new Command.Misuse("that did not work; the reason is in the log");
        }
    }
}
