package org.hashverse.node.peer;

import org.hashverse.node.kit.Events;
import org.hashverse.node.kit.Limits;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.node.kit.NodeThread;
import org.hashverse.store.history.MessageStore;

/// What all parts of one node share.
///
/// @param myself    our key and settings
/// @param directory all peers
/// @param store     the history and what waits to be sent
/// @param events    tells subscribers
/// @param thread    the node thread
/// @param clock     the clocks
/// @param limits    times and bounds
public record CommonParts(OwnIdentity myself, PeerDirectory directory, MessageStore store, Events events, NodeThread thread, NodeClock clock, Limits limits) {}
