/// Sockets and their threads: from a TCP connection to a link over which two proven keys exchange frames. The node decides which keys to trust: see [Admission].
///
/// A link has one reader and one writer, both virtual threads. The reader never waits for the writer, and yields after each frame. A link that sends too fast is read
/// slowly, and never closed for that. When room is short, addresses that sent something malformed lose their connections first.
///
/// An incoming connection waits on a virtual thread until its ClientHello is complete. Its handshake then runs on one of a few platform threads.
package org.hashverse.transport;
