package org.hashverse.store.history;

import java.util.List;
import java.util.Map;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.PeerId;

/// What became of a change of ours.
public sealed interface ChangeResult {
    /// It is committed.
    ///
    /// @param message    the message as people see it now
    /// @param recipients for whom the change is QUEUED
    /// @param waiting    what is QUEUED for each recipient
    record Done(Delivered message, List<PeerId> recipients, Map<PeerId, Integer> waiting) implements ChangeResult {}

    /// The message is not here, or was taken back.
    record NotThere() implements ChangeResult {}

    /// Only the author of a message can do that; or, for a confirmation, the message is no announcement of somebody else.
    record NotOurs() implements ChangeResult {}

    /// None of those who must learn of the change is a contact.
    record NobodyToTell() implements ChangeResult {}

    /// [MessageStore#MOST_PINNED] messages are pinned.
    record TooManyPinned() implements ChangeResult {}

    /// Too many messages wait for the peer.
    record TooManyWaiting(int waiting) implements ChangeResult {}

    /// The disk is full or failed; nothing was changed.
    record DiskFull() implements ChangeResult {}
}
