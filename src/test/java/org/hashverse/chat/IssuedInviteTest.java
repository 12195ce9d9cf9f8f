package org.hashverse.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.IssuedInvite.State;
import org.junit.jupiter.api.Test;

class IssuedInviteTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant END = NOW.plusSeconds(3_600);

    private static PeerId id(int n) {
        var bytes = new byte[32];
        bytes[0] = (byte) (n >> 8);
        bytes[1] = (byte) n;
        return PeerId.of(bytes);
    }

    @Test
    void anInviteForOnePeerIsUsedByTheFirstKeyAndAdmitsThatKeyAgain() {
        var open = IssuedInvite.make(true, Optional.empty(), NOW);
        assertEquals(State.OPEN, open.state(NOW.plusSeconds(1_000_000_000)));
        assertTrue(open.admits(id(1), NOW));
        var used = open.usedBy(id(1));
        assertEquals(State.USED, used.state(NOW));
        assertTrue(used.admits(id(1), NOW));
        assertFalse(used.admits(id(2), NOW));
        assertSame(used, used.usedBy(id(1)));
        assertThrows(IllegalArgumentException.class, () -> used.usedBy(id(2)));
    }

    @Test
    void anInviteWithAnEndAdmitsUpToTheEndAndThenOnlyThoseWhoCameBefore() {
        var open = IssuedInvite.make(false, Optional.of(END), NOW).usedBy(id(1));
        assertEquals(List.of(State.OPEN, State.ENDED), List.of(open.state(END.minusMillis(1)), open.state(END)));
        assertTrue(open.admits(id(2), END.minusMillis(1)));
        assertFalse(open.admits(id(2), END));
        assertTrue(open.admits(id(1), END));
        var once = IssuedInvite.make(true, Optional.of(END), NOW);
        assertFalse(once.admits(id(1), END));
        assertEquals(State.USED, once.usedBy(id(1)).state(END));
    }

    @Test
    void anInviteWithAnEndDoesNotOpenAgainWhenTheClockIsSetBackBeforeItsMaking() {
        var invite = IssuedInvite.make(false, Optional.of(END), NOW).usedBy(id(1));
        assertEquals(State.OPEN, invite.state(NOW));
        for (var back : List.of(NOW.minusMillis(1), Instant.EPOCH)) {
            assertEquals(State.ENDED, invite.state(back));
            assertFalse(invite.admits(id(2), back));
            assertTrue(invite.admits(id(1), back));
        }
        assertEquals(State.OPEN, IssuedInvite.make(true, Optional.empty(), NOW).state(Instant.EPOCH), "it has no end");
    }

    @Test
    void anInviteWithAnEndAdmitsABoundedNumberOfPeers() {
        var users = new ArrayList<PeerId>();
        for (int i = 0; i < IssuedInvite.MOST_USERS - 1; i++) users.add(id(i));
        var almost = new IssuedInvite("0".repeat(32), NOW, false, Optional.of(END), users);
        assertEquals(State.OPEN, almost.state(NOW));
        var full = almost.usedBy(id(1_000));
        assertEquals(State.USED, full.state(NOW));
        assertFalse(full.admits(id(1_001), NOW));
        assertTrue(full.admits(id(1_000), NOW));
    }

    @Test
    void anInviteHasALimitThatCanBeReached() {
        assertThrows(IllegalArgumentException.class, () -> IssuedInvite.make(false, Optional.empty(), NOW));
        assertThrows(IllegalArgumentException.class, () -> IssuedInvite.make(false, Optional.of(NOW), NOW));
        assertEquals(State.OPEN, IssuedInvite.make(false, Optional.of(NOW.plusNanos(1)), NOW).state(NOW));
        for (var token : List.of("0".repeat(31), "0".repeat(33), "G".repeat(32)))
            assertThrows(IllegalArgumentException.class, () -> new IssuedInvite(token, NOW, true, Optional.empty(), List.of()), token);
        var invite = new IssuedInvite("0123456789abcdef".repeat(2), NOW, true, Optional.empty(), List.of());
        assertEquals("012345", invite.code());
    }
}
