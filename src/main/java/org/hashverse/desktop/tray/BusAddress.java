package org.hashverse.desktop.tray;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.hashverse.platform.Environment;

/// The address of the message bus of this person's session.
///
/// @param socket path of its Unix-domain socket
record BusAddress(Path socket) {
    private static final String UNIX = "unix:";
    private static final String PATH = "path=";

    /// Finds the address in the environment, else in the runtime folder, where systemd puts the socket. Empty for a bus without a Unix-domain socket; no bus is started.
    static Optional<BusAddress> of(Environment environment) {
        var addresses = environment.value("DBUS_SESSION_BUS_ADDRESS");
        if (addresses.isEmpty()) return environment.folder("XDG_RUNTIME_DIR").map(folder -> folder.resolve("bus")).filter(Files::exists).map(BusAddress::new);
        try {
            return Arrays.stream(addresses.get().split(";")).filter(one -> one.startsWith(UNIX)).flatMap(one -> Arrays.stream(one.substring(UNIX.length()).split(",")))
                    .filter(part -> part.startsWith(PATH)).findFirst().map(part -> new BusAddress(Path.of(unescaped(part.substring(PATH.length())))));
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    /// The address in the format of D-Bus.
    String address() {
        return UNIX + PATH + socket;
    }

    private static String unescaped(String value) {
        var bytes = new ByteArrayOutputStream();
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            boolean escaped = c == '%' && value.substring(at).matches("(?s)%[0-9a-fA-F]{2}.*");
            if (escaped) bytes.write(Integer.parseInt(value, at + 1, at + 3, 16));
            else bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            if (escaped) at += 2;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
