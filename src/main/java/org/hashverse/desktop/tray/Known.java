package org.hashverse.desktop.tray;

import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.errors.PropertyReadOnly;
import org.freedesktop.dbus.errors.UnknownProperty;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

/// An object on the bus that has properties to read. Public for the library, as all that it calls.
public abstract class Known implements Properties {
    private final String of;
    private final String path;

    Known(String of, String path) {
        this.of = of;
        this.path = path;
    }

    /// The properties as they stand now.
    abstract Map<String, Variant<?>> properties();

    @Override
    public String getObjectPath() {
        return path;
    }

    // the library's signature promises whatever the caller likes; what goes out is a variant
    @SuppressWarnings("unchecked")
    @Override
    public <A> A Get(String of, String name) {
        return (A) Optional.ofNullable(GetAll(of).get(name)).orElseThrow(() -> new UnknownProperty(name));
    }

    @Override
    public <A> void Set(String of, String name, A value) {
        throw new PropertyReadOnly(name);
    }

    @Override
    public Map<String, Variant<?>> GetAll(String of) {
        return of.equals(this.of) || of.isEmpty() ? properties() : Map.of();
    }
}
