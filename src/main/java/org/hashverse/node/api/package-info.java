/// What a window or a console sees of a node: [ChatCommands], the [NodeEvent]s that tell subscribers of changes, and the answers to commands. All of it is immutable, and no
/// type here does anything. A test hands in a fake.
package org.hashverse.node.api;
