package org.hashverse.ui.add;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Optional;
import org.hashverse.chat.PeerAddress;
import org.hashverse.ui.app.Cast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts that a person types or pastes to say whom to add.
class AddressInputTest {
    private static final String LINK = Cast.invite(Cast.BO, "Bo", "10.0.0.9:8000").toString();

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.9 8001", "10.0.0.9:8001", "add 10.0.0.9 8001", "/add 10.0.0.9 8001", "  10.0.0.9\t8001 ", "10.0.0.9, port 8001", "10.0.0.9 port 8001.",
        "<10.0.0.9:8001>", "“10.0.0.9:8001”", "10.0.0.9:8001,", "ADD 10.0.0.9:8001", "hashverse 10.0.0.9 8001", "\u200B10.0.0.9:8001"})
    void everyWayToWriteAnAddressWithItsPortIsSplit(String pasted) {
        assertEquals(Optional.of(new AddressInput.Pasted.Place("10.0.0.9", "8001")), AddressInput.sort(pasted));
    }

    @Test
    void anIpv6AddressLosesItsBracketsAndKeepsItsColons() {
        assertEquals(Optional.of(new AddressInput.Pasted.Place("fd00::7", "8001")), AddressInput.sort("[fd00::7]:8001"));
        assertEquals(Optional.of(new AddressInput.Pasted.Place("fd00::7", "")), AddressInput.sort("[fd00::7]"));
        assertEquals(Optional.empty(), AddressInput.sort("fd00::7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.9", "anna-laptop", "", "8000", "one two three four"})
    void aTextThatIsOnlyAHostOrNoAddressStaysInItsField(String pasted) {
        assertEquals(Optional.empty(), AddressInput.sort(pasted));
    }

    @Test
    void anInviteIsCutOutOfTheSentenceAroundIt() {
        assertEquals(Optional.of(new AddressInput.Pasted.Link(LINK)), AddressInput.sort("Here is mine: <" + LINK + "> see you!"));
        assertEquals(Optional.of(new AddressInput.Pasted.Link(LINK)), AddressInput.sort("add " + LINK));
    }

    @Test
    void aGoodAddressCanBeCalled() {
        assertEquals(new AddressInput.Reading.Place(new PeerAddress("10.0.0.9", 8000)), AddressInput.read("10.0.0.9", "8000", "", true));
        assertEquals(new AddressInput.Reading.Place(new PeerAddress("anna-laptop", 1)), AddressInput.read("Anna-Laptop", "1", "", true));
        assertEquals(new AddressInput.Reading.Place(new PeerAddress("fd00::7", 65_535)), AddressInput.read("[fd00::7]", "65535", "", true));
    }

    @Test
    void aPortWithinTheAddressCountsBeforeThePortField() {
        assertEquals(new AddressInput.Reading.Place(new PeerAddress("10.0.0.9", 8001)), AddressInput.read("10.0.0.9:8001", "8000", "", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "80a", "99999999999", "٣"})
    void aNumberThatIsNoPortIsWrongWhileTyping(String port) {
        assertEquals(new AddressInput.Reading.Wrong(AddressInput.Fault.PORT), AddressInput.read("10.0.0.9", port, "", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "10.", "10.0.0", "10.0.0.", "fd00:", "[fd00::", "["})
    void theBeginningOfAnAddressIsNotYetWrong(String host) {
        assertInstanceOf(AddressInput.Reading.Incomplete.class, AddressInput.read(host, "8000", "", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.", "10.0.0", "fd00:", "a b c d"})
    void theBeginningOfAnAddressIsWrongOnceThePersonHasLeftTheField(String host) {
        assertEquals(new AddressInput.Reading.Wrong(AddressInput.Fault.HOST), AddressInput.read(host, "8000", "", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.300", "anna laptop here", "böse?", "-x"})
    void aTextThatCannotBecomeAnAddressIsWrongWhileTyping(String host) {
        assertEquals(new AddressInput.Reading.Wrong(AddressInput.Fault.HOST), AddressInput.read(host, "8000", "", true));
    }

    @Test
    void emptyFieldsAreIncompleteNotWrong() {
        assertInstanceOf(AddressInput.Reading.Incomplete.class, AddressInput.read("", "8000", "", true));
        assertInstanceOf(AddressInput.Reading.Incomplete.class, AddressInput.read("", "8000", "", false));
        assertInstanceOf(AddressInput.Reading.Incomplete.class, AddressInput.read("10.0.0.9", "", "", true));
    }

    @Test
    void aWholeInviteIsRead() {
        assertEquals(new AddressInput.Reading.Invited(Cast.invite(Cast.BO, "Bo", "10.0.0.9:8000")), AddressInput.read("", "8000", LINK, true));
    }

    @ParameterizedTest
    @CsvSource({"-1, INVITE_CUT", "-30, INVITE_CUT", "-4, INVITE_CUT"})
    void aCutInviteIsNoticedWhereverItWasCut(int cut, AddressInput.Fault fault) {
        assertEquals(new AddressInput.Reading.Wrong(fault), AddressInput.read("", "8000", LINK.substring(0, LINK.length() + cut), true));
    }

    @Test
    void everyOtherFaultOfAnInviteHasItsName() {
        assertFault(AddressInput.Fault.INVITE_FORM, "hallo");
        assertFault(AddressInput.Fault.INVITE_FORM, "https://example.org");
        assertFault(AddressInput.Fault.INVITE_LONG, LINK + "&x=" + "y".repeat(1024) + "&v=1");
        assertFault(AddressInput.Fault.INVITE_NEWER, LINK.replace("&v=1", "&v=2"));
        assertFault(AddressInput.Fault.INVITE_TWO_KEYS, LINK.replace("&v=1", "&k=" + Cast.CHEN + "&v=1"));
        assertFault(AddressInput.Fault.INVITE_DAMAGED, LINK.replace("k=" + Cast.BO, "k=ABC"));
        assertFault(AddressInput.Fault.INVITE_DAMAGED, LINK.replace("10.0.0.9:8000", "10.0.0.9:80000"));
        assertInstanceOf(AddressInput.Reading.Incomplete.class, AddressInput.read("", "8000", "hashver", true));
    }

    private static void assertFault(AddressInput.Fault fault, String invite) {
        assertEquals(new AddressInput.Reading.Wrong(fault), AddressInput.read("", "8000", invite, true));
    }
}
