package org.hashverse.ui.app;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hashverse.desktop.Desktop;
import org.hashverse.desktop.Notification;

/// A desktop that only records what it is asked to show. FX thread only.
final class ShownDesktop implements Desktop {
    /// The notifications on screen, by tag.
    final Map<String, Notification> shown = new LinkedHashMap<>();
    final Map<String, Runnable> clicks = new LinkedHashMap<>();
    /// Number of notifications shown, and of sounds played.
    int notifications;
    int sounds;

    @Override
    public void show(Notification notification, Runnable clicked) {
        shown.put(notification.tag(), notification);
        clicks.put(notification.tag(), clicked);
        notifications++;
    }

    @Override
    public void withdraw(String tag) {
        shown.remove(tag);
    }

    @Override
    public void sound() {
        sounds++;
    }

    @Override
    public void close() {
        shown.clear();
    }

    String title(String tag) {
        return shown.containsKey(tag) ? shown.get(tag).title() : null;
    }

    String text(String tag) {
        return shown.containsKey(tag) ? shown.get(tag).text() : null;
    }
}
