package org.hashverse.desktop.tray;

import static org.hashverse.platform.OperatingSystem.LINUX;
import static org.hashverse.platform.OperatingSystem.MAC;
import static org.hashverse.platform.OperatingSystem.WINDOWS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.hashverse.platform.Environment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Finding the address of the session's message bus.
class BusAddressTest {
    private static Optional<BusAddress> found(String address) {
        return BusAddress.of(new Environment(Map.of("DBUS_SESSION_BUS_ADDRESS", address, "XDG_RUNTIME_DIR", "/run/user/1")));
    }

    @Test
    void theEnvironmentNamesASocket() {
        assertEquals(Optional.of(new BusAddress(Path.of("/run/user/1000/bus"))), found("unix:path=/run/user/1000/bus"));
        assertEquals(Optional.of(new BusAddress(Path.of("/run/other/a b,c"))), found("unix:guid=12,path=/run/other/a%20b%2Cc"));
        assertEquals(Optional.of(new BusAddress(Path.of("/run/other/x"))), found("tcp:host=localhost,port=1;unix:abstract=/run/other/y;unix:path=/run/other/x,guid=1"));
    }

    @Test
    void aBusWithoutASocketPathIsNotUsed() {
        for (var address : new String[] {"tcp:host=localhost,port=1", "unix:abstract=/run/other/y", "autolaunch:", "nonsense", ";;", "unix:path=\0", "unix:path=%0", "unix:tmpdir=/run/other"})
            assertEquals(address.equals("unix:path=%0") ? Optional.of(new BusAddress(Path.of("%0"))) : Optional.empty(), found(address), address);
    }

    @Test
    void withoutTheVariableTheSocketIsInTheRuntimeFolder(@TempDir Path folder) throws IOException {
        var environment = new Environment(Map.of("XDG_RUNTIME_DIR", folder.toString()));
        assertEquals(Optional.empty(), BusAddress.of(environment));
        Files.createFile(folder.resolve("bus"));
        assertEquals(Optional.of(new BusAddress(folder.resolve("bus"))), BusAddress.of(environment));
        assertEquals(Optional.empty(), BusAddress.of(new Environment(Map.of())));
    }

    @Test
    void onlyLinuxHasATray() {
        var environment = new Environment(Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"));
        assertInstanceOf(NoTray.class, Trays.of(WINDOWS, environment, null));
        assertInstanceOf(NoTray.class, Trays.of(MAC, environment, null));
        assertInstanceOf(NoTray.class, Trays.of(LINUX, new Environment(Map.of()), null));
        assertInstanceOf(BusTray.class, Trays.of(LINUX, environment, null));
    }
}
