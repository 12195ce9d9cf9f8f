package org.hashverse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MethodRefEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The rules of the architecture, checked on the compiled classes: which package may call which, and which libraries belong to which package.
class ArchitectureTest {
    private static final Pattern TYPE = Pattern.compile("L([\\w/$]+);");
    private static final Set<String> SOCKETS = Set.of("java/net/Socket", "java/net/ServerSocket", "java/net/DatagramSocket", "java/net/MulticastSocket");

    /// Package -> the packages that it may call. A package stands below all that call it.
    private static final Map<String, Set<String>> MAY_CALL = Map.ofEntries(
            Map.entry("chat.files", Set.of()),
            Map.entry("chat", Set.of("chat.files")),
            Map.entry("platform", Set.of()),
            Map.entry("store.files", Set.of()),
            Map.entry("ui.words", Set.of()),
            Map.entry("desktop", Set.of("platform")),
            Map.entry("desktop.tray", Set.of("platform")),
            Map.entry("instance", Set.of("platform")),
            Map.entry("markup", Set.of("chat")),
            Map.entry("store.database", Set.of("chat", "chat.json", "store.files")),
            Map.entry("store.settings", Set.of("chat", "store.files")),
            Map.entry("chat.json", Set.of("chat", "chat.files")),
            Map.entry("files", Set.of("chat.files", "chat.json", "platform")),
            Map.entry("wire", Set.of("chat", "chat.files", "chat.json")),
            Map.entry("wire.files", Set.of("chat.files", "chat.json", "wire")),
            Map.entry("store.history", Set.of("chat", "chat.json", "store.database", "store.files")),
            Map.entry("transport", Set.of("chat", "store.files", "wire")),
            Map.entry("transport.files", Set.of("chat", "chat.files", "transport", "wire", "wire.files")),
            Map.entry("transport.dns", Set.of()),
            Map.entry("transport.nearby", Set.of("chat", "transport", "transport.dns", "transport.network")),
            Map.entry("transport.dial", Set.of("chat", "transport", "transport.network", "wire")),
            Map.entry("transport.network", Set.of("chat")),
            Map.entry("transport.mapping", Set.of("chat", "platform")),
            Map.entry("ui.kit", Set.of("markup", "platform", "store.settings", "ui.words")),
            Map.entry("store.profile", Set.of("chat", "platform", "store.database", "store.files", "store.settings", "store.transfers")),
            Map.entry("ui.emoji", Set.of("markup", "ui.kit", "ui.words")),
            Map.entry("node.api", Set.of("chat", "chat.files", "store.database", "store.history", "store.settings")),
            Map.entry("node.kit", Set.of("node.api", "store.database", "store.files", "store.profile", "store.settings", "transport", "transport.nearby", "transport.network")),
            Map.entry("node.peer", Set.of("chat", "node.api", "node.kit", "store.history", "store.profile", "store.settings", "transport", "transport.network", "wire")),
            Map.entry("node.strangers", Set.of("chat", "node.api", "node.kit", "node.peer", "store.history", "transport", "wire")),
            Map.entry("node.messages", Set.of("chat", "node.api", "node.kit", "node.peer", "node.strangers", "store.database", "store.history", "transport", "wire")),
            Map.entry("node.contacts", Set.of("chat", "chat.json", "node.api", "node.kit", "node.messages", "node.peer", "node.strangers", "store.history", "store.settings", "transport", "transport.dial", "transport.nearby", "wire")),
            Map.entry("store.transfers", Set.of("chat", "chat.files", "store.database", "store.files")),
            Map.entry("node.files", Set.of("chat", "chat.files", "files", "node.api", "node.kit", "node.messages", "node.peer", "platform", "store.history", "store.settings", "store.transfers", "transport", "transport.files", "wire", "wire.files")),
            Map.entry("node.links", Set.of("chat", "node.api", "node.contacts", "node.doctor", "node.files", "node.kit", "node.messages", "node.peer", "node.strangers", "store.settings", "transport", "transport.dial", "transport.files", "wire")),
            Map.entry("node", Set.of("chat", "node.api", "node.contacts", "node.doctor", "node.files", "node.kit", "node.links", "node.messages", "node.peer", "node.strangers", "platform", "store.database", "store.history", "store.profile", "store.settings", "transport", "transport.dial", "transport.files", "transport.mapping", "transport.network")),
            Map.entry("node.doctor", Set.of("chat", "node.api", "node.kit", "node.peer", "platform", "store.settings", "transport", "transport.dial", "transport.network", "wire")),
            Map.entry("ui.text", Set.of("chat", "markup", "store.history", "ui.emoji", "ui.kit", "ui.words")),
            Map.entry("console.words", Set.of("chat", "node.api")),
            Map.entry("console", Set.of("chat", "chat.files", "console.words", "node.api", "platform", "store.database", "store.files", "store.history", "store.settings")),
            Map.entry("model.nearby", Set.of("chat", "node.api")),
            Map.entry("model.notes", Set.of()),
            Map.entry("model.files", Set.of("chat", "chat.files", "node.api")),
            Map.entry("model", Set.of("chat", "model.files", "model.nearby", "model.notes", "node.api", "store.database", "store.history", "store.settings")),
            Map.entry("ui.dialog", Set.of("chat", "model", "ui.kit", "ui.text", "ui.words")),
            Map.entry("ui.peer", Set.of("chat", "model", "node.api", "store.settings", "ui.dialog", "ui.kit", "ui.qr", "ui.text", "ui.words")),
            Map.entry("ui.picture", Set.of("chat.files")),
            Map.entry("ui.qr", Set.of("ui.kit", "ui.picture", "ui.words")),
            Map.entry("ui.files", Set.of("chat", "chat.files", "model", "model.files", "node.api", "ui.dialog", "ui.kit", "ui.picture", "ui.text", "ui.words")),
            Map.entry("ui.reaction", Set.of("markup", "ui.emoji", "ui.kit", "ui.text", "ui.words")),
            Map.entry("ui.message", Set.of("chat", "chat.files", "markup", "model", "model.notes", "node.api", "ui.dialog", "ui.files", "ui.kit", "ui.peer", "ui.reaction", "ui.text", "ui.words")),
            Map.entry("ui.add", Set.of("chat", "model", "node.api", "store.settings", "ui.dialog", "ui.kit", "ui.message", "ui.peer", "ui.qr", "ui.text", "ui.words")),
            Map.entry("ui.nearby", Set.of("chat", "model", "model.nearby", "node.api", "store.settings", "ui.add", "ui.dialog", "ui.kit", "ui.peer", "ui.text", "ui.words")),
            Map.entry("ui.composer", Set.of("chat", "markup", "model", "node.api", "ui.dialog", "ui.emoji", "ui.files", "ui.kit", "ui.message", "ui.peer", "ui.picture", "ui.text", "ui.words")),
            Map.entry("ui.doctor", Set.of("chat", "node.api", "ui.dialog", "ui.kit", "ui.peer", "ui.text", "ui.words")),
            Map.entry("ui.inspector", Set.of("chat", "model", "node.api", "ui.dialog", "ui.files", "ui.kit", "ui.message", "ui.peer", "ui.text", "ui.words")),
            Map.entry("ui.search", Set.of("chat", "markup", "model", "node.api", "ui.dialog", "ui.kit", "ui.message", "ui.peer", "ui.text", "ui.words")),
            Map.entry("ui.sidebar", Set.of("chat", "markup", "model", "model.nearby", "node.api", "store.settings", "ui.dialog", "ui.kit", "ui.message", "ui.nearby", "ui.peer", "ui.text", "ui.words")),
            Map.entry("ui.conversation", Set.of("chat", "model", "model.nearby", "node.api", "store.database", "ui.composer", "ui.dialog", "ui.files", "ui.kit", "ui.message", "ui.peer", "ui.reaction", "ui.text", "ui.words")),
            Map.entry("ui.details", Set.of("chat", "model", "node.api", "store.history", "ui.add", "ui.dialog", "ui.files", "ui.kit", "ui.message", "ui.peer", "ui.text", "ui.words")),
            Map.entry("ui.settings", Set.of("chat", "desktop", "model", "node.api", "platform", "store.settings", "ui.add", "ui.dialog", "ui.kit", "ui.peer", "ui.text", "ui.words")),
            Map.entry("ui.app", Set.of("chat", "desktop", "desktop.tray", "markup", "model", "model.nearby", "node", "node.api", "platform", "store.files", "store.history", "store.profile", "store.settings", "ui.add", "ui.composer", "ui.conversation", "ui.details", "ui.dialog", "ui.doctor", "ui.inspector", "ui.files", "ui.kit", "ui.message", "ui.nearby", "ui.peer", "ui.qr", "ui.search", "ui.settings", "ui.sidebar", "ui.text", "ui.words")),
            Map.entry("launch", Set.of("chat", "console", "console.words", "instance", "node", "node.api", "node.kit", "platform", "store.profile", "store.settings", "ui.app")),
            Map.entry("", Set.of("console", "console.words", "instance", "launch", "node", "node.api", "platform", "store.profile", "store.settings", "ui.app")));
    /// Most files of one package.
    private static final int MOST_FILES = 30;

    /// Most parameters of a constructor.
    private static final int MOST_PARAMETERS = 7;
    /// Most classes that use each other in a circle.
    private static final int MOST_IN_A_CYCLE = 4;

    private static final Map<String, Set<String>> USES = read();

    private static Path root() {
        return Path.of(URI.create(Hashverse.class.getResource("Hashverse.class").toString())).getParent().getParent().getParent();
    }

    private static List<Path> classFiles() throws IOException {
        try (var files = Files.walk(root())) {
            return files.filter(file -> file.toString().endsWith(".class") && !file.endsWith("module-info.class")).toList();
        }
    }

    private static Map<String, Set<String>> read() {
        try {
            var uses = new TreeMap<String, Set<String>>();
            for (var file : classFiles()) uses.put(root().relativize(file).toString().replace('\\', '/').replace(".class", ""), uses(file));
            return uses;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The types that a class names, the methods that it calls as `Type.method`, and its texts as `"text"`.
    private static Set<String> uses(Path file) throws IOException {
        var uses = new TreeSet<String>();
        for (var entry : ClassFile.of().parse(file).constantPool()) {
            switch (entry) {
                case ClassEntry type -> uses.add(type.asInternalName().replaceAll("^\\[+L?|;$", ""));
                case NameAndTypeEntry member -> TYPE.matcher(member.type().stringValue()).results().forEach(found -> uses.add(found.group(1)));
                case MethodRefEntry method -> uses.add(method.owner().asInternalName() + "." + method.name().stringValue());
                case StringEntry text -> uses.add("\"" + text.stringValue() + "\"");
                case Utf8Entry text when text.stringValue().startsWith("(") || text.stringValue().startsWith("L") ->
                        TYPE.matcher(text.stringValue()).results().forEach(found -> uses.add(found.group(1)));
                default -> { /* numbers, names */ }
            }
        }
        return uses;
    }

    private static String packageOf(String type) {
        var inside = type.substring("org/hashverse/".length());
        return inside.contains("/") ? inside.substring(0, inside.lastIndexOf('/')).replace('/', '.') : "";
    }

    /// Whether a type is in one of these packages or below it.
    private static boolean in(String type, Set<String> packages) {
        var its = packageOf(type);
        return packages.stream().anyMatch(one -> its.equals(one) || its.startsWith(one + "."));
    }

    private static void only(String what, Predicate<String> library, Set<String> packages) {
        var offenders = USES.entrySet().stream().filter(use -> !in(use.getKey(), packages) && use.getValue().stream().anyMatch(library))
                .map(use -> use.getKey() + " uses " + use.getValue().stream().filter(library).toList()).toList();
        assertEquals(List.of(), offenders, what + " belongs in " + packages);
        assertTrue(USES.entrySet().stream().anyMatch(use -> in(use.getKey(), packages) && use.getValue().stream().anyMatch(library)),
                what + " is not found where it belongs: this rule looks at nothing");
    }

    @Test
    void everyPackageCallsOnlyThoseBelowIt() {
        var broken = new ArrayList<String>();
        USES.forEach((type, used) -> {
            for (var other : used) {
                if (!other.startsWith("org/hashverse/") || packageOf(other).equals(packageOf(type))) continue;
                if (!MAY_CALL.get(packageOf(type)).contains(packageOf(other))) broken.add(type + " -> " + other);
            }
        });
        assertEquals(List.of(), broken);
    }

    @Test
    void packagesHaveNoCyclicDependencies() {
        var left = new TreeMap<>(MAY_CALL);
        while (!left.isEmpty()) {
            var free = left.entrySet().stream().filter(one -> one.getValue().stream().noneMatch(left::containsKey)).map(Map.Entry::getKey).collect(Collectors.toSet());
            assertFalse(free.isEmpty(), "a circle among " + left.keySet());
            free.forEach(left::remove);
        }
    }

    @Test
    void classesHaveNoLongCycles() {
        var calls = new TreeMap<String, Set<String>>();
        USES.forEach((type, used) -> used.stream().filter(other -> other.startsWith("org/hashverse/") && !other.contains("."))
                .forEach(other -> calls.computeIfAbsent(outer(type), _ -> new TreeSet<>()).add(outer(other))));
        var reached = new TreeMap<String, Set<String>>();
        calls.keySet().forEach(type -> reached.put(type, reachedFrom(type, calls)));
        var cycles = new TreeSet<String>();
        reached.forEach((type, all) -> {
            var cycle = all.stream().filter(other -> reached.getOrDefault(other, Set.of()).contains(type)).toList();
            if (cycle.size() > MOST_IN_A_CYCLE) cycles.add(cycle.toString());
        });
        assertEquals(Set.of(), cycles);
    }

    private static String outer(String type) {
        return type.replaceAll("\\$.*", "");
    }

    private static Set<String> reachedFrom(String type, Map<String, Set<String>> calls) {
        var reached = new TreeSet<String>();
        var left = new ArrayList<>(calls.get(type));
        while (!left.isEmpty()) {
            var next = left.removeLast();
            if (reached.add(next)) left.addAll(calls.getOrDefault(next, Set.of()));
        }
        return reached;
    }

    /// A record may have more components: it is data, and its caller names what it copies.
    @Test
    void noConstructorHasTooManyParameters() throws IOException {
        var tooMany = new ArrayList<String>();
        for (var file : classFiles()) {
            var type = ClassFile.of().parse(file);
            if (type.superclass().map(ClassEntry::asInternalName).filter("java/lang/Record"::equals).isPresent()) continue;
            for (var method : type.methods())
                if (method.methodName().equalsString("<init>") && method.methodTypeSymbol().parameterCount() > MOST_PARAMETERS) tooMany.add(type.thisClass().asInternalName());
        }
        assertEquals(List.of(), tooMany);
    }

    @Test
    void noPackageIsTooLarge() {
        var sizes = USES.keySet().stream().filter(type -> !type.contains("$")).collect(Collectors.groupingBy(ArchitectureTest::packageOf, TreeMap::new, Collectors.counting()));
        sizes.values().removeIf(files -> files <= MOST_FILES);
        assertEquals(Map.of(), sizes);
    }

    @Test
    void javaFxLivesInTheWindow() {
        only("JavaFX", type -> type.startsWith("javafx/"), Set.of("model", "ui"));
    }

    @Test
    void theModelUsesNoControls() {
        var controls = USES.entrySet().stream().filter(use -> packageOf(use.getKey()).equals("model"))
                .flatMap(use -> use.getValue().stream().filter(type -> type.startsWith("javafx/scene") || type.startsWith("javafx/stage"))).toList();
        assertEquals(List.of(), controls);
    }

    @Test
    void socketsAndTlsLiveInTransport() {
        only("sockets and TLS", type -> SOCKETS.contains(type) || type.startsWith("javax/net/"), Set.of("transport"));
    }

    @Test
    void socketChannelsLiveInTransportAndUnixSocketsInInstance() {
        only("channels of sockets", type -> type.matches("java/nio/channels/.*Socket.*"), Set.of("transport", "instance"));
        only("sockets of one's own computer", type -> type.equals("java/net/UnixDomainSocketAddress"), Set.of("instance"));
        var network = USES.entrySet().stream().filter(use -> packageOf(use.getKey()).equals("instance") && use.getValue().stream().anyMatch(type -> type.startsWith("java/net/Inet"))).toList();
        assertEquals(List.of(), network, "what runs here is reached from here");
    }

    @Test
    void jsonLivesInWireStoreAndConsole() {
        only("Gson", type -> type.startsWith("com/google/gson/"), Set.of("chat.json", "files", "wire", "store", "console")); // for peers, for the disk, for scripts
    }

    @Test
    void onlyOnePackageKnowsQrCodes() {
        only("ZXing", type -> type.startsWith("com/google/zxing/"), Set.of("ui.qr"));
    }

    @Test
    void theMessageBusLivesInDesktop() {
        only("D-Bus", type -> type.startsWith("org/freedesktop/dbus/"), Set.of("desktop"));
    }

    @Test
    void onlyPlatformReadsTheOperatingSystemAndTheEnvironment() {
        only("the name of the operating system", use -> use.equals("\"os.name\""), Set.of("platform"));
        only("the environment", use -> use.equals("java/lang/System.getenv"), Set.of("platform"));
    }

    @Test
    void sqlLivesInStore() {
        only("SQL", type -> type.startsWith("java/sql/") || type.startsWith("org/sqlite/"), Set.of("store"));
    }
}
