package org.hashverse.transport.dns;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/// A record of a name.
///
/// @param name  the name that it tells something of
/// @param flush whether it replaces all that is known of its name and type (RFC 6762, section 10.2)
/// @param ttl   for how many seconds it holds, 0 to 2^31 - 1; 0 means that it holds no more
/// @param data  what it tells
public record DnsRecord(DnsName name, boolean flush, int ttl, Data data) {
    /// @throws IllegalArgumentException for a negative `ttl`
    public DnsRecord {
        if (ttl < 0) throw new IllegalArgumentException("a record holds 0 seconds or more");
    }

    /// This record with another time.
    public DnsRecord withTtl(int ttl) {
        return new DnsRecord(name, flush, ttl, data);
    }

    /// Whether another record tells the same of the same name, for whatever time.
    public boolean same(DnsRecord other) {
        return name.equals(other.name) && data.equals(other.data);
    }

    /// What a record tells.
    public sealed interface Data {
        /// The type, see [DnsType].
        default int type() {
            return switch (this) {
                case Pointer _ -> DnsType.PTR;
                case Service _ -> DnsType.SRV;
                case Texts _ -> DnsType.TXT;
                case Address(var address) -> address instanceof Inet4Address ? DnsType.A : DnsType.AAAA;
            };
        }
    }

    /// PTR: another name.
    public record Pointer(DnsName target) implements Data {}

    /// SRV: where a service runs. Priority and weight are read over, and written as 0.
    ///
    /// @param port 0 to 65535
    public record Service(int port, DnsName host) implements Data {
        /// @throws IllegalArgumentException for a port out of range
        public Service {
            if (port < 0 || port > 65_535) throw new IllegalArgumentException("a port is a number from 0 to 65535");
        }
    }

    /// TXT: texts of at most [#MAX_BYTES] bytes each.
    public record Texts(List<String> texts) implements Data {
        /// Most bytes of one text in UTF-8.
        public static final int MAX_BYTES = 255;

        /// Copies the list.
        public Texts {
            texts = List.copyOf(texts);
        }
    }

    /// A and AAAA: an IP address, without a zone.
    public record Address(InetAddress address) implements Data {}
}
