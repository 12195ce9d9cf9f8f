package org.hashverse.node.files;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.hashverse.chat.PeerId;
import org.hashverse.node.peer.CommonParts;
import org.hashverse.node.peer.Link;
import org.hashverse.node.peer.PeerRates;
import org.hashverse.node.peer.PeerState;
import org.hashverse.transport.files.FilesAdmission;
import org.hashverse.transport.files.FilesConnection;
import org.hashverse.transport.files.FilesDialer;
import org.hashverse.wire.OptionalFrame;

/// Opens connections for files, and serves those that peers open. The side that dialled the link also dials these connections, because it can reach the other side; the other side asks for one by
/// CALL. Only peers with a link get in: contacts for which there is room, and peers that we asked by CALL. For any thread, unless a method says otherwise.
final class FileConnections implements FilesAdmission, AutoCloseable {
    /// Most connections to one peer over which we serve it.
    static final int SERVED_OF_ONE = 4;
    /// Most connections over which we serve.
    static final int SERVED = 128;
    /// Most CALLs of one peer in a second for which we dial. Each costs us a TLS handshake, but the peer only a few bytes. An honest peer sends one for each of its few downloads, and one more after a
    /// pause if the download failed.
    static final int CALLS = 10;
    /// How long a peer may take to open a connection that we asked for.
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final System.Logger LOG = System.getLogger(FileConnections.class.getName());

    private final CommonParts common;
    private final Supplier<ServedFiles> servers;
    private final PeerRates calls = new PeerRates(CALLS, CALLS); // node thread
    private final Map<PeerId, Integer> served = new HashMap<>(); // guarded by this
    private final Map<PeerId, Queue<CompletableFuture<FilesConnection>>> awaited = new HashMap<>(); // guarded by this
    private final Set<FilesConnection> open = new HashSet<>(); // guarded by this
    private boolean closed; // guarded by this
    private volatile FilesDialer dialer;

    /// @param servers makes the object that answers the questions of one connection
    FileConnections(CommonParts common, Supplier<ServedFiles> servers) {
        this.common = common;
        this.servers = servers;
    }

    /// Allows connections.
    void start(FilesDialer dialer) {
        this.dialer = dialer;
    }

    @Override
    public boolean mayOpen(PeerId peer) throws InterruptedException {
        try {
            if (dialer == null || !awaits(peer) && !hasRoom(peer)) return false;
            return common.thread().ask(() -> active(peer).filter(link -> link.peer.contact() || awaits(peer)).isPresent()).get();
        } catch (ExecutionException | CancellationException ended) {
            return false;
        }
    }

    private boolean isContact(PeerId peer) throws ExecutionException, InterruptedException {
        return common.thread().ask(() -> common.directory().find(peer).filter(PeerState::contact).isPresent()).get();
    }

    private Optional<Link> active(PeerId peer) {
        return common.directory().find(peer).filter(PeerState::allowed).flatMap(PeerState::active).filter(link -> !link.hungUp);
    }

    @Override
    public void opened(FilesConnection connection) {
        if (!connection.gets()) {
            if (!enter(connection.peer())) close(connection);
            else if (keep(connection)) serveEntered(connection);
            else {
                leave(connection.peer());
                close(connection);
            }
            return;
        }
        var waits = nextAwaited(connection.peer());
        if (waits.isPresent() && keep(connection) && waits.get().complete(connection)) return;
        waits.ifPresent(answer -> answer.cancel(false)); // whoever waits must not wait for ever
        close(connection);
    }

    private synchronized boolean awaits(PeerId peer) {
        return awaited.containsKey(peer);
    }

    private synchronized Optional<CompletableFuture<FilesConnection>> nextAwaited(PeerId peer) {
        var queue = awaited.get(peer);
        var next = queue == null ? null : queue.poll();
        if (queue != null && queue.isEmpty()) awaited.remove(peer);
        return Optional.ofNullable(next);
    }

    /// Opens a connection over which we get files of a peer. Blocks. If the thread is interrupted, a connection that comes later is closed.
    ///
    /// @throws ExecutionException if there is no link to the peer, if it cannot be reached, or if it does not dial us when we ask it to
    FilesConnection open(PeerId peer) throws ExecutionException, InterruptedException {
        var opening = opening(peer);
        try {
            return opening.get();
        } catch (InterruptedException stopped) {
            if (!opening.cancel(false)) opening.thenAccept(this::close);
            throw stopped;
        }
    }

    private CompletableFuture<FilesConnection> opening(PeerId peer) {
        var answer = new CompletableFuture<FilesConnection>();
        common.thread().execute(() -> {
            var link = active(peer);
            if (link.isEmpty()) answer.completeExceptionally(new IOException("no link"));
            else if (link.get().connection.dialled().isPresent()) dial(link.get(), true, answer);
            else {
                awaitDialBy(peer, answer);
                if (!link.get().connection.offer(new OptionalFrame.Call())) answer.completeExceptionally(new IOException("the link is busy"));
            }
        });
        return answer;
    }

    private void awaitDialBy(PeerId peer, CompletableFuture<FilesConnection> answer) {
        synchronized (this) {
            if (closed) answer.cancel(false);
            else awaited.computeIfAbsent(peer, _ -> new ArrayDeque<>()).add(answer);
        }
        common.thread().after(PATIENCE, () -> answer.completeExceptionally(new IOException("the peer did not dial")));
        answer.whenComplete((_, fault) -> {
            if (fault != null) forget(peer, answer);
        });
    }

    private synchronized void forget(PeerId peer, CompletableFuture<FilesConnection> answer) {
        var queue = awaited.get(peer);
        if (queue != null && queue.remove(answer) && queue.isEmpty()) awaited.remove(peer);
    }

    /// Handles CALL. Too many from one peer are ignored. Node thread.
    void called(Link link) {
        var peer = link.peer.id;
        if (link.connection.dialled().isEmpty() || !link.peer.contact() || !hasRoom(peer) || !calls.take(peer, common.clock().nanos())) return;
        if (!enter(peer)) return; // counted while we dial too: a peer may call without end, and not answer
        var answer = new CompletableFuture<FilesConnection>();
        dial(link, false, answer);
        answer.whenComplete((connection, fault) -> {
            if (fault == null) serveEntered(connection);
            else leave(peer);
        });
    }

    private void dial(Link link, boolean gets, CompletableFuture<FilesConnection> answer) {
        var at = link.connection.remote();
        var peer = link.peer.id;
        Thread.ofPlatform().daemon().name("hashverse-files-dial").start(() -> {
            try {
                var connection = dial(at, peer, gets);
                if (!keep(connection)) answer.completeExceptionally(new IOException("the node is closed"));
                if (!answer.complete(connection)) close(connection);
            } catch (IOException | RuntimeException failed) {
                answer.completeExceptionally(failed);
            }
        });
    }

    private FilesConnection dial(InetSocketAddress at, PeerId peer, boolean gets) throws IOException {
        if (dialer == null) throw new IOException("not started");
        return dialer.dial(at, peer, gets);
    }

    private synchronized boolean keep(FilesConnection connection) {
        return !closed && open.add(connection);
    }

    private synchronized boolean hasRoom(PeerId peer) {
        return !closed && served.getOrDefault(peer, 0) < SERVED_OF_ONE && served.values().stream().mapToInt(Integer::intValue).sum() < SERVED;
    }

    /// Counts a connection over which we serve a peer. False if there are too many.
    private synchronized boolean enter(PeerId peer) {
        if (!hasRoom(peer)) return false;
        served.merge(peer, 1, Integer::sum);
        return true;
    }

    private synchronized void leave(PeerId peer) {
        served.computeIfPresent(peer, (_, count) -> count == 1 ? null : count - 1);
    }

    /// Serves a peer until the connection ends, on a thread of its own.
    private void serveEntered(FilesConnection connection) {
        Thread.ofPlatform().daemon().name("hashverse-serve").start(() -> {
            try (var server = servers.get()) {
                if (isContact(connection.peer())) connection.serve(server); // strangers could hold all connections, and whoever the person sends a file to is a contact
            } catch (IOException | ExecutionException | RuntimeException ended) {
                LOG.log(System.Logger.Level.DEBUG, "a connection for files ended", ended);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } finally {
                leave(connection.peer());
                close(connection);
            }
        });
    }

    /// Closes a connection, and forgets it.
    void close(FilesConnection connection) {
        synchronized (this) {
            open.remove(connection);
        }
        connection.close();
    }

    /// Ends all connections to a peer that was removed or blocked.
    void end(PeerId peer) {
        end(peer::equals);
    }

    private void end(Predicate<PeerId> peers) {
        List<FilesConnection> connections;
        List<CompletableFuture<FilesConnection>> awaiting;
        synchronized (this) {
            connections = open.stream().filter(each -> peers.test(each.peer())).toList();
            awaiting = awaited.entrySet().stream().filter(each -> peers.test(each.getKey())).flatMap(each -> each.getValue().stream()).toList();
        }
        awaiting.forEach(answer -> answer.cancel(false));
        connections.forEach(this::close);
    }

    /// Ends all connections, and allows no more.
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        end(_ -> true);
    }
}
