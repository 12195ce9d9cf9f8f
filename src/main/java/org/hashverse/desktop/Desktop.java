package org.hashverse.desktop;

/// Notifications and sounds of the desktop. Every method may be called on any thread and returns at once. What the desktop cannot do is skipped.
public interface Desktop extends AutoCloseable {
    /// Shows a notification in place of the one with the same tag.
    ///
    /// @param clicked run on another thread if the person clicks the notification and the platform reports it
    void show(Notification notification, Runnable clicked);

    /// Removes the notification with this tag, if the platform can.
    void withdraw(String tag);

    /// Plays one short soft sound.
    void sound();

    /// Removes all notifications, as far as the platform can. Nothing is shown any more.
    @Override
    void close();

    /// The desktop of this computer.
    static Desktop ofThisComputer() {
        return new DesktopPrograms(Offer.ofThisComputer(), Launcher.SYSTEM);
    }
}
