package org.hashverse.transport.dns;

/// Numbers of the types of records that are read and written, and of the question for all of them.
public final class DnsType {
    /// An IPv4 address.
    public static final int A = 1;
    /// A name that points to another one.
    public static final int PTR = 12;
    /// Texts.
    public static final int TXT = 16;
    /// An IPv6 address.
    public static final int AAAA = 28;
    /// The host and port of a service.
    public static final int SRV = 33;
    /// In a question: records of every type.
    public static final int ANY = 255;

    private DnsType() {}
}
