package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.hashverse.chat.Invite;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Text typed or pasted into the fields of the add dialog: how the dialog splits, recognizes and checks it.
class AddCardInputTest extends AddCardAlone {
    @Start
    void start(Stage stage) {
        show(stage);
    }

    @Test
    void aPortTypedIntoTheAddressMovesToThePortField() {
        FxThread.act(() -> field("add-address").requestFocus());
        FxThread.act(() -> "127.0.0.3:8001".chars().forEach(c -> field("add-address").appendText(String.valueOf((char) c))));
        assertEquals("8000", field("add-port").getText(), "the person may still be typing");
        FxThread.act(() -> button("add-call").fire());
        assertEquals("127.0.0.3", field("add-address").getText());
        assertEquals("8001", field("add-port").getText());
    }

    @Test
    void anAddressPastedOverALongerTextIsSplitToo() {
        paste("add-address", "a-very-long-name-of-a-computer");
        paste("add-address", "127.0.0.3:8001");
        assertEquals("127.0.0.3", field("add-address").getText());
        assertEquals("8001", field("add-port").getText());
    }

    @Test
    void anAddressWithItsPortIsSplitInWhicheverFieldItIsPasted() {
        for (var id : List.of("add-address", "add-port", "add-invite")) {
            for (var text : List.of("10.0.0.52 8001", "10.0.0.52:8001", "add 10.0.0.52 8001")) {
                FxThread.act(() -> {
                    field("add-address").setText("");
                    field("add-port").setText("8000");
                    field("add-invite").setText("");
                    field(id).setText(text);
                });
                assertEquals("10.0.0.52", field("add-address").getText(), id + " " + text);
                assertEquals("8001", field("add-port").getText(), id + " " + text);
                assertEquals("", field("add-invite").getText(), id + " " + text);
                assertFalse(button("add-call").isDisabled());
            }
        }
    }

    @Test
    void anInviteIsRecognizedInWhicheverFieldItIsPastedAndItsOwnerShown() {
        var invite = Cast.invite(Cast.GUS, "Gus", "10.0.0.40:8000");
        for (var id : List.of("add-address", "add-port", "add-invite")) {
            paste("add-invite", "");
            paste(id, "Mine: " + invite);
            assertEquals(invite.toString(), field("add-invite").getText(), id);
            assertEquals("", field("add-address").getText(), id);
            assertEquals("8000", field("add-port").getText(), id);
            assertTrue(card.lookup("#add-inviter").isVisible());
            assertEquals("Invite of Gus · " + Cast.GUS.code() + ", 10.0.0.40:8000", card.lookup("#add-inviter .peer-row").getAccessibleText());
        }
        FxThread.act(() -> button("add-call").fire());
        assertEquals(List.of(invite), called);
    }

    @Test
    void inputIsCheckedWhileItIsTyped(FxRobot robot) {
        robot.clickOn(field("add-address")).write("10.0.0.5");
        assertNull(notice());
        assertFalse(button("add-call").isDisabled());
        FxThread.act(() -> field("add-port").setText("65536"));
        assertEquals("A port is a number from 1 to 65535.", notice());
        assertTrue(field("add-port").getStyleClass().contains("wrong"));
        assertTrue(button("add-call").isDisabled());
        FxThread.act(() -> field("add-port").setText("65535"));
        assertNull(notice());
        assertFalse(field("add-port").getStyleClass().contains("wrong"));
    }

    @Test
    void ourOwnAddressAndConnectedPeersAreNotCalled(FxRobot robot) {
        paste("add-address", "10.0.0.7:8000");
        assertEquals("That is your own address. Give it to the other person and type theirs.", notice());
        paste("add-address", Cast.self().invite().toString());
        assertEquals("That is your own invite. Give it to the other person and paste theirs.", notice());
        assertTrue(button("add-call").isDisabled());
        paste("add-address", "10.0.0.9:8000");
        assertEquals("You are already connected to Bo here.", notice());
        robot.clickOn("#add-open-chat");
        assertEquals(Cast.BO, opened);
        assertEquals(List.of(), called);
    }

    @Test
    void anInviteFromOutsideCallsNobodyWhenEnterIsPressed(FxRobot robot) {
        FxThread.act(() -> card.fill(Cast.invite(Cast.GUS, "Gus", "10.0.0.40:8000").toString()));
        robot.type(KeyCode.ENTER);
        assertEquals(List.of(), called);
    }
}
