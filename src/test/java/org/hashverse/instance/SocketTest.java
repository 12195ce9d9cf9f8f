package org.hashverse.instance;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A test with a socket of an instance in a folder of its own.
abstract class SocketTest {
    static final Duration PATIENCE = Duration.ofSeconds(120);
    static final Request FORWARD = new Request.Forward(Optional.empty());
    static final Call.Outcome NOBODY = new Call.Outcome.Nobody();

    @TempDir
    private Path temp;
    Path socket;
    final List<String> lines = new ArrayList<>();

    @BeforeEach
    void place() {
        socket = temp.resolve("socket");
    }

    static InstanceLimits limits(int bytes, int callers, Duration silence) {
        return new InstanceLimits(bytes, callers, 64, silence);
    }

    Call.Outcome call(Request request) {
        return call(request, PATIENCE);
    }

    Call.Outcome call(Request request, Duration heardWithin) {
        return Call.make(List.of(socket), request, heardWithin, lines::add);
    }

    SocketChannel silent() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(socket));
    }

    static String all(SocketChannel channel) throws IOException {
        return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
    }

    // a connection that is closed with unread bytes is reset
    static String dropped(SocketChannel channel) {
        try {
            return all(channel);
        } catch (IOException reset) {
            return "";
        }
    }
}
