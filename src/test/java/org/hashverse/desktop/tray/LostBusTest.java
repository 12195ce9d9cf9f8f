package org.hashverse.desktop.tray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.freedesktop.dbus.types.Variant;
import org.hashverse.ExpectedLog;
import org.hashverse.node.TestNode;
import org.junit.jupiter.api.Test;

/// Trays, watchers and buses that come late, end, or send rubbish.
class LostBusTest extends OnABus {
    @Test
    void watchersThatComeLaterGetTheIconToo() throws Exception {
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
        heardOf();
        watcher.host = true;
        signal(TrayBus.WATCHER_PATH, TrayBus.WATCHER, "StatusNotifierHostRegistered", null);
        assertEquals("shown true", pointer.next());
        watcher.host = false;
        signal(TrayBus.WATCHER_PATH, TrayBus.WATCHER, "StatusNotifierHostUnregistered", null);
        assertEquals("shown false", pointer.next());
    }

    @Test
    void closingRemovesTheIconAndLeavesNoThread() throws Exception {
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

    @Test
    void aWatcherWithWrongAnswersIsNoTray() throws Exception {
        var babbler = new Babbler();
        watches(babbler);
        tray.show(LOOK);
        assertTrue(babbler.asked.await(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS));
        tray.close();
        tray.awaitEnd();
        assertTrue(pointer.rests(), "it was never shown");
    }

    @Test
    void theIconEndsWithTheBus() throws Exception {
        shown();
        daemon.close();
        assertEquals("shown false", pointer.next());
    }

    @Test
    @ExpectedLog("no icon in the tray")
    void withoutABusNothingHappens() throws Exception {
        tray = new BusTray(new BusAddress(folder.resolve("none")), pointer, BusTray.PATIENCE, BusTray.PAUSE);
        tray.show(LOOK);
        tray.awaitEnd();
        assertTrue(pointer.rests());
    }

    @Test
    void aBusThatNeverAnswersIsGivenUp() throws Exception {
        on(Duration.ofMinutes(10), _ -> {
            tray.close();
            tray.awaitEnd();
        });
    }

    @Test
    @ExpectedLog("no icon in the tray")
    void aBusThatSendsRubbishIsGivenUp() throws Exception {
        on(Duration.ofSeconds(1), taken -> {
            try (taken) {
                taken.write(ByteBuffer.wrap("\1\2\3 what is this?\r\nOK nothing\r\n".repeat(50).getBytes(StandardCharsets.UTF_8)));
            } catch (IOException alreadyGone) {
                // the other side may close in the middle
            }
        });
    }

    /// Listens like a bus, and runs an action for each connection.
    private interface NoBus {
        void taken(SocketChannel caller) throws Exception;
    }

    /// Checks that a tray on such a bus ends and was never shown.
    private void on(Duration patience, NoBus bus) throws Exception {
        var socket = folder.resolve("other");
        try (var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket))) {
            tray = new BusTray(new BusAddress(socket), pointer, patience, BusTray.PAUSE);
            tray.show(LOOK);
            try (var caller = listening.accept()) {
                bus.taken(caller);
                tray.awaitEnd();
            }
        } finally {
            Files.delete(socket);
        }
        assertTrue(pointer.rests());
    }

    /// The threads of the library; those that answer calls belong to the watcher too.
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().contains("DBus Sender") || thread.getName().contains("DBusConnection")).collect(Collectors.toSet());
    }

    /// A watcher that knows no icons and answers with a number instead of a boolean.
    public static final class Babbler extends BusObject {
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
}
