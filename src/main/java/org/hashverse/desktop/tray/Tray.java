package org.hashverse.desktop.tray;

import org.hashverse.platform.Environment;
import org.hashverse.platform.OperatingSystem;

/// The program's icon in the tray of the desktop, and its number in the launcher. Every method may be called on any thread and returns at once; what cannot be
/// done is left.
public interface Tray extends AutoCloseable {
    /// What the person does there, and what becomes of it. Told on other threads.
    interface Hand {
        /// Wants to see the window.
        void open();

        /// Wants to be disturbed no more, or again.
        void quiet(boolean quiet);

        /// Wants the program to end.
        void quit();

        /// Whether the icon is shown now; it is not until this is told.
        void shown(boolean shown);
    }

    /// Shows this from now on.
    void show(TrayLook look);

    /// Takes the icon away.
    @Override
    void close();

    /// The tray of this computer; one that never shows anything where there is none.
    static Tray ofThisComputer(Hand hand) {
        return of(OperatingSystem.ofThisComputer(), Environment.ofThisComputer(), hand);
    }

    /// That of a computer with this environment.
    static Tray of(OperatingSystem system, Environment environment, Hand hand) {
        return switch (system) {
            case LINUX -> Place.of(environment).<Tray>map(place -> new BusTray(place, hand, BusTray.PATIENCE, BusTray.PAUSE)).orElseGet(NoTray::new);
            case MAC, WINDOWS -> new NoTray();
        };
    }
}
