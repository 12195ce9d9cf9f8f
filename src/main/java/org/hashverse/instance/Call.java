package org.hashverse.instance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Sends a request from this start of the program to the running instance of a profile. Blocks.
public final class Call {
    /// How a call ended.
    public sealed interface Outcome {
        /// The instance answered.
        ///
        /// @param status the status that this process is to end with
        record Done(int status) implements Outcome {}

        /// No instance runs for this profile.
        record Nobody() implements Outcome {}

        /// An instance runs but does not respond in time. It got no complete request, so it carries none out.
        record Silence() implements Outcome {}

        /// The instance responded, but ended before its answer was complete.
        record Broken() implements Outcome {}
    }

    /// How long a call waits for `heard`. The answer itself has no time-out.
    public static final Duration HEARD_WITHIN = Duration.ofSeconds(2);
    static final String HEARD = "heard";
    static final String STATUS = "status ";

    private Call() {}

    /// Sends a request to the instance of a profile.
    ///
    /// @param profile the profile folder, which need not exist
    /// @param lines   receives the lines of the answer as they arrive
    public static Outcome make(Path profile, Request request, Consumer<String> lines) {
        setUsualProvider();
        try {
            return make(RuntimeFolders.ofThisComputer().toCall(profile), request, HEARD_WITHIN, lines);
        } catch (IOException notReadable) {
            return new Outcome.Nobody();
        }
    }

    // on the class path Java searches every library for a provider of channels, which takes longer than the call; naming the usual provider avoids that
    private static void setUsualProvider() {
        var property = "java.nio.channels.spi.SelectorProvider";
        if (System.getProperty(property) != null || Call.class.getModule().isNamed()) return;
        try {
            System.setProperty(property, Class.forName("sun.nio.ch.EPollSelectorProvider", false, null).getName());
        } catch (ClassNotFoundException notLinux) {
            return;
        }
    }

    /// Sends a request to the first of these sockets where an instance listens.
    static Outcome make(List<Path> sockets, Request request, Duration heardWithin, Consumer<String> lines) {
        for (var socket : sockets) {
            var outcome = make(socket, request, heardWithin, lines);
            if (!(outcome instanceof Outcome.Nobody)) return outcome;
        }
        return new Outcome.Nobody();
    }

    private static Outcome make(Path socket, Request request, Duration heardWithin, Consumer<String> lines) {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            // the socket of a dead process refuses at once; if the queue is full, connecting waits
            TimeLimit.within(heardWithin, channel, () -> channel.connect(UnixDomainSocketAddress.of(socket)));
            var answer = new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
            // send nothing before `heard`: an instance that responds too late must not carry out the request later
            return heard(channel, heardWithin, answer) && sent(channel, request) ? read(answer, lines) : new Outcome.Silence();
        } catch (AsynchronousCloseException full) {
            return new Outcome.Silence();
        } catch (IOException | UnsupportedOperationException nobody) {
            return new Outcome.Nobody();
        }
    }

    private static boolean heard(SocketChannel channel, Duration within, BufferedReader answer) {
        try {
            return TimeLimit.within(within, channel, () -> HEARD.equals(answer.readLine()));
        } catch (IOException deaf) {
            return false;
        }
    }

    // the instance carries out a request only when it has read its end, so a partly sent one has no effect
    private static boolean sent(SocketChannel channel, Request request) {
        try {
            for (var bytes = ByteBuffer.wrap(request.bytes()); bytes.hasRemaining(); ) channel.write(bytes);
            channel.shutdownOutput();
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    // the last line is the status, so each line is held back until the next one arrives
    private static Outcome read(BufferedReader answer, Consumer<String> lines) {
        String last = null;
        try {
            for (String line; (line = answer.readLine()) != null; ) {
                if (last != null) lines.accept(last);
                last = line;
            }
        } catch (IOException cut) {
            // the lines that arrived are used
        }
        if (last != null && last.startsWith(STATUS) && last.length() == STATUS.length() + 1) return new Outcome.Done(last.charAt(STATUS.length()) - '0');
        if (last != null) lines.accept(last);
        return new Outcome.Broken();
    }
}
