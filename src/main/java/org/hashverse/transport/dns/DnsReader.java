package org.hashverse.transport.dns;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads messages of multicast DNS. What a message makes it do and keep is bounded.
public final class DnsReader {
    /// Most questions and records of one message.
    public static final int MOST_RECORDS = 256;
    /// Most labels that are read for one message. A compressed name may repeat a long one, so a short message could hold very many.
    public static final int MOST_LABELS = 2_000;
    /// Most texts of one TXT record.
    public static final int MOST_TEXTS = 32;
    /// Bytes before the first question.
    private static final int HEADER = 12;
    /// Bytes of the shortest question; a record is longer.
    private static final int SHORTEST_ENTRY = 5;
    private static final int RESPONSE = 0x8000;
    private static final int OPERATION_AND_ERROR = 0x780f;
    private static final int TOP_BIT = 0x8000;
    private static final int INTERNET = 1;
    private static final int ANY_CLASS = 255;
    /// The two top bits of a length byte; if both are set, the rest points to an earlier place.
    private static final int POINTER = 0xc0;

    private final ByteBuffer in;
    private int labels;

    private DnsReader(ByteBuffer packet) {
        in = packet.slice();
    }

    /// Reads a message, from the position of the packet to its limit. Neither changes.
    ///
    /// @throws MalformedDns if it is malformed or beyond a bound
    public static DnsMessage read(ByteBuffer packet) throws MalformedDns {
        try {
            return new DnsReader(packet).message();
        } catch (BufferUnderflowException | IndexOutOfBoundsException cut) {
            throw new MalformedDns("cut short");
        }
    }

    /// Whether a packet looks like a message by its first bytes. Costs much less than [#read], so most of what is malformed can be told from the rest cheaply.
    public static boolean plausible(ByteBuffer packet) {
        if (packet.remaining() < HEADER || packet.remaining() > DnsMessage.MAX_BYTES) return false;
        int at = packet.position();
        int entries = 0;
        for (int count = 4; count < HEADER; count += Short.BYTES) entries += packet.getShort(at + count) & 0xffff;
        return (packet.getShort(at + 2) & OPERATION_AND_ERROR) == 0 && entries <= MOST_RECORDS && HEADER + entries * SHORTEST_ENTRY <= packet.remaining();
    }

    private DnsMessage message() throws MalformedDns {
        if (in.limit() < HEADER || in.limit() > DnsMessage.MAX_BYTES) throw new MalformedDns("too short or too long");
        unsignedShort(); // the id is 0, or is to be ignored (RFC 6762, section 18.1)
        int flags = unsignedShort();
        if ((flags & OPERATION_AND_ERROR) != 0) throw new MalformedDns("not a query and not a response");
        int asked = unsignedShort();
        int answered = unsignedShort();
        int authorities = unsignedShort();
        int added = unsignedShort();
        if (asked + answered + authorities + added > MOST_RECORDS) throw new MalformedDns("too many records");
        var questions = new ArrayList<DnsQuestion>();
        for (int i = 0; i < asked; i++) question().ifPresent(questions::add);
        var answers = records(answered);
        records(authorities); // of a query that probes: we have no name that others could want
        return new DnsMessage((flags & RESPONSE) != 0, questions, answers, records(added));
    }

    private Optional<DnsQuestion> question() throws MalformedDns {
        var name = name();
        int type = unsignedShort();
        int word = unsignedShort();
        int kind = word & ~TOP_BIT;
        return kind == INTERNET || kind == ANY_CLASS ? Optional.of(new DnsQuestion(name, type, (word & TOP_BIT) != 0)) : Optional.empty();
    }

    private List<DnsRecord> records(int count) throws MalformedDns {
        var records = new ArrayList<DnsRecord>();
        for (int i = 0; i < count; i++) record().ifPresent(records::add);
        return records;
    }

    private Optional<DnsRecord> record() throws MalformedDns {
        var name = name();
        int type = unsignedShort();
        int word = unsignedShort();
        int ttl = Math.max(0, in.getInt()); // with its top bit set it counts as 0 (RFC 2181, section 8)
        int end = unsignedShort() + in.position();
        if (end > in.limit()) throw new MalformedDns("cut short");
        var data = (word & ~TOP_BIT) == INTERNET ? data(type, end) : Optional.<DnsRecord.Data>empty();
        if (data.isEmpty()) in.position(end);
        if (in.position() != end) throw new MalformedDns("a record has another length than it says");
        return data.map(told -> new DnsRecord(name, (word & TOP_BIT) != 0, ttl, told));
    }

    private Optional<DnsRecord.Data> data(int type, int end) throws MalformedDns {
        return switch (type) {
            case DnsType.PTR -> Optional.of(new DnsRecord.Pointer(name()));
            case DnsType.SRV -> {
                in.getInt(); // priority and weight: there is one host to choose from
                yield Optional.of(new DnsRecord.Service(unsignedShort(), name()));
            }
            case DnsType.TXT -> Optional.of(texts(end));
            case DnsType.A -> Optional.of(new DnsRecord.Address(address(4)));
            case DnsType.AAAA -> Optional.of(new DnsRecord.Address(address(16)));
            default -> Optional.empty();
        };
    }

    private DnsRecord.Texts texts(int end) throws MalformedDns {
        var texts = new ArrayList<String>();
        while (in.position() < end) {
            if (texts.size() == MOST_TEXTS) throw new MalformedDns("too many texts");
            int length = in.get() & 0xff;
            if (in.position() + length > end) throw new MalformedDns("a text is longer than its record");
            texts.add(text(in.position(), length));
            in.position(in.position() + length);
        }
        return new DnsRecord.Texts(texts);
    }

    private InetAddress address(int length) throws MalformedDns {
        var bytes = new byte[length];
        in.get(bytes);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new MalformedDns("no address");
        }
    }

    /// Reads the name at the position. A pointer leads to a place before the one where the labels that led to it begin, so it cannot lead in a circle.
    private DnsName name() throws MalformedDns {
        var name = new ArrayList<String>();
        int bytes = 1;
        int at = in.position();
        int begin = at;
        int after = -1; // the position after the name, once a pointer was followed
        while (true) {
            int length = in.get(at) & 0xff;
            if (length == 0) {
                in.position(after < 0 ? at + 1 : after);
                return DnsName.ofMeasured(name);
            }
            if (length >= POINTER) {
                int target = in.getShort(at) & 0x3fff;
                if (target >= begin) throw new MalformedDns("a name points forward");
                if (after < 0) after = at + 2;
                at = target;
                begin = target;
                continue;
            }
            bytes += 1 + length;
            if (length > DnsName.MAX_LABEL_BYTES || bytes > DnsName.MAX_BYTES) throw new MalformedDns("a label or name is too long");
            if (++labels > MOST_LABELS) throw new MalformedDns("too many labels");
            name.add(text(at + 1, length));
            at += 1 + length;
        }
    }

    private String text(int at, int length) {
        var bytes = new byte[length];
        in.get(at, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private int unsignedShort() {
        return in.getShort() & 0xffff;
    }
}
