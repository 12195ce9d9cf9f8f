package org.hashverse.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/// Encrypts bytes and writes them to a socket. It has no buffers between two calls. Any thread may use it; a call waits for the one before, so that records leave in the
/// order in which they were encrypted.
final class TlsOutput extends OutputStream {
    /// Most buffers that are kept for the next records, for all connections together. The TLS library wants room for the longest record even if it makes a short one.
    private static final int SPARES = 8;
    private static final BlockingQueue<ByteBuffer> SPARE = new ArrayBlockingQueue<>(SPARES);

    private final SSLEngine engine;
    private final OutputStream raw;
    private final ReentrantLock lock = new ReentrantLock();

    TlsOutput(SSLEngine engine, OutputStream raw) {
        this.engine = engine;
        this.raw = raw;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        send(ByteBuffer.wrap(bytes, from, length));
    }

    /// Sends the messages of TLS itself that wait: of the handshake, alerts, answers to a KEY UPDATE.
    void sendPending() throws IOException {
        send(ByteBuffer.allocate(0));
    }

    /// Tries to send the alert for a fault.
    void sendAlert(SSLException fault) {
        try {
            sendPending();
        } catch (IOException notSent) {
            fault.addSuppressed(notSent);
        }
    }

    private void send(ByteBuffer data) throws IOException {
        lock.lock();
        try {
            encrypt(data).writeTo(raw);
            if (data.hasRemaining()) throw new SSLException("TLS has ended");
        } finally {
            lock.unlock();
        }
    }

    /// Encrypts the next bytes of `data`, as many as fit into `records`, and sends them with one write.
    ///
    /// @param records an empty buffer with an array; the caller keeps it for the rest of the data
    void send(ByteBuffer data, ByteBuffer records) throws IOException {
        lock.lock();
        try {
            int longest = engine.getSession().getPacketBufferSize();
            while (data.hasRemaining() && records.remaining() >= longest) {
                if (engine.wrap(data, records).bytesProduced() == 0) throw new SSLException("TLS has ended");
            }
            raw.write(records.array(), 0, records.position());
        } finally {
            lock.unlock();
        }
    }

    /// Encrypts `data` into records, which are written together because each write becomes a packet.
    private ByteArrayOutputStream encrypt(ByteBuffer data) throws SSLException {
        int longest = engine.getSession().getPacketBufferSize();
        var spare = SPARE.poll();
        var record = spare != null && spare.capacity() >= longest ? spare : ByteBuffer.allocate(longest);
        try {
            var records = new ByteArrayOutputStream();
            SSLEngineResult result;
            do {
                result = engine.wrap(data, record.clear());
                records.write(record.array(), 0, record.position());
            } while (result.bytesProduced() > 0 && (data.hasRemaining() || result.getHandshakeStatus() == HandshakeStatus.NEED_WRAP));
            return records;
        } finally {
            SPARE.offer(record);
        }
    }
}
