/// The node: which peers may connect, which messages are sent and delivered, which peers are present. One platform thread, the node thread, runs all of this.
/// Connections, the store, timers and commands pass tasks to it. It never blocks, and only it touches the state of the node. Results are immutable records:
/// [org.hashverse.node.api.NodeEvent]s to subscribers, and the answers of [org.hashverse.node.api.ChatCommands].
///
/// [Core] puts a node together from four assemblies, each of which uses only those before it: `strangers`, `messages`, `contacts`, `links`. Below them are `peer`, what is known
/// of each peer, and `kit`.
package org.hashverse.node;
