package org.hashverse.desktop.tray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// The icon on a bus of the test's own, with a watcher of its own.
@DisabledOnOs({OS.WINDOWS, OS.MAC})
class BusTrayTest {
    private static final String NAME = "org.kde.StatusNotifierItem-" + ProcessHandle.current().pid() + "-1";
    private static final String PROPERTIES = "org.freedesktop.DBus.Properties";
    private static final TrayLook.Picture PLAIN = new TrayLook.Picture(2, new int[] {0x01020304, 0, -1, 0xFF00FF00});
    private static final TrayLook.Picture DOTTED = new TrayLook.Picture(1, new int[] {0xFFE5484D});
    private static final TrayLook.Pictures PICTURES = new TrayLook.Pictures(List.of(PLAIN), List.of(DOTTED));
    private static final TrayLook LOOK = new TrayLook("Hashverse", "Ana", 0, false, new TrayLook.Words("Open _it", "Hush", "Quit"), PICTURES);

    private final Pointer pointer = new Pointer();
    private Path folder;
    private Place place;
    private EmbeddedDBusDaemon daemon;
    private DBusConnection desktop;
    private Watcher watcher;
    private BusTray tray;

    @BeforeEach
    void aBus() throws Exception {
        // of its own in /tmp: the path of a socket is bounded
        folder = Files.createTempDirectory("hvbus");
        place = new Place(folder.resolve("bus"));
        daemon = new EmbeddedDBusDaemon(place.address() + ",listen=true");
        daemon.startInBackgroundAndWait(TestNode.PATIENCE.toMillis());
        tray = new BusTray(place, pointer, BusTray.PATIENCE);
    }

    @AfterEach
    void away() throws Exception {
        tray.close();
        if (desktop != null) desktop.disconnect();
        daemon.close();
        Files.deleteIfExists(place.socket());
        Files.delete(folder);
    }

    private DBusConnection connection() throws DBusException {
        return DBusConnectionBuilder.forAddress(place.address()).withShared(false).build();
    }

    private void aWatcher() throws DBusException {
        watcher = new Watcher();
        if (desktop == null) desktop = connection();
        desktop.exportObject(TrayBus.WATCHER_PATH, watcher);
        desktop.requestBusName(TrayBus.WATCHER);
    }

    private void registered() throws InterruptedException {
        assertEquals(NAME, watcher.registered.poll(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS));
        assertEquals("shown true", pointer.next());
    }

    private void shown() throws Exception {
        aWatcher();
        tray.show(LOOK);
        registered();
    }

    private Object[] ask(String path, String of, String what, String signature, Object... with) throws DBusException {
        var call = desktop.getMessageFactory().createMethodCall(NAME, path, of, what, (byte) 0, signature, with);
        desktop.sendMessage(call);
        var reply = call.getReply(TestNode.PATIENCE.toMillis());
        assertFalse(reply == null || reply instanceof Error, () -> what + ": " + reply);
        return reply.getParameters();
    }

    private Object property(String name) throws DBusException {
        return ((Variant<?>) ask(ItemObject.PATH, PROPERTIES, "Get", "ss", ItemObject.NAME, name)[0]).getValue();
    }

    private void event(int entry) throws DBusException {
        ask(MenuObject.PATH, MenuObject.NAME, "Event", "isvu", entry, "clicked", new Variant<>(0), new UInt32(0));
    }

    private BlockingQueue<Object[]> signals(String of, String what) throws DBusException {
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

    private static Object[] next(BlockingQueue<Object[]> heard) throws InterruptedException {
        var next = heard.poll(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return next == null ? new Object[] {"nothing"} : next;
    }

    private static String told(Object struct) {
        return switch (struct) {
            case Object[] many -> Arrays.stream(many).map(BusTrayTest::told).toList().toString();
            case List<?> many -> told(many.toArray());
            case Map<?, ?> many -> new TreeMap<>(many.entrySet().stream().collect(Collectors.toMap(one -> told(one.getKey()), one -> told(one.getValue())))).toString();
            case Variant<?> value -> told(value.getValue());
            case byte[] bytes -> Arrays.toString(bytes);
            default -> struct.toString();
        };
    }

    @Test
    void itRegistersAndSaysWhatItIs() throws Exception {
        shown();
        assertEquals("Communications", property("Category"));
        assertEquals("hashverse", property("Id"));
        assertEquals("Hashverse", property("Title"));
        assertEquals("Active", property("Status"));
        assertEquals("", property("IconName"), "a name would go before the picture, and its dot");
        assertEquals(false, property("ItemIsMenu"));
        assertEquals(MenuObject.PATH, property("Menu").toString());
        assertTrue(told(property("ToolTip")).contains("Hashverse, Ana"), told(property("ToolTip")));
        assertTrue(told(property("IconPixmap")).contains("2, 2, [1, 2, 3, 4, 0, 0, 0, 0, -1, -1, -1, -1, -1, 0, -1, 0]"), told(property("IconPixmap")));
        var all = (Map<?, ?>) ask(ItemObject.PATH, PROPERTIES, "GetAll", "s", ItemObject.NAME)[0];
        assertTrue(all.keySet().containsAll(List.of("Category", "Id", "Title", "Status", "IconPixmap", "AttentionIconPixmap", "ToolTip", "Menu")), all.keySet().toString());
    }

    @Test
    void whatIsUnreadBearsADotAndASignalSaysSo() throws Exception {
        shown();
        var status = signals(ItemObject.NAME, "NewStatus");
        var icon = signals(ItemObject.NAME, "NewIcon");
        var tip = signals(ItemObject.NAME, "NewToolTip");
        tray.show(new TrayLook("Hashverse", "Ana · 3", 3, false, LOOK.words(), PICTURES));
        assertEquals("NeedsAttention", next(status)[0]);
        assertEquals(0, next(icon).length);
        assertEquals(0, next(tip).length);
        assertTrue(told(property("IconPixmap")).contains("1, 1, [-1, -27, 72, 77]"), told(property("IconPixmap")));
        assertEquals("NeedsAttention", property("Status"));
        tray.show(new TrayLook("Hashverse", "Ana · 3", 3, true, LOOK.words(), PICTURES));
        assertEquals("Active", next(status)[0], "who is not to be disturbed is not asked for attention");
    }

    @Test
    void theLauncherIsToldHowManyAreUnread() throws Exception {
        shown();
        var updates = signals("com.canonical.Unity.LauncherEntry", "Update");
        tray.show(new TrayLook("Hashverse", "Ana · 3", 3, false, LOOK.words(), PICTURES));
        var update = next(updates);
        assertEquals("application://hashverse.desktop", update[0]);
        var entry = (Map<?, ?>) update[1];
        assertEquals(3L, ((Variant<?>) entry.get("count")).getValue());
        assertEquals(true, ((Variant<?>) entry.get("count-visible")).getValue());
        assertEquals(true, ((Variant<?>) entry.get("urgent")).getValue());
        tray.show(LOOK);
        assertEquals(false, ((Variant<?>) ((Map<?, ?>) next(updates)[1]).get("count-visible")).getValue());
    }

    @Test
    void aClickOpensTheWindow() throws Exception {
        shown();
        ask(ItemObject.PATH, ItemObject.NAME, "Activate", "ii", 1, 2);
        assertEquals("open", pointer.next());
        ask(ItemObject.PATH, ItemObject.NAME, "SecondaryActivate", "ii", 1, 2);
        assertEquals("open", pointer.next());
        ask(ItemObject.PATH, ItemObject.NAME, "Scroll", "is", 1, "vertical");
        assertTrue(pointer.rests());
    }

    @Test
    void theMenuOpensHushesAndQuits() throws Exception {
        shown();
        var menu = ask(MenuObject.PATH, MenuObject.NAME, "GetLayout", "iias", 0, -1, new String[0]);
        var layout = told(menu);
        assertTrue(layout.contains("Open __it") && layout.contains("Hush") && layout.contains("checkmark") && layout.contains("separator") && layout.contains("Quit"), layout);
        event(MenuObject.OPEN);
        assertEquals("open", pointer.next());
        event(MenuObject.QUIET);
        assertEquals("quiet true", pointer.next());
        var layouts = signals(MenuObject.NAME, "LayoutUpdated");
        tray.show(new TrayLook("Hashverse", "Ana", 0, true, LOOK.words(), PICTURES));
        next(layouts);
        event(MenuObject.QUIET);
        assertEquals("quiet false", pointer.next());
        event(MenuObject.LINE);
        event(77);
        event(MenuObject.QUIT);
        assertEquals("quit", pointer.next());
    }

    @Test
    void aWatcherThatComesLaterAndAnotherOneAreToldToo() throws Exception {
        tray.show(LOOK);
        desktop = connection();
        until("it stands on the bus", () -> owned(NAME));
        aWatcher();
        announce();
        registered();
        desktop.disconnect();
        desktop = connection();
        announce();
        assertEquals("shown false", pointer.next(), "nobody shows it");
        aWatcher();
        announce();
        registered();
    }

    @Test
    void aWatcherWithoutATrayShowsNothing() throws Exception {
        aWatcher();
        watcher.host = false;
        tray.show(LOOK);
        assertEquals(NAME, watcher.registered.poll(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS));
        watcher.host = true;
        desktop.sendMessage(desktop.getMessageFactory().createSignal(null, TrayBus.WATCHER_PATH, TrayBus.WATCHER, "StatusNotifierHostRegistered", null));
        assertEquals("shown true", pointer.next());
        watcher.host = false;
        desktop.sendMessage(desktop.getMessageFactory().createSignal(null, TrayBus.WATCHER_PATH, TrayBus.WATCHER, "StatusNotifierHostUnregistered", null));
        assertEquals("shown false", pointer.next());
    }

    @Test
    void closingTakesItAwayAndLeavesNoThread() throws Exception {
        aWatcher();
        until("the desktop stands", () -> owned(TrayBus.WATCHER));
        var before = threads();
        tray.show(LOOK);
        registered();
        assertTrue(threads().size() > before.size(), "this looks at nothing");
        tray.close();
        assertEquals("shown false", pointer.next());
        tray.show(LOOK);
        until("its name has gone", () -> !owned(NAME));
        until("its threads have gone", () -> before.containsAll(threads()));
        assertTrue(pointer.rests());
    }

    /// The threads of the library; those that answer calls are the watcher's as well.
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().contains("DBus Sender") || thread.getName().contains("DBusConnection")).collect(Collectors.toSet());
    }

    private boolean owned(String name) {
        try {
            return known(name);
        } catch (DBusException unreachable) {
            throw new AssertionError(unreachable);
        }
    }

    private boolean known(String name) throws DBusException {
        var call = desktop.getMessageFactory().createMethodCall("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner", (byte) 0, "s", name);
        desktop.sendMessage(call);
        return Boolean.TRUE.equals(call.getReply(TestNode.PATIENCE.toMillis()).getParameters()[0]);
    }

    /// The bus of the library tells of owners that change without saying of what name.
    private void announce() throws DBusException {
        desktop.sendMessage(desktop.getMessageFactory().createSignal(null, "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameOwnerChanged", "sss", TrayBus.WATCHER, "", ""));
    }

    private static void until(String what, BooleanSupplier so) {
        long end = System.nanoTime() + TestNode.PATIENCE.toNanos();
        while (!so.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, () -> "not so: " + what);
            Thread.onSpinWait();
        }
    }

    @Test
    void aWatcherThatAnswersRubbishIsNoTray() throws Exception {
        desktop = connection();
        var babbler = new Babbler();
        desktop.exportObject(TrayBus.WATCHER_PATH, babbler);
        desktop.requestBusName(TrayBus.WATCHER);
        tray.show(LOOK);
        assertTrue(babbler.asked.await(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS));
        tray.close();
        tray.ended();
        assertTrue(pointer.rests(), "it was never shown");
    }

    /// Knows nothing of icons, and says a number where a truth is asked for.
    public static final class Babbler extends Known {
        final CountDownLatch asked = new CountDownLatch(1);

        Babbler() {
            super(TrayBus.WATCHER, TrayBus.WATCHER_PATH);
        }

        @Override
        Map<String, Variant<?>> properties() {
            asked.countDown();
            return Map.of("IsStatusNotifierHostRegistered", new Variant<>(7));
        }
    }

    @Test
    void aBusThatDiesTakesTheIconWithIt() throws Exception {
        shown();
        daemon.close();
        assertEquals("shown false", pointer.next());
    }

    @Test
    void whereThereIsNoBusNothingHappens() throws Exception {
        var nowhere = new BusTray(new Place(folder.resolve("none")), pointer, BusTray.PATIENCE);
        nowhere.show(LOOK);
        nowhere.ended();
        nowhere.close();
        assertTrue(pointer.rests());
    }

    @Test
    void aBusThatNeverAnswersIsLetGoOf() throws Exception {
        var silent = folder.resolve("silent");
        try (var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(silent))) {
            var waits = new BusTray(new Place(silent), pointer, Duration.ofMinutes(10));
            waits.show(LOOK);
            try (var taken = listening.accept()) {
                assertTrue(taken.isConnected());
                waits.close();
                waits.ended();
            }
        } finally {
            Files.delete(silent);
        }
        assertTrue(pointer.rests());
    }

    @Test
    void aBusThatTalksRubbishIsLetGoOf() throws Exception {
        var rubbish = folder.resolve("rubbish");
        try (var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(rubbish))) {
            var hears = new BusTray(new Place(rubbish), pointer, Duration.ofSeconds(1));
            hears.show(LOOK);
            try (var taken = listening.accept()) {
                taken.write(ByteBuffer.wrap("\1\2\3 what is this?\r\nOK nothing\r\n".repeat(50).getBytes(StandardCharsets.UTF_8)));
            } catch (IOException alreadyGone) {
                // it may hang up in the middle of it
            }
            hears.ended();
        } finally {
            Files.delete(rubbish);
        }
        assertTrue(pointer.rests());
    }
}
