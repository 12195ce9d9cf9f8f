package org.hashverse.bench.crowd;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hashverse.bench.side.Patience;
import org.hashverse.bench.side.Side;
import org.hashverse.bench.side.Talk;
import org.hashverse.chat.PeerAddress;
import org.hashverse.node.kit.Limits;
import org.hashverse.transport.Papers;

/// Many peers that speak the protocol and keep nothing, for numbers at which nodes would take the processors for themselves. It says `ready`, then answers each command with
/// `took NANOS` when it is done: `join N` connects N more peers, some at a time; `hang-up` ends all connections; `again` lets all peers connect again at once; `stall N`
/// connects N peers that never read; `drop` ends those.
public final class RawPeers implements Side {
    /// Handshakes at a time while peers join.
    private static final int AT_ONCE = 8;

    private final List<AckingPeer> peers = new ArrayList<>();
    private final List<AckingPeer> stalled = new ArrayList<>();
    private final Duration patience;
    private PeerAddress hub;
    private int named;

    /// Peers that wait as long as any side.
    public RawPeers() {
        this(Patience.USUAL);
    }

    /// @param patience how long they try to connect before they fail
    RawPeers(Duration patience) {
        this.patience = patience;
    }

    /// @param arguments the host and port of the hub
    @Override
    public void run(List<String> arguments, Talk runner) throws Exception {
        hub = new PeerAddress(arguments.getFirst(), Integer.parseInt(arguments.get(1)));
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            runner.say("ready");
            for (var line = runner.next(); line.isPresent(); line = runner.next()) {
                long begun = System.nanoTime();
                carryOut(line.get().split(" "), threads);
                runner.say("took " + (System.nanoTime() - begun));
            }
        } finally {
            // not `close`, which would wait for peers that go on answering, or trying to connect
            threads.shutdownNow();
            peers.forEach(AckingPeer::close);
            stalled.forEach(AckingPeer::close);
        }
    }

    private void carryOut(String[] words, ExecutorService threads) throws Exception {
        switch (words[0]) {
            case "join" -> join(peers, Integer.parseInt(words[1]), "Peer ", threads);
            case "stall" -> join(stalled, Integer.parseInt(words[1]), "Stalled ", threads);
            case "hang-up" -> peers.forEach(AckingPeer::close);
            case "again" -> connect(peers, peers.size(), threads, AckingPeer::serve);
            case "drop" -> {
                stalled.forEach(AckingPeer::close);
                stalled.clear();
            }
            default -> throw new IllegalArgumentException("unknown command " + words[0]);
        }
    }

    private void join(List<AckingPeer> to, int more, String name, ExecutorService threads) throws Exception {
        var newcomers = new ArrayList<AckingPeer>();
        for (int i = 0; i < more; i++) newcomers.add(new AckingPeer(hub, Papers.good(), name + ++named));
        to.addAll(newcomers);
        connect(newcomers, AT_ONCE, threads, to == stalled ? _ -> { } : AckingPeer::serve);
    }

    private interface Then {
        void serve(AckingPeer peer);
    }

    /// Connects peers, and lets each go on with something once it is connected. Returns when all are.
    ///
    /// @throws IOException if one cannot connect in time
    private void connect(List<AckingPeer> all, int atOnce, ExecutorService threads, Then then) throws Exception {
        var turn = new Semaphore(Math.max(1, atOnce));
        var connected = new ArrayList<Future<?>>();
        for (var peer : all) connected.add(threads.submit(() -> {
            turn.acquire();
            try {
                peer.connect(Limits.PRODUCT.redial().fast());
            } finally {
                turn.release();
            }
            threads.submit(() -> then.serve(peer));
            return null;
        }));
        var waits = new Patience(patience);
        for (int i = 0; i < all.size(); i++) {
            try {
                connected.get(i).get(waits.left(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException late) {
                throw waits.over(all.get(i).trouble());
            }
        }
    }
}
