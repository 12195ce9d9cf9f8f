/// Sockets and their threads: from a TCP connection to a [PeerConnection], over which two peers with proven keys exchange frames. The node decides which keys to
/// accept: see [Admission].
///
/// A connection has one reader, and one writer while frames wait to be written, both virtual threads. The reader never waits for the writer, and yields after each
/// frame. A peer that sends too fast is read slowly, never disconnected. An idle connection has one waiting thread and no buffers. When room is short, addresses that
/// sent something malformed lose their connections first.
///
/// A channel for the bytes of files has another ALPN name. [PeerListener] hands it to a [FilesEntrance] after the same TLS handshake, and [BulkChannel] carries the bytes.
///
/// An incoming connection waits on a virtual thread until its ClientHello is complete. Its handshake then runs on one of a few platform threads.
package org.hashverse.transport;
