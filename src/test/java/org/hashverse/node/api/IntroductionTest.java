package org.hashverse.node.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.junit.jupiter.api.Test;

class IntroductionTest {
    private static final PeerId BO = PeerId.parse("B".repeat(51) + "A");
    private static final PeerId DAN = PeerId.parse("D".repeat(51) + "A");

    private static String shown(String name, Optional<PeerId> resembles) {
        return new Introduction(BO, DAN, new PeerName(name), false, resembles).distinctName();
    }

    @Test
    void aNameThatCouldBeAnothersIsShownWithTheCode() {
        assertEquals("Dan", shown("Dan", Optional.empty()));
        assertEquals("Dan (DDDD)", shown("Dan", Optional.of(BO)));
        assertEquals("D\u0430n (DDDD)", shown("D\u0430n", Optional.empty()), "with a Cyrillic letter");
    }
}
