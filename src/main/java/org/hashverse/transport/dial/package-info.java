/// Calls to peers: names are looked up, the addresses of a peer are tried beside each other, and the first one where the right key answers wins.
package org.hashverse.transport.dial;
