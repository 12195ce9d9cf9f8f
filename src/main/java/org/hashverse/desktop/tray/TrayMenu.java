package org.hashverse.desktop.tray;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// The D-Bus interface `com.canonical.dbusmenu`, by which a tray reads a menu. Public, because the library calls it and reads its answers by reflection.
@DBusInterfaceName(MenuObject.NAME)
public interface TrayMenu extends DBusInterface {
    /// The menu below an entry.
    ///
    /// @param depth number of levels; all if negative
    /// @param names names of the wanted properties; all if empty
    @DBusMemberName("GetLayout")
    Two<UInt32, Branch> layout(int parent, int depth, List<String> names);

    /// Properties of entries.
    ///
    /// @param entries the entries; all if empty
    /// @param names   names of the wanted properties; all if empty
    @DBusMemberName("GetGroupProperties")
    List<Leaf> properties(List<Integer> entries, List<String> names);

    /// One property of one entry.
    @DBusMemberName("GetProperty")
    Variant<?> property(int entry, String name);

    /// Something happened to an entry.
    ///
    /// @param what `clicked`, `hovered` and more
    @DBusMemberName("Event")
    void event(int entry, String what, Variant<?> with, UInt32 when);

    /// Several things happened. Returns the entries that do not exist.
    @DBusMemberName("EventGroup")
    List<Integer> events(List<Happening> events);

    /// The menu of an entry will be shown. Returns whether the tray has to read it again.
    @DBusMemberName("AboutToShow")
    boolean aboutToShow(int entry);

    /// The menus of several entries will be shown. Returns the entries that the tray has to read again, and those that do not exist.
    @DBusMemberName("AboutToShowGroup")
    Two<List<Integer>, List<Integer>> aboutToShow(List<Integer> entries);

    /// Two return values.
    final class Two<A, B> extends Tuple {
        /// The first value.
        @Position(0)
        public final A first;
        /// The second value.
        @Position(1)
        public final B second;

        Two(A first, B second) {
            this.first = first;
            this.second = second;
        }
    }

    /// An entry with the entries below it.
    final class Branch extends Struct {
        /// Number of the entry.
        @Position(0)
        public final int entry;
        /// Properties of the entry.
        @Position(1)
        public final Map<String, Variant<?>> properties;
        /// The entries below, each a variant of this type.
        @Position(2)
        public final List<Variant<?>> below;

        Branch(int entry, Map<String, Variant<?>> properties, List<Variant<?>> below) {
            this.entry = entry;
            this.properties = properties;
            this.below = below;
        }
    }

    /// An entry alone.
    final class Leaf extends Struct {
        /// Number of the entry.
        @Position(0)
        public final int entry;
        /// Properties of the entry.
        @Position(1)
        public final Map<String, Variant<?>> properties;

        Leaf(int entry, Map<String, Variant<?>> properties) {
            this.entry = entry;
            this.properties = properties;
        }
    }

    /// What happened to an entry.
    final class Happening extends Struct {
        /// Number of the entry.
        @Position(0)
        public final int entry;
        /// The event: `clicked`, `hovered` and more.
        @Position(1)
        public final String what;
        /// Data of the event.
        @Position(2)
        public final Variant<?> with;
        /// Time of the event, as the tray tells it.
        @Position(3)
        public final UInt32 when;

        /// Called by the library with the values that a tray sent.
        public Happening(int entry, String what, Variant<?> with, UInt32 when) {
            this.entry = entry;
            this.what = what;
            this.with = with;
            this.when = when;
        }
    }
}
