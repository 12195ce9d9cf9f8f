package org.hashverse.transport.dns;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes messages of multicast DNS. Names that stand in the message already are written as pointers to there.
public final class DnsWriter {
    private static final int RESPONSE_FROM_ITS_OWNER = 0x8400;
    private static final int TOP_BIT = 0x8000;
    private static final int INTERNET = 1;
    private static final int POINTER = 0xc000;
    /// The first place to which a pointer cannot lead.
    private static final int FARTHEST = 0x4000;

    private final ByteBuffer out = ByteBuffer.allocate(DnsMessage.MAX_BYTES);
    private final Map<List<String>, Integer> places = new HashMap<>();

    private DnsWriter() {}

    /// The bytes of a message.
    ///
    /// @throws IllegalArgumentException if it has more than [DnsMessage#MAX_BYTES], or a text of more than 255 bytes
    public static byte[] write(DnsMessage message) {
        try {
            return new DnsWriter().bytes(message);
        } catch (BufferOverflowException tooLong) {
            throw new IllegalArgumentException("a message has at most " + DnsMessage.MAX_BYTES + " bytes", tooLong);
        }
    }

    private byte[] bytes(DnsMessage message) {
        for (int word : new int[] {0, message.response() ? RESPONSE_FROM_ITS_OWNER : 0, message.questions().size(), message.answers().size(), 0, message.additionals().size()})
            out.putShort((short) word);
        message.questions().forEach(this::question);
        message.records().forEach(this::record);
        return Arrays.copyOf(out.array(), out.position());
    }

    private void question(DnsQuestion question) {
        name(question.name());
        out.putShort((short) question.type());
        out.putShort((short) (question.unicast() ? TOP_BIT | INTERNET : INTERNET));
    }

    private void record(DnsRecord entry) {
        name(entry.name());
        out.putShort((short) entry.data().type());
        out.putShort((short) (entry.flush() ? TOP_BIT | INTERNET : INTERNET));
        out.putInt(entry.ttl());
        int length = out.position();
        out.putShort((short) 0);
        data(entry.data());
        out.putShort(length, (short) (out.position() - length - Short.BYTES));
    }

    private void data(DnsRecord.Data data) {
        switch (data) {
            case DnsRecord.Pointer(var target) -> name(target);
            case DnsRecord.Service(var port, var host) -> {
                out.putInt(0);
                out.putShort((short) port);
                name(host);
            }
            case DnsRecord.Texts(var texts) -> {
                texts.forEach(this::text);
                if (texts.isEmpty()) out.put((byte) 0);
            }
            case DnsRecord.Address(var address) -> out.put(address.getAddress());
        }
    }

    private void text(String text) {
        var bytes = DnsName.bytes(text);
        if (bytes.length > DnsRecord.Texts.MAX_BYTES) throw new IllegalArgumentException("a text has at most " + DnsRecord.Texts.MAX_BYTES + " bytes");
        out.put((byte) bytes.length);
        out.put(bytes);
    }

    private void name(DnsName name) {
        var labels = name.labels();
        for (int i = 0; i < labels.size(); i++) {
            var rest = labels.subList(i, labels.size());
            var place = places.get(rest);
            if (place != null) {
                out.putShort((short) (POINTER | place));
                return;
            }
            if (out.position() < FARTHEST) places.put(rest, out.position());
            var bytes = DnsName.bytes(labels.get(i));
            out.put((byte) bytes.length);
            out.put(bytes);
        }
        out.put((byte) 0);
    }
}
