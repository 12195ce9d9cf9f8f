package org.hashverse.bench.rows;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.hashverse.bench.Run;
import org.hashverse.bench.crowd.HubSide;
import org.hashverse.bench.crowd.RawPeers;
import org.hashverse.bench.side.Running;

/// A hub, and raw peers that are its contacts.
///
/// @param hub   a [HubSide]
/// @param peers a [RawPeers]
record Crowd(Running hub, Running peers) implements AutoCloseable {
    /// Raw peers stand for as many processes, so they may take more memory than the package allows to one.
    private static final List<String> ROOM = List.of("-Xmx1g");

    /// Starts a hub without peers.
    ///
    /// @param links how many peers there may be
    /// @param more  further arguments of the hub
    static Crowd open(Run run, String row, int links, String... more) throws IOException, InterruptedException {
        return open(run, row, links, List.of(), more);
    }

    /// Starts a hub without peers.
    ///
    /// @param links      how many peers there may be
    /// @param hubOptions further options of the hub for Java
    /// @param more       further arguments of the hub
    static Crowd open(Run run, String row, int links, List<String> hubOptions, String... more) throws IOException, InterruptedException {
        var hub = hub(run, row, links, hubOptions, more);
        try {
            var peers = run.sides().start(RawPeers.class, ROOM, hub.talk().await("at").split(" "));
            peers.talk().await("ready");
            return new Crowd(hub, peers);
        } catch (IOException failed) {
            hub.close();
            throw failed;
        }
    }

    /// Starts a hub alone.
    static Running hub(Run run, String row, int links, List<String> javaOptions, String... more) throws IOException {
        var arguments = Stream.concat(Stream.of(run.fresh(row, "hub").toString(), Integer.toString(links)), Stream.of(more));
        return run.sides().start(HubSide.class, javaOptions, arguments.toArray(String[]::new));
    }

    /// Lets peers join until there are so many, and waits until the hub has them all.
    void grow(int from, int to) throws IOException, InterruptedException {
        tellPeers("join " + (to - from));
        awaitConnected(hub, to);
    }

    /// Tells the peers something. Returns the nanoseconds that it took.
    long tellPeers(String command) throws IOException, InterruptedException {
        peers.talk().say(command);
        return Long.parseLong(peers.talk().await("took"));
    }

    /// The bytes of heap that the hub uses, and a check that it still has all links.
    long heap(int links) throws IOException, InterruptedException {
        hub.talk().say("heap");
        long used = Long.parseLong(hub.talk().await("used"));
        awaitConnected(hub, links);
        return used;
    }

    /// Waits until a hub has exactly so many contacts connected.
    static void awaitConnected(Running hub, int wanted) throws IOException, InterruptedException {
        hub.talk().say("connected " + wanted);
        hub.talk().await("are");
    }

    @Override
    public void close() {
        peers.close();
        hub.close();
    }
}
