package org.hashverse.desktop.tray;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.freedesktop.dbus.types.Variant;

/// A watcher, which tells trays about icons; only the part that an icon uses. Public, because the library calls it.
public final class Watcher extends BusObject implements Watched {
    final BlockingQueue<String> registered = new LinkedBlockingQueue<>();
    volatile boolean host = true;

    Watcher() {
        super(TrayBus.WATCHER, TrayBus.WATCHER_PATH);
    }

    @Override
    Map<String, Variant<?>> properties() {
        return Map.of("IsStatusNotifierHostRegistered", new Variant<>(host));
    }

    @Override
    public void register(String service) {
        registered.add(service);
    }
}
