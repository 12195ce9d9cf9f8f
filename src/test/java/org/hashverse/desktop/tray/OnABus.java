package org.hashverse.desktop.tray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.freedesktop.dbus.bin.EmbeddedDBusDaemon;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.Error;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.hashverse.node.TestNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// A bus of the test’s own, with a desktop on it and the icon under test.
@DisabledOnOs({OS.WINDOWS, OS.MAC})
abstract class OnABus {
    static final String NAME = "org.kde.StatusNotifierItem-" + ProcessHandle.current().pid() + "-1";
    private static final String BUS = "org.freedesktop.DBus";
    private static final String BUS_PATH = "/org/freedesktop/DBus";
    static final String PROPERTIES = "org.freedesktop.DBus.Properties";
    static final TrayLook.Picture PLAIN = new TrayLook.Picture(2, new int[] {0x01020304, 0, -1, 0xFF00FF00});
    static final TrayLook.Picture DOTTED = new TrayLook.Picture(1, new int[] {0xFFE5484D});
    static final TrayLook.Pictures PICTURES = new TrayLook.Pictures(List.of(PLAIN), List.of(DOTTED));
    static final TrayLook LOOK = look("Ana", 0, false);

    final Pointer pointer = new Pointer();
    Path folder;
    BusAddress place;
    EmbeddedDBusDaemon daemon;
    DBusConnection desktop;
    Watcher watcher;
    BusTray tray;

    static TrayLook look(String tip, int unread, boolean quiet) {
        return new TrayLook("Hashverse", tip, unread, quiet, new TrayLook.Words("Open _it", "Hush", "Quit"), PICTURES);
    }

    @BeforeEach
    void aBus() throws Exception {
        // a folder in /tmp, because the path of a socket is bounded
        folder = Files.createTempDirectory("hvbus");
        place = new BusAddress(folder.resolve("bus"));
        daemon = new EmbeddedDBusDaemon(place.address() + ",listen=true");
        daemon.startInBackgroundAndWait(TestNode.PATIENCE.toMillis());
        // wait for the socket only: a connection before the bus counts as running would end the listening
        until("the bus runs", daemon::isRunning);
        tray = new BusTray(place, pointer, BusTray.PATIENCE, Duration.ZERO);
    }

    @AfterEach
    void away() throws Exception {
        tray.close();
        tray.awaitEnd(); // else the watcher may still answer it when its connection ends, and the library prints that it cannot
        if (desktop != null) desktop.disconnect();
        daemon.close();
        Files.deleteIfExists(place.socket());
        Files.delete(folder);
    }

    DBusConnection connection() throws DBusException {
        return DBusConnectionBuilder.forAddress(place.address()).withShared(false).build();
    }

    void aWatcher() throws DBusException {
        watcher = new Watcher();
        watches(watcher);
    }

    /// Exports this object as the watcher.
    void watches(BusObject one) throws DBusException {
        if (desktop == null) desktop = connection();
        desktop.exportObject(TrayBus.WATCHER_PATH, one);
        desktop.requestBusName(TrayBus.WATCHER);
    }

    /// Waits until the watcher knows the icon.
    void heardOf() throws InterruptedException {
        assertEquals(NAME, watcher.registered.poll(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }

    void registered() throws InterruptedException {
        heardOf();
        assertEquals("shown true", pointer.next());
    }

    void shown() throws Exception {
        aWatcher();
        tray.show(LOOK);
        registered();
    }

    Object[] ask(String path, String of, String what, String signature, Object... with) throws DBusException {
        return answer(NAME, path, of, what, signature, with);
    }

    private Object[] answer(String whom, String path, String of, String what, String signature, Object... with) throws DBusException {
        var call = desktop.getMessageFactory().createMethodCall(whom, path, of, what, (byte) 0, signature, with);
        desktop.sendMessage(call);
        var reply = call.getReply(TestNode.PATIENCE.toMillis());
        assertFalse(reply == null || reply instanceof Error, () -> what + ": " + reply);
        return reply.getParameters();
    }

    Object property(String name) throws DBusException {
        return ((Variant<?>) ask(ItemObject.PATH, PROPERTIES, "Get", "ss", ItemObject.NAME, name)[0]).getValue();
    }

    void event(int entry) throws DBusException {
        ask(MenuObject.PATH, MenuObject.NAME, "Event", "isvu", entry, "clicked", new Variant<>(0), new UInt32(0));
    }

    BlockingQueue<Object[]> signals(String of, String what) throws DBusException {
        var heard = new LinkedBlockingQueue<Object[]>();
        desktop.addGenericSigHandler(DBusMatchRuleBuilder.create().withType("signal").withInterface(of).withMember(what).build(), signal -> {
            try {
                heard.add(signal.getParameters() == null ? new Object[0] : signal.getParameters());
            } catch (DBusException unreadable) {
                heard.add(new Object[] {unreadable});
            }
        });
        return heard;
    }

    static Object[] next(BlockingQueue<Object[]> heard) throws InterruptedException {
        var next = heard.poll(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return next == null ? new Object[] {"nothing"} : next;
    }

    static String text(Object struct) {
        return switch (struct) {
            case Object[] many -> Arrays.stream(many).map(OnABus::text).toList().toString();
            case List<?> many -> text(many.toArray());
            case Map<?, ?> many -> new TreeMap<>(many.entrySet().stream().collect(Collectors.toMap(one -> text(one.getKey()), one -> text(one.getValue())))).toString();
            case Variant<?> value -> text(value.getValue());
            case byte[] bytes -> Arrays.toString(bytes);
            default -> struct.toString();
        };
    }

    boolean owned(String name) {
        try {
            return Boolean.TRUE.equals(answer(BUS, BUS_PATH, BUS, "NameHasOwner", "s", name)[0]);
        } catch (DBusException unreachable) {
            throw new AssertionError(unreachable);
        }
    }

    void signal(String path, String of, String what, String signature, Object... with) throws DBusException {
        desktop.sendMessage(desktop.getMessageFactory().createSignal(null, path, of, what, signature, with));
    }

    /// Signals a change of the watcher, because the library's bus signals changed owners without the name.
    void announce() throws DBusException {
        signal(BUS_PATH, BUS, "NameOwnerChanged", "sss", TrayBus.WATCHER, "", "");
    }

    static void until(String what, BooleanSupplier so) {
        long end = System.nanoTime() + TestNode.PATIENCE.toNanos();
        while (!so.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, () -> "not so: " + what);
            Thread.onSpinWait();
        }
    }
}
