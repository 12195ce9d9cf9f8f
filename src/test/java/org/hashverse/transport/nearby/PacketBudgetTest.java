package org.hashverse.transport.nearby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// One sender cannot use up what is read of others.
class PacketBudgetTest {
    private static final InetAddress BO = InetAddress.ofLiteral("10.0.0.9");
    private static final InetAddress CHEN = InetAddress.ofLiteral("10.0.0.10");
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private final PacketBudget budget = new PacketBudget(0);

    private static InetAddress number(int i) {
        return InetAddress.ofLiteral("10.0." + i / 256 + "." + i % 256);
    }

    private int allowed(InetAddress sender, int packets, long now) {
        int allowed = 0;
        for (int i = 0; i < packets; i++) if (budget.allows(sender, true, now)) allowed++;
        return allowed;
    }

    @Test
    void aSenderHasABurstAndThenARate() {
        assertEquals(PacketBudget.OF_A_SENDER_AT_ONCE, allowed(BO, 10_000, 0));
        assertEquals(PacketBudget.OF_A_SENDER, allowed(BO, 10_000, SECOND));
        assertTrue(budget.allows(CHEN, true, SECOND), "another sender has its own");
    }

    @Test
    void allSendersHaveABoundTogether() {
        int allowed = 0;
        for (int i = 0; i < 1_000; i++) allowed += allowed(number(i), 10, 0);
        assertEquals(PacketBudget.OF_ALL, allowed);
        assertFalse(budget.allows(CHEN, true, 0));
        assertTrue(budget.allows(CHEN, true, SECOND));
    }

    @Test
    void rubbishTakesNothingFromOthers() {
        for (int i = 0; i < 1_000; i++) for (int packet = 0; packet < 10; packet++) assertFalse(budget.allows(number(i), false, 0));
        assertTrue(budget.allows(CHEN, true, 0));
        for (int i = 0; i < PacketBudget.OF_A_SENDER_AT_ONCE; i++) budget.allows(BO, false, 0);
        assertFalse(budget.allows(BO, true, 0), "but from its own sender");
    }

    @Test
    void onlySoManySendersAreRemembered() {
        for (int i = 0; i < PacketBudget.MOST_SENDERS; i++) budget.allows(number(i), true, 0);
        assertEquals(PacketBudget.MOST_SENDERS, budget.senders());
        for (int i = 0; i < 5_000; i++) budget.allows(number(i), true, 0);
        assertEquals(PacketBudget.MOST_SENDERS, budget.senders());
    }
}
