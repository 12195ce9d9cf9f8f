package org.hashverse.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AvatarColourTest {
    @Test
    void everyHueHasTheNearestOfTheEight() {
        for (var colour : AvatarColour.values()) {
            assertEquals(colour, AvatarColour.nearest(colour.hue()));
            assertEquals(colour, AvatarColour.nearest(colour.hue() + 22.4));
            assertEquals(colour, AvatarColour.nearest((colour.hue() + 360 - 22.4) % 360));
        }
        assertEquals(AvatarColour.RED, AvatarColour.nearest(359.99));
    }

    @Test
    void anyOtherWordIsNoColour() {
        for (var colour : AvatarColour.values()) assertEquals(Optional.of(colour), AvatarColour.of(colour.word()));
        for (var other : new String[] {"", "TEAL", "mauve", "0"}) assertEquals(Optional.empty(), AvatarColour.of(other));
    }
}
