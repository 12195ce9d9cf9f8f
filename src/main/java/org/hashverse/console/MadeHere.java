package org.hashverse.console;

import java.util.ArrayDeque;
import java.util.Deque;
import org.hashverse.chat.Change;
import org.hashverse.chat.MessageKey;

/// The changes of messages that the commands of one console make, until their events come. The node tells every change as an event; the events of these are not printed,
/// because the command has an answer. May be used by several threads.
final class MadeHere {
    /// Most events that are expected; the oldest are dropped.
    private static final int MOST = 100;
    /// Changes without their revisions, which only the node knows, and the keys of messages that are deleted.
    private final Deque<Object> expected = new ArrayDeque<>();

    /// Expects the event of a change that is about to be made. Call it before the node is asked: the event may come before the answer.
    void expect(Change change) {
        add(change.withRevision(0));
    }

    /// Expects the event of a message that is about to be deleted.
    void expectDeletion(MessageKey message) {
        add(message);
    }

    private synchronized void add(Object made) {
        expected.add(made);
        if (expected.size() > MOST) expected.remove();
    }

    /// Expects the event of a change no longer: it has come, or the change could not be made.
    ///
    /// @return whether it was expected, so that the change was made here
    synchronized boolean remove(Change change) {
        return expected.remove(change.withRevision(0));
    }

    /// The same for a message that was deleted.
    synchronized boolean removeDeletion(MessageKey message) {
        return expected.remove(message);
    }

    /// Forgets all changes: their events were missed.
    synchronized void clear() {
        expected.clear();
    }
}
