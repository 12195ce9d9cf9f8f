package org.hashverse.launch;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The standard input that this process was started with. If it was closed, as by `<&-` in a shell, its descriptor went to the first file that Java opened for
/// itself. That file must not be read as commands.
public final class StandardInput {
    private static final Path DESCRIPTOR = Path.of("/proc/self/fd/0");

    private StandardInput() {}

    /// The standard input; an empty stream if it was closed.
    public static InputStream open() {
        return isOpen(DESCRIPTOR, ownFiles()) ? new FileInputStream(FileDescriptor.in) : InputStream.nullInputStream();
    }

    /// Whether the input was open at the start: its descriptor exists and is no file of Java's own. On systems without `/proc` a closed input simply ends.
    ///
    /// @param descriptor the symbolic link that Linux has for the descriptor
    /// @param own        files and folders that Java reads the program from
    static boolean isOpen(Path descriptor, List<Path> own) {
        if (!Files.isDirectory(descriptor.getParent())) return true;
        try {
            var file = Files.readSymbolicLink(descriptor);
            return own.stream().noneMatch(file::startsWith);
        } catch (IOException closed) {
            return false;
        }
    }

    private static List<Path> ownFiles() {
        var own = new ArrayList<Path>();
        add(own, System.getProperty("java.home", ""));
        for (var path : List.of("java.class.path", "jdk.module.path"))
            for (var place : System.getProperty(path, "").split(File.pathSeparator)) add(own, place);
        return own;
    }

    private static void add(List<Path> own, String place) {
        if (place.isBlank()) return;
        try {
            own.add(Path.of(place).toRealPath());
        } catch (IOException | InvalidPathException notThere) {
            return; // Java opened no file there
        }
    }
}
