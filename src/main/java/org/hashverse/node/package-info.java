/// The node: which peers may connect, which messages are sent and delivered, which peers are present. One platform thread, the node thread, runs all of this.
/// Connections, the store, timers and commands pass tasks to it. It never blocks, and only it touches the state of the node. Results are immutable records: [NodeEvent]s
/// to subscribers, and the answers of [ChatCommands].
package org.hashverse.node;
