package org.hashverse.desktop.tray;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;

/// The icon as an object on the bus, which trays read. Its state may change at any time; [TrayBus] notifies the trays.
public final class ItemObject extends BusObject implements StatusItem {
    static final String NAME = "org.kde.StatusNotifierItem";
    static final String PATH = "/StatusNotifierItem";
    private static final String PICTURES = "a(iiay)";

    private final Tray.Listener listener;
    private volatile TrayLook look;

    ItemObject(TrayLook look, Tray.Listener listener) {
        super(NAME, PATH);
        this.look = look;
        this.listener = listener;
    }

    void show(TrayLook look) {
        this.look = look;
    }

    static String status(TrayLook look) {
        return look.asks() ? "NeedsAttention" : "Active";
    }

    @Override
    Map<String, Variant<?>> properties() {
        var now = look;
        var icon = pictures(now.icon());
        var all = new LinkedHashMap<String, Variant<?>>();
        all.put("Category", new Variant<>("Communications"));
        all.put("Id", new Variant<>("hashverse"));
        all.put("Title", new Variant<>(now.title()));
        all.put("Status", new Variant<>(status(now)));
        all.put("WindowId", new Variant<>(0));
        // no icon name: a picture of the theme has no dot, and is missing where the program is not installed
        all.put("IconName", new Variant<>(""));
        all.put("IconThemePath", new Variant<>(""));
        all.put("IconPixmap", new Variant<>(icon, PICTURES));
        all.put("OverlayIconName", new Variant<>(""));
        all.put("OverlayIconPixmap", new Variant<>(List.of(), PICTURES));
        all.put("AttentionIconName", new Variant<>(""));
        all.put("AttentionIconPixmap", new Variant<>(icon, PICTURES));
        all.put("AttentionMovieName", new Variant<>(""));
        all.put("ToolTip", new Variant<>(new Object[] {"", List.of(), now.title(), now.tip()}, "(s" + PICTURES + "ss)"));
        all.put("ItemIsMenu", new Variant<>(false));
        all.put("Menu", new Variant<>(new DBusPath(MenuObject.PATH)));
        return all;
    }

    /// The pictures in the format of the bus: alpha, red, green, blue, in this byte order on every processor.
    private static List<Object[]> pictures(List<TrayLook.Picture> pictures) {
        return pictures.stream().map(picture -> {
            var bytes = ByteBuffer.allocate(4 * picture.side() * picture.side());
            bytes.asIntBuffer().put(picture.pixels());
            return new Object[] {picture.side(), picture.side(), bytes.array()};
        }).toList();
    }

    @Override
    public void activate(int x, int y) {
        listener.open();
    }

    @Override
    public void secondary(int x, int y) {
        listener.open();
    }

    @Override
    public void menu(int x, int y) {
        listener.open(); // a tray that shows our menu never asks for another
    }

    @Override
    public void scroll(int delta, String way) {
        // the icon ignores the wheel
    }
}
