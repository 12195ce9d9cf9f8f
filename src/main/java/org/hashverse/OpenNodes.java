package org.hashverse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.hashverse.chat.PeerAddress;
import org.hashverse.instance.Instance;
import org.hashverse.node.AddOutcome;
import org.hashverse.node.AddOutcome.Failure;
import org.hashverse.node.Node;
import org.hashverse.node.NodeSetup;
import org.hashverse.store.Profile;

/// The nodes of this process with the profiles they hold and the sockets they are reached by. Closes them in reverse order, socket, node, profile, at the end of
/// its block or when the process is told to end, whichever comes first. Any thread may call it.
final class OpenNodes implements AutoCloseable {
    private static final Set<Failure> MAY_WORK_LATER = Set.of(Failure.UNKNOWN_HOST, Failure.REFUSED, Failure.SILENCE, Failure.NO_ROUTE, Failure.BUSY);

    private record Opened(Profile profile, Optional<Instance> instance, Node node, boolean guest) {}

    /// Something that opens a profile.
    @FunctionalInterface
    interface ProfileSource {
        Profile open() throws IOException;
    }

    private final Deque<Opened> opened = new ArrayDeque<>();
    private final Thread hook = new Thread(this::closeAll, "goodbye");
    private boolean closing;

    OpenNodes() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// Opens the profile that the line means, listens for other starts of the program, and starts its node. Blocks.
    ///
    /// @param front what they want something of
    /// @throws Profile.InUse if another process holds the profile
    /// @throws IOException   if the profile or the port cannot be had; nothing stays open
    Node start(Path folder, CommandLine.Run line, Reception.Front front) throws IOException {
        return start(() -> Profile.open(folder), line, front);
    }

    /// The same with a profile from elsewhere.
    synchronized Node start(ProfileSource source, CommandLine.Run line, Reception.Front front) throws IOException {
        if (closing) throw new IOException("the program is ending");
        var profile = source.open();
        var reception = new Reception(front);
        var instance = listen(profile, reception);
        try {
            var settings = line.applied(profile.settings());
            if (!settings.equals(profile.settings())) profile.save(settings);
            var node = Node.start(NodeSetup.of(profile, line.host(), line.port()).accepting(line.acceptNow()));
            opened.push(new Opened(profile, instance, node, line.guest()));
            reception.opened(node);
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

    /// Adds peers without waiting. Where nobody answers now, the address stays one to be tried, so that it is seen.
    static void addQuietly(Node node, Iterable<PeerAddress> peers) {
        for (var peer : peers) {
            CompletableFuture<AddOutcome> outcome = node.add(peer);
            outcome.thenAccept(end -> {
                if (end instanceof AddOutcome.Failed failed && MAY_WORK_LATER.contains(failed.failure())) node.keepTrying(peer);
            });
        }
    }

    private static void forget(Profile guest) {
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
            one.instance().ifPresent(Instance::close); // who starts now is not to believe that somebody comes forward
            try {
                one.node().close();
            } finally {
                one.profile().close();
                if (one.guest()) forget(one.profile());
            }
        }
    }
}
