package org.hashverse.transport.dial;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hashverse.chat.CloseReason;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.transport.Admission;
import org.hashverse.transport.Discouraged;
import org.hashverse.transport.HandshakeLimits;
import org.hashverse.transport.HostileServer;
import org.hashverse.transport.Identity;
import org.hashverse.transport.Papers;
import org.hashverse.transport.PeerConnection;
import org.hashverse.transport.RawPeer;
import org.hashverse.transport.TestLinkLimits;
import org.hashverse.transport.TransportSetup;
import org.hashverse.transport.Watchdog;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A test with a dialler, servers that answer as the test wants, and a resolver that knows the names of the test.
abstract class DialTest {
    static final Duration LONG = Duration.ofMinutes(10);
    static final String NAME = "two.test";
    @TempDir
    Path folder;
    final Watchdog watchdog = new Watchdog();
    final Map<String, InetAddress[]> names = new HashMap<>();
    final List<AutoCloseable> open = new ArrayList<>();
    final AtomicInteger links = new AtomicInteger();
    HostLookup.Resolver resolver = name -> {
        var ips = names.get(name);
        if (ips == null) throw new UnknownHostException(name);
        return ips;
    };
    /// Runs when a connection is ready, on the thread of its call.
    Runnable whenReady = () -> {};
    PeerDialer dialer;

    @BeforeEach
    void start() throws Exception {
        var setup = new TransportSetup(new HandshakeLimits(LONG, LONG, LONG, 8, LONG, 8, HandshakeLimits.PRODUCT.ofSite()), TestLinkLimits.withBye(LONG), new Discouraged(LONG, 8, System::nanoTime),
                System::nanoTime, System::currentTimeMillis);
        var door = new Admission() {
            @Override
            public Answer knocked(PeerId peer, Frame.Hello hello, InetSocketAddress from) {
                throw new AssertionError("nobody calls us");
            }

            @Override
            public void ready(PeerConnection connection) {
                links.incrementAndGet();
                open.add(() -> connection.abort(CloseReason.CLOSED));
                whenReady.run();
            }
        };
        var listener = new PeerConnection.Listener() {
            @Override
            public void frame(PeerConnection connection, Frame frame, Runnable settled) {
                settled.run();
            }

            @Override
            public void closed(PeerConnection connection, CloseReason reason, Optional<Frame.Bye> bye) {}
        };
        dialer = new PeerDialer(Identity.loadOrCreate(folder.resolve("key.pem")), setup, watchdog, door, listener, name -> resolver.lookUp(name));
    }

    @AfterEach
    void close() throws Exception {
        dialer.close();
        watchdog.close();
        for (var one : open) one.close();
    }

    HostileServer server(HostileServer.Manner manner) throws IOException {
        var server = HostileServer.open(manner);
        open.add(server);
        return server;
    }

    static HostileServer.Manner person(Papers papers) {
        return caller -> {
            caller.answer(papers);
            caller.hear(Frame.Hello.class);
            caller.say(RawPeer.hello("Bo"));
        };
    }

    static CallHandler expecting(Papers papers, Map<PeerAddress, DialOutcome> tried) {
        return new CallHandler() {
            @Override
            public Admission.Answer answered(PeerId peer) {
                return peer.equals(papers.id()) ? new Admission.Answer.Greet(RawPeer.hello("Ana")) : new Admission.Answer.TurnAway(new Frame.Bye(Frame.Bye.Code.REFUSED, ""));
            }

            @Override
            public void tried(PeerAddress address, DialOutcome outcome) {
                tried.put(address, outcome);
            }
        };
    }

    static DialOutcome end(PeerDialer.Call call) throws Exception {
        return call.outcome().get(20, TimeUnit.SECONDS);
    }
}
