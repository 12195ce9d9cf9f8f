package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuItem;
import javafx.stage.Stage;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.FakeCommands;
import org.hashverse.node.api.IntroduceOutcome;
import org.hashverse.node.api.Introduction;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.TestPeer;
import org.hashverse.ui.peer.PeerMenu;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/// Introductions in the window: those that Ana makes, and those that others offer her.
class IntroducingTest extends WindowAlone {
    private static final Introduction FAY = new Introduction(Cast.BO, Cast.FAY, new PeerName("Fay"), true, Optional.empty());
    private final List<String> asked = new ArrayList<>();
    private final CompletableFuture<IntroduceOutcome> outcome = new CompletableFuture<>();

    @Start
    void start(Stage stage) {
        show(stage);
    }

    @Override
    protected ChatModel makeModel() {
        return Cast.model(new FakeCommands() {
            @Override
            public CompletableFuture<IntroduceOutcome> introduce(PeerId one, PeerId other) {
                asked.add(one + " " + other);
                return outcome;
            }

            @Override
            public CompletableFuture<Boolean> answerIntroduction(PeerId by, PeerId id, boolean consent) {
                asked.add(by + " " + id + " " + consent);
                return CompletableFuture.completedFuture(true);
            }
        });
    }

    private List<String> menu(PeerId peer) throws Exception {
        return FxThread.ask(() -> PeerMenu.items(model, window.dialogs(), model.peer(peer).orElseThrow().peer().get(), true).stream().map(MenuItem::getText).toList());
    }

    private void press(String id) {
        FxThread.act(() -> ((ButtonBase) window.lookup("#" + id)).fire());
    }

    @Test
    void aConnectedContactIsIntroducedToAnother() throws Exception {
        assertTrue(menu(Cast.BO).contains("Introduce Bo to…"));
        assertFalse(menu(Cast.DARA).contains("Introduce Dara to…"), "offline");
        FxThread.act(() -> window.dialogs().introduce(Cast.BO));
        assertTrue(says("Introduce Bo to whom?"));
        FxThread.act(() -> ((ButtonBase) window.lookup("#pick-choice").lookup(".choice")).fire());
        assertEquals(List.of(Cast.BO + " " + Cast.CHEN), asked);
        FxThread.act(() -> outcome.complete(IntroduceOutcome.ASKED));
        assertTrue(says("Bo and Chen are being asked."));
        apply(new NodeEvent.IntroducedByUs(Cast.BO, Cast.CHEN, true));
        assertTrue(says("Bo and Chen are contacts now."));
        apply(new NodeEvent.IntroducedByUs(Cast.BO, Cast.CHEN, false));
        assertTrue(says("Bo and Chen: not now."));
    }

    @Test
    void anIntroductionIsAskedAboutInTheConversationWithTheIntroducer() {
        open(CHEN);
        apply(new NodeEvent.IntroductionsChanged(List.of(FAY)));
        assertTrue(says("Bo wants to introduce you to Fay."), "a toast");
        open(BO);
        assertTrue(window.lookup("#introduction-accept") != null);
        press("introduction-accept");
        assertEquals(List.of(Cast.BO + " " + Cast.FAY + " true"), asked);
        apply(new NodeEvent.IntroductionsChanged(List.of()));
        assertTrue(window.lookup("#introduction-accept") == null);
        apply(new NodeEvent.IntroductionEnded(FAY, true));
        assertTrue(says("You and Fay are contacts now. Bo introduced you."));
    }

    @Test
    void anIntroductionIsDeclined() {
        open(BO);
        apply(new NodeEvent.IntroductionsChanged(List.of(FAY)));
        press("introduction-decline");
        assertEquals(List.of(Cast.BO + " " + Cast.FAY + " false"), asked);
        apply(new NodeEvent.IntroductionEnded(FAY, false));
        assertTrue(says("Bo wanted to introduce you to Fay: not now."));
    }

    @Test
    void theWordOfAContactIsShownAsSuch() {
        open(CHEN);
        assertFalse(says("verified by Bo"));
        var chen = model.peer(Cast.CHEN).orElseThrow().peer().get();
        apply(new NodeEvent.PeerChanged(TestPeer.like(chen).withVouchedBy(Cast.BO).peer()));
        assertTrue(says("verified by Bo"));
        apply(new NodeEvent.PeerChanged(TestPeer.like(chen).withVouchedBy(Cast.BO).withVerified().peer()));
        assertFalse(says("verified by Bo"));
        assertTrue(says("verified"));
    }
}
