package org.hashverse.node.files;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.SharedFiles;
import org.hashverse.node.api.FileState.FileKey;
import org.junit.jupiter.api.Test;

class WantedTest {
    private static final PeerId ANA = PeerId.parse("A".repeat(52));
    private static final PeerId BO = PeerId.parse("B".repeat(51) + "A");
    private static final PeerId CY = PeerId.parse("C".repeat(51) + "A");
    private static final MessageId ID = MessageId.random();

    private static FileKey key(PeerId author, int place) {
        return new FileKey(new MessageKey(author, ID), place);
    }

    @Test
    void twoAuthorsWhoseMessagesHaveOneIdHaveTwoParts() {
        assertNotEquals(Wanted.partId(key(ANA, 0), CY), Wanted.partId(key(BO, 0), CY));
    }

    @Test
    void twoPlacesAndTwoProfilesHaveTwoParts() {
        assertNotEquals(Wanted.partId(key(ANA, 0), CY), Wanted.partId(key(ANA, 1), CY));
        assertNotEquals(Wanted.partId(key(ANA, 0), CY), Wanted.partId(key(ANA, 0), BO));
    }

    @Test
    void theLongestNameIsAllowed() {
        var id = Wanted.partId(key(ANA, SharedFiles.MAX_ITEMS - 1), BO);
        assertTrue(id.matches("[A-Za-z0-9_-]{1,64}"), id);
    }
}
