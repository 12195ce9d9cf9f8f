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

/// The icon's objects on a message bus, and the watcher there who tells trays of them. For one thread, which waits where it asks something; the library has threads
/// of its own for what comes in.
final class TrayBus implements AutoCloseable {
    static {
        // its own questions wait no longer than ours
        MethodCall.setDefaultTimeout(BusTray.PATIENCE.toMillis());
    }

    static final String WATCHER = "org.kde.StatusNotifierWatcher";
    static final String WATCHER_PATH = "/StatusNotifierWatcher";
    /// What the package installs.
    private static final String APPLICATION = "application://hashverse.desktop";
    private static final String LAUNCHER_PATH = "/com/canonical/unity/launcherentry/" + Integer.toUnsignedString(APPLICATION.hashCode());
    private static final String BUS = "org.freedesktop.DBus";
    private static final String BUS_PATH = "/org/freedesktop/DBus";

    private final DBusConnection bus;
    private final Runnable stirred;
    private final ItemObject item;
    private final MenuObject menu;
    private final String name = "org.kde.StatusNotifierItem-" + ProcessHandle.current().pid() + "-1";
    private TrayLook stands;
    private String watcher = "";

    /// Reaches the bus; blocks until it takes us or the thread is interrupted.
    ///
    /// @param stirred told when the watcher may have come, gone or changed
    /// @param ended   told when the bus has gone
    TrayBus(String address, TrayLook look, Tray.Hand hand, Runnable stirred, Runnable ended) throws DBusException {
        this.stirred = stirred;
        stands = look;
        item = new ItemObject(look, hand);
        menu = new MenuObject(look, hand);
        bus = DBusConnectionBuilder.forAddress(address).withShared(false).withDisconnectCallback(new Ending(ended))
                .transportConfig().withRegisterSelf(false).back()
                .receivingThreadConfig().withSignalThreadCount(1).withMethodCallThreadCount(1).withMethodReturnThreadCount(1).withErrorHandlerThreadCount(1).connectionConfig().build();
    }

    /// Stands there to be seen.
    void stand() throws DBusException {
        bus.register();
        bus.exportObject(ItemObject.PATH, item);
        bus.exportObject(MenuObject.PATH, menu);
        bus.requestBusName(name);
        hear(rule(BUS, "NameOwnerChanged").withArg0123(0, WATCHER).build());
        hear(rule(WATCHER, "StatusNotifierHostRegistered").build());
        hear(rule(WATCHER, "StatusNotifierHostUnregistered").build());
        badge();
    }

    /// Shows this, and looks whether anybody does show it: who does not answer is no tray.
    ///
    /// @throws DBusException if the bus itself does not answer
    void show(TrayLook look) throws DBusException {
        if (look != stands) {
            var before = stands;
            stands = look;
            item.show(look);
            menu.show(look);
            if (before.icon() != look.icon()) item("NewIcon");
            if (before.asks() != look.asks()) {
                item("NewAttentionIcon");
                item("NewStatus", "s", ItemObject.status(look));
            }
            if (!before.tip().equals(look.tip()) || !before.title().equals(look.title())) item("NewToolTip");
            if (before.quiet() != look.quiet() || !before.words().equals(look.words()))
                signal(MenuObject.PATH, MenuObject.NAME, "LayoutUpdated", "ui", menu.revision(), 0);
            if (before.unread() != look.unread() || before.quiet() != look.quiet()) badge();
        }
        register();
    }

    /// Whether a tray shows it.
    boolean seen() throws DBusException {
        if (watcher.isEmpty()) return false;
        var answer = ask(WATCHER, WATCHER_PATH, "org.freedesktop.DBus.Properties", "Get", "ss", WATCHER, "IsStatusNotifierHostRegistered");
        return answer.length == 1 && answer[0] instanceof Variant<?> value && Boolean.TRUE.equals(value.getValue());
    }

    @Override
    public void close() {
        bus.disconnect();
    }

    /// With the watcher that there is now, once.
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
        return !(reply instanceof Error) && reply.getParameters() instanceof Object[] said && said.length == 1 && said[0] instanceof String owner ? owner : "";
    }

    /// What it answers; nothing where it does not, or not what was asked.
    private Object[] ask(String whom, String path, String of, String what, String signature, Object... with) throws DBusException {
        var reply = reply(bus.getMessageFactory().createMethodCall(whom, path, of, what, (byte) 0, signature, with));
        return reply == null || reply instanceof Error || reply.getParameters() == null ? new Object[0] : reply.getParameters();
    }

    private Message reply(MethodCall call) {
        bus.sendMessage(call);
        return call.getReply();
    }

    private void badge() throws DBusException {
        Map<String, Variant<?>> entry = Map.of("count", new Variant<>((long) stands.unread()), "count-visible", new Variant<>(stands.unread() > 0), "urgent", new Variant<>(stands.asks()));
        signal(LAUNCHER_PATH, "com.canonical.Unity.LauncherEntry", "Update", "sa{sv}", APPLICATION, entry);
    }

    private void item(String what) throws DBusException {
        signal(ItemObject.PATH, ItemObject.NAME, what, null);
    }

    private void item(String what, String signature, Object with) throws DBusException {
        signal(ItemObject.PATH, ItemObject.NAME, what, signature, with);
    }

    private void signal(String path, String of, String what, String signature, Object... with) throws DBusException {
        bus.sendMessage(bus.getMessageFactory().createSignal(null, path, of, what, signature, with));
    }

    private static DBusMatchRuleBuilder rule(String of, String member) {
        return DBusMatchRuleBuilder.create().withType("signal").withInterface(of).withMember(member);
    }

    private void hear(DBusMatchRule rule) throws DBusException {
        bus.addGenericSigHandler(rule, _ -> stirred.run());
    }

    /// However it ends.
    private record Ending(Runnable told) implements IDisconnectCallback {
        @Override
        public void disconnectOnError(IOException why) {
            told.run();
        }

        @Override
        public void clientDisconnect() {
            told.run();
        }

        @Override
        public void requestedDisconnect(Integer connection) {
            told.run();
        }
    }
}
