package org.hashverse.desktop.tray;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.hashverse.platform.Environment;

/// Where the message bus of this person's session listens.
///
/// @param socket its Unix-domain socket
record Place(Path socket) {
    private static final String UNIX = "unix:";
    private static final String PATH = "path=";

    /// Where the environment says, else in the runtime folder, where systemd puts it. A bus that can be reached in other ways only is left alone, and none is started.
    static Optional<Place> of(Environment environment) {
        var said = environment.value("DBUS_SESSION_BUS_ADDRESS");
        if (said.isEmpty()) return environment.folder("XDG_RUNTIME_DIR").map(folder -> folder.resolve("bus")).filter(Files::exists).map(Place::new);
        try {
            return Arrays.stream(said.get().split(";")).filter(one -> one.startsWith(UNIX)).flatMap(one -> Arrays.stream(one.substring(UNIX.length()).split(",")))
                    .filter(part -> part.startsWith(PATH)).findFirst().map(part -> new Place(Path.of(unescaped(part.substring(PATH.length())))));
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    /// As the library wants it.
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
