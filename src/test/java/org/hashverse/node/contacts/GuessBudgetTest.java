package org.hashverse.node.contacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.hashverse.chat.PeerId;
import org.junit.jupiter.api.Test;

class GuessBudgetTest {
    private long now = 7;
    private final GuessBudget budget = new GuessBudget(now);

    private static PeerId contact(int number) {
        var key = new byte[32];
        key[0] = (byte) number;
        return PeerId.of(key);
    }

    /// Spends the budget of a contact, one address at a time. Returns how many there were.
    private int spendAll(PeerId contact) {
        int spent = 0;
        for (; budget.left(contact, now); spent++) budget.spend(contact, 1, now);
        return spent;
    }

    @Test
    void oneContactHasTwentyAddressesAMinuteAndTakesNothingFromTheNext() {
        assertEquals(20, spendAll(contact(1)));
        assertEquals(20, spendAll(contact(2)));
        now += Duration.ofSeconds(3).toNanos();
        assertEquals(1, spendAll(contact(1)));
        now += Duration.ofMinutes(60).toNanos();
        assertEquals(20, spendAll(contact(1)));
    }

    @Test
    void allContactsTogetherHaveSixtyAddressesAMinute() {
        int spent = 0;
        for (int i = 0; i < 40; i++) spent += spendAll(contact(i));
        assertEquals(60, spent);
        now += Duration.ofMinutes(1).toNanos();
        for (int i = 0; i < 40; i++) spent += spendAll(contact(i));
        assertEquals(120, spent);
    }

    @Test
    void aContactWhoseBudgetIsFullAgainIsForgotten() {
        budget.spend(contact(1), 2, now);
        budget.spend(contact(2), 1, now);
        now += Duration.ofSeconds(3).toNanos();
        budget.spend(contact(3), 1, now);
        assertEquals(2, budget.spenders(), "the budget of the first is not full yet");
        now += Duration.ofSeconds(3).toNanos();
        budget.spend(contact(4), 1, now);
        assertEquals(1, budget.spenders());
    }

    @Test
    void aCallThatExceedsTheBudgetMakesTheNextOneWaitLonger() {
        budget.spend(contact(1), 19, now);
        assertTrue(budget.left(contact(1), now));
        budget.spend(contact(1), 9, now);
        now += Duration.ofSeconds(24).toNanos();
        assertFalse(budget.left(contact(1), now));
        now += Duration.ofSeconds(4).toNanos();
        assertTrue(budget.left(contact(1), now));
    }
}
