package org.hashverse.chat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatTypesTest {
    private static final PeerId ID = PeerId.of(new byte[32]);
    private static final PeerAddress HOME = new PeerAddress("10.0.0.7", 8000);

    @Test
    void anIdConvertsToBytesAndBack() {
        var random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            var bytes = new byte[32];
            random.nextBytes(bytes);
            var id = PeerId.of(bytes);
            assertArrayEquals(bytes, id.bytes());
            assertEquals(id, PeerId.parse(id.text().toLowerCase(Locale.ROOT)));
            assertTrue(id.digits().matches("(\\d{5} ){5}\\d{5}"));
        }
    }

    @Test
    void oneKeyHasOneSpelling() {
        assertThrows(IllegalArgumentException.class, () -> new PeerId("A".repeat(51) + "B"));
        assertThrows(IllegalArgumentException.class, () -> new PeerId("A".repeat(53)));
        assertThrows(IllegalArgumentException.class, () -> new PeerId("A".repeat(50) + "1A"));
        assertThrows(IllegalArgumentException.class, () -> PeerId.of(new byte[31]));
    }

    @Test
    void aConversationIsNamedByOneText() {
        for (var conversation : List.of(Conversation.EVERYONE, Conversation.with(ID))) assertEquals(conversation, Conversation.of(conversation.text()));
        assertEquals("everyone", Conversation.EVERYONE.text());
        assertThrows(IllegalArgumentException.class, () -> Conversation.of("someone"));
    }

    @Test
    void onlyAConversationWithOnePeerHasThatPeer() {
        assertEquals(Optional.of(ID), Conversation.with(ID).directPeer());
        assertEquals(Optional.empty(), Conversation.EVERYONE.directPeer());
        assertEquals(List.of(false, true), List.of(Conversation.with(ID).isShared(), Conversation.EVERYONE.isShared()));
    }

    @Test
    void aChangeGoesToThePeerOrToTheAuthorOrToNobody() {
        var author = PeerId.parse("B".repeat(51) + "A");
        var key = new MessageKey(author, MessageId.random());
        var direct = Conversation.with(ID);
        var reaction = new Change.Reaction(key, Optional.of("👍"));
        assertEquals(List.of(Optional.of(ID), Optional.of(author)), List.of(reaction.addressee(direct), reaction.addressee(Conversation.EVERYONE)));
        var pin = new Change.Pin(key, true);
        assertEquals(List.of(Optional.of(ID), Optional.empty()), List.of(pin.addressee(direct), pin.addressee(Conversation.EVERYONE)));
        var retraction = new Change.Retraction(key);
        assertEquals(List.of(Optional.empty(), Optional.empty()), List.of(retraction.addressee(direct), retraction.addressee(Conversation.EVERYONE)), "those who have the message, which the store knows");
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.9 8001,10.0.0.9:8001", "10.0.0.9:8001,10.0.0.9:8001", "10.0.0.9,10.0.0.9:8000", "[fd00::7]:1,[fd00::7]:1", "[fd00::7] 65535,[fd00::7]:65535",
            "fd00::7,[fd00::7]:8000", "Anna-Laptop:8000,anna-laptop:8000", "::ffff:10.0.0.9,10.0.0.9:8000",
            "[0:0:0:0:0:0:0:1]:1,[::1]:1", "[::]:1,[::]:1", "[1:0:0:0::]:1,[1::]:1", "[2001:DB8:0:0:1:0:0:1]:1,[2001:db8::1:0:0:1]:1", "[1:0:2:3:4:5:6:7]:1,[1:0:2:3:4:5:6:7]:1",
            "[10:0:0:0:0:0:0:100]:1,[10::100]:1"})
    void addressesAreReadInEveryForm(String typed, String meant) {
        assertEquals(meant, PeerAddress.parse(typed).toString());
        assertEquals(PeerAddress.parse(typed), PeerAddress.parse(meant));
    }

    @ParameterizedTest
    @CsvSource({"fe80::1%Unplugged7,[fe80::1%Unplugged7]:8000", "[FE80:0::1%Ethernet_2]:9,[fe80::1%Ethernet_2]:9", "fe80::1%12 9,[fe80::1%12]:9", "fe80:0:0:0::%eth1,[fe80::%eth1]:8000",
            "2001:db8::1%eth1,[2001:db8::1]:8000", "::ffff:10.0.0.9%eth1,10.0.0.9:8000"})
    void aZoneIsKeptEvenIfThisComputerHasNoSuchInterface(String typed, String meant) {
        assertEquals(meant, PeerAddress.parse(typed).toString());
        assertEquals(PeerAddress.parse(typed), PeerAddress.parse(meant));
    }

    @Test
    void anAddressWithAZoneHasItsParts() {
        var place = PeerAddress.parse("[fe80::1%Unplugged7]:8000");
        assertEquals(Optional.of("Unplugged7"), place.zone());
        assertEquals(new PeerAddress("fe80::1", 8000), place.withoutZone());
        assertEquals("/fe80:0:0:0:0:0:0:1", place.ip().orElseThrow().toString());
        assertEquals(Optional.empty(), new PeerAddress("anna", 8000).ip());
    }

    @Test
    void anInviteHasNoZones() {
        var place = new PeerAddress("fe80::1%Unplugged7", 8000);
        var plain = new PeerAddress("fe80::1", 8000);
        var invite = new Invite(ID, List.of(place, HOME), Optional.empty(), Optional.empty());
        assertEquals(List.of(plain, HOME), invite.addresses());
        for (var zone : List.of("%25eth1", "%eth1", "%25Unplugged7", "%12"))
            assertEquals(invite, Invite.parse(invite.toString().replace("fe80::1", "fe80::1" + zone)), zone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.9 0", "10.0.0.9:65536", "10.0.0.9 -1", "10.0.0.9:", "10.0.0.9 x", "10.0.0.9 ٨٠٠٠"})
    void theErrorForAWrongPortNamesThePort(String typed) {
        assertTrue(assertThrows(PeerAddress.Malformed.class, () -> PeerAddress.parse(typed)).port());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "10.0.0", "10.0.0.256:8000", "1 2 3", "[fd00::7:8000", "[anna]:8000", "a..b", "-:1", "a b c", "😀", "fe80::1%", "[fe80::1%]:1", "fe80::1%a%b", "fe80::1%a/b", "10.0.0.9%eth1", "anna%eth1",
            "fe80::1%12345678901234567890123456789012345678901234567890123456789012345"})
    void theErrorForAWrongHostNamesTheHost(String typed) {
        assertTrue(!assertThrows(PeerAddress.Malformed.class, () -> PeerAddress.parse(typed)).port());
    }

    @Test
    void anInviteConvertsToALinkAndBack() {
        var invite = new Invite(ID, List.of(HOME, new PeerAddress("fd00::7", 8001)), Optional.of(new PeerName("Ana & Bo = ü")), Optional.of("0123456789abcdef"));
        assertEquals(invite, Invite.parse(invite.toString()));
        assertEquals(invite, Invite.parse("  " + invite + "\n"));
        assertEquals(invite, Invite.parse(invite.toString().replace("&v=1", "&x=future&v=1")));
    }

    @Test
    void aCutOrAlteredInviteIsAnError() {
        var link = new Invite(ID, List.of(HOME), Optional.empty(), Optional.of("0123456789abcdef")).toString();
        for (int cut = 0; cut < link.length(); cut++) {
            var part = link.substring(0, cut);
            assertThrows(IllegalArgumentException.class, () -> Invite.parse(part), part);
        }
        assertThrows(IllegalArgumentException.class, () -> Invite.parse(link.replace("&a=", "&k=" + ID + "&a=")));
        assertThrows(IllegalArgumentException.class, () -> Invite.parse(link + "&more=1"));
        assertThrows(IllegalArgumentException.class, () -> Invite.parse(link.replace("k=A", "k=1")));
    }

    @Test
    void anInviteKeepsItsBounds() {
        assertEquals(8, new Invite(ID, Collections.nCopies(8, HOME), Optional.empty(), Optional.empty()).addresses().size());
        assertThrows(IllegalArgumentException.class, () -> new Invite(ID, Collections.nCopies(9, HOME), Optional.empty(), Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> new Invite(ID, List.of(), Optional.empty(), Optional.empty()));
        var link = new Invite(ID, List.of(HOME), Optional.empty(), Optional.empty()).toString();
        var room = Invite.MAX_LENGTH - link.length() - "&x=".length();
        assertEquals(HOME, Invite.parse(link.replace("&v=1", "&x=" + "y".repeat(room) + "&v=1")).addresses().getFirst());
        assertThrows(IllegalArgumentException.class, () -> Invite.parse(link.replace("&v=1", "&x=" + "y".repeat(room + 1) + "&v=1")));
    }

    @Test
    void aLinkThatWouldBeTooLongLeavesOutTheNameAndThenTheLastAddresses() {
        var long253 = new PeerAddress(("a".repeat(62) + ".").repeat(4).substring(0, 251), 8000);
        var name = new PeerName("ü".repeat(64)); // 384 characters in a link
        var fits = new Invite(ID, List.of(HOME, long253), Optional.of(name), Optional.empty());
        assertEquals(fits, Invite.parse(fits.toString()));
        var nameless = Invite.parse(new Invite(ID, List.of(HOME, long253, long253, long253), Optional.of(name), Optional.empty()).toString());
        assertEquals(new Invite(ID, List.of(HOME, long253, long253, long253), Optional.empty(), Optional.empty()), nameless);
        var cut = Invite.parse(new Invite(ID, List.of(HOME, long253, long253, long253, long253), Optional.of(name), Optional.empty()).toString());
        assertEquals(nameless, cut);
        assertEquals(Optional.of("fedcba9876543210"), fits.withToken("fedcba9876543210").token());
    }

    @Test
    void namesKeepTheirBounds() {
        assertEquals(64, new PeerName("a".repeat(64)).text().length());
        assertThrows(IllegalArgumentException.class, () -> new PeerName("a".repeat(65)));
        assertEquals(128, new PeerName("🦊".repeat(64)).text().length());
        assertThrows(IllegalArgumentException.class, () -> new PeerName(" "));
        assertThrows(IllegalArgumentException.class, () -> new PeerName("a\nb"));
        assertThrows(IllegalArgumentException.class, () -> new PeerName("\ud83e"));
    }
}
