package org.hashverse.desktop.tray;

import java.io.IOException;
import java.util.Map;
import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.matchrules.DBusMatchRule;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.Error;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.types.Variant;

/// The connection to a message bus: exports the icon's objects and registers them with the watcher, which tells the trays. For one thread, which blocks while it
/// waits for an answer. The library has threads of its own for incoming calls.
final class TrayBus implements AutoCloseable {
    static {
        // the library's own calls have the same time-out as ours
        MethodCall.setDefaultTimeout(BusTray.PATIENCE.toMillis());
    }

    static final String WATCHER = "org.kde.StatusNotifierWatcher";
    static final String WATCHER_PATH = "/StatusNotifierWatcher";
    /// The desktop file that the installed package has.
    private static final String APPLICATION = "application://hashverse.desktop";
    private static final String LAUNCHER_PATH = "/com/canonical/unity/launcherentry/" + Integer.toUnsignedString(APPLICATION.hashCode());
    private static final String BUS = "org.freedesktop.DBus";
    private static final String BUS_PATH = "/org/freedesktop/DBus";

    private final DBusConnection bus;
    private final Runnable watcherChanged;
    private final ItemObject item;
    private final MenuObject menu;
    private final String name = "org.kde.StatusNotifierItem-" + ProcessHandle.current().pid() + "-1";
    private TrayLook shown;
    // name on the bus of the watcher with which the icon is registered; empty for none
    private String watcher = "";

    /// Connects to the bus. Blocks until it accepts or the thread is interrupted.
    ///
    /// @param watcherChanged run on a thread of the library when the watcher may have appeared, disappeared or changed
    /// @param ended          run when the connection to the bus has ended, on the thread that noticed it
    TrayBus(String address, TrayLook look, Tray.Listener listener, Runnable watcherChanged, Runnable ended) throws DBusException {
        this.watcherChanged = watcherChanged;
        shown = look;
        item = new ItemObject(look, listener);
        menu = new MenuObject(look, listener);
        bus = DBusConnectionBuilder.forAddress(address).withShared(false).withDisconnectCallback(new Ending(ended))
                .transportConfig().withRegisterSelf(false).back()
                .receivingThreadConfig().withSignalThreadCount(1).withMethodCallThreadCount(1).withMethodReturnThreadCount(1).withErrorHandlerThreadCount(1).connectionConfig().build();
    }

    /// Exports the icon's objects, listens for the watcher and shows the number in the launcher. [#show] makes the icon appear.
    void export() throws DBusException {
        bus.register();
        bus.exportObject(ItemObject.PATH, item);
        bus.exportObject(MenuObject.PATH, menu);
        bus.requestBusName(name);
        listen(rule(BUS, "NameOwnerChanged").withArg0123(0, WATCHER).build());
        listen(rule(WATCHER, "StatusNotifierHostRegistered").build());
        listen(rule(WATCHER, "StatusNotifierHostUnregistered").build());
        badge();
    }

    /// Shows this state, and registers with the watcher if another one is there than before. A watcher that does not answer counts as no tray.
    ///
    /// @throws DBusException if the bus itself does not answer
    void show(TrayLook look) throws DBusException {
        if (look != shown) {
            var before = shown;
            shown = look;
            item.show(look);
            menu.show(look);
            if (before.icon() != look.icon()) signalOfItem("NewIcon");
            if (before.asks() != look.asks()) {
                signalOfItem("NewAttentionIcon");
                signalOfItem("NewStatus", "s", ItemObject.status(look));
            }
            if (!before.tip().equals(look.tip()) || !before.title().equals(look.title())) signalOfItem("NewToolTip");
            if (before.quiet() != look.quiet() || !before.words().equals(look.words()))
                signal(MenuObject.PATH, MenuObject.NAME, "LayoutUpdated", "ui", menu.revision(), 0);
            if (before.unread() != look.unread() || before.quiet() != look.quiet()) badge();
        }
        register();
    }

    /// Whether a tray shows the icon.
    boolean seen() throws DBusException {
        if (watcher.isEmpty()) return false;
        var answer = ask(WATCHER, WATCHER_PATH, "org.freedesktop.DBus.Properties", "Get", "ss", WATCHER, "IsStatusNotifierHostRegistered");
        return answer.length == 1 && answer[0] instanceof Variant<?> value && Boolean.TRUE.equals(value.getValue());
    }

    @Override
    public void close() {
        bus.disconnect();
    }

    /// Registers the icon with the present watcher, once.
    private void register() throws DBusException {
        var owner = owner();
        if (owner.equals(watcher)) return;
        watcher = owner;
        if (!owner.isEmpty()) ask(WATCHER, WATCHER_PATH, WATCHER, "RegisterStatusNotifierItem", "s", name);
    }

    private String owner() throws DBusException {
        var call = bus.getMessageFactory().createMethodCall(BUS, BUS_PATH, BUS, "GetNameOwner", (byte) 0, "s", WATCHER);
        var reply = reply(call);
        if (reply == null) throw new DBusException("the bus does not answer");
        return !(reply instanceof Error) && reply.getParameters() instanceof Object[] values && values.length == 1 && values[0] instanceof String owner ? owner : "";
    }

    /// Calls a method and returns the values of its answer; none if no answer or an error comes.
    private Object[] ask(String service, String path, String type, String method, String signature, Object... arguments) throws DBusException {
        var reply = reply(bus.getMessageFactory().createMethodCall(service, path, type, method, (byte) 0, signature, arguments));
        return reply == null || reply instanceof Error || reply.getParameters() == null ? new Object[0] : reply.getParameters();
    }

    private Message reply(MethodCall call) {
        bus.sendMessage(call);
        return call.getReply();
    }

    /// Shows the number of unread messages in the launcher.
    private void badge() throws DBusException {
        Map<String, Variant<?>> entry = Map.of("count", new Variant<>((long) shown.unread()), "count-visible", new Variant<>(shown.unread() > 0), "urgent", new Variant<>(shown.asks()));
        signal(LAUNCHER_PATH, "com.canonical.Unity.LauncherEntry", "Update", "sa{sv}", APPLICATION, entry);
    }

    private void signalOfItem(String what) throws DBusException {
        signal(ItemObject.PATH, ItemObject.NAME, what, null);
    }

    private void signalOfItem(String what, String signature, Object with) throws DBusException {
        signal(ItemObject.PATH, ItemObject.NAME, what, signature, with);
    }

    private void signal(String path, String of, String what, String signature, Object... with) throws DBusException {
        bus.sendMessage(bus.getMessageFactory().createSignal(null, path, of, what, signature, with));
    }

    private static DBusMatchRuleBuilder rule(String of, String member) {
        return DBusMatchRuleBuilder.create().withType("signal").withInterface(of).withMember(member);
    }

    private void listen(DBusMatchRule rule) throws DBusException {
        bus.addGenericSigHandler(rule, _ -> watcherChanged.run());
    }

    /// Runs a task when the connection ends, however it ends.
    private record Ending(Runnable ended) implements IDisconnectCallback {
        @Override
        public void disconnectOnError(IOException why) {
            ended.run();
        }

        @Override
        public void clientDisconnect() {
            ended.run();
        }

        @Override
        public void requestedDisconnect(Integer connection) {
            ended.run();
        }
    }
}
