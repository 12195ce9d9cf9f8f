package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hashverse.TestPorts;
import org.hashverse.chat.PeerName;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Self;
import org.hashverse.node.kit.NodeClock;
import org.hashverse.node.kit.NodeSetup;
import org.hashverse.store.profile.Preset;
import org.hashverse.store.profile.Profile;
import org.hashverse.store.settings.Setting;
import org.hashverse.store.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A node whose settings an administrator locked.
class LockedNodeTest {
    @Test
    void aLockedPortIsBoundAndCannotBeChanged(@TempDir Path folder) throws Exception {
        int locked = TestPorts.free();
        var preset = new Preset(Optional.of(folder), Settings.defaults("").withPort(locked).withShare(false), Set.of(Setting.PORT, Setting.SHARE), Set.of(Setting.PORT, Setting.SHARE), List.of());
        try (var profile = Profile.open(folder.resolve("profile"), preset);
             var node = Node.start(new NodeSetup(profile, Optional.of("127.0.0.1"), Optional.empty(), Optional.empty(), TestLimits.SHORT, NodeClock.SYSTEM))) {
            var named = new CompletableFuture<Settings>();
            var self = new CompletableFuture<Self>();
            node.subscribe(Runnable::run, event -> {
                if (event instanceof NodeEvent.SettingsChanged(var now) && now.name().text().equals("Ana")) named.complete(now);
                if (event instanceof NodeEvent.SelfChanged(var now) && now.name().text().equals("Ana")) self.complete(now);
            });
            node.change(settings -> settings.withPort(1).withShare(true));
            node.change(settings -> settings.withPort(2).withName(new PeerName("Ana")));
            var now = named.get(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertEquals(locked, now.port());
            assertEquals(false, now.share());
            assertEquals(locked, self.get(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS).port());
            assertEquals(preset.locked(), self.get().locked());
        }
    }
}
