package org.hashverse.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hashverse.chat.PeerAddress;

/// One connection through a [FaultProxy]: two sockets and a [Strand] each way.
public final class Cable {
    private final FaultProxy proxy;
    private final Socket dialler;
    private final Socket acceptor = new Socket();
    private final PeerAddress to;
    private final Strand out;
    private final Strand back;
    private final CountDownLatch fired = new CountDownLatch(1);
    private volatile boolean torn;

    Cable(FaultProxy proxy, Socket dialler, PeerAddress to, Optional<Fault> fault) {
        this.proxy = proxy;
        this.dialler = dialler;
        this.to = to;
        out = new Strand(this, dialler, acceptor);
        back = new Strand(this, acceptor, dialler);
        fault.ifPresent(this::arm);
    }

    void run() {
        try {
            proxy.gate();
            dialler.setTcpNoDelay(true);
            acceptor.setTcpNoDelay(true);
            acceptor.connect(new InetSocketAddress(InetAddress.ofLiteral(to.host()), to.port()));
            out.start();
            back.start();
        } catch (IOException | InterruptedException nobodyThere) {
            reset();
        }
    }

    void arm(Fault fault) {
        (fault.way() == Fault.Way.OUT ? out : back).arm(fault);
    }

    FaultProxy proxy() {
        return proxy;
    }

    /// Whether the armed fault has happened.
    public boolean fired() {
        return fired.getCount() == 0;
    }

    /// Waits until the armed fault has happened.
    public void awaitFired() throws InterruptedException {
        if (!fired.await(FaultProxy.PATIENCE.toSeconds(), TimeUnit.SECONDS)) throw new AssertionError("too few bytes passed for the fault");
    }

    /// The bytes that the dialler has sent so far, at most [Strand#KEPT] from the beginning.
    public byte[] sentByDialler() {
        return out.kept();
    }

    /// The bytes that the acceptor has sent so far, at most [Strand#KEPT] from the beginning.
    public byte[] sentByAcceptor() {
        return back.kept();
    }

    void happened() {
        fired.countDown();
    }

    /// Marks the connection as broken on purpose: errors and ends of its sockets are ignored from now on.
    void tear() {
        torn = true;
    }

    boolean torn() {
        return torn;
    }

    /// Resets both sides.
    void reset() {
        tear();
        reset(dialler);
        reset(acceptor);
        out.end();
        back.end();
    }

    /// Ends both sides without a reset.
    void finish() {
        tear();
        for (var socket : new Socket[] {dialler, acceptor}) {
            try {
                socket.shutdownOutput();
            } catch (IOException gone) {
                // the socket is closed already
            }
        }
    }

    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException closed) {
            // the socket is closed already
        }
        try {
            socket.close();
        } catch (IOException closed) {
            // the socket is closed already
        }
    }
}
