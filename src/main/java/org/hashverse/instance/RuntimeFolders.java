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

/// The folders that may hold this account's sockets, the best first. A terminal may have another environment than the desktop. So an instance listens in the first
/// usable folder, and a caller searches all folders.
///
/// @param candidates folders that may not exist yet
record RuntimeFolders(List<Path> candidates) {
    /// Most bytes in the path of a socket: macOS allows 103, Linux and Windows allow 107.
    static final int LONGEST_PATH = 103;
    private static final int DIGITS = 16;

    RuntimeFolders {
        candidates = List.copyOf(candidates);
    }

    static RuntimeFolders ofThisComputer() {
        return of(OperatingSystem.ofThisComputer(), Environment.ofThisComputer(), Path.of(System.getProperty("java.io.tmpdir", "/tmp")), Account.number(), System.getProperty("user.name", ""));
    }

    /// The candidates. On Windows: `%LOCALAPPDATA%\Hashverse\run`. Elsewhere: `hashverse` in `$XDG_RUNTIME_DIR` and in `/run/user/UID`, which is the usual value of
    /// that variable. Last a folder named for the account in the temporary folder, and except on Windows in `/tmp` too. Folders that would make a socket's path too
    /// long are left out.
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

    /// The socket at which the instance of a profile is to listen. It lies in the first folder that only this account may enter; this creates a missing folder.
    ///
    /// @param profile the profile folder, which must exist
    /// @throws IOException if no folder can be used; the message says why the last one cannot
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

    /// The sockets at which an instance of a profile may listen; empty if certainly none does.
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

    // FNV-1a suffices, because only the account itself could make two profiles collide; loading a cryptographic hash takes longer than the rest of a call
    private static String digits(String text) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) hash = (hash ^ b & 0xff) * 0x100000001b3L;
        var digits = Long.toHexString(hash);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }
}
