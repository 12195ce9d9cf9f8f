package org.hashverse.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class OperatingSystemTest {
    @Test
    void theNamesOfJavaAreKnownInAnyCase() {
        for (var name : List.of("Windows 11", "Windows Server 2022", "windows")) assertEquals(OperatingSystem.WINDOWS, OperatingSystem.of(name), name);
        for (var name : List.of("Mac OS X", "macOS")) assertEquals(OperatingSystem.MAC, OperatingSystem.of(name), name);
    }

    @Test
    void anyOtherNameCountsAsLinux() {
        for (var name : List.of("Linux", "FreeBSD", "SunOS", "Darwin Windows", "")) assertEquals(OperatingSystem.LINUX, OperatingSystem.of(name), name);
    }
}
