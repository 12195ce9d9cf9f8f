package org.hashverse.transport;

import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.net.ssl.SSLParameters;

/// The first TLS record of a client, as bytes that a test sends whole, split, padded or one by one.
public final class HelloRecord {
    private static final int RECORD_HEADER = 5;
    private static final int MESSAGE_HEADER = 4;

    private HelloRecord() {}

    /// The record of a proper client.
    public static byte[] whole() throws Exception {
        return whole(null);
    }

    /// The record of a client that knows only one key agreement, such as `x25519`, and sends its key share for it.
    public static byte[] whole(String group) throws Exception {
        var engine = Papers.none().context().createSSLEngine();
        engine.setUseClientMode(true);
        var parameters = new SSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3"});
        parameters.setApplicationProtocols(new String[] {Channel.Use.CHAT.alpn});
        if (group != null) parameters.setNamedGroups(new String[] {group});
        engine.setSSLParameters(parameters);
        var record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), record);
        return Arrays.copyOf(record.array(), record.position());
    }

    /// The same with a padding extension (RFC 7685), so that the record holds `length` bytes behind its header.
    public static byte[] padded(int length) throws Exception {
        var hello = whole();
        var out = ByteBuffer.allocate(RECORD_HEADER + length).put(hello);
        int padding = out.remaining() - 4;
        out.putShort((short) 21).putShort((short) padding);
        out.putShort(3, (short) length);
        out.put(6, (byte) 0).putShort(7, (short) (length - MESSAGE_HEADER));
        int extensions = extensionsAt(hello);
        int before = hello.length - extensions - 2;
        out.putShort(extensions, (short) (before + 4 + padding));
        return out.array();
    }

    private static int extensionsAt(byte[] hello) {
        int at = RECORD_HEADER + MESSAGE_HEADER + 2 + 32;
        at += 1 + (hello[at] & 0xff); // session id
        at += 2 + ((hello[at] & 0xff) << 8 | hello[at + 1] & 0xff); // cipher suites
        return at + 1 + (hello[at] & 0xff); // compression
    }

    /// The same message spread over two records.
    public static byte[] split() throws Exception {
        var hello = whole();
        int first = 40;
        int rest = hello.length - RECORD_HEADER - first;
        return ByteBuffer.allocate(hello.length + RECORD_HEADER)
                .put(hello, 0, 3).putShort((short) first).put(hello, RECORD_HEADER, first)
                .put(hello, 0, 3).putShort((short) rest).put(hello, RECORD_HEADER + first, rest).array();
    }
}
