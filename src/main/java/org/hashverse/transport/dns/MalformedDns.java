package org.hashverse.transport.dns;

/// The bytes are no message of DNS, or one that goes beyond the bounds of [DnsReader]. Thrown without a stack trace, because anybody can send many.
public final class MalformedDns extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedDns(String why) {
        super(why, null, false, false);
    }
}
