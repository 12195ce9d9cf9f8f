package org.hashverse.console;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.console.words.ConsoleLine;
import org.hashverse.console.words.PeerWord;
import org.hashverse.node.api.ChatCommands;
import org.hashverse.node.api.Found;
import org.hashverse.node.api.SendOutcome;

/// Sends texts, and says whether messages were sent. [#send] is for the thread on which commands begin, [#sent] for any thread.
final class SendCommands {
    private final ChatCommands node;
    private final Function<Delivered, List<String>> numbered;
    private CompletableFuture<?> before = CompletableFuture.completedFuture(null); // completes when the last text is handed to the node

    /// @param numbered see [Commands]
    SendCommands(ChatCommands node, Function<Delivered, List<String>> numbered) {
        this.node = node;
        this.numbered = numbered;
    }

    /// Sends a text without waiting: the node sends it as soon as it has found the recipient. So many texts can follow each other.
    Commands.Completion send(Command.Send command) throws Command.Failure {
        return switch (command.to()) {
            case Command.TypedConversation.Everyone() -> {
                var content = command.maker().make();
                var outcome = inOrder(CompletableFuture.completedFuture(Conversation.EVERYONE), everyone -> node.send(everyone, content));
                yield () -> sent(Conversation.EVERYONE, NodeAnswer.await(outcome));
            }
            case Command.TypedConversation.With(var typed) -> send(typed, command.maker());
        };
    }

    private Commands.Completion send(String typed, Command.ContentMaker maker) {
        var found = node.addressee(PeerWord.of(typed));
        Content content;
        try {
            content = maker.make();
        } catch (Command.Failure cannot) {
            return () -> {
                Commands.peer(typed, NodeAnswer.await(found)); // a wrong recipient is told first
                throw cannot;
            };
        }
        var outcome = inOrder(found, who -> who instanceof Found.One(var peer) ? node.send(Conversation.with(peer.id()), content) : CompletableFuture.completedFuture(null));
        return () -> {
            var peer = Commands.peer(typed, NodeAnswer.await(found));
            return sent(Conversation.with(peer.id()), NodeAnswer.await(outcome));
        };
    }

    /// Hands a text to the node after the text before it, once its recipient is found.
    private <T> CompletableFuture<SendOutcome> inOrder(CompletableFuture<T> recipient, Function<T, CompletableFuture<SendOutcome>> send) {
        var handed = before.handle((_, _) -> true).thenCombine(recipient, (_, found) -> send.apply(found));
        before = handed;
        return handed.thenCompose(outcome -> outcome);
    }

    /// The lines that answer for a message, or why it was not sent.
    Supplier<List<String>> sent(Conversation to, SendOutcome outcome) throws Command.Failure, InterruptedException {
        return switch (outcome) {
            case SendOutcome.Sent(var message) -> () -> numbered.apply(message);
            case SendOutcome.NobodyConnected() -> throw new Command.Failure("nobody is connected; add IP PORT");
            case SendOutcome.NotAContact() -> throw new Command.Failure(name(to) + " is not a contact; add IP PORT");
            case SendOutcome.BadText(var fault) -> throw new Command.Failure(Answers.cannotSend(fault));
            case SendOutcome.DiskFull() -> throw new Command.Failure("the disk is full; make room and send again");
            case SendOutcome.TooManyWaiting(var waiting) ->
                throw new Command.Failure(waiting + " messages wait for " + name(to) + " already; send again when it has joined");
        };
    }

    private String name(Conversation conversation) throws Command.Failure, InterruptedException {
        return switch (conversation) {
            case Conversation.Everyone() -> "everyone";
            case Conversation.Direct(var peer) -> NodeAnswer.await(node.find(peer.text())) instanceof Found.One(var found) ? ConsoleLine.name(found) : peer.code();
        };
    }
}
