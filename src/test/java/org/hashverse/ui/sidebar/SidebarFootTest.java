package org.hashverse.ui.sidebar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.hashverse.chat.Presence;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Self;
import org.hashverse.ui.app.Cast;
import org.hashverse.ui.app.WindowAlone;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/// The line below the list says in a few words whether messages go out.
class SidebarFootTest extends WindowAlone {
    @Start
    void start(Stage stage) {
        show(stage);
    }

    private String foot() {
        return ((Label) window.sidebar().lookup(".sidebar-foot").lookup(".label")).getText();
    }

    private void network(boolean network) {
        var self = Cast.self();
        apply(new NodeEvent.SelfChanged(new Self(self.id(), self.name(), self.port(), self.address(), self.more(), network, self.portTaken(), self.invite(), self.folder(), self.locked())));
    }

    @Test
    void itCountsTheConnectedPeers() {
        assertEquals("Online · 3 connected", foot());
        for (var peer : List.copyOf(model.peers())) apply(new NodeEvent.PeerChanged(Cast.presence(peer.peer().get(), Presence.OFFLINE, Instant.EPOCH)));
        assertEquals("Online", foot());
    }

    @Test
    void itSaysWhyNothingGoesOut() {
        network(false);
        assertEquals("No network", foot());
        apply(new NodeEvent.HistoryFull(Optional.of("4 MiB are free")));
        assertEquals("Disk full", foot());
        network(true);
        assertEquals("Disk full", foot());
        apply(new NodeEvent.HistoryFull(Optional.empty()));
        assertEquals("Online · 3 connected", foot());
    }
}
