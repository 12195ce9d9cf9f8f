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
    private final Socket caller;
    private final Socket called = new Socket();
    private final PeerAddress to;
    private final Strand out;
    private final Strand back;
    private final CountDownLatch fired = new CountDownLatch(1);
    private volatile boolean torn;

    Cable(FaultProxy proxy, Socket caller, PeerAddress to, Optional<Fault> fault) {
        this.proxy = proxy;
        this.caller = caller;
        this.to = to;
        out = new Strand(this, caller, called);
        back = new Strand(this, called, caller);
        fault.ifPresent(this::arm);
    }

    void run() {
        try {
            proxy.gate();
            caller.setTcpNoDelay(true);
            called.setTcpNoDelay(true);
            called.connect(new InetSocketAddress(InetAddress.ofLiteral(to.host()), to.port()));
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

    /// What whoever dialled has sent so far, at most [Strand#KEPT] bytes from the beginning.
    public byte[] said() {
        return out.kept();
    }

    /// The same of the other side.
    public byte[] heard() {
        return back.kept();
    }

    void happened() {
        fired.countDown();
    }

    /// The connection is broken on purpose: what its sockets say from now on is no news.
    void tear() {
        torn = true;
    }

    boolean torn() {
        return torn;
    }

    /// Resets both sides.
    void reset() {
        tear();
        reset(caller);
        reset(called);
        out.end();
        back.end();
    }

    /// Ends both sides without a reset.
    void finish() {
        tear();
        for (var socket : new Socket[] {caller, called}) {
            try {
                socket.shutdownOutput();
            } catch (IOException gone) {
                // that is an end too
            }
        }
    }

    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException closed) {
            // then it is so already
        }
        try {
            socket.close();
        } catch (IOException closed) {
            // the same
        }
    }
}
