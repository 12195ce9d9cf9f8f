/// What this computer can find out by itself about its networks: their interfaces, whether a TCP connection to an address can be made, and whether a neighbour answers
/// at all. Everything here asks the system and may block; call it on threads of your own.
package org.hashverse.transport.network;
