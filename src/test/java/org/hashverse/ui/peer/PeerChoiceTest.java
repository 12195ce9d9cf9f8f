package org.hashverse.ui.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.node.api.Peer;
import org.hashverse.node.api.TestPeer;
import org.hashverse.ui.app.FxThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class PeerChoiceTest {
    private static final PeerId BO = PeerId.parse("B".repeat(51) + "A");
    private final List<Peer> chosen = new ArrayList<>();

    @Test
    void thePeerIsChosenAsItWasShownLast() {
        var first = TestPeer.of(BO, "Bo").peer();
        var moved = TestPeer.like(first).withAddress(PeerAddress.parse("10.0.0.9:8000")).peer();
        FxThread.act(() -> {
            var choice = new PeerChoice("choice", Peer::shownName, Peer::shownName, chosen::add);
            choice.show(List.of(first));
            var row = (Button) choice.getChildren().getFirst();
            choice.show(List.of(moved));
            assertEquals(List.of(row), choice.getChildren(), "the row stays");
            row.fire();
        });
        assertEquals(List.of(moved), chosen);
    }
}
