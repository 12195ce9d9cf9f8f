package org.hashverse.desktop.tray;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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
        return of(System.getProperty("os.name", ""), System.getenv(), hand);
    }

    /// That of a computer with this environment.
    static Tray of(String system, Map<String, String> environment, Hand hand) {
        return busOf(system, environment).<Tray>map(place -> new BusTray(place, hand, BusTray.PATIENCE, BusTray.PAUSE)).orElseGet(NoTray::new);
    }

    private static Optional<Place> busOf(String system, Map<String, String> environment) {
        var os = system.toLowerCase(Locale.ROOT);
        return os.startsWith("windows") || os.startsWith("mac") ? Optional.empty() : Place.of(environment);
    }
}
