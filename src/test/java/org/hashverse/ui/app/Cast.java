package org.hashverse.ui.app;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Presence;
import org.hashverse.chat.Standing;
import org.hashverse.model.ChatModel;
import org.hashverse.model.QuietModel;
import org.hashverse.node.api.ChatCommands;
import org.hashverse.node.api.Nearby;
import org.hashverse.node.api.NearbyPerson;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Peer;
import org.hashverse.node.api.PeerListing;
import org.hashverse.node.api.Self;
import org.hashverse.node.api.TestPeer;
import org.hashverse.store.settings.Alerts;
import org.hashverse.store.settings.Appearance;
import org.hashverse.store.settings.Habits;
import org.hashverse.store.settings.Reachability;
import org.hashverse.store.settings.Receiving;
import org.hashverse.store.settings.Settings;
import org.hashverse.store.settings.Signs;

/// The people in tests and screenshots: Ana, who owns the window, and her peers.
public final class Cast {
    public static final PeerId ANA = id("Ana");
    public static final PeerId BO = id("Bo");
    public static final PeerId CHEN = id("Chen");
    public static final PeerId DARA = id("Dara");
    static final PeerId ELI = id("Eli");
    public static final PeerId FAY = id("Fay");
    public static final PeerId GUS = id("Gus");
    public static final PeerId HANA = id("Hana");
    static final String TOKEN = "abcdefghijklmnop";

    private Cast() {}

    static PeerId id(String name) {
        try {
            return PeerId.of(MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /// An invite of a peer.
    public static Invite invite(PeerId key, String name, String... addresses) {
        return new Invite(key, List.of(addresses).stream().map(PeerAddress::parse).toList(), Optional.of(new PeerName(name)), Optional.of(TOKEN));
    }

    /// Ana's own node.
    public static Self self() {
        return self(Path.of("hashverse", "default"));
    }

    /// The same with its profile in another folder.
    static Self self(Path folder) {
        return new Self(ANA, new PeerName("Ana"), 8000, PeerAddress.parse("10.0.0.7:8000"), List.of(), true, Optional.empty(), invite(ANA, "Ana", "10.0.0.7:8000"),
                folder, Set.of());
    }

    /// Ana's settings, with the light theme.
    public static Settings settings() {
        return new Settings(new PeerName("Ana"), true, Optional.empty(), 8000, Settings.Accept.ASK, Appearance.DEFAULT.withTheme(Settings.Theme.LIGHT), Alerts.DEFAULT, Habits.DEFAULT, true,
                Signs.DEFAULT, Reachability.DEFAULT, Receiving.DEFAULT, TOKEN, Optional.empty());
    }

    /// A connected contact that has accepted us.
    public static Peer contact(PeerId id, String name, String address) {
        var now = Instant.now();
        return TestPeer.of(id, name).withAddress(PeerAddress.parse(address)).withSince(now.minusSeconds(3900)).withLastHeard(now).withRoundTrip(Duration.ofMillis(3)).peer();
    }

    /// A person who announces themselves on Ana's network.
    public static NearbyPerson nearby(PeerId id, String name, String... addresses) {
        return new NearbyPerson(id, new PeerName(name), List.of(addresses).stream().map(PeerAddress::parse).toList(), Optional.empty());
    }

    /// What the node tells while these people are on Ana's network.
    public static NodeEvent.NearbyChanged nearby(NearbyPerson... people) {
        return nearby(people.length == 0 ? Nearby.Reach.QUIET : Nearby.Reach.HEARD, people);
    }

    /// The same with another reach.
    static NodeEvent.NearbyChanged nearby(Nearby.Reach reach, NearbyPerson... people) {
        return new NodeEvent.NearbyChanged(new Nearby(List.of(people), reach, List.of("eth0"), true));
    }

    /// The same peer with another presence.
    public static Peer presence(Peer peer, Presence presence, Instant lastHeard) {
        return TestPeer.like(peer).withPresence(presence).withLastHeard(lastHeard).peer();
    }

    static Peer met(Peer peer, boolean met) {
        return TestPeer.like(peer).withMet(met).peer();
    }

    static Peer waiting(Peer peer, int waiting) {
        return TestPeer.like(peer).withWaiting(waiting).peer();
    }

    /// The same peer without a known address.
    static Peer withoutAddress(Peer peer) {
        return TestPeer.like(peer).withoutAddress().peer();
    }

    static Peer verified(Peer peer) {
        return TestPeer.like(peer).withVerified().peer();
    }

    /// The same peer with another standing. A removed or blocked one is not connected.
    public static Peer standing(Peer peer, Standing standing) {
        boolean on = standing == Standing.CONTACT || standing == Standing.STRANGER;
        return TestPeer.like(peer).withStanding(standing).withPresence(on ? peer.presence() : Presence.OFFLINE).peer();
    }

    /// The same peer as a stranger whose name is like that of a known peer.
    public static Peer resembling(Peer peer, PeerId known) {
        return TestPeer.like(peer).withStanding(Standing.STRANGER).withResembles(known).peer();
    }

    /// Ana's settings with another theme.
    static Settings themed(Settings.Theme theme) {
        return settings().withLooks(settings().looks().withTheme(theme));
    }

    /// A model in which Ana is connected to Bo, Chen and Eli (who does not answer), and Dara is offline.
    public static ChatModel model() {
        return addPeers(QuietModel.create());
    }

    /// The same model with messages of earlier days.
    public static ChatModel model(List<Delivered> history) {
        return addPeers(QuietModel.withHistory(history));
    }

    /// The same model with these commands.
    public static ChatModel model(ChatCommands commands) {
        return addPeers(new ChatModel(commands));
    }

    /// Adds Ana's peers to an empty model, see [#model()].
    static ChatModel addPeers(ChatModel model) {
        tell(model, new NodeEvent.SelfChanged(self()), new NodeEvent.SettingsChanged(settings()),
                new NodeEvent.PeerChanged(verified(contact(BO, "Bo", "10.0.0.9:8000"))),
                new NodeEvent.PeerChanged(contact(CHEN, "Chen", "10.0.0.12:8000")),
                new NodeEvent.PeerChanged(presence(contact(ELI, "Eli", "10.0.0.14:8000"), Presence.NOT_RESPONDING, Instant.now().minusSeconds(7))),
                new NodeEvent.PeerChanged(waiting(presence(contact(DARA, "Dara", "10.0.0.21:8000"), Presence.OFFLINE, Instant.now().minusSeconds(86_400)), 2)),
                new NodeEvent.CallingChanged(List.of()));
        return model;
    }

    static void tell(ChatModel model, NodeEvent... events) {
        for (var event : events) model.apply(event);
    }

    /// Bo's answer about his peers.
    static PeerListing bosPeers() {
        return new PeerListing(PeerListing.Status.TOLD, List.of(entry(CHEN, "Chen", "10.0.0.12:8000"), entry(GUS, "Gus", "10.0.0.40:8000"), entry(HANA, "Hana", null),
                entry(ANA, "Ana", "10.0.0.7:8000")), 4, Optional.of(Instant.now().minusSeconds(3)));
    }

    /// A peer in a listing.
    ///
    /// @param address null for none
    public static PeerListing.Entry entry(PeerId id, String name, String address) {
        return new PeerListing.Entry(id, new PeerName(name), Optional.ofNullable(address).map(PeerAddress::parse), Duration.ofMinutes(5));
    }
}
