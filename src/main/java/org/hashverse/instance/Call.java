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

/// How another start of the program reaches the instance of a profile. Blocks.
public final class Call {
    /// What came of it.
    public sealed interface Outcome {
        /// It was carried out, or not, as the status says.
        record Done(int status) implements Outcome {}

        /// Nothing runs for this profile.
        record Nobody() implements Outcome {}

        /// Something runs and does not hear. It was not asked for anything.
        record Silence() implements Outcome {}

        /// It heard and ended before its answer did.
        record Broken() implements Outcome {}
    }

    /// How long one waits to be heard. The answer may take what it takes.
    public static final Duration HEARD_WITHIN = Duration.ofSeconds(2);
    static final String HEARD = "heard";
    static final String STATUS = "status ";

    private Call() {}

    /// Calls the instance of a profile.
    ///
    /// @param profile its folder, which need not exist
    /// @param lines   takes the lines of the answer as they come
    public static Outcome make(Path profile, Request request, Consumer<String> lines) {
        usualProvider();
        try {
            return make(RuntimeFolders.ofThisComputer().toCall(profile), request, HEARD_WITHIN, lines);
        } catch (IOException notReadable) {
            return new Outcome.Nobody();
        }
    }

    // from the class path Java opens every library to look whether one brings channels of its own, which takes longer than the call; so it is told which to take, if that one is there
    private static void usualProvider() {
        var property = "java.nio.channels.spi.SelectorProvider";
        if (System.getProperty(property) != null || Call.class.getModule().isNamed()) return;
        try {
            System.setProperty(property, Class.forName("sun.nio.ch.EPollSelectorProvider", false, null).getName());
        } catch (ClassNotFoundException notLinux) {
            return;
        }
    }

    /// The same at places of one's own.
    static Outcome make(List<Path> sockets, Request request, Duration heardWithin, Consumer<String> lines) {
        for (var socket : sockets) {
            var outcome = make(socket, request, heardWithin, lines);
            if (!(outcome instanceof Outcome.Nobody)) return outcome;
        }
        return new Outcome.Nobody();
    }

    private static Outcome make(Path socket, Request request, Duration heardWithin, Consumer<String> lines) {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            // what a dead process left refuses at once; a queue that is full makes one wait
            Patience.within(heardWithin, channel, () -> channel.connect(UnixDomainSocketAddress.of(socket)));
            var answer = new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
            // not a word before somebody hears: what nobody takes in time must not lie there to be taken later
            return heard(channel, heardWithin, answer) && said(channel, request) ? read(answer, lines) : new Outcome.Silence();
        } catch (AsynchronousCloseException full) {
            return new Outcome.Silence();
        } catch (IOException | UnsupportedOperationException nobody) {
            return new Outcome.Nobody();
        }
    }

    private static boolean heard(SocketChannel channel, Duration within, BufferedReader answer) {
        try {
            return Patience.within(within, channel, () -> HEARD.equals(answer.readLine()));
        } catch (IOException deaf) {
            return false;
        }
    }

    // a request counts with its end, so one that whoever listens did not wait for is not carried out
    private static boolean said(SocketChannel channel, Request request) {
        try {
            for (var bytes = ByteBuffer.wrap(request.bytes()); bytes.hasRemaining(); ) channel.write(bytes);
            channel.shutdownOutput();
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    // the last line is the status, so each waits for the next
    private static Outcome read(BufferedReader answer, Consumer<String> lines) {
        String last = null;
        try {
            for (String line; (line = answer.readLine()) != null; ) {
                if (last != null) lines.accept(last);
                last = line;
            }
        } catch (IOException cut) {
            // what came before the cut counts
        }
        if (last != null && last.startsWith(STATUS) && last.length() == STATUS.length() + 1) return new Outcome.Done(last.charAt(STATUS.length()) - '0');
        if (last != null) lines.accept(last);
        return new Outcome.Broken();
    }
}
