package org.hashverse.ui.add;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Optional;
import org.hashverse.chat.PeerAddress;
import org.hashverse.node.api.AddOutcome;
import org.hashverse.node.api.AddOutcome.Failure;
import org.hashverse.ui.app.Cast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The texts of the add dialog, word for word: what happened, the likely cause and the next step.
class AddSentencesTest {
    private static final PeerAddress THERE = PeerAddress.parse("10.0.0.52:8000");

    private static String sentence(Failure failure, PeerAddress address, boolean invited) {
        var failed = new AddOutcome.Failed(failure, Optional.of(Cast.BO), Optional.of(Cast.HANA));
        return AddSentences.failed(failed, address, invited, id -> id.equals(Cast.BO) ? "Bo" : id.code()).toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        OWN_ADDRESS   | That is your own address. Give it to the other person and type theirs.
        REFUSED       | 10.0.0.52 answers, but Hashverse is not listening on port 8000. Start it there and compare the port.
        SILENCE       | Nobody answered at 10.0.0.52, port 8000. Is Hashverse running there? Its firewall may block port 8000: allow it there, or let them add you.
        NO_ROUTE      | This computer has no way to 10.0.0.52. Are both on one network or VPN?
        NOT_HASHVERSE | Another program answers on that port. Compare the port: Hashverse shows it under the other person’s name.
        TOO_SLOW      | 10.0.0.52 answers too slowly. That computer or the network may be busy. Try again in a minute.
        INCOMPATIBLE  | Their Hashverse and yours do not fit together. Update the older one.
        DECLINED      | 10.0.0.52 does not accept your connection. Ask the other person to add you.
        BUSY          | 10.0.0.52 is busy or has no room just now. Try again in a minute.
        """)
    void eachFailureHasItsSentence(Failure failure, String sentence) {
        assertEquals(sentence, sentence(failure, THERE, false));
    }

    @Test
    void anUnknownComputerIsNamedAsItWasTyped() {
        assertEquals("No computer called anna-laptop was found. Check the spelling or use its number, like 10.0.0.9.",
                sentence(Failure.UNKNOWN_HOST, PeerAddress.parse("anna-laptop:8000"), false));
    }

    @Test
    void aKeyOtherThanTheInvitesIsReportedWithBothCodesAndTheNextStep() {
        assertEquals("Another computer than the one in the invite answered. Ask for a new invite.\nThe key expected begins with " + Cast.BO.code() + "; the one that answered, with " + Cast.HANA.code() + ".",
                sentence(Failure.OTHER_KEY, THERE, true));
    }

    @Test
    void aKeyOtherThanAContactsIsReportedWithTheContactAndBothCodes() {
        assertEquals("Another computer than Bo’s answered at 10.0.0.52. If Bo has a new computer, ask by voice for a new invite and paste it here.\nThe key expected begins with "
                + Cast.BO.code() + "; the one that answered, with " + Cast.HANA.code() + ".", sentence(Failure.OTHER_KEY, THERE, false));
    }

    @ParameterizedTest
    @EnumSource(Failure.class)
    void noSentenceIsEmptyOrShowsAPlaceholder(Failure failure) {
        for (boolean invited : new boolean[] {true, false}) {
            var sentence = sentence(failure, THERE, invited);
            assertFalse(sentence.isBlank() || sentence.contains("{") || sentence.contains("null"), sentence);
        }
    }

    @ParameterizedTest
    @EnumSource(AddressInput.Fault.class)
    void everyWrongFieldSaysWhatIsWrong(AddressInput.Fault fault) {
        var sentence = AddSentences.wrong(fault).toString();
        assertFalse(sentence.isBlank() || sentence.contains("{"), sentence);
    }

    @Test
    void theSentenceAboutAWrongPortNamesTheRange() {
        assertEquals("A port is a number from 1 to 65535.", AddSentences.wrong(AddressInput.Fault.PORT).toString());
    }

    @Test
    void aRunningCallNamesTheAddressAndTheSeconds() {
        assertEquals("Calling 10.0.0.52, port 8000 · 3\u00a0s", AddSentences.calling(THERE, 3));
        var code = Cast.GUS.code();
        assertEquals("Calling Gus · " + code + " at 10.0.0.40, port 8000 · 0\u00a0s", AddSentences.calling(Cast.invite(Cast.GUS, "Gus", "10.0.0.40:8000"), 0));
        assertEquals("Calling Gus · " + code + " at 10.0.0.40, port 8000 and 1 more address · 12\u00a0s",
                AddSentences.calling(Cast.invite(Cast.GUS, "Gus", "10.0.0.40:8000", "10.0.0.41:8000"), 12));
        assertEquals("Calling Gus · " + code + " at 10.0.0.40, port 8000 and 2 more addresses · 12\u00a0s",
                AddSentences.calling(Cast.invite(Cast.GUS, "Gus", "10.0.0.40:8000", "10.0.0.41:8000", "10.0.0.42:8000"), 12));
    }
}
