package org.hashverse.bench.link;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.LengthFieldPrepender;
import io.netty.handler.codec.MessageToMessageCodec;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One end of a connection with Netty, as its documentation advises: an event loop, TLS 1.3 of the JDK, frames with a length field, flushes put together, JSON by Gson.
final class NettyEnd implements AutoCloseable {
    private static final int LONGEST_FRAME = 64 * 1024;
    private static final int LENGTH_FIELD = 4;
    private static final String TLS = "TLSv1.3";

    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Handler handler;
    private Channel channel;

    /// Receives packets, on the event loop.
    abstract static class Handler {
        /// A packet has arrived.
        abstract void packet(Packet packet, Channel from) throws Exception;

        /// The connection takes more, or no more, without growing its queue.
        void writable(boolean now) {}

        /// The connection has ended.
        void ended() {}
    }

    private NettyEnd(Handler handler) {
        this.handler = handler;
    }

    /// Listens on a free port of loopback.
    static NettyEnd listen(TlsKeys keys, Handler handler) throws Exception {
        var tls = SslContextBuilder.forServer(keys.key(), keys.certificate()).protocols(TLS).clientAuth(ClientAuth.REQUIRE).trustManager(InsecureTrustManagerFactory.INSTANCE).build();
        var end = new NettyEnd(handler);
        end.channel = new ServerBootstrap().group(end.loop).channel(NioServerSocketChannel.class).childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(end.pipeline(tls)).bind(InetAddress.getLoopbackAddress(), 0).sync().channel();
        return end;
    }

    /// Connects to a port of loopback, and waits for the end of the handshake.
    static NettyEnd connect(int port, TlsKeys keys, Handler handler) throws Exception {
        var tls = SslContextBuilder.forClient().keyManager(keys.key(), keys.certificate()).protocols(TLS).trustManager(InsecureTrustManagerFactory.INSTANCE).endpointIdentificationAlgorithm(null).build();
        var end = new NettyEnd(handler);
        end.channel = new Bootstrap().group(end.loop).channel(NioSocketChannel.class).option(ChannelOption.TCP_NODELAY, true)
                .handler(end.pipeline(tls)).connect(InetAddress.getLoopbackAddress(), port).sync().channel();
        end.channel.pipeline().get(SslHandler.class).handshakeFuture().sync();
        return end;
    }

    private ChannelInitializer<SocketChannel> pipeline(SslContext tls) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(SocketChannel to) {
                to.pipeline().addLast(tls.newHandler(to.alloc()),
                        new FlushConsolidationHandler(FlushConsolidationHandler.DEFAULT_EXPLICIT_FLUSH_AFTER_FLUSHES, true),
                        new LengthFieldBasedFrameDecoder(LONGEST_FRAME, 0, LENGTH_FIELD, 0, LENGTH_FIELD), new LengthFieldPrepender(LENGTH_FIELD), new Json(), new Receiver(handler));
            }
        };
    }

    /// Queues a packet. A failure ends the connection.
    static void write(Channel to, Packet packet) {
        to.write(packet, to.voidPromise());
    }

    /// Queues a packet and sends what is queued. A failure ends the connection.
    static void send(Channel to, Packet packet) {
        to.writeAndFlush(packet, to.voidPromise());
    }

    /// The connection of [#connect], or the listening socket of [#listen].
    Channel channel() {
        return channel;
    }

    int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    @Override
    public void close() {
        channel.close().syncUninterruptibly();
        loop.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private static final class Json extends MessageToMessageCodec<ByteBuf, Packet> {
        @Override
        protected void encode(ChannelHandlerContext context, Packet packet, List<Object> out) {
            out.add(ByteBufUtil.writeUtf8(context.alloc(), Packet.JSON.toJson(packet)));
        }

        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf frame, List<Object> out) throws IOException {
            out.add(Packet.JSON.fromJson(frame.toString(StandardCharsets.UTF_8)));
        }
    }

    private static final class Receiver extends SimpleChannelInboundHandler<Packet> {
        private final Handler handler;

        Receiver(Handler handler) {
            this.handler = handler;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, Packet packet) throws Exception {
            handler.packet(packet, context.channel());
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            handler.writable(context.channel().isWritable());
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            handler.ended();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable fault) {
            fault.printStackTrace();
            context.close();
        }
    }
}
