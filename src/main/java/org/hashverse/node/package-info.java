/// The rules: who may come in, what is delivered to whom, who is really there. One platform thread, the node thread, runs
/// them; links, the store, timers and commands post to it, it never blocks, and only it touches their state. What leaves it
/// are immutable records: [NodeEvent]s to subscribers and the answers of commands.
package org.hashverse.node;
