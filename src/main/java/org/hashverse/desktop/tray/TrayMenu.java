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

/// What a tray asks of a menu: the interface `com.canonical.dbusmenu`. Public for the library, which calls it, and reads what it answers, by reflection.
@DBusInterfaceName(MenuObject.NAME)
public interface TrayMenu extends DBusInterface {
    /// The menu below an entry.
    ///
    /// @param depth how many levels; below 0 for all
    /// @param names which properties; none for all
    @DBusMemberName("GetLayout")
    Two<UInt32, Branch> layout(int parent, int depth, List<String> names);

    /// Properties of some entries; of none for all.
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

    /// Things happened; answers the entries that do not exist.
    @DBusMemberName("EventGroup")
    List<Integer> events(List<Happening> events);

    /// An entry's menu will be shown; answers whether it has to be read again.
    @DBusMemberName("AboutToShow")
    boolean aboutToShow(int entry);

    /// The same for some; answers which have to be read again and which do not exist.
    @DBusMemberName("AboutToShowGroup")
    Two<List<Integer>, List<Integer>> aboutToShow(List<Integer> entries);

    /// Two answers.
    final class Two<A, B> extends Tuple {
        @Position(0)
        public final A first;
        @Position(1)
        public final B second;

        Two(A first, B second) {
            this.first = first;
            this.second = second;
        }
    }

    /// An entry with those below it.
    final class Branch extends Struct {
        @Position(0)
        public final int entry;
        @Position(1)
        public final Map<String, Variant<?>> properties;
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
        @Position(0)
        public final int entry;
        @Position(1)
        public final Map<String, Variant<?>> properties;

        Leaf(int entry, Map<String, Variant<?>> properties) {
            this.entry = entry;
            this.properties = properties;
        }
    }

    /// What happened to an entry.
    final class Happening extends Struct {
        @Position(0)
        public final int entry;
        @Position(1)
        public final String what;
        @Position(2)
        public final Variant<?> with;
        @Position(3)
        public final UInt32 when;

        /// For the library, which makes it of what a tray said.
        public Happening(int entry, String what, Variant<?> with, UInt32 when) {
            this.entry = entry;
            this.what = what;
            this.with = with;
            this.when = when;
        }
    }
}
