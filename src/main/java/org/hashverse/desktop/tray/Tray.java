package org.hashverse.desktop.tray;

/// The program's icon in the tray of the desktop, and its number in the launcher. Every method may be called on any thread and returns at once. What the desktop
/// cannot do is skipped.
public interface Tray extends AutoCloseable {
    /// Receives what the person does with the icon, and whether the icon is shown. Called on other threads.
    interface Listener {
        /// The person wants to see the window.
        void open();

        /// The person switched notifications off or on.
        ///
        /// @param quiet true for off
        void quiet(boolean quiet);

        /// The person wants to quit the program.
        void quit();

        /// The icon appeared or disappeared. Before the first call it is not shown.
        void shown(boolean shown);
    }

    /// Shows this state from now on.
    void show(TrayLook look);

    /// Removes the icon.
    @Override
    void close();
}
