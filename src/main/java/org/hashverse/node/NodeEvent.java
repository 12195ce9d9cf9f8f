package org.hashverse.node;

import java.util.List;
import java.util.Optional;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.store.database.StoreEvent;
import org.hashverse.store.settings.Settings;

/// What the node tells. A subscriber first gets the present state: [SelfChanged], [SettingsChanged], one [PeerChanged] per peer, [UnreadChanged]
/// where anything is; [HistoryFull], [HistoryRepaired], [ProfileUnsaved], [KeyExposed], [StrangersCrowded], [AwayChanged] and [ElsewhereChanged] where it is so; [CallingChanged]
/// last. Then
/// every change, in order, on its own executor. Messages that exist already are read with [Node#history].
public sealed interface NodeEvent {
    /// Our name, address or invite.
    record SelfChanged(Self self) implements NodeEvent {}

    /// A setting.
    record SettingsChanged(Settings settings) implements NodeEvent {}

    /// Anything about a peer: a new one, or one that changed.
    record PeerChanged(Peer peer) implements NodeEvent {}

    /// The peer is forgotten: an ignored stranger.
    record PeerGone(PeerId peer) implements NodeEvent {}

    /// A contact or stranger has become connected. Always after its [PeerChanged].
    record Joined(PeerId peer) implements NodeEvent {}

    /// It is no longer connected. Always after its [PeerChanged].
    record Left(PeerId peer, CloseReason reason) implements NodeEvent {}

    /// A message came in and is committed.
    record MessageArrived(Delivered message) implements NodeEvent {}

    /// A message of ours was committed, in whichever part of the program it was written.
    record MessageWritten(Delivered message) implements NodeEvent {}

    /// A message of ours came further towards one recipient.
    record DeliveryChanged(Conversation conversation, MessageId message, PeerId recipient, Delivery delivery) implements NodeEvent {}

    /// So many messages of a conversation were not on screen yet. Told for the present state and when some were read; each
    /// [MessageArrived] after it is one more.
    record UnreadChanged(Conversation conversation, int unread) implements NodeEvent {}

    /// The disk takes no more (and what it said), or does again (empty): nothing is kept or confirmed meanwhile.
    record HistoryFull(Optional<String> why) implements NodeEvent {}

    /// Settings or peers cannot be saved (and what the disk said), or are again (empty). They hold here and now, and are tried again and again; what
    /// is not saved at the end of the program is lost.
    record ProfileUnsaved(Optional<String> why) implements NodeEvent {}

    /// The history file was damaged and another stands in its place. Told within the present state, to who is subscribed already after a [Resync].
    record HistoryRepaired(StoreEvent.Repair repair) implements NodeEvent {}

    /// Other accounts of this computer could read our key until this start; they cannot any more. Told within the present state.
    record KeyExposed() implements NodeEvent {}

    /// A stranger's message was refused, because so many strangers wait for the person's decision that there is no room for it; or fewer wait now (empty).
    record StrangersCrowded(Optional<Integer> waiting) implements NodeEvent {}

    /// All messages of a conversation were deleted here.
    record ConversationCleared(Conversation conversation) implements NodeEvent {}

    /// A contact is writing to us, or stopped.
    record TypingChanged(PeerId peer, boolean typing) implements NodeEvent {}

    /// Addresses of unknown keys that are tried again and again because the person chose *Keep trying*.
    record CallingChanged(List<PeerAddress> addresses) implements NodeEvent {}

    /// This computer slept or our process stood still: presences are being checked (true), or have been (false). Told at first
    /// only if it is so.
    record AwayChanged(boolean checking) implements NodeEvent {}

    /// Our identity runs on another computer too (true), or nothing of that was seen for ten minutes (false). Told at first
    /// only if it is so.
    record ElsewhereChanged(boolean elsewhere) implements NodeEvent {}

    /// The subscriber fell [Limits.Quotas#eventsBehind] events behind, or the history was repaired: everything before is void, the present state follows.
    record Resync() implements NodeEvent {}
}
