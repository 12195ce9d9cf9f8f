package org.hashverse.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Invite;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerAddress;

/// A parsed line of input. The peers in it are still text as typed; the node finds them when the command is carried out.
sealed interface Command {
    /// The conversation with everyone.
    TypedConversation EVERYONE = new TypedConversation.Everyone();

    /// Sends a message to everyone, or to one peer that is found more strictly than in other commands, because a message must not reach a peer that only claims a name or an address.
    record Send(TypedConversation to, ContentMaker maker) implements Command {}

    /// Makes what is sent, once the recipient is known. Fails if it cannot be sent.
    interface ContentMaker {
        Content make() throws Failure;
    }

    /// Sends a file or a folder. The recipient is found as for [Send].
    record SendFile(TypedConversation to, String path) implements Command {}

    /// A file that somebody offered, as typed.
    sealed interface TypedFile {
        /// `#K`.
        record Number(int number) implements TypedFile {}

        /// `ID.N`: the beginning of the id of its message, in lower case, and its number in the message, from 1.
        record Of(String digits, int number) implements TypedFile {}
    }

    /// Gets a file.
    ///
    /// @param folder where to put it; empty for the folder of the settings
    record GetFile(TypedFile file, Optional<String> folder) implements Command {}

    /// Stops getting a file.
    record PauseFile(TypedFile file) implements Command {}

    /// Tells the author of a file that we do not want it.
    record DeclineFile(TypedFile file) implements Command {}

    record Add(PeerAddress address) implements Command {}

    record AddInvite(Invite invite) implements Command {}

    /// Adds somebody nearby.
    ///
    /// @param typed     `@NAME`, or the beginning of an id
    /// @param otherwise what else the word may be, if nobody nearby has that id
    record AddNearby(String typed, Optional<PeerAddress> otherwise) implements Command {}

    /// Lists people nearby.
    record ListNearby() implements Command {}

    record Delete(String peer) implements Command {}

    record ListPeers(boolean all) implements Command {}

    record Query(String peer) implements Command {}

    record Select(String peer) implements Command {}

    /// A conversation as typed.
    sealed interface TypedConversation {
        /// The conversation with everyone.
        record Everyone() implements TypedConversation {}

        /// The conversation with one peer: an address, part of an id, or a name after `@`, with its quotes if it was quoted.
        record With(String peer) implements TypedConversation {}
    }

    /// Prints the last messages of a conversation, `max` at most.
    record History(TypedConversation conversation, int max) implements Command {}

    /// Writes one conversation into a file.
    record Export(TypedConversation conversation, String file) implements Command {}

    /// Writes all conversations into a file.
    record ExportAll(String file) implements Command {}

    record Accept(String peer) implements Command {}

    record Block(String peer) implements Command {}

    /// Asks two contacts whether they want to be introduced to each other.
    record Introduce(String one, String other) implements Command {}

    /// Declines an introduction. `Accept` consents to one.
    record Decline(String peer) implements Command {}

    /// A message as typed.
    sealed interface TypedMessage {
        /// `#K`.
        record Number(int number) implements TypedMessage {}

        /// The beginning of an id, in lower case.
        record Id(String digits) implements TypedMessage {}
    }

    /// Sends a reply to a message, to its conversation.
    record Reply(TypedMessage message, String text) implements Command {}

    /// Changes a message.
    ///
    /// @param ours  whether it must be one of ours
    /// @param maker makes the change for the message that was found
    record ChangeMessage(TypedMessage message, boolean ours, ChangeMaker maker) implements Command {}

    /// Makes a change for a message.
    interface ChangeMaker {
        /// Makes the change.
        ///
        /// @param word how a line names the message
        /// @throws Failure if the message cannot be changed so
        Change make(MessageKey message, String word) throws Failure;
    }

    /// Deletes a message on this computer.
    record Forget(TypedMessage message) implements Command {}

    /// From now on, a console numbers the messages that arrive, or does not.
    record NumberArrivals(boolean on) implements Command {}

    record Cancel(int number) implements Command {}

    record ShowInvite() implements Command {}

    /// Makes an invite with a limit.
    record IssueInvite(boolean once, Optional<Instant> until) implements Command {}

    /// Prints the invites with a limit.
    record ListInvites() implements Command {}

    /// Revokes an invite with a limit.
    ///
    /// @param code in lower case
    record RevokeInvite(String code) implements Command {}

    /// Prints the report of the doctor.
    /// @param targets addresses that could not be added
    record Doctor(List<PeerAddress> targets) implements Command {}
    record Help() implements Command {}

    record Exit() implements Command {}

    /// The line cannot be understood. The message is the answer after `error`: it says what to type.
    final class Misuse extends Exception {
        private static final long serialVersionUID = 1L;

        Misuse(String message) {
            super(message);
        }
    }

    /// The command was understood but could not be carried out. The message is the answer after `error`: it says why, and what to do.
    final class Failure extends Exception {
        private static final long serialVersionUID = 1L;

        Failure(String message) {
            super(message);
        }
    }
}
