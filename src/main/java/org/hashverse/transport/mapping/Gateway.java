package org.hashverse.transport.mapping;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hashverse.platform.OperatingSystem;
import org.hashverse.platform.ProgramOutput;

/// The router of the IPv4 default route, as the system tells it: Linux in `/proc/net/route`, others by a program.
public final class Gateway {
    private static final Path ROUTES = Path.of("/proc/net/route");
    private static final int MOST_LINES = 1_024;
    private static final int IS_GATEWAY = 2;
    private static final String IPV4 = "(\\d{1,3}(?:\\.\\d{1,3}){3})";
    private static final Pattern MAC = Pattern.compile("(?m)^\\s*gateway:\\s*" + IPV4 + "\\s*$");
    private static final Pattern WINDOWS = Pattern.compile("(?m)^\\s*0\\.0\\.0\\.0\\s+0\\.0\\.0\\.0\\s+" + IPV4 + "\\s+\\S+\\s+\\d+\\s*$");
    private static final Pattern BSD = Pattern.compile("(?m)^(?:default|0\\.0\\.0\\.0)\\s+" + IPV4 + "\\s");

    private Gateway() {}

    /// Finds the router. Blocks for at most `limit` for a program of the system.
    public static Optional<InetAddress> find(OperatingSystem system, Duration limit) {
        return switch (system) {
            case MAC -> ProgramOutput.of(limit, "/sbin/route", "-n", "get", "default").flatMap(output -> in(output, MAC));
            case WINDOWS -> ProgramOutput.of(limit, "route", "print", "-4", "0.0.0.0").flatMap(output -> in(output, WINDOWS));
            case LINUX -> Files.exists(ROUTES) ? linux() : ProgramOutput.of(limit, "netstat", "-rn").flatMap(output -> in(output, BSD));
        };
    }

    private static Optional<InetAddress> linux() {
        try (var lines = Files.lines(ROUTES)) {
            return linux(lines.limit(MOST_LINES).toList());
        } catch (IOException | RuntimeException notTold) {
            return Optional.empty();
        }
    }

    /// @param table the lines of `/proc/net/route`: interface, destination, gateway, flags, two counters, metric, mask; the addresses in hex, lowest byte first
    static Optional<InetAddress> linux(List<String> table) {
        return table.stream().map(line -> line.strip().split("\\s+")).filter(words -> words.length > 7 && words[1].equals("00000000") && words[7].equals("00000000"))
                .filter(words -> (Integer.parseInt(words[3], 16) & IS_GATEWAY) != 0).min(Comparator.comparingInt(words -> Integer.parseInt(words[6]))).flatMap(words -> address(words[2]));
    }

    private static Optional<InetAddress> address(String hex) {
        try {
            var bytes = HexFormat.of().parseHex(hex);
            return Optional.of(InetAddress.getByAddress(new byte[] {bytes[3], bytes[2], bytes[1], bytes[0]}));
        } catch (UnknownHostException | RuntimeException malformed) {
            return Optional.empty();
        }
    }

    static Optional<InetAddress> in(String output, Pattern pattern) {
        try {
            return pattern.matcher(output).results().map(found -> InetAddress.ofLiteral(found.group(1))).findFirst();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /// The patterns, for tests.
    static Pattern pattern(OperatingSystem system) {
        return switch (system) {
            case MAC -> MAC;
            case WINDOWS -> WINDOWS;
            case LINUX -> BSD;
        };
    }
}
