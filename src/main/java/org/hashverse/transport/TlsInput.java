package org.hashverse.transport;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.hashverse.wire.ProtocolException;

/// The decrypted bytes of a TLS connection. It has buffers only while a record is on its way, so that an idle connection has none: an `SSLSocket` keeps buffers as long as
/// the longest record that it has seen. For one thread at a time: first the one of the handshake, then the reader.
final class TlsInput extends AwaitedInput {
    /// Bytes before each record: its type, a version, and its length in two bytes.
    static final int HEADER = 5;
    /// First byte of the version in each header: TLS is version 3 of SSL.
    private static final int VERSION = 3;
    /// Most bytes of a record after its header (RFC 8446, 5.2).
    static final int LONGEST = 16 * 1024 + 256;
    /// Most KEY UPDATEs whose answers wait for a peer that does not read.
    static final int MOST_UNANSWERED = 64;
    /// How long the alert for a fault may take, in milliseconds. A peer that does not read does not get it.
    private static final long ALERT_MILLIS = 500;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SSLEngine engine;
    private final InputStream raw;
    private final TlsOutput out;
    private final Overhead overhead;
    private final byte[] header = new byte[HEADER];
    private int headerBytes; // how many of them have arrived
    private ByteBuffer decrypted = NOTHING; // not read yet
    private final Semaphore answerer = new Semaphore(1); // held by the thread that sends answers
    private int unanswered; // KEY UPDATEs in records without data since a thread last began to send answers
    private Runnable arrival = () -> {};

    /// @param raw what the socket receives
    /// @param out sends the messages of TLS itself, such as an alert
    TlsInput(SSLEngine engine, InputStream raw, TlsOutput out, Overhead overhead) {
        this.engine = engine;
        this.raw = raw;
        this.out = out;
        this.overhead = overhead;
    }

    /// Sets what to run on the reading thread whenever bytes arrive, also those of an unfinished record. Call it before the first read after the handshake.
    void onArrival(Runnable arrival) {
        this.arrival = arrival;
    }

    /// Does the handshake.
    ///
    /// @param received what was read from the socket before: nothing, or the first record and perhaps a part of the next
    void handshake(byte[] received) throws IOException {
        var from = new SequenceInputStream(new ByteArrayInputStream(received), raw);
        try {
            engine.beginHandshake();
            while (true) {
                switch (engine.getHandshakeStatus()) {
                    case NEED_WRAP -> out.sendPending();
                    case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                        if (!receive(from)) throw new EOFException("the peer hung up in the handshake");
                    }
                    case NEED_TASK -> runTasks();
                    case FINISHED, NOT_HANDSHAKING -> {
                        return;
                    }
                }
            }
        } catch (SSLException fault) {
            out.sendAlert(fault);
            throw fault;
        }
    }

    @Override
    void await() throws IOException {
        if (decrypted.hasRemaining() || headerBytes > 0) return;
        int read = raw.read(header, 0, HEADER);
        if (read > 0) {
            arrived(read);
            headerBytes = read;
        }
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) return 0;
        try {
            while (!decrypted.hasRemaining()) {
                if (!receive(raw)) return -1;
                answer(decrypted.hasRemaining());
            }
        } catch (SSLException fault) {
            sendAlert(fault);
            throw fault;
        }
        int count = Math.min(length, decrypted.remaining());
        decrypted.get(into, from, count);
        if (!decrypted.hasRemaining()) decrypted = NOTHING;
        return count;
    }

    /// Reads one record and decrypts it. Returns false at the end of the stream, with or without the alert that announces the end.
    private boolean receive(InputStream from) throws IOException {
        if (!fill(from, header, headerBytes)) return false;
        headerBytes = 0;
        var record = Arrays.copyOf(header, recordLength(ByteBuffer.wrap(header)));
        if (!fill(from, record, HEADER)) return false;
        var data = ByteBuffer.allocate(record.length - HEADER);
        boolean more = decrypt(ByteBuffer.wrap(record), data);
        decrypted = data.position() > 0 ? data.flip() : NOTHING; // nothing: the record was for TLS itself
        return more;
    }

    /// The length of the record at the position of a buffer, header included.
    ///
    /// @param from has at least [#HEADER] bytes
    static int recordLength(ByteBuffer from) throws SSLException {
        int at = from.position();
        int length = Short.toUnsignedInt(from.getShort(at + HEADER - Short.BYTES));
        if (from.get(at + 1) != VERSION || length > LONGEST) throw new SSLException("not TLS");
        return HEADER + length;
    }

    /// Decrypts a record. TLS may have an answer to it, see [#answer]. Returns false for the alert that announces the end.
    ///
    /// @param from one whole record, perhaps with others behind it, which stay
    /// @param into has room for [#LONGEST] bytes, or for as many as the record has after its header
    boolean decrypt(ByteBuffer from, ByteBuffer into) throws IOException {
        int before = into.position();
        var result = engine.unwrap(from, into);
        if (result.getStatus() != SSLEngineResult.Status.OK && result.getStatus() != SSLEngineResult.Status.CLOSED) throw new SSLException("a record that TLS does not take: " + result.getStatus());
        overhead.carried(into.position() - before);
        runTasks();
        return result.getStatus() != SSLEngineResult.Status.CLOSED;
    }

    /// Counts the bytes that carry no data.
    Overhead overhead() {
        return overhead;
    }

    /// Sends the answer to a KEY UPDATE if one is due, on a thread of its own: a reader that waited until the peer reads would not notice that the peer is silent. While that
    /// thread still sends an earlier answer, the next one is sent with the next record that we write.
    ///
    /// @param carried whether the record carried data
    void answer(boolean carried) throws ProtocolException {
        if (engine.getHandshakeStatus() != HandshakeStatus.NEED_WRAP) return;
        if (!answerer.tryAcquire()) {
            if (!carried && ++unanswered > MOST_UNANSWERED) throw new ProtocolException("too many new keys, and none of the answers is read");
            return;
        }
        unanswered = 0;
        Thread.ofVirtual().name("answer-tls").start(() -> {
            try {
                out.sendPending();
            } catch (IOException broken) {
                // the reader and the writer fail too
            } finally {
                answerer.release();
            }
        });
    }

    private void sendAlert(SSLException fault) {
        var sender = Thread.ofVirtual().name("alert-tls").start(() -> out.sendAlert(fault));
        try {
            sender.join(Duration.ofMillis(ALERT_MILLIS));
        } catch (InterruptedException aborted) {
            Thread.currentThread().interrupt();
        }
    }

    private void runTasks() {
        for (var task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) task.run();
    }

    /// Fills an array. Returns false if the stream ends before.
    private boolean fill(InputStream from, byte[] bytes, int start) throws IOException {
        int count = start;
        while (count < bytes.length) {
            int read = from.read(bytes, count, bytes.length - count);
            if (read < 0) return false;
            arrived(read);
            count += read;
        }
        return true;
    }

    private void arrived(int bytes) throws ProtocolException {
        arrival.run();
        overhead.received(bytes);
    }
}
