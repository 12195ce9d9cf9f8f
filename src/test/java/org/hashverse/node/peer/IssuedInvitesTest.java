package org.hashverse.node.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.IssuedInvite;
import org.hashverse.chat.PeerId;
import org.hashverse.transport.Papers;
import org.junit.jupiter.api.Test;

class IssuedInvitesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private final PeerId bo = Papers.good().id();
    private final PeerId cy = Papers.good().id();
    private int changes;
    private final IssuedInvites invites = new IssuedInvites(List.of(), () -> changes++);

    private IssuedInvite once() {
        return invites.make(true, Optional.empty(), NOW).orElseThrow();
    }

    @Test
    void thirtyTwoInvitesMayBeOpenAndOneThatIsUsedMakesRoomForAnother() {
        assertEquals(32, IssuedInvites.MOST);
        var all = new ArrayList<IssuedInvite>();
        for (int i = 0; i < IssuedInvites.MOST; i++) all.add(once());
        assertEquals(IssuedInvites.MOST, new HashSet<>(all.stream().map(IssuedInvite::code).toList()).size());
        assertEquals(Optional.empty(), invites.make(true, Optional.empty(), NOW));
        assertEquals(all, invites.all());
        assertTrue(invites.use(all.get(3).token(), bo, NOW));
        var next = once();
        assertEquals(IssuedInvites.MOST, invites.all().size());
        assertEquals(next, invites.all().getLast());
        assertFalse(invites.revoke(all.get(3).code()));
        assertTrue(invites.revoke(all.get(4).code()));
        once();
        assertEquals(Optional.empty(), invites.make(true, Optional.empty(), NOW));
        assertEquals(36, changes);
    }

    @Test
    void ofMoreInvitesInTheProfileTheLastAreKept() {
        var kept = new ArrayList<IssuedInvite>();
        for (int i = 0; i <= IssuedInvites.MOST; i++) kept.add(IssuedInvite.make(true, Optional.empty(), NOW));
        assertEquals(kept.subList(1, kept.size()), new IssuedInvites(kept, () -> { }).all());
        assertEquals(kept.subList(1, kept.size()), new IssuedInvites(kept.subList(1, kept.size()), () -> { }).all());
    }

    @Test
    void anInviteForOneIsUsedOnceAndARevokedOneNever() {
        var first = once();
        var second = once();
        changes = 0;
        assertTrue(invites.use(first.token(), bo, NOW));
        assertFalse(invites.use(first.token(), bo, NOW), "it has its place");
        assertFalse(invites.use(first.token(), cy, NOW));
        assertEquals(1, changes);
        assertTrue(invites.admits(first.token(), bo, NOW));
        assertFalse(invites.admits(first.token(), cy, NOW));
        assertTrue(invites.revoke(second.code()));
        assertFalse(invites.revoke(second.code()));
        assertFalse(invites.admits(second.token(), cy, NOW));
        assertFalse(invites.use(second.token(), cy, NOW));
        assertFalse(invites.admits("0".repeat(32), cy, NOW));
        assertNotEquals(first.token(), second.token());
    }

    @Test
    void aPeerThatIsRemovedTakesTheInvitesWithItThatItUsed() {
        var dated = invites.make(false, Optional.of(NOW.plusSeconds(60)), NOW).orElseThrow();
        var other = once();
        invites.use(dated.token(), bo, NOW);
        invites.use(dated.token(), cy, NOW);
        assertTrue(invites.revokeUsedBy(cy));
        assertEquals(List.of(other), invites.all());
        assertFalse(invites.revokeUsedBy(cy));
    }
}
