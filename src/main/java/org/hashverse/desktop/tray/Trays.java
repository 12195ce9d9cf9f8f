package org.hashverse.desktop.tray;

import org.hashverse.platform.Environment;
import org.hashverse.platform.OperatingSystem;

/// Which tray a computer has.
public final class Trays {
    private Trays() {}

    /// The tray of this computer; if it has none, one that shows nothing.
    public static Tray ofThisComputer(Tray.Listener listener) {
        return of(OperatingSystem.ofThisComputer(), Environment.ofThisComputer(), listener);
    }

    /// The tray of a computer with this environment.
    static Tray of(OperatingSystem system, Environment environment, Tray.Listener listener) {
        return switch (system) {
            case LINUX -> BusAddress.of(environment).<Tray>map(address -> new BusTray(address, listener, BusTray.PATIENCE, BusTray.PAUSE)).orElseGet(NoTray::new);
            case MAC, WINDOWS -> new NoTray();
        };
    }
}
