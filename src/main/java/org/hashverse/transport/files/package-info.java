/// Connections that carry bytes of files, beside the link of a chat: see `wire.files` for what is said on them. [FilesDialer] opens one, [FilesAcceptor] takes one that a peer
/// opened, after the same handshake and with the same bounds as for links. [FilesConnection] is the connection itself.
///
/// A connection has one platform thread on each side, because encryption computes: a virtual thread would keep a carrier from the links.
package org.hashverse.transport.files;
