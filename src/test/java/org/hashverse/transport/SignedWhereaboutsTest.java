package org.hashverse.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.Whereabouts;
import org.hashverse.wire.Frame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedWhereaboutsTest {
    private static final PeerAddress V4 = new PeerAddress("10.0.0.7", 8000);
    private static final PeerAddress V6 = new PeerAddress("2001:db8::7", 1);
    @TempDir
    private Path folder;
    private Identity ana;
    private Identity bo;

    @BeforeEach
    void keys() throws Exception {
        ana = Identity.loadOrCreate(folder.resolve("ana.pem"));
        bo = Identity.loadOrCreate(folder.resolve("bo.pem"));
    }

    @Test
    void theOwnerIsTheKeyThatSigned() {
        var record = ana.sign(7, List.of(V4, V6));
        assertEquals(ana.id(), record.owner());
        assertTrue(Identity.signed(record));
        assertTrue(Identity.signed(ana.sign(0, List.of())));
    }

    @Test
    void theSignedBytesAreThoseOfTheSpecification() {
        assertArrayEquals("hashverse/1 addresses 7 10.0.0.7:8000 [2001:db8::7]:1".getBytes(StandardCharsets.US_ASCII), Whereabouts.signed(7, List.of(V4, V6)));
        assertArrayEquals("hashverse/1 addresses 0".getBytes(StandardCharsets.US_ASCII), Whereabouts.signed(0, List.of()));
    }

    @Test
    void nothingCanBeChanged() {
        var record = ana.sign(7, List.of(V4, V6));
        assertFalse(Identity.signed(new Whereabouts(record.key(), 8, record.addresses(), record.signature())));
        assertFalse(Identity.signed(new Whereabouts(record.key(), 7, List.of(V6, V4), record.signature())));
        assertFalse(Identity.signed(new Whereabouts(record.key(), 7, List.of(V4), record.signature())));
        assertFalse(Identity.signed(new Whereabouts(bo.sign(7, List.of()).key(), 7, record.addresses(), record.signature())));
        assertFalse(Identity.signed(new Whereabouts(record.key(), 7, record.addresses(), "A".repeat(86))));
        assertFalse(Identity.signed(new Whereabouts("MCowBQYDK2VwAyEA" + "_".repeat(42) + "8", 7, List.of(), record.signature())), "no point of the curve");
    }

    @Test
    void aSignatureForAnotherPurposeIsNotValid() {
        assertFalse(ana.proved("0 x", new Frame.Proof(7, ana.sign(7, List.of()).signature())));
        var proof = ana.prove("0".repeat(32), 7);
        assertFalse(Identity.signed(new Whereabouts(ana.sign(7, List.of()).key(), 7, List.of(), proof.signature())));
    }

    @Test
    void eightAddressesAreTakenAndANinthOrANameIsNot() {
        assertTrue(Identity.signed(ana.sign(Whereabouts.MAX_WALL, Collections.nCopies(8, V6))));
        assertThrows(IllegalArgumentException.class, () -> ana.sign(7, Collections.nCopies(9, V6)));
        assertThrows(IllegalArgumentException.class, () -> ana.sign(7, List.of(new PeerAddress("host", 1))));
        assertThrows(IllegalArgumentException.class, () -> ana.sign(-1, List.of()));
        assertThrows(IllegalArgumentException.class, () -> ana.sign(Whereabouts.MAX_WALL + 1, List.of()));
    }
}
