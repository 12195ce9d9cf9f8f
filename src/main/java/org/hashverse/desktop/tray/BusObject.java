package org.hashverse.desktop.tray;

import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.errors.PropertyReadOnly;
import org.freedesktop.dbus.errors.UnknownProperty;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

/// An object on the bus with readable properties. Public, because the library calls it.
public abstract class BusObject implements Properties {
    private final String interfaceName;
    private final String path;

    BusObject(String interfaceName, String path) {
        this.interfaceName = interfaceName;
        this.path = path;
    }

    /// The present values of the properties.
    abstract Map<String, Variant<?>> properties();

    @Override
    public String getObjectPath() {
        return path;
    }

    // the signature is the library's; it sends whatever is returned as a variant
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
        return of.equals(interfaceName) || of.isEmpty() ? properties() : Map.of();
    }
}
