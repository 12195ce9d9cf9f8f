package org.hashverse;

import java.io.File;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where a Java process that a test starts finds the classes of the program and of the tests, whether the test itself runs with modules or without.
public final class ChildClasses {
    private ChildClasses() {}

    /// The class path.
    public static String path() {
        return Stream.of(System.getProperty("jdk.module.path"), Path.of("target", "test-classes").toAbsolutePath().toString(), System.getProperty("java.class.path"))
                .filter(Objects::nonNull).collect(Collectors.joining(File.pathSeparator));
    }
}
