package org.hashverse.instance;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Listens for requests of other starts of the program with the same profile, the callers. Only the process that holds the profile's lock may create one. Each
/// caller has a virtual thread.
public final class Instance implements AutoCloseable {
    /// Answers the requests of callers.
    @FunctionalInterface
    public interface Handler {
        /// Carries out a request. Called on the thread of the caller's connection, which may wait; several calls may run at once.
        ///
        /// @param lines receives the lines of the answer, without line feeds
        /// @throws IOException          if the caller is gone
        /// @throws InterruptedException if the program is ending
        Ending answer(Request request, Lines lines) throws IOException, InterruptedException;
    }

    /// Receives the lines of an answer.
    @FunctionalInterface
    public interface Lines {
        /// Sends a line, now or with the next ones.
        void line(String line) throws IOException;
    }

    private static final System.Logger LOG = System.getLogger(Instance.class.getName());
    /// Pause after a connection could not be accepted, in milliseconds.
    private static final long PAUSE_MILLIS = 200;
    // connections that stay open until the process ends: their callers asked for that end and wait for it
    private static final Set<SocketChannel> OPEN_UNTIL_EXIT = ConcurrentHashMap.newKeySet();

    private final Path socket;
    private final ServerSocketChannel listener;
    private final InstanceLimits limits;
    private final Handler handler;
    private final Semaphore slots;
    private final Set<SocketChannel> callers = ConcurrentHashMap.newKeySet();

    private Instance(Path socket, ServerSocketChannel listener, InstanceLimits limits, Handler handler) {
        this.socket = socket;
        this.listener = listener;
        this.limits = limits;
        this.handler = handler;
        slots = new Semaphore(limits.callers());
    }

    /// Listens for callers until the instance is closed.
    ///
    /// @param profile the folder of a profile whose lock this process holds
    /// @throws IOException if no socket can be opened; the program can run without
    public static Instance listen(Path profile, Handler handler) throws IOException {
        return listen(RuntimeFolders.ofThisComputer().toListen(profile), InstanceLimits.PRODUCT, handler);
    }

    /// Listens at a socket of any path.
    static Instance listen(Path socket, InstanceLimits limits, Handler handler) throws IOException {
        Files.deleteIfExists(socket); // its process is dead, because we hold the profile's lock
        ServerSocketChannel listener;
        try {
            listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        } catch (UnsupportedOperationException oldSystem) {
            throw new IOException("this system has no Unix-domain sockets", oldSystem);
        }
        try {
            listener.bind(UnixDomainSocketAddress.of(socket), limits.backlog());
            Account.restrictToOwner(socket);
        } catch (IOException | RuntimeException failed) {
            listener.close();
            throw failed;
        }
        var instance = new Instance(socket, listener, limits, handler);
        Thread.ofVirtual().name("instance").start(instance::accept);
        return instance;
    }

    private void accept() {
        while (listener.isOpen()) {
            try {
                slots.acquire();
                var caller = next();
                if (caller == null) slots.release();
                else Thread.ofVirtual().name("caller").start(() -> serve(caller));
            } catch (InterruptedException ending) {
                return;
            }
        }
    }

    /// Waits for the next caller. Returns null if none could be accepted, which is logged unless the instance was closed.
    private SocketChannel next() throws InterruptedException {
        try {
            return listener.accept();
        } catch (Throwable failure) { // an Error too: without file descriptors no class can be loaded, and the loop must go on after that
            if (!listener.isOpen()) return null;
            log(failure);
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            return null;
        }
    }

    private static void log(Throwable failure) {
        try {
            LOG.log(System.Logger.Level.WARNING, "another start of Hashverse could not be answered", failure);
        } catch (Throwable unlogged) {
            // a failure to log must not end the loop
        }
    }

    private void serve(SocketChannel channel) {
        callers.add(channel);
        try {
            if (!listener.isOpen()) return;
            var caller = new Caller(channel, limits);
            answer(caller).leave().ifPresent(leave -> {
                callers.remove(channel);
                OPEN_UNTIL_EXIT.add(channel);
                leave.run();
            });
        } catch (IOException gone) {
            LOG.log(System.Logger.Level.DEBUG, "a caller was silent or left", gone);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            LOG.log(System.Logger.Level.ERROR, "a caller could not be answered", fault);
        } finally {
            callers.remove(channel);
            if (!OPEN_UNTIL_EXIT.contains(channel)) TimeLimit.close(channel);
            slots.release();
        }
    }

    private Ending answer(Caller caller) throws IOException, InterruptedException {
        Ending ending;
        caller.heard();
        try {
            ending = handler.answer(caller.request(), caller::line);
        } catch (Request.Malformed malformed) {
            caller.line("error " + malformed.getMessage());
            ending = Ending.with(2);
        }
        caller.end(ending.status());
        return ending;
    }

    /// Number of callers that are being served.
    int callers() {
        return callers.size();
    }

    /// Stops listening and closes the connections of callers, except of those that wait for the end of the process. Call it while this process still holds the
    /// profile's lock.
    @Override
    public void close() {
        try {
            listener.close();
            Files.deleteIfExists(socket);
        } catch (IOException stays) {
            LOG.log(System.Logger.Level.DEBUG, "the socket stays; the next start replaces it", stays);
        }
        callers.forEach(TimeLimit::close);
    }
}
