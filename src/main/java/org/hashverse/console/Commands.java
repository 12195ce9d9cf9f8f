package org.hashverse.console;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.console.words.ConsoleLine;
import org.hashverse.console.words.FileNumbers;
import org.hashverse.console.words.Numbers;
import org.hashverse.console.words.PeerWord;
import org.hashverse.node.api.ChatCommands;
import org.hashverse.node.api.Found;
import org.hashverse.node.api.Peer;
import org.hashverse.platform.PathNames;
import org.hashverse.store.files.Unforeseen;
import org.hashverse.store.history.MessageQueries;

/// Carries out commands. A message or a file is handed to the node by [#begin], and [PendingAnswer#answer] waits for it; any other command blocks the thread that begins it.
///
/// The line `sent N #K` is made only when it is requested, because that gives the message its number. A console keeps its numbers on one thread, so the thread that
/// waited for the answer hands the answer over to that one. All other lines are ready before.
final class Commands {
    /// The answer to a command.
    ///
    /// @param failed whether the command failed; then the answer is one line `error …`
    /// @param lines  makes the lines; call it once, on the thread that may number messages
    record Answer(boolean failed, Supplier<List<String>> lines) {}

    private final ChatCommands node;
    private final MessageFinder finder;
    private final SendCommands sends;
    private final ChangeCommands changes;
    private final InviteCommands invites;
    private final IntroductionCommands introductions;
    private final SharedFileCommands files;
    private final Path folder;

    /// @param numbered numbers a message that was just committed, and returns the lines that answer for it; called by the thread that requests the lines of an answer
    /// @param numbers  the numbers that messages have
    /// @param fileNumbers the numbers that files have
    /// @param madeHere is told of the changes that commands make
    /// @param folder   the folder that relative file names start from
    Commands(ChatCommands node, Function<Delivered, List<String>> numbered, Numbers numbers, FileNumbers fileNumbers, MadeHere madeHere, Path folder) {
        this.node = node;
        sends = new SendCommands(node, numbered);
        this.folder = folder;
        files = new SharedFileCommands(node, fileNumbers);
        introductions = new IntroductionCommands(node);
        finder = new MessageFinder(node, numbers);
        invites = new InviteCommands(node);
        changes = new ChangeCommands(node, numbers, madeHere);
    }

    /// The answer to a command that has begun, when the node has given it.
    interface PendingAnswer {
        /// Waits for the answer.
        ///
        /// @throws InterruptedException if this thread is interrupted
        Answer answer() throws InterruptedException;
    }

    /// What is left of a command that has begun: waits for the node, and returns what makes the lines of the answer.
    interface Completion {
        Supplier<List<String>> lines() throws Command.Failure, InterruptedException;
    }

    /// Carries out one command. Returns its answer.
    ///
    /// @param toCancel the message whose number `cancel #K` names, looked up by the caller; empty for another command, or if the message has no open delivery any more
    /// @throws InterruptedException if this thread is interrupted
    Answer answer(Command command, Optional<MessageId> toCancel) throws InterruptedException {
        return begin(command, toCancel).answer();
    }

    /// Begins one command: hands a message to the node, and carries out any other command. Messages are sent in the order in which their commands begin.
    ///
    /// @param toCancel as in [#answer]
    /// @throws InterruptedException if this thread is interrupted
    PendingAnswer begin(Command command, Optional<MessageId> toCancel) throws InterruptedException {
        try {
            var rest = run(command, toCancel);
            return () -> end(rest);
        } catch (Command.Failure | RuntimeException | Error fault) {
            var answer = failed(fault);
            return () -> answer;
        }
    }

    private static Answer end(Completion rest) throws InterruptedException {
        try {
            return new Answer(false, rest.lines());
        } catch (Command.Failure | RuntimeException | Error fault) {
            return failed(fault);
        }
    }

    private static Answer failed(Throwable fault) {
        if (fault instanceof Command.Failure failure) return new Answer(true, () -> List.of(error(failure)));
        Unforeseen.happened(System.getLogger(Commands.class.getName()), "a command failed", fault);
        return new Answer(true, () -> List.of("error that did not work; the reason is in the log"));
    }

    /// The line that answers a command that was not understood or could not be carried out.
    static String error(Exception fault) {
        return "error " + fault.getMessage();
    }

    private Completion run(Command command, Optional<MessageId> toCancel) throws Command.Failure, InterruptedException {
        return switch (command) {
            case Command.Send send -> sends.send(send);
            case Command.SendFile(var typed, var typedPath) -> {
                var to = conversation(typed, node::addressee);
                var outcome = files.send(to, path(typedPath));
                yield () -> sends.sent(to, SharedFileCommands.offered(outcome));
            }
            case Command.GetFile(var typed, var into) -> {
                var answer = files.get(typed, into.isPresent() ? Optional.of(path(into.get())) : Optional.empty());
                yield () -> answer;
            }
            case Command.PauseFile(var typed) -> ready(files.pause(typed));
            case Command.DeclineFile(var typed) -> ready(files.decline(typed));
            case Command.Reply(var typed, var text) -> {
                var message = finder.find(typed, false);
                var outcome = node.send(message.conversation(), text, Optional.of(message.key()));
                yield () -> sends.sent(message.conversation(), NodeAnswer.await(outcome));
            }
            case Command.ChangeMessage change -> ready(changes.change(change));
            case Command.Forget(var typed) -> ready(changes.forget(typed));
            case Command.Add(var address) -> ready(AddAnswers.ofAddress(NodeAnswer.await(node.add(address)), address));
            case Command.AddInvite(var invite) -> ready(AddAnswers.ofInvite(NodeAnswer.await(node.add(invite)), invite));
            case Command.AddNearby(var typed, var otherwise) -> ready(addNearby(typed, otherwise));
            case Command.ListNearby() -> ready(NearbyLines.list(NodeAnswer.await(Snapshot.of(node))));
            case Command.Delete(var typed) -> act("deleted", peer(typed), node::remove, "is not one of your peers; list all shows them");
            case Command.Introduce(var one, var other) -> ready(introductions.introduce(peer(one), peer(other)));
            case Command.Decline(var typed) -> ready(introductions.decline(typed));
            case Command.Accept(var typed) -> {
                var consented = introductions.accept(typed);
                yield consented.isPresent() ? ready(consented.get()) : act("accepted", peer(typed), node::accept, "does not wait to be accepted");
            }
            case Command.Block(var typed) -> act("blocked", peer(typed), node::block, "cannot be blocked");
            case Command.ListPeers(var all) -> ready(Answers.list(NodeAnswer.await(Snapshot.of(node)).peers(), all));
            case Command.Query(var typed) -> ready(Answers.query(NodeAnswer.await(node.query(PeerWord.of(typed))), typed));
            case Command.Select(var typed) -> {
                var peer = peer(typed);
                yield ready(Answers.select(NodeAnswer.await(node.select(peer.id())), peer, NodeAnswer.await(Snapshot.of(node))));
            }
            case Command.History(var typed, var max) -> ready(history(conversation(typed, node::find), max));
            case Command.Export(var typed, var file) -> ready(export(Optional.of(conversation(typed, node::find)), file));
            case Command.ExportAll(var file) -> ready(export(Optional.empty(), file));
            case Command.Cancel(var number) -> ready(cancel(toCancel, number));
            case Command.ShowInvite() -> ready(invites.standing());
            case Command.IssueInvite(var once, var until) -> ready(invites.issue(once, until));
            case Command.ListInvites() -> ready(invites.list());
            case Command.RevokeInvite revoke -> ready(invites.revoke(revoke));
            case Command.Doctor(var targets) -> {
                var report = NodeAnswer.await(node.doctor(targets));
                var now = NodeAnswer.await(Snapshot.of(node));
                yield ready(DoctorLines.of(report, id -> now.peers().stream().filter(peer -> peer.id().equals(id)).findFirst().map(Peer::distinctName).orElse(id.code())));
            }
            case Command.Help() -> ready(CommandWord.help());
            case Command.Exit(), Command.NumberArrivals _ -> throw new AssertionError("the console handles it itself");
        };
    }

    private static Completion ready(List<String> lines) {
        return () -> () -> lines;
    }

    private static Completion ready(String line) {
        return ready(List.of(line));
    }

    private String addNearby(String typed, Optional<PeerAddress> otherwise) throws Command.Failure, InterruptedException {
        var now = NodeAnswer.await(Snapshot.of(node));
        var person = NearbyLines.find(typed, now);
        if (person.isPresent()) return AddAnswers.ofInvite(NodeAnswer.await(node.sayHello(person.get())), person.get().invite());
        var address = otherwise.orElseThrow(() -> NearbyLines.nobody(typed, now.nearby()));
        return AddAnswers.ofAddress(NodeAnswer.await(node.add(address)), address);
    }

    /// An action of the node on a peer. It completes with false if it is not possible.
    private interface PeerAction {
        CompletableFuture<Boolean> on(PeerId peer);
    }

    /// Carries out an action on a peer.
    ///
    /// @param word       first word of the answer
    /// @param impossible what is said of the peer if the action is not possible
    private Completion act(String word, Peer peer, PeerAction action, String impossible) throws Command.Failure, InterruptedException {
        if (!NodeAnswer.await(action.on(peer.id()))) throw new Command.Failure(ConsoleLine.name(peer) + " " + impossible);
        return ready(word + " " + ConsoleLine.who(peer));
    }

    /// @param find asks the node which peer a word means
    private Conversation conversation(Command.TypedConversation typed, Function<String, CompletableFuture<Found>> find) throws Command.Failure, InterruptedException {
        return switch (typed) {
            case Command.TypedConversation.Everyone() -> Conversation.EVERYONE;
            case Command.TypedConversation.With(var peer) -> Conversation.with(peer(peer, find).id());
        };
    }

    private List<String> history(Conversation conversation, int max) throws Command.Failure, InterruptedException {
        var now = NodeAnswer.await(Snapshot.of(node));
        var messages = new LastMessages(node);
        boolean all = messages.read(conversation, max, new HistoryLines(now));
        var lines = messages.lines();
        lines.add("messages " + messages.count() + (all ? "" : " of " + Math.min(max, NodeAnswer.await(node.history().count(conversation)))));
        return lines;
    }

    /// @param in the conversation; empty for all
    private String export(Optional<Conversation> in, String file) throws Command.Failure, InterruptedException {
        var path = path(file);
        return switch (NodeAnswer.await(node.history().export(new MessageQueries.Export(in, MessageQueries.Export.Format.of(path), path, names())))) {
            case MessageQueries.Exported.Done(var messages) -> "exported " + messages + " " + ConsoleLine.text(path.toString());
            case MessageQueries.Exported.Failed(var why) -> throw new Command.Failure(ConsoleLine.text(path.toString()) + " cannot be written; " + ConsoleLine.text(String.valueOf(why.getMessage())));
        };
    }

    /// The path that a person means.
    private Path path(String typed) throws Command.Failure {
        var badName = PathNames.fault(typed);
        if (badName.isPresent()) throw new Command.Failure(ConsoleLine.text(badName.get()));
        try {
            return folder.resolve(typed).toAbsolutePath();
        } catch (InvalidPathException noPath) {
            throw new Command.Failure(ConsoleLine.text(typed) + " is not the name of a file");
        }
    }

    /// The names that an export shows: those of all peers, and ours.
    private Map<PeerId, String> names() throws Command.Failure, InterruptedException {
        var now = NodeAnswer.await(Snapshot.of(node));
        var names = new HashMap<PeerId, String>();
        for (var peer : now.peers()) names.put(peer.id(), peer.distinctName());
        names.put(now.self().id(), now.self().name().text());
        return names;
    }

    private String cancel(Optional<MessageId> message, int number) throws Command.Failure, InterruptedException {
        int peers = message.isPresent() ? NodeAnswer.await(node.cancel(message.get())) : 0;
        if (peers == 0) throw new Command.Failure("too late; #" + number + " may have left");
        return "cancelled " + peers + " #" + number;
    }

    private Peer peer(String typed) throws Command.Failure, InterruptedException {
        return peer(typed, node::find);
    }

    private Peer peer(String typed, Function<String, CompletableFuture<Found>> find) throws Command.Failure, InterruptedException {
        return peer(typed, NodeAnswer.await(find.apply(PeerWord.of(typed))));
    }

    /// The peer that was found for what a person typed.
    static Peer peer(String typed, Found found) throws Command.Failure {
        return switch (found) {
            case Found.One(var peer) -> peer;
            case Found.Self() -> throw new Command.Failure("that is this node itself");
            case Found.Nobody() -> throw new Command.Failure("no peer is " + ConsoleLine.text(typed) + "; list all shows them");
            case Found.Claimed(var peer) -> throw new Command.Failure(Answers.claimed(typed, peer));
            case Found.Several(var peers) -> throw new Command.Failure(Answers.several(typed, peers));
        };
    }
}
