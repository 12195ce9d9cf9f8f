package org.hashverse.bench.subject;

import io.netty.channel.Channel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
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
        private final Semaphore answers = new Semaphore(0);
        private boolean open = true; // guarded by this

        @Override
        void packet(Packet packet, Channel from) {
            answers.release();
        }

        @Override
        synchronized void writable(boolean now) {
            open = now;
            notifyAll();
        }

        synchronized void pass() throws InterruptedException {
            while (!open) wait();
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
        public void send(String text) throws InterruptedException {
            gate.pass();
            end.channel().writeAndFlush(new Packet(++sent, MessageId.random().hex(), text, System.currentTimeMillis()));
        }

        @Override
        public void finish() throws InterruptedException {
            end.channel().writeAndFlush(Packet.asking());
            gate.answers.acquire();
        }

        @Override
        public void close() throws InterruptedException {
            end.close();
        }
    }
}
