/// The messages of DNS (RFC 1035) as far as finding people on the local network needs them: questions, and records of the types PTR, SRV, TXT, A and AAAA. Records of other
/// types are skipped. Bytes are read with bounds, because anybody on the network can send them.
package org.hashverse.transport.dns;
