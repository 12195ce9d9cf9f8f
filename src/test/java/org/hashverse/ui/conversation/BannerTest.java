package org.hashverse.ui.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Hyperlink;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.store.database.StoreEvent;
import org.hashverse.ui.app.Cast;
import org.hashverse.ui.app.FxThread;
import org.hashverse.ui.app.WindowAlone;
import org.hashverse.ui.words.Words;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/// The banner above the messages.
class BannerTest extends WindowAlone {
    @Start
    void start(Stage stage) {
        show(stage);
    }

    private String banner() {
        return banner("banner");
    }

    private String banner(String id) {
        var banner = window.lookup("#" + id);
        return visible(banner) ? banner.getAccessibleText() : "";
    }

    @Test
    void aFullDiskIsShownWhileItLasts() {
        open(BO);
        assertEquals("", banner());
        apply(new NodeEvent.HistoryFull(Optional.of("database or disk is full")));
        assertEquals("The disk is full. Nothing is sent or received until there is room; what you write stays here.", banner());
        assertTrue(says("The disk is full. What you wrote stays here."));
        apply(new NodeEvent.HistoryFull(Optional.empty()));
        assertEquals("", banner());
        assertFalse(says("The disk is full. What you wrote stays here."));
    }

    @Test
    void anUnsavedProfileIsShownTogetherWithAFullDisk() {
        open(BO);
        apply(new NodeEvent.ProfileUnsaved(Optional.of("no space")));
        assertEquals(Words.get("banner.unsaved"), banner());
        apply(new NodeEvent.HistoryFull(Optional.of("database or disk is full")));
        assertTrue(banner().startsWith(Words.get("banner.diskFull")) && banner().endsWith(Words.get("banner.unsaved")), banner());
        apply(new NodeEvent.HistoryFull(Optional.empty()));
        apply(new NodeEvent.ProfileUnsaved(Optional.empty()));
        assertEquals("", banner());
    }

    @Test
    void tooManyStrangersAreShownUntilThereIsRoom() {
        open(BO);
        apply(new NodeEvent.StrangersCrowded(Optional.of(48)));
        assertEquals("48 people who are not your contacts wrote and wait under Wants to talk. There is no room for messages of more: accept or ignore some of them.", banner());
        apply(new NodeEvent.StrangersCrowded(Optional.empty()));
        assertEquals("", banner());
    }

    @Test
    void aKeyThatOthersCouldReadIsShownUntilDismissed() {
        open(BO);
        apply(new NodeEvent.KeyExposed());
        assertTrue(banner().startsWith("Other accounts of this computer could read your key until now."), banner());
        FxThread.act(() -> ((Hyperlink) window.lookup("#banner .hyperlink")).fire());
        assertEquals("", banner());
    }

    @Test
    void aRepairedHistoryIsShownUntilDismissed() {
        open(BO);
        var aside = Path.of("history.damaged");
        apply(new NodeEvent.HistoryRepaired(new StoreEvent.Repair(aside, 1204, 12, Optional.of(LocalDate.of(2026, 11, 21)), 1219)));
        assertEquals("Your history file was damaged. 1,204 messages were read from it, 12 more from the backup of 21 November. 3 are missing so far. "
                + "Whoever wrote what is missing sends it again when connected. The damaged file is kept: history.damaged", banner());
        FxThread.act(() -> ((Hyperlink) window.lookup("#banner .hyperlink")).fire());
        assertEquals("", banner());
        apply(new NodeEvent.HistoryRepaired(new StoreEvent.Repair(aside, 1, 0, Optional.empty(), 1)));
        assertEquals("Your history file was damaged. One message was read from it. The damaged file is kept: history.damaged", banner());
        apply(new NodeEvent.HistoryRepaired(new StoreEvent.Repair(aside, 0, 0, Optional.empty(), 0)));
        assertEquals("Your history file was damaged. No message could be read from it. Whoever wrote what is missing sends it again when connected. "
                + "The damaged file is kept: history.damaged", banner());
    }

    @Test
    void aStrangerWithAContactsNameCausesAWarningButNotAnotherContact() {
        open(BO);
        var stranger = Cast.resembling(Cast.contact(Cast.GUS, "Bo", "10.0.0.40:8000"), Cast.BO);
        apply(new NodeEvent.PeerChanged(stranger));
        assertEquals(Words.get("banner.otherKey", "Bo"), banner());
        apply(new NodeEvent.PeerChanged(Cast.standing(stranger, Standing.CONTACT)));
        assertEquals("", banner());
        open(Conversation.with(Cast.GUS));
        assertEquals("", banner());
        assertTrue(model.peer(Cast.GUS).orElseThrow().label().get().endsWith(Cast.GUS.code()), "the label ends with the code to distinguish the two");
    }

    @Test
    void theBannerIsAlsoShownWhileNoConversationIsOpen() {
        FxThread.act(() -> model.open().set(null));
        apply(new NodeEvent.HistoryFull(Optional.of("database or disk is full")));
        assertTrue(banner("welcome-banner").startsWith("The disk is full."), banner("welcome-banner"));
        apply(new NodeEvent.Resync());
        apply(new NodeEvent.CallingChanged(List.of()));
        assertEquals("", banner("welcome-banner"));
    }
}
