/// What the node knows of each peer. [PeerState] has what the profile keeps, the links, and a part for each subject: presence, clock, typing, claims, what came in, what goes out,
/// calls. [PeerDirectory] finds and saves peers.
package org.hashverse.node.peer;
