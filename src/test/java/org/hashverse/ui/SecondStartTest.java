package org.hashverse.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// What the window that is open says when the program is started once more.
@ExtendWith(ApplicationExtension.class)
class SecondStartTest extends WindowAlone {
    private final OpenedWindows opened = new OpenedWindows();

    @Start
    void start(Stage shown) {
        show(shown);
        window = new MainWindow(model, quits::incrementAndGet, Optional.of(opened), Optional.empty());
        shown.setScene(new Scene(window, 980, 760));
        Theme.follow(shown.getScene(), model.settings());
    }

    private String said() {
        var toast = window.toasts().lookup(".toast");
        return toast == null ? "" : toast.getAccessibleText();
    }

    @Test
    void theWindowThatIsOpenSaysSoAndOffersOneOfAnotherPerson(FxRobot robot) throws Exception {
        robot.interact(window::openAlready);
        settle();
        assertEquals("Hashverse is open already", said());
        robot.interact(() -> ((Button) window.toasts().lookup(".toast-action")).fire());
        assertTrue(opened.person.get(20, TimeUnit.SECONDS));
    }

    @Test
    void aWindowThatMayOpenNoneOffersNone(FxRobot robot) {
        robot.interact(() -> new WindowsBeside(Optional.empty(), window.toasts()).offer());
        settle();
        assertEquals("Hashverse is open already", said());
        assertFalse(window.toasts().lookup(".toast-action") instanceof Button);
    }

    @Test
    void anInviteFromOutsideFillsOneAddDialogHoweverManyCome(FxRobot robot) {
        var invite = new Invite(Cast.DARA, List.of(new PeerAddress("10.0.0.9", 8000)), Optional.empty(), Optional.empty());
        var invites = new Invites((text, gone) -> window.invited(text, gone));
        robot.interact(() -> {
            invites.open();
            for (int i = 0; i < 5; i++) assertTrue(invites.take(invite.toString()));
        });
        settle();
        assertEquals(1, window.layer().getChildren().size());
        assertEquals(invite.toString(), ((TextField) window.layer().lookup("#add-invite")).getText());
        robot.interact(() -> window.layer().close());
        settle();
        assertFalse(window.layer().showing());
    }
}
