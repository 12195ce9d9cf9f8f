package org.hashverse.bench.parts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.hashverse.bench.side.BenchLimits;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.transport.Admission;
import org.hashverse.transport.FilesEntrance;
import org.hashverse.transport.Identity;
import org.hashverse.transport.PeerConnection;
import org.hashverse.transport.PeerListener;
import org.hashverse.transport.RawPeer;
import org.hashverse.transport.Watchdog;
import org.hashverse.transport.dial.DialOutcome;
import org.hashverse.transport.dial.PeerDialer;
import org.hashverse.wire.Frame;

/// Both ends of handshakes with the transport of Hashverse: TCP, TLS and both HELLOs, as the program makes them, but at any rate.
public final class OurHandshakes extends HandshakeSide {
    private static final long PATIENCE_SECONDS = 60;

    @Override
    Ends open(Path folder) throws Exception {
        return new Transport(folder);
    }

    private static final class Transport implements Ends, Admission, PeerConnection.Listener {
        private final Semaphore accepted = new Semaphore(0);
        private final Watchdog watchdog = new Watchdog();
        private final PeerListener listener;
        private final PeerDialer dialer;

        Transport(Path folder) throws IOException {
            Files.createDirectories(folder);
            var setup = BenchLimits.transport();
            listener = new PeerListener(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Identity.loadOrCreate(folder.resolve("acceptor.pem")), setup, watchdog, this, this,
                    FilesEntrance.CLOSED);
            dialer = new PeerDialer(Identity.loadOrCreate(folder.resolve("dialler.pem")), setup, watchdog, this, this);
            listener.start();
        }

        @Override
        public void connect() throws Exception {
            var outcome = dialer.dial(new PeerAddress("127.0.0.1", listener.port()), _ -> new Answer.Greet(RawPeer.hello("Dialler"))).outcome().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!(outcome instanceof DialOutcome.Connected)) throw new IOException("no link: " + outcome);
            if (!accepted.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) throw new IOException("the acceptor has no link");
        }

        @Override
        public Answer knocked(PeerId peer, Frame.Hello hello, InetSocketAddress from) {
            return new Answer.Greet(RawPeer.hello("Acceptor"));
        }

        @Override
        public void ready(PeerConnection connection) {
            if (connection.dialled().isPresent()) connection.abort(CloseReason.CLOSED);
            else accepted.release();
        }

        @Override
        public void frame(PeerConnection connection, Frame frame, Runnable settled) {
            settled.run();
        }

        @Override
        public void closed(PeerConnection connection, CloseReason reason, Optional<Frame.Bye> bye) {
            // each link ends at once
        }

        @Override
        public void close() {
            dialer.close();
            listener.close();
            watchdog.close();
        }
    }
}
