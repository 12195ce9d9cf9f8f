package org.hashverse.desktop.tray;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// The icon's menu as an object on the bus, which trays read. It has one level and always the same entries.
public final class MenuObject extends BusObject implements TrayMenu {
    static final String NAME = "com.canonical.dbusmenu";
    static final String PATH = "/StatusNotifierItem/Menu";
    static final int OPEN = 1;
    static final int QUIET = 2;
    static final int LINE = 3;
    static final int QUIT = 4;
    private static final int ROOT = 0;
    private static final List<Integer> ENTRIES = List.of(OPEN, QUIET, LINE, QUIT);

    private final Tray.Listener listener;
    private volatile TrayLook look;
    private volatile long revision = 1;

    MenuObject(TrayLook look, Tray.Listener listener) {
        super(NAME, PATH);
        this.look = look;
        this.listener = listener;
    }

    /// Changes the state and its revision. Call it on one thread only, because others only read the revision.
    void show(TrayLook look) {
        this.look = look;
        revision = revision + 1;
    }

    UInt32 revision() {
        return new UInt32(revision);
    }

    @Override
    Map<String, Variant<?>> properties() {
        return Map.of("Version", new Variant<>(new UInt32(3)), "TextDirection", new Variant<>("ltr"), "Status", new Variant<>("normal"), "IconThemePath", new Variant<>(List.of(), "as"));
    }

    // with all properties, wanted or not: there are few
    @Override
    public Two<UInt32, Branch> layout(int parent, int depth, List<String> names) {
        var below = parent != ROOT || depth == 0 ? List.<Variant<?>>of()
                : ENTRIES.stream().<Variant<?>>map(entry -> new Variant<>(new Object[] {entry, of(entry), List.of()}, "(ia{sv}av)")).toList();
        return new Two<>(revision(), new Branch(parent, of(parent), below));
    }

    @Override
    public List<Leaf> properties(List<Integer> entries, List<String> names) {
        return (entries.isEmpty() ? ENTRIES : entries.stream().filter(this::known).toList()).stream().map(entry -> new Leaf(entry, of(entry))).toList();
    }

    @Override
    public Variant<?> property(int entry, String name) {
        return of(entry).getOrDefault(name, new Variant<>(""));
    }

    @Override
    public void event(int entry, String what, Variant<?> with, UInt32 when) {
        if (!what.equals("clicked")) return;
        switch (entry) {
            case OPEN -> listener.open();
            case QUIET -> listener.quiet(!look.quiet());
            case QUIT -> listener.quit();
            default -> { /* no other entry can be chosen */ }
        }
    }

    @Override
    public List<Integer> events(List<Happening> events) {
        events.forEach(one -> event(one.entry, one.what, one.with, one.when));
        return events.stream().map(one -> one.entry).filter(entry -> !known(entry)).toList();
    }

    @Override
    public boolean aboutToShow(int entry) {
        return false;
    }

    @Override
    public Two<List<Integer>, List<Integer>> aboutToShow(List<Integer> entries) {
        return new Two<>(List.of(), entries.stream().filter(entry -> !known(entry)).toList());
    }

    private boolean known(int entry) {
        return entry == ROOT || ENTRIES.contains(entry);
    }

    private Map<String, Variant<?>> of(int entry) {
        var now = look;
        return switch (entry) {
            case ROOT -> Map.of("children-display", new Variant<>("submenu"));
            case OPEN -> entry(now.words().open());
            case QUIET -> {
                var check = new LinkedHashMap<>(entry(now.words().quiet()));
                check.put("toggle-type", new Variant<>("checkmark"));
                check.put("toggle-state", new Variant<>(now.quiet() ? 1 : 0));
                yield check;
            }
            case LINE -> Map.of("type", new Variant<>("separator"));
            case QUIT -> entry(now.words().quit());
            default -> Map.of();
        };
    }

    /// An entry with a label. Underscores are doubled, because a single one would mark an access key.
    private static Map<String, Variant<?>> entry(String label) {
        return Map.of("label", new Variant<>(label.replace("_", "__")), "enabled", new Variant<>(true), "visible", new Variant<>(true));
    }
}
