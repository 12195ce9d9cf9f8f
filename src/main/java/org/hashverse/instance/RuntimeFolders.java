package org.hashverse.instance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hashverse.platform.Environment;
import org.hashverse.platform.OperatingSystem;

/// The folders in which this account's sockets may be, the best first. A terminal need not have the environment that the desktop has, so whoever listens takes the first
/// that can be used, and whoever calls looks into each.
///
/// @param candidates not made yet
record RuntimeFolders(List<Path> candidates) {
    /// Bytes in the path of a socket: macOS takes one less than 104, Linux 107, Windows 107.
    static final int LONGEST_PATH = 103;
    private static final int DIGITS = 16;

    RuntimeFolders {
        candidates = List.copyOf(candidates);
    }

    static RuntimeFolders ofThisComputer() {
        return of(OperatingSystem.ofThisComputer(), Environment.ofThisComputer(), Path.of(System.getProperty("java.io.tmpdir", "/tmp")), Account.number(), System.getProperty("user.name", ""));
    }

    /// Windows: `%LOCALAPPDATA%\Hashverse\run`. Elsewhere `hashverse` in `$XDG_RUNTIME_DIR`, and in `/run/user/UID`, which is what that is where it is set. Then, everywhere, a folder
    /// that bears the account's name as digits in the temporary folder. What would make a socket's path too long is left out.
    ///
    /// @param uid the account's number, or empty
    static RuntimeFolders of(OperatingSystem system, Environment environment, Path temp, String uid, String user) {
        var places = new ArrayList<Path>();
        var mine = "hashverse-" + digits(user);
        boolean windows = system == OperatingSystem.WINDOWS;
        if (windows) environment.folder("LOCALAPPDATA").map(folder -> folder.resolve("Hashverse").resolve("run")).ifPresent(places::add);
        else {
            environment.folder("XDG_RUNTIME_DIR").map(folder -> folder.resolve("hashverse")).ifPresent(places::add);
            if (!uid.isEmpty()) places.add(Path.of("/run/user", uid, "hashverse"));
        }
        places.add(temp.resolve(mine));
        if (!windows) places.add(Path.of("/tmp").resolve(mine));
        return new RuntimeFolders(places.stream().distinct().filter(RuntimeFolders::shortEnough).toList());
    }

    private static boolean shortEnough(Path folder) {
        return folder.toString().getBytes(StandardCharsets.UTF_8).length + 1 + DIGITS <= LONGEST_PATH;
    }

    /// Where whoever holds a profile is to listen, in the first folder that can be made ours alone.
    ///
    /// @param profile the profile folder, which exists
    /// @throws IOException if there is none; the message is that of the last one
    Path toListen(Path profile) throws IOException {
        var name = name(profile);
        IOException last = new IOException("no folder for a socket has a path that is short enough");
        for (var folder : candidates) {
            try {
                return Account.ownFolder(folder).resolve(name);
            } catch (IOException | UnsupportedOperationException unusable) {
                last = new IOException(folder + " cannot be used: " + unusable.getMessage(), unusable);
            }
        }
        throw last;
    }

    /// Where somebody may listen for a profile; empty if surely nobody does.
    List<Path> toCall(Path profile) throws IOException {
        if (!Files.isDirectory(profile)) return List.of();
        var name = name(profile);
        var sockets = new ArrayList<Path>();
        for (var folder : candidates) {
            var socket = folder.resolve(name);
            if (Files.exists(socket, LinkOption.NOFOLLOW_LINKS) && Account.owns(folder)) sockets.add(socket);
        }
        return sockets;
    }

    private static String name(Path profile) throws IOException {
        return digits(profile.toRealPath().toString());
    }

    // FNV-1a: nobody but the account can put two profiles on one name, and to load a cryptographic hash takes longer than all the rest of a hand-over
    private static String digits(String text) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) hash = (hash ^ b & 0xff) * 0x100000001b3L;
        var digits = Long.toHexString(hash);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }
}
