package org.hashverse.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hashverse.chat.PeerAddress;
import org.hashverse.instance.Instance;
import org.hashverse.launch.CommandLine.Flag;
import org.hashverse.node.Node;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.kit.NodeSetup;
import org.hashverse.store.files.NewerProfile;
import org.hashverse.store.profile.Preset;
import org.hashverse.store.profile.Profile;

/// The nodes of this process with their profiles, and the sockets for other starts of the program. [#close] or the end of the process closes them, whichever comes
/// first, in reverse order: socket, node, profile; a guest's profile is deleted then. May be used from any thread.
public final class OpenNodes implements AutoCloseable {
    private record Opened(Profile profile, Optional<Instance> instance, Node node, boolean guest) {}

    /// Opens a profile.
    @FunctionalInterface
    public interface ProfileSource {
        Profile open(Preset preset) throws IOException;
    }

    /// Reads the settings of an administrator.
    @FunctionalInterface
    interface PresetSource {
        Preset read() throws Preset.Broken;
    }

    private final Deque<Opened> opened = new ArrayDeque<>();
    private final Thread hook = new Thread(this::closeAll, "goodbye");
    private final PresetSource presets;
    private final boolean nearby;
    private boolean closing;

    /// For nodes with the preset of this computer, and with people nearby. The system property `hashverse.nearby=off` leaves these out, for tests.
    public OpenNodes() {
        this(Preset::ofThisComputer, !"off".equals(System.getProperty("hashverse.nearby")));
    }

    /// For nodes without people nearby.
    ///
    /// @param presets reads an administrator’s preset
    public OpenNodes(PresetSource presets) {
        this(presets, false);
    }

    private OpenNodes(PresetSource presets, boolean nearby) {
        this.presets = presets;
        this.nearby = nearby;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// Opens a profile, listens for other starts of the program, and starts the node of the profile. Saves the settings that the command line changes, and adds the contacts
    /// that an administrator preset. Blocks.
    ///
    /// @param folder the profile folder
    /// @param front  the window or console that other starts can ask to come forward or to quit
    /// @throws Profile.InUse if another process holds the profile
    /// @throws NewerProfile  if a newer Hashverse made the profile
    /// @throws Preset.Broken if the administrator's settings cannot be read: the locked settings are unknown, so nothing starts
    /// @throws IOException   if the command line contradicts a locked setting, or the profile or the port cannot be opened; nothing stays open
    public Node start(Path folder, CommandLine.Run line, Reception.Front front) throws IOException {
        return start(preset -> Profile.open(folder, preset), line, front);
    }

    /// As [#start(Path, CommandLine.Run, Reception.Front)], with a profile that `source` opens.
    public synchronized Node start(ProfileSource source, CommandLine.Run line, Reception.Front front) throws IOException {
        if (closing) throw new IOException("the program is ending");
        var preset = line.has(Flag.GUEST) ? presets.read().withoutInvites() : presets.read();
        line.checkLocked(preset);
        var profile = source.open(preset);
        var reception = new Reception(front);
        var instance = listen(profile, reception);
        try {
            var settings = line.applied(profile.settings());
            if (!settings.equals(profile.settings())) profile.save(settings);
            var setup = NodeSetup.of(profile, line.host(), line.port());
            var node = Node.start(nearby ? setup.withPeopleNearby(line.has(Flag.CONSOLE)) : setup);
            opened.push(new Opened(profile, instance, node, line.has(Flag.GUEST)));
            addPreset(node, profile);
            reception.opened(node, settings.named());
            return node;
        } catch (IOException | RuntimeException | Error failed) {
            reception.failed();
            instance.ifPresent(Instance::close);
            profile.close();
            throw failed;
        }
    }

    private static Optional<Instance> listen(Profile profile, Reception reception) {
        try {
            return Optional.of(Instance.listen(profile.folder(), reception));
        } catch (IOException unheard) {
            System.getLogger(OpenNodes.class.getName()).log(System.Logger.Level.WARNING, "other starts of Hashverse cannot reach this one", unheard);
            return Optional.empty();
        }
    }

    /// Adds the contacts that an administrator preset, without waiting. Each is a contact at once, and dialled until it answers. The profile keeps the invites
    /// until all of these contacts were connected, so that the next start can bring their tokens too.
    private static void addPreset(Node node, Profile profile) {
        var invites = profile.invites();
        var outcomes = invites.stream().map(node::add).toList();
        invites.forEach(node::keepTrying);
        CompletableFuture.allOf(outcomes.toArray(CompletableFuture<?>[]::new)).thenRunAsync(() -> {
            if (!outcomes.stream().map(CompletableFuture::join).allMatch(AddOutcome.Connected.class::isInstance)) return;
            try {
                profile.invited();
            } catch (IOException stays) {
                System.getLogger(OpenNodes.class.getName()).log(System.Logger.Level.WARNING, "the preset invites could not be marked as used", stays);
            }
        });
    }

    /// Adds peers without waiting. If an attempt fails and may work later, its address is tried again and again, and the window shows it among those of *Keep trying*.
    public static void addQuietly(Node node, Iterable<PeerAddress> peers) {
        for (var peer : peers) {
            CompletableFuture<AddOutcome> outcome = node.add(peer);
            outcome.thenAccept(end -> {
                if (end instanceof AddOutcome.Failed failed && failed.failure().mayWorkLater()) node.keepTrying(peer);
            });
        }
    }

    private static void delete(Profile guest) {
        try {
            guest.delete();
        } catch (IOException stays) {
            System.getLogger(OpenNodes.class.getName()).log(System.Logger.Level.WARNING, "the guest's profile could not be deleted", stays);
        }
    }

    @Override
    public void close() {
        closeAll();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            return;
        }
    }

    private synchronized void closeAll() {
        closing = true;
        while (!opened.isEmpty()) {
            var one = opened.pop();
            one.instance().ifPresent(Instance::close); // first, so that no other start hands over to an instance that is ending
            try {
                one.node().close();
            } finally {
                one.profile().close();
                if (one.guest()) delete(one.profile());
            }
        }
    }
}
