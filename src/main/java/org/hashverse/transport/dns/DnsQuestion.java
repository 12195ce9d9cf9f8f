package org.hashverse.transport.dns;

/// A question for the records of a name.
///
/// @param type    see [DnsType]
/// @param unicast whether the answer may go to the asker alone (RFC 6762, section 5.4)
public record DnsQuestion(DnsName name, int type, boolean unicast) {
    /// Whether a record answers the question.
    public boolean asksFor(DnsRecord answer) {
        return (type == DnsType.ANY || type == answer.data().type()) && name.equals(answer.name());
    }
}
