package org.hashverse.bench.link;

import io.netty.channel.Channel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hashverse.bench.side.Patience;
import org.hashverse.chat.MessageId;

/// Netty as a sender, in memory only. It waits while the connection takes no more.
public final class NettySender extends SenderSide {
    @Override
    Way connect(List<String> arguments) throws Exception {
        var gate = new Gate();
        return new NettyWay(NettyEnd.connect(Integer.parseInt(arguments.get(1)), TlsKeys.in(Path.of(arguments.getFirst())), gate), gate);
    }

    /// Where the sending thread waits for the event loop.
    private static final class Gate extends NettyEnd.Handler {
        private boolean open = true; // guarded by this
        private boolean answered; // guarded by this
        private boolean over; // guarded by this

        @Override
        synchronized void packet(Packet packet, Channel from) {
            answered = true;
            notifyAll();
        }

        @Override
        synchronized void ended() {
            over = true;
            notifyAll();
        }

        @Override
        synchronized void writable(boolean now) {
            open = now;
            notifyAll();
        }

        /// Waits until the connection takes more.
        synchronized void pass() throws IOException, InterruptedException {
            var patience = new Patience(Patience.USUAL);
            while (!open && !over) patience.await(this, () -> "the connection takes no more");
            check();
        }

        /// Waits for the answer to a question.
        synchronized void awaitAnswer() throws IOException, InterruptedException {
            var patience = new Patience(Patience.USUAL);
            while (!answered && !over) patience.await(this, () -> "the receiver does not say that it has read all texts");
            check();
            answered = false;
        }

        private void check() throws IOException {
            if (over) throw new IOException("the connection has ended");
        }
    }

    private static final class NettyWay implements Way {
        private final NettyEnd end;
        private final Gate gate;
        private long sent;

        NettyWay(NettyEnd end, Gate gate) {
            this.end = end;
            this.gate = gate;
        }

        @Override
        public void send(String text) throws IOException, InterruptedException {
            gate.pass();
            NettyEnd.send(end.channel(), new Packet(++sent, MessageId.random().hex(), text, System.currentTimeMillis()));
        }

        @Override
        public void finish() throws IOException, InterruptedException {
            NettyEnd.send(end.channel(), Packet.asking());
            gate.awaitAnswer();
        }

        @Override
        public void close() {
            end.close();
        }
    }
}
