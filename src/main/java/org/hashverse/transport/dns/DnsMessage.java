package org.hashverse.transport.dns;

import java.util.ArrayList;
import java.util.List;

/// A message of multicast DNS: a query or a response. Its id is 0 and is not kept.
///
/// @param response    whether it is a response; else it is a query
/// @param questions   what a query asks
/// @param answers     the answers of a response; what the asker of a query knows already
/// @param additionals further records of a response
public record DnsMessage(boolean response, List<DnsQuestion> questions, List<DnsRecord> answers, List<DnsRecord> additionals) {
    /// Most bytes of a message (RFC 6762, section 17).
    public static final int MAX_BYTES = 9_000;

    /// Copies the lists.
    public DnsMessage {
        questions = List.copyOf(questions);
        answers = List.copyOf(answers);
        additionals = List.copyOf(additionals);
    }

    /// A query.
    ///
    /// @param known what the asker knows already, so that nobody answers it
    public static DnsMessage query(List<DnsQuestion> questions, List<DnsRecord> known) {
        return new DnsMessage(false, questions, known, List.of());
    }

    /// A response.
    public static DnsMessage answer(List<DnsRecord> answers, List<DnsRecord> additionals) {
        return new DnsMessage(true, List.of(), answers, additionals);
    }

    /// The answers and then the additional records.
    public List<DnsRecord> records() {
        var all = new ArrayList<>(answers);
        all.addAll(additionals);
        return all;
    }
}
