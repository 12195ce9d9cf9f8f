package org.hashverse.node.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hashverse.platform.OperatingSystem;
import org.hashverse.platform.ProgramOutput;

/// Which program of this computer listens on a port. The system tells that only of programs of the same account, except to an administrator.
final class PortOwner {
    private static final Path PROC = Path.of("/proc");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern LISTENING_ON_WINDOWS = Pattern.compile("(?m)^\\s*TCP\\s+\\S+:(\\d+)\\s+\\S+:0\\s+\\S+\\s+(\\d+)\\s*$");
    /// The state LISTEN in `/proc/net/tcp`.
    private static final String LISTEN = "0A";
    /// Most processes that are looked at, and most lines of a table.
    private static final int MOST = 8_192;

    private PortOwner() {}

    /// The name of the program. Blocks for at most `limit` for a program that it asks; on Linux it reads files only.
    static Optional<String> of(int port, OperatingSystem system, Duration limit) {
        return switch (system) {
            case LINUX -> linux(port);
            case MAC -> ProgramOutput.of(limit, "/usr/sbin/lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-Fc").flatMap(PortOwner::ofLsof);
            case WINDOWS -> ProgramOutput.of(limit, "netstat", "-ano", "-p", "TCP").flatMap(table -> ofNetstat(table, port)).flatMap(PortOwner::name);
        };
    }

    private static Optional<String> linux(int port) {
        var inodes = new HashSet<String>();
        for (var table : List.of("tcp", "tcp6")) inodes.addAll(inodes(lines(PROC.resolve("net").resolve(table)), port));
        if (inodes.isEmpty()) return Optional.empty();
        try (var processes = Files.list(PROC)) {
            return processes.filter(process -> DIGITS.matcher(process.getFileName().toString()).matches()).limit(MOST).filter(process -> has(process, inodes)).findFirst()
                    .flatMap(process -> lines(process.resolve("comm")).stream().findFirst());
        } catch (IOException | RuntimeException notTold) {
            return Optional.empty();
        }
    }

    /// The inodes of the sockets that listen on a port.
    ///
    /// @param table lines of `/proc/net/tcp`: number, local address in hex, remote address, state, and the inode as the tenth word
    static Set<String> inodes(List<String> table, int port) {
        var inodes = new HashSet<String>();
        for (var line : table) {
            var words = line.strip().split("\\s+");
            if (words.length > 9 && words[3].equals(LISTEN) && words[1].endsWith(":%04X".formatted(port))) inodes.add("socket:[" + words[9] + "]");
        }
        return inodes;
    }

    private static boolean has(Path process, Set<String> inodes) {
        try (var files = Files.list(process.resolve("fd"))) {
            return files.limit(MOST).anyMatch(file -> inodes.contains(target(file)));
        } catch (IOException | RuntimeException ofAnother) {
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closed) {
            return "";
        }
    }

    private static List<String> lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.limit(MOST).toList();
        } catch (IOException | RuntimeException notTold) {
            return List.of();
        }
    }

    /// @param output of `lsof -Fc`: a line `p123`, then `cNAME`
    static Optional<String> ofLsof(String output) {
        return output.lines().filter(line -> line.startsWith("c")).map(line -> line.substring(1)).findFirst();
    }

    /// The number of the process that listens on a port.
    ///
    /// @param output of `netstat -ano`
    static Optional<Long> ofNetstat(String output, int port) {
        return LISTENING_ON_WINDOWS.matcher(output).results().filter(line -> line.group(1).equals(Integer.toString(port))).map(line -> Long.parseLong(line.group(2))).findFirst();
    }

    private static Optional<String> name(long process) {
        return ProcessHandle.of(process).flatMap(handle -> handle.info().command()).map(command -> command.substring(command.lastIndexOf('\\') + 1));
    }
}
