package org.hashverse.transport.network;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Whether a computer of our own network answers on the lowest level, where no firewall of it is asked: ARP, as Linux tells in `/proc/net/arp`.
public final class Neighbours {
    private static final Path TABLE = Path.of("/proc/net/arp");
    /// Most lines of the table that are read.
    private static final int MOST_LINES = 4_096;
    /// The bit of a complete entry.
    private static final int COMPLETE = 2;

    private Neighbours() {}

    /// Whether a neighbour answered when it was last called. Empty if the system does not tell, which is so for IPv6 and on other systems than Linux.
    public static Optional<Boolean> answers(InetAddress ip) {
        try (var lines = Files.lines(TABLE)) {
            return answers(ip, lines.limit(MOST_LINES).toList());
        } catch (IOException | RuntimeException notTold) {
            return Optional.empty();
        }
    }

    /// @param table the lines of `/proc/net/arp`: address, type, flags, and more; a head line first
    static Optional<Boolean> answers(InetAddress ip, Iterable<String> table) {
        for (var line : table) {
            var words = line.strip().split("\\s+");
            if (words.length > 3 && words[0].equals(ip.getHostAddress())) return Optional.of((Integer.decode(words[2]) & COMPLETE) != 0);
        }
        return Optional.empty();
    }
}
