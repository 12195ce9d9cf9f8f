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

/// The one instance of a profile, listening for what other starts of the program want of it; for whoever holds the profile's lock. Each caller has a virtual thread.
public final class Instance implements AutoCloseable {
    /// What the program does for its callers.
    @FunctionalInterface
    public interface Handler {
        /// Carries out a request; on the caller's own thread, which may wait; several at once.
        ///
        /// @param lines takes the lines of the answer, none of which has a line feed in it
        /// @throws IOException          if the caller is gone
        /// @throws InterruptedException if the program is ending
        Ending answer(Request request, Lines lines) throws IOException, InterruptedException;
    }

    /// Takes the lines of an answer.
    @FunctionalInterface
    public interface Lines {
        /// Sends a line, now or with the next ones.
        void line(String line) throws IOException;
    }

    private static final System.Logger LOG = System.getLogger(Instance.class.getName());
    /// After the system could not give another connection.
    private static final long PAUSE_MILLIS = 200;
    // connections that end with the process and not before: who asked for its end waits for that
    private static final Set<SocketChannel> UNTIL_THE_END = ConcurrentHashMap.newKeySet();

    private final Path socket;
    private final ServerSocketChannel listener;
    private final InstanceLimits limits;
    private final Handler handler;
    private final Semaphore places;
    private final Set<SocketChannel> callers = ConcurrentHashMap.newKeySet();

    private Instance(Path socket, ServerSocketChannel listener, InstanceLimits limits, Handler handler) {
        this.socket = socket;
        this.listener = listener;
        this.limits = limits;
        this.handler = handler;
        places = new Semaphore(limits.callers());
    }

    /// Listens for callers of a profile until it is closed.
    ///
    /// @param profile the folder of a profile whose lock the caller holds
    /// @throws IOException if no socket can be had; the program can do without
    public static Instance listen(Path profile, Handler handler) throws IOException {
        return listen(RuntimeFolders.ofThisComputer().toListen(profile), InstanceLimits.PRODUCT, handler);
    }

    /// The same at a place of one's own.
    static Instance listen(Path socket, InstanceLimits limits, Handler handler) throws IOException {
        Files.deleteIfExists(socket); // of a process that is dead: the profile's lock is ours
        ServerSocketChannel listener;
        try {
            listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        } catch (UnsupportedOperationException oldSystem) {
            throw new IOException("this system has no such sockets", oldSystem);
        }
        try {
            listener.bind(UnixDomainSocketAddress.of(socket), limits.backlog());
            Account.close(socket);
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
                places.acquire();
                var caller = next();
                if (caller == null) places.release();
                else Thread.ofVirtual().name("caller").start(() -> serve(caller));
            } catch (InterruptedException ending) {
                return;
            }
        }
    }

    private SocketChannel next() throws InterruptedException {
        try {
            return listener.accept();
        } catch (Throwable none) { // an Error too: without descriptors no class can be loaded, and this loop is all that listens
            if (!listener.isOpen()) return null;
            tell(none);
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            return null;
        }
    }

    private static void tell(Throwable none) {
        try {
            LOG.log(System.Logger.Level.WARNING, "no caller could be let in", none);
        } catch (Throwable unlogged) {
            // a log that fails ends nothing either
        }
    }

    private void serve(SocketChannel channel) {
        callers.add(channel);
        try {
            if (!listener.isOpen()) return;
            var caller = new Caller(channel, limits);
            answer(caller).leave().ifPresent(leave -> {
                callers.remove(channel);
                UNTIL_THE_END.add(channel);
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
            if (!UNTIL_THE_END.contains(channel)) Patience.close(channel);
            places.release();
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

    /// How many are being served.
    int callers() {
        return callers.size();
    }

    /// Listens no longer, and ends the connections of all that are being answered, but of those that wait for the end of the process. Call it while the profile's lock is still held.
    @Override
    public void close() {
        try {
            listener.close();
            Files.deleteIfExists(socket);
        } catch (IOException stays) {
            LOG.log(System.Logger.Level.DEBUG, "the socket stays; the next start replaces it", stays);
        }
        callers.forEach(Patience::close);
    }
}
