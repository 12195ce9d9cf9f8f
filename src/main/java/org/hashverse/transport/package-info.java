/// Sockets and their threads: from a TCP connection to a link over which two proven keys exchange frames. One link has one
/// reader and one writer virtual thread; a reader never waits for its writer. What comes too fast is read slowly, and nobody is
/// closed for it; a place that sent something malformed is the first to go where room is short. Whom to trust is not decided
/// here: see [Door].
package org.hashverse.transport;
