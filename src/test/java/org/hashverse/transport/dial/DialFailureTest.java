package org.hashverse.transport.dial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.hashverse.transport.dial.DialOutcome.Fault;
import org.hashverse.wire.ProtocolException;
import org.junit.jupiter.api.Test;

/// The reasons for which a call to an address failed after the TCP connection was made.
class DialFailureTest {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final IOException RESET = new SocketException("Connection reset");
    private static final IOException END = new EOFException();

    private static Fault ended(IOException failure, boolean heard, Duration took) {
        return DialFailure.afterConnecting(failure, false, heard, took, PATIENCE);
    }

    @Test
    void aHandshakeThatTakesTooLongIsTooSlowIfBytesArrivedAndElseSilence() {
        assertEquals(Fault.TOO_SLOW, DialFailure.afterConnecting(RESET, true, true, PATIENCE, PATIENCE));
        assertEquals(Fault.SILENCE, DialFailure.afterConnecting(RESET, true, false, PATIENCE, PATIENCE));
    }

    @Test
    void aConnectionThatEndsInTheMiddleOfAHandshakeIsTooSlow() {
        for (var end : List.of(RESET, END)) assertEquals(Fault.TOO_SLOW, ended(end, true, Duration.ZERO));
    }

    @Test
    void aConnectionThatEndsWithoutBytesIsTooSlowOnlyAfterThePatienceOfAPeer() {
        for (var end : List.of(RESET, END)) {
            assertEquals(Fault.NOT_HASHVERSE, ended(end, false, PATIENCE.minusNanos(1)));
            assertEquals(Fault.TOO_SLOW, ended(end, false, PATIENCE));
        }
    }

    @Test
    void aMalformedAnswerIsAnotherProgramHoweverSlow() {
        for (var answer : List.of(new ProtocolException("a frame before HELLO"), new SSLHandshakeException("(handshake_failure) Received fatal alert: handshake_failure"),
                new SSLHandshakeException("Unsupported or unrecognized SSL message")))
            assertEquals(Fault.NOT_HASHVERSE, ended(answer, true, PATIENCE));
    }
}
