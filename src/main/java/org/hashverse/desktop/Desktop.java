package org.hashverse.desktop;

/// The desktop around the window, as far as it can call a person. Every method may be called on any thread and returns at once; what cannot be done is left.
public interface Desktop extends AutoCloseable {
    /// Shows a notification in place of the one with the same tag.
    ///
    /// @param clicked told on another thread if the person clicks it and the platform says so
    void show(Notification notification, Runnable clicked);

    /// Takes the notification with this tag away, where the platform can.
    void withdraw(String tag);

    /// Makes one short soft sound.
    void sound();

    /// Takes all notifications away, as far as possible; nothing is shown any more.
    @Override
    void close();

    /// The desktop of this computer.
    static Desktop ofThisComputer() {
        return new CalledDesktop(Offer.ofThisComputer(), Launcher.SYSTEM);
    }
}
