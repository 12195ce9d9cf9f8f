package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerAddress;
import org.hashverse.ui.add.Invites;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/// Several invites from outside the program, one after another.
class InvitesTest extends WindowAlone {
    private final Invites invites = new Invites((invite, gone) -> window.invited(invite, gone));

    @Start
    void start(Stage shown) {
        show(shown);
    }

    @Override
    MainWindow build() {
        return new MainWindow(model, quits::incrementAndGet, Optional.empty(), Optional.empty());
    }

    private static String invite(int port) {
        return new Invite(Cast.DARA, List.of(new PeerAddress("10.0.0.9", port)), Optional.empty(), Optional.empty()).toString();
    }

    private String shownInvite() {
        return window.layer().lookup("#add-invite") instanceof TextField field ? field.getText() : "";
    }

    private void take(int... ports) {
        FxThread.act(() -> {
            for (int port : ports) assertTrue(invites.take(invite(port)));
        });
    }

    private void close() {
        FxThread.act(() -> window.layer().close());
    }

    @Test
    void anInviteWaitsUntilTheDialogOfTheOneBeforeIsClosed() {
        FxThread.act(invites::start);
        take(8001, 8002, 8003, 8002, 8001);
        for (int port = 8001; port <= 8003; port++) {
            assertEquals(invite(port), shownInvite());
            assertEquals(1, window.layer().getChildren().size());
            close();
        }
        assertFalse(window.layer().showing());
        take(8001); // an invite that was shown may come again
        assertEquals(invite(8001), shownInvite());
    }

    @Test
    void invitesThatArriveBeforeTheMainWindowAreShownLater() {
        take(8001, 8002);
        assertFalse(window.layer().showing());
        FxThread.act(invites::start);
        assertEquals(invite(8001), shownInvite());
        close();
        assertEquals(invite(8002), shownInvite());
    }

    @Test
    void aNewInviteBeyondTheLimitIsRefusedButNotOneThatWaitsAlready() {
        FxThread.act(invites::start);
        var shownInvites = new ArrayList<String>();
        FxThread.act(() -> {
            for (int i = 0; i <= Invites.MOST_WAITING; i++) assertTrue(invites.take(invite(9000 + i)), i + " of the shown invite and the waiting ones");
            assertFalse(invites.take(invite(8000)));
            assertTrue(invites.take(invite(9000)) && invites.take(invite(9000 + Invites.MOST_WAITING)));
        });
        while (window.layer().showing() && shownInvites.size() < 100) {
            shownInvites.add(shownInvite());
            close();
        }
        assertEquals(Invites.MOST_WAITING + 1, shownInvites.size());
        FxThread.act(window::tooManyInvites);
        assertEquals("20 invites wait already; this one was not taken. Click its link again when they are done.", window.toasts().lookup(".toast").getAccessibleText());
    }
}
