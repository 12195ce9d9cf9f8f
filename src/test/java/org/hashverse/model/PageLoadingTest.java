package org.hashverse.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/// One page is loaded at a time, and no message that arrives meanwhile is lost.
class PageLoadingTest {
    private final PageLoading loading = new PageLoading();

    private static MessageItem item(long stamp) {
        return new MessageItem(TestModel.message(TestModel.WITH_BO, TestModel.BO, stamp, "m" + stamp));
    }

    @Test
    void onlyOnePageIsLoadedAtATime() {
        assertTrue(loading.begin());
        assertFalse(loading.begin());
        loading.end();
        assertTrue(loading.begin());
    }

    @Test
    void onlyMessagesThatArriveWhileAPageIsLoadingAreKeptAndOnlyOnce() {
        var meanwhile = item(20);
        loading.arrived(item(10));
        loading.begin();
        loading.arrived(meanwhile);
        assertEquals(List.of(meanwhile), loading.end());
        assertEquals(List.of(), loading.end());
    }

    @Test
    void anInterruptedPageBelongsToAnEarlierRoundAndItsArrivalsStayForTheNextPage() {
        var meanwhile = item(20);
        loading.begin();
        int round = loading.round();
        loading.arrived(meanwhile);
        loading.interrupt();
        assertNotEquals(round, loading.round());
        assertTrue(loading.begin());
        assertEquals(List.of(meanwhile), loading.end());
    }
}
