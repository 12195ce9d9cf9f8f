package org.hashverse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hashverse.chat.PeerId;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.Found;
import org.hashverse.node.api.Peer;
import org.hashverse.transport.Papers;
import org.hashverse.transport.RawPeer;
import org.junit.jupiter.api.Test;

/// Names and addresses that imitate those of other peers.
class WhoIsMeantTest extends UnderAttack {
    private static PeerId one(String typed) throws Exception {
        return assertInstanceOf(Found.One.class, TestNode.get(attacked.ana.node.find(typed))).peer().id();
    }

    private static PeerId addressee(String typed) throws Exception {
        return assertInstanceOf(Found.One.class, TestNode.get(attacked.ana.node.addressee(typed)), typed).peer().id();
    }

    private static PeerId claimed(String typed) throws Exception {
        return assertInstanceOf(Found.Claimed.class, TestNode.get(attacked.ana.node.addressee(typed)), typed).peer().id();
    }

    private static List<PeerId> doubtful(String typed) throws Exception {
        return assertInstanceOf(Found.Several.class, TestNode.get(attacked.ana.node.addressee(typed)), typed).peers().stream().map(Peer::id).toList();
    }

    @Test
    void aStrangerNamedLikeTheIdOfAnotherIsNotFoundByIt() throws Exception {
        var bo = attacked.bo.id();
        for (var name : List.of(bo.text(), bo.text().substring(0, 12), bo.text().toLowerCase(Locale.ROOT))) {
            try (var eve = attacked.stranger(name)) {
                for (var typed : List.of(name, "@" + name)) {
                    assertEquals(bo, one(typed));
                    assertEquals(bo, addressee(typed));
                }
                assertNotEquals(bo, eve.id());
            }
        }
    }

    @Test
    void aNameThatLooksLikeAWholeIdOrAnAddressFindsNobody() throws Exception {
        var nobody = Papers.good().id().text();
        for (var name : List.of(nobody, "10.0.0.7:8000")) {
            try (var eve = attacked.contact(name)) {
                assertInstanceOf(Found.Nobody.class, TestNode.get(attacked.ana.node.find("@" + name)), eve.id().code());
                assertEquals(eve.id(), one("@\"" + name + "\""), "in quotes it is a name");
            }
        }
    }

    @Test
    void aContactNamedLikeTheBeginningOfAnIdMakesThatIdAmbiguous() throws Exception {
        var start = attacked.bo.id().text().substring(0, 8);
        try (var eve = attacked.contact(start)) {
            assertEquals(2, doubtful("@" + start).size(), eve.id().code());
            assertEquals(attacked.bo.id(), addressee("@" + attacked.bo.id().text().substring(0, 9)));
        }
    }

    @Test
    void aMessageToTheNameOfAStrangerIsNotSentAndToItsIdIs() throws Exception {
        try (var eve = attacked.stranger("Mallory")) {
            assertEquals(eve.id(), claimed("@Mallory"));
            assertEquals(eve.id(), one("@Mallory"), "to accept or block the stranger");
            assertEquals(eve.id(), addressee("@" + eve.id().text().substring(0, 10)));
        }
    }

    @Test
    void aMessageToAnAddressGoesOnlyToAKeyThatAnsweredThere() throws Exception {
        try (var eve = RawPeer.in(attacked.address(), Papers.good())) {
            eve.say(RawPeer.hello("Eve", Optional.empty(), Optional.empty(), 9));
            attacked.ana.awaitPeer(eve.id(), Peer::connected);
            TestNode.get(attacked.ana.node.accept(eve.id()));
            assertEquals(eve.id(), one("127.0.0.1 9"), "the address as it is shown");
            assertEquals(eve.id(), claimed("@127.0.0.1:9"));
        }
        try (var cy = TestNode.open("Cy")) {
            attacked.ana.meet(cy);
            assertEquals(cy.id(), addressee("@" + cy.address()));
        }
    }

    @Test
    void addConnectsToThePeerThatAnswersAtTheAddressNotToOneThatClaimsIt() throws Exception {
        try (var cy = TestNode.open("Cyril"); var eve = RawPeer.in(attacked.address(), Papers.good())) {
            eve.say(RawPeer.hello("Eva", Optional.empty(), Optional.empty(), cy.address().port()));
            attacked.ana.awaitPeer(eve.id(), Peer::connected);
            TestNode.get(attacked.ana.node.accept(eve.id()));
            for (int i = 0; i < 2; i++) {
                var added = assertInstanceOf(AddOutcome.Connected.class, TestNode.get(attacked.ana.node.add(cy.address())));
                assertEquals(cy.id(), added.peer().id());
                assertEquals(i > 0, added.already(), "the second time it is connected already");
            }
            assertEquals(cy.id(), one(cy.address().toString()));
        }
    }
}
