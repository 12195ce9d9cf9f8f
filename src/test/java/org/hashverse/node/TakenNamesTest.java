package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Standing;
import org.hashverse.node.api.Found;
import org.hashverse.node.api.Peer;
import org.hashverse.store.settings.Settings;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Contacts with the names of other contacts.
class TakenNamesTest {
    private AttackedNode attacked;
    private final Papers eve = Papers.good();
    private final Papers cy = Papers.good();

    @BeforeEach
    void open() throws Exception {
        attacked = new AttackedNode();
    }

    @AfterEach
    void close() throws Exception {
        attacked.close();
    }

    /// Makes a peer a contact that is offline.
    private void acquainted(Papers papers, String name) throws Exception {
        try (var link = attacked.stranger(name, papers)) {
            TestNode.get(attacked.ana.node.accept(papers.id()));
            link.settle(1);
        }
        attacked.ana.awaitPeer(papers.id(), peer -> !peer.connected() && peer.standing() == Standing.CONTACT);
    }

    /// Lets a peer connect under a name and disconnect. Returns how it was shown.
    private Peer comesAs(Papers papers, String name) throws Exception {
        try (var link = RawPeer.greeted(attacked.address(), papers, name)) {
            var seen = attacked.ana.awaitPeer(papers.id(), peer -> peer.connected() && peer.name().text().equals(name));
            link.settle(1);
            return seen;
        } finally {
            attacked.ana.awaitPeer(papers.id(), peer -> !peer.connected());
        }
    }

    private Found found(String typed) throws Exception {
        return TestNode.get(attacked.ana.node.find(typed));
    }

    private Optional<PeerId> original(Papers papers) {
        return attacked.ana.awaitPeer(papers.id(), _ -> true).resembles();
    }

    @Test
    void aContactThatTakesTheNameOfAnotherIsShownWithItsCode() throws Exception {
        acquainted(eve, "Eve50");
        for (var name : List.of("Bo", "bo", "B\u043e")) {
            var seen = comesAs(eve, name);
            assertEquals(Optional.of(attacked.bo.id()), seen.resembles(), name);
            assertEquals(name + " (" + eve.id().code() + ")", seen.distinctName());
            assertTrue(attacked.ana.awaitPeer(attacked.bo.id(), Peer::connected).resembles().isEmpty(), "Bo is the original");
        }
        assertTrue(comesAs(eve, "Eve50").resembles().isEmpty());
    }

    @Test
    void aContactWithOurNameOrANameInTwoScriptsIsShownWithItsCode() throws Exception {
        acquainted(eve, "Eve50");
        var likeUs = comesAs(eve, "\u0391na");
        assertEquals(Optional.of(attacked.ana.id()), likeUs.resembles());
        var mixed = comesAs(eve, "Z\u043ee");
        assertTrue(mixed.resembles().isEmpty());
        assertEquals("Z\u043ee (" + eve.id().code() + ")", mixed.distinctName());
        assertEquals(eve.id(), assertInstanceOf(Found.One.class, found("@\"" + mixed.distinctName() + "\"")).peer().id());
    }

    @Test
    void anOlderContactIsNotTheOriginalOfANameThatItTakesLater() throws Exception {
        acquainted(eve, "Eve50");
        acquainted(cy, "Cy");
        assertEquals(Optional.of(cy.id()), comesAs(eve, "Cy").resembles());
        assertTrue(original(cy).isEmpty());
        assertTrue(comesAs(cy, "cy").resembles().isEmpty(), "a name that looks the same keeps its place");
    }

    @Test
    void theOriginalIsTheSameAfterARestart() throws Exception {
        acquainted(eve, "Eve50");
        acquainted(cy, "Cy");
        comesAs(eve, "Cy");
        attacked.ana.node.close();
        attacked.ana.close();
        try (var again = TestNode.in(attacked.folder, "Ana", Settings.Accept.ASK, 0)) {
            assertEquals(Optional.of(cy.id()), again.awaitPeer(eve.id(), _ -> true).resembles());
            assertTrue(again.awaitPeer(cy.id(), _ -> true).resembles().isEmpty());
        }
    }

    @Test
    void aStrangerThatHadTheNameBeforeTheContactIsNotTheOriginalOnceAccepted() throws Exception {
        try (var link = attacked.stranger("Cy", eve)) {
            acquainted(cy, "Cy");
            assertEquals(Optional.of(cy.id()), attacked.ana.awaitPeer(eve.id(), peer -> peer.resembles().isPresent()).resembles());
            TestNode.get(attacked.ana.node.accept(eve.id()));
            link.settle(1);
        }
        assertEquals(Optional.of(cy.id()), attacked.ana.awaitPeer(eve.id(), peer -> peer.standing() == Standing.CONTACT).resembles());
        assertTrue(original(cy).isEmpty());
    }

    @Test
    void aNicknameCountsAsANameToo() throws Exception {
        acquainted(cy, "Cy");
        attacked.ana.node.nickname(cy.id(), Optional.of("Captain"));
        attacked.ana.awaitPeer(cy.id(), peer -> peer.nickname().isPresent());
        acquainted(eve, "Eve50");
        assertEquals(Optional.of(cy.id()), comesAs(eve, "captain").resembles());
        attacked.ana.node.nickname(eve.id(), Optional.of("Eve"));
        assertTrue(attacked.ana.awaitPeer(eve.id(), peer -> peer.nickname().isPresent() && peer.resembles().isEmpty()).resembles().isEmpty(), "the shown name counts");
    }

    @Test
    void aNameWithTheCodeOfAnotherContactIsMarked() throws Exception {
        acquainted(eve, "Eve50");
        for (var brackets : List.of("Bo (%s)", "bo \u00b7 %s", "B0[%s]"))
            assertEquals(Optional.of(attacked.bo.id()), comesAs(eve, brackets.formatted(attacked.bo.id().code())).resembles(), brackets);
    }

    @Test
    void aNameOfSeveralPeersFindsNoneOfThemAndWithACodeFindsOne() throws Exception {
        acquainted(eve, "Eve50");
        comesAs(eve, "Bo");
        assertEquals(2, assertInstanceOf(Found.Several.class, found("@Bo")).peers().size());
        comesAs(eve, "bo");
        assertEquals(2, assertInstanceOf(Found.Several.class, found("@bo")).peers().size(), "small letters match both");
        assertEquals(attacked.bo.id(), assertInstanceOf(Found.One.class, found("@Bo")).peer().id(), "an exact match is the original");
        assertEquals(eve.id(), assertInstanceOf(Found.One.class, found("@\"bo (" + eve.id().code() + ")\"")).peer().id());
        comesAs(eve, "Eve50");
        assertEquals(attacked.bo.id(), assertInstanceOf(Found.One.class, found("@bo")).peer().id());
    }
}
