/// What the node knows of each peer. [PeerState] has what the profile keeps, the links, and a part for each owner: presence, clock, typing, claims, what came in, what goes out,
/// calls. Only the owner writes its part. [PeerDirectory] finds and saves peers.
package org.hashverse.node.peer;
