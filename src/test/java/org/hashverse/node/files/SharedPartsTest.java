package org.hashverse.node.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Set;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.files.PieceHashes;
import org.junit.jupiter.api.Test;

class SharedPartsTest {
    private static final PeerId ANA = PeerId.parse("A".repeat(51) + "A");
    private static final PeerId BO = PeerId.parse("B".repeat(51) + "A");
    private static final PeerId CY = PeerId.parse("C".repeat(51) + "A");
    private static final MessageKey OF_ANA = new MessageKey(ANA, MessageId.random());
    private static final MessageKey OF_BO = new MessageKey(BO, MessageId.random());
    private static final SharedParts.Pieces NOTHING = new SharedParts.Pieces() {
        @Override
        public BitSet have() {
            return new BitSet();
        }

        @Override
        public boolean read(int piece, ByteBuffer into) {
            return false;
        }
    };

    private static SharedParts.Shared content(int number) {
        var hash = new byte[32];
        hash[0] = (byte) number;
        return new SharedParts.Shared(PieceHashes.of(1, hash), NOTHING);
    }

    private final SharedParts parts = new SharedParts();

    @Test
    void aContentIsPassedOnToThoseThatItsAuthorNamed() {
        var content = content(1);
        var hash = content.hashes().root();
        parts.begin(OF_ANA, hash);
        parts.named(ANA, hash, Set.of(CY));
        assertTrue(parts.find(hash, CY).isEmpty(), "nothing is here yet");
        parts.put(OF_ANA, content);
        assertEquals(content, parts.find(hash, CY).orElseThrow());
        assertTrue(parts.find(hash, BO).isEmpty());
        parts.named(ANA, hash, Set.of(BO));
        assertTrue(parts.find(hash, CY).isEmpty(), "it is not named any more");
    }

    @Test
    void whoKnowsOnlyTheHashCannotHaveAContentOfAnotherAuthorPassedOn() {
        var content = content(1);
        var hash = content.hashes().root();
        parts.begin(OF_ANA, hash);
        parts.put(OF_ANA, content);
        parts.named(BO, hash, Set.of(BO, CY));
        parts.begin(OF_BO, hash); // it offers the same hash, and has nothing to show for it
        parts.named(BO, hash, Set.of(BO, CY));
        assertTrue(parts.find(hash, BO).isEmpty());
        assertTrue(parts.find(hash, CY).isEmpty());
    }

    private void begun(SharedParts.Shared content) {
        parts.begin(OF_ANA, content.hashes().root());
        parts.put(OF_ANA, content);
        parts.named(ANA, content.hashes().root(), Set.of(CY));
    }

    private void got(SharedParts.Shared content) {
        begun(content);
        parts.end(OF_ANA, content.hashes().root());
    }

    /// A large file takes longer than many small ones that come meanwhile.
    @Test
    void whatIsBeingGotIsPassedOnHoweverManyComeMeanwhile() {
        begun(content(0));
        for (int i = 1; i <= SharedParts.MOST; i++) got(content(i));
        assertFalse(parts.find(content(0).hashes().root(), CY).isEmpty());
        assertTrue(parts.find(content(1).hashes().root(), CY).isEmpty());
    }

    @Test
    void theNewestContentsArePassedOn() {
        for (int i = 0; i <= SharedParts.MOST; i++) got(content(i));
        assertTrue(parts.find(content(0).hashes().root(), CY).isEmpty());
        assertFalse(parts.find(content(1).hashes().root(), CY).isEmpty());
        assertFalse(parts.find(content(SharedParts.MOST).hashes().root(), CY).isEmpty());
    }

    @Test
    void aWithdrawnMessageIsPassedOnNoMoreButAnotherWithTheSameContentIs() {
        var content = content(1);
        var hash = content.hashes().root();
        var again = new MessageKey(ANA, MessageId.random());
        parts.begin(OF_ANA, hash);
        parts.put(OF_ANA, content);
        parts.named(ANA, hash, Set.of(CY));
        parts.begin(again, hash);
        parts.put(again, content);
        parts.withdraw(OF_ANA);
        assertEquals(content, parts.find(hash, CY).orElseThrow());
        parts.withdraw(again);
        assertTrue(parts.find(hash, CY).isEmpty());
        parts.put(again, content); // its getter ends later
        parts.named(ANA, hash, Set.of(CY));
        assertTrue(parts.find(hash, CY).isEmpty());
    }
}
