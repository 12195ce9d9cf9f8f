/// Asks the router to pass calls from outside on to our port: PCP (RFC 6887), and NAT-PMP (RFC 6886) with routers that do not know PCP. IPv4 and TCP only.
///
/// `PcpMessage` and `NatPmpMessage` are the bytes; `MappingClient` asks once, and blocks; `PortMapper` keeps a mapping alive and removes it at the end.
package org.hashverse.transport.mapping;
