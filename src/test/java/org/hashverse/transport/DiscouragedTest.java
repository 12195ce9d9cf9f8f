package org.hashverse.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.hashverse.node.kit.Limits;
import org.hashverse.wire.ProtocolException;
import org.junit.jupiter.api.Test;

class DiscouragedTest {
    private static final Limits.Abuse PRODUCT = Limits.PRODUCT.abuse();
    private long now = Long.MAX_VALUE - 5; // a monotonic clock may start at any value, and wraps
    private final Discouraged discouraged = new Discouraged(PRODUCT.discouraged(), PRODUCT.discouragedMost(), () -> now);

    private static Origin place(int n) {
        return new Origin(4, n);
    }

    @Test
    void anOriginIsDiscouragedForTenMinutesAfterItsLastFault() {
        assertEquals(Duration.ofMinutes(10), PRODUCT.discouraged());
        assertFalse(discouraged.contains(place(1)));
        discouraged.note(place(1));
        now += Duration.ofMinutes(9).toNanos();
        discouraged.note(place(1));
        now += PRODUCT.discouraged().toNanos() - 1;
        assertTrue(discouraged.contains(place(1)));
        assertFalse(discouraged.contains(place(2)));
        now++;
        assertFalse(discouraged.contains(place(1)));
    }

    @Test
    void aThousandAndTwentyFourOriginsAreKnownAndTheOldestIsForgottenFirst() {
        assertEquals(1_024, PRODUCT.discouragedMost());
        for (int i = 0; i < 1_024; i++) discouraged.note(place(i));
        assertTrue(discouraged.contains(place(0)));
        discouraged.note(place(0)); // noted again, so it is the latest
        discouraged.note(place(1_024));
        assertTrue(discouraged.contains(place(0)));
        assertFalse(discouraged.contains(place(1)));
    }

    @Test
    void malformedBytesCountAndBrokenConnectionsDoNot() {
        assertTrue(Channel.malformed(new ProtocolException("not TLS")));
        assertTrue(Channel.malformed(new SSLHandshakeException("no such cipher")));
        assertFalse(Channel.malformed(new SocketException("Connection reset")));
        assertFalse(Channel.malformed(new SSLException("(bad_certificate) Received fatal alert: bad_certificate")));
        assertFalse(Channel.malformed(new EOFException()));
        assertFalse(Channel.malformed(new IOException("late")));
    }
}
