package org.hashverse.node.api;

import java.util.List;
import java.util.Optional;
import org.hashverse.chat.Change;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.store.database.StoreEvent;
import org.hashverse.store.settings.Settings;

/// An event of a node. A subscriber first gets the present state: [SelfChanged], [SettingsChanged], one [PeerChanged] for each peer that subscribers were told of, one
/// [UnreadChanged] for each conversation with unread messages; those of [HistoryFull], [HistoryRepaired], [ProfileUnsaved], [KeyExposed], [StrangersCrowded], [AwayChanged]
/// and [ElsewhereChanged] that apply; [NearbyChanged]; [IntroductionsChanged]; [CallingChanged] last. Then it gets every change, in order, on its own executor. Older messages are read with [HistoryQuestions#page].
public sealed interface NodeEvent {
    /// The bytes of the messages in this event: most of the memory that it takes.
    default int bytes() {
        return switch (this) {
            case MessageArrived(var message) -> message.message().content().bytes();
            case MessageWritten(var message) -> message.message().content().bytes();
            case MessageChanged(var message, var by) -> message.message().content().bytes() + by.map(made -> made.change().bytes()).orElse(0);
            default -> 0;
        };
    }

    /// Our name, an address of ours or one of our invites changed.
    record SelfChanged(Self self) implements NodeEvent {}

    /// At least one setting changed.
    record SettingsChanged(Settings settings) implements NodeEvent {}

    /// A peer is new, or something about it changed.
    record PeerChanged(Peer peer) implements NodeEvent {}

    /// A peer is not known any more.
    record PeerGone(PeerId peer) implements NodeEvent {}

    /// A contact or stranger connected. Always after its [PeerChanged].
    record Joined(PeerId peer) implements NodeEvent {}

    /// A peer is no longer connected. Always after its [PeerChanged].
    record Left(PeerId peer, CloseReason reason) implements NodeEvent {}

    /// A message arrived and is committed.
    record MessageArrived(Delivered message) implements NodeEvent {}

    /// A message of ours was committed, whether it was written in the window or in a console.
    record MessageWritten(Delivered message) implements NodeEvent {}

    /// People see a message differently now: somebody made a change of it, see [Change]; or such a change of ours reached somebody, or a message of ours did that was changed or
    /// is no text. Of these there is no [DeliveryChanged].
    ///
    /// @param message the message as people see it now
    /// @param by      the change that was made; empty if something of ours reached somebody
    record MessageChanged(Delivered message, Optional<ChangeBy> by) implements NodeEvent {
        /// Something of ours reached somebody.
        public MessageChanged(Delivered message) {
            this(message, Optional.empty());
        }
    }

    /// A change and who made it. The change may be older than another one that counts: what people see is the message.
    ///
    /// @param change its revision is that of the author, or 0 for ours
    record ChangeBy(PeerId author, Change change) {}

    /// The person deleted a message here.
    record MessageDeleted(Conversation conversation, MessageKey message) implements NodeEvent {}

    /// The delivery state of a text of ours that nobody changed is another one for one recipient.
    record DeliveryChanged(Conversation conversation, MessageId message, PeerId recipient, Delivery delivery) implements NodeEvent {}

    /// How many messages of a conversation are unread. Sent in the present state and when there are fewer; each later [MessageArrived] with an unread message is one more.
    record UnreadChanged(Conversation conversation, int unread) implements NodeEvent {}

    /// The history cannot be written (the error), or can be written again (empty). Meanwhile no message is stored or acknowledged.
    record HistoryFull(Optional<String> why) implements NodeEvent {}

    /// Settings, peers or drafts cannot be saved (the error), or are saved again (empty). Unsaved ones are in force all the same, and saving is tried again. What is not
    /// saved when the program ends is lost.
    record ProfileUnsaved(Optional<String> why) implements NodeEvent {}

    /// The history file was damaged and replaced. Part of the present state; a subscriber that is there already gets it after a [Resync].
    record HistoryRepaired(StoreEvent.Repair repair) implements NodeEvent {}

    /// Until this start, other accounts of this computer could read our key file; now they cannot. Or the key file belongs to another account. Only in the present state.
    record KeyExposed() implements NodeEvent {}

    /// A stranger or its message was refused, because this many strangers that wrote wait for a decision of the person; or fewer wait now (empty).
    record StrangersCrowded(Optional<Integer> waiting) implements NodeEvent {}

    /// All messages of a conversation were deleted here.
    record ConversationCleared(Conversation conversation) implements NodeEvent {}

    /// A contact is writing to us (true), or stopped (false).
    record TypingChanged(PeerId peer, boolean typing) implements NodeEvent {}

    /// The introductions that wait for a decision of the person changed. All of them, the oldest first. Part of the present state.
    record IntroductionsChanged(List<Introduction> waiting) implements NodeEvent {}

    /// An introduction ended that the person had consented to or not yet decided about.
    ///
    /// @param done whether the other is a contact now; else nothing comes of it
    record IntroductionEnded(Introduction introduction, boolean done) implements NodeEvent {}

    /// An introduction of ours ended.
    ///
    /// @param done whether both consented; else one did not, or did not answer in time
    record IntroducedByUs(PeerId one, PeerId other, boolean done) implements NodeEvent {}

    /// The addresses of *Keep trying* changed.
    record CallingChanged(List<PeerAddress> addresses) implements NodeEvent {}

    /// After this computer slept or the process was stopped: peers are being checked (true), or were checked (false).
    record AwayChanged(boolean checking) implements NodeEvent {}

    /// Another program runs with our key (true), or there was no sign of one for ten minutes (false).
    record ElsewhereChanged(boolean elsewhere) implements NodeEvent {}

    /// Somebody appeared on the local network or left it, or what we can hear of the network changed. Always the whole list. What happens on the network comes at most twice a second.
    record NearbyChanged(Nearby nearby) implements NodeEvent {}

    /// What became of files that others offered us. In the present state all that are known, the newest ones if there are very many; then only those that changed, at most five times a second.
    record FilesChanged(List<FileState> files) implements NodeEvent {}

    /// A receiver of files of ours has this much of one of them. Not kept: [org.hashverse.chat.SharedFiles.Report] in the marks of the message tells what it has.
    ///
    /// @param by   who gets it
    /// @param done bytes that it has
    record FileFetched(FileState.FileKey file, PeerId by, long done) implements NodeEvent {}

    /// The subscriber fell `Limits.Quotas.eventsBehind` events behind, or the history was repaired. All earlier events are void; the present state follows.
    record Resync() implements NodeEvent {}
}
