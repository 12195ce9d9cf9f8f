package org.hashverse.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.Mentions.Person;
import org.junit.jupiter.api.Test;

/// Which names in a text are mentions.
class MentionsTest {
    private static final Person ANA = person(1, "Ana");
    private static final Person BO = person(2, "Bo");
    private static final Person BO_LEE = person(3, "Bo Lee");

    private static Person person(int key, String name) {
        var bytes = new byte[32];
        bytes[0] = (byte) key;
        return new Person(PeerId.of(bytes), name);
    }

    private static List<String> mentioned(Mentions mentions, String text) {
        var found = new ArrayList<String>();
        for (int at = 0; at < text.length(); at++) {
            int from = at;
            mentions.at(text, at).ifPresent(mention -> found.add(text.substring(from, mention.to())));
        }
        return found;
    }

    private static List<String> mentioned(String text) {
        return mentioned(Mentions.of(ANA, List.of(BO, BO_LEE)), text);
    }

    @Test
    void aKnownNameInExactlyItsSpellingIsAMention() {
        assertEquals(List.of("@Bo", "@Ana"), mentioned("@Bo, ask @Ana"));
        assertEquals(List.of("@Bo", "@Bo", "@Bo"), mentioned("(@Bo) @Bo. @Bo’s"));
        assertEquals(List.of(), mentioned("@bo @BO @B @Eve Bo @ Bo @"));
    }

    @Test
    void aNameWithASpaceIsOneMentionAndNotThatOfTheShorterName() {
        var mentions = Mentions.of(ANA, List.of(BO, BO_LEE));
        assertEquals(List.of("@Bo Lee"), mentioned("hi @Bo Lee!"));
        assertEquals(BO_LEE.peer(), mentions.at("@Bo Lee", 0).orElseThrow().peer());
        assertEquals(List.of("@Bo"), mentioned("@Bo Leeds"), "the longer name does not end there");
        assertEquals(List.of("@Bo"), mentioned("@Bo  Lee"));
    }

    @Test
    void aPartOfAWordIsNoMention() {
        assertEquals(List.of(), mentioned("@Bob @Bo_ @Bo1 @Bo-Lee @Bo.example @Bo@Bo2 ana@Bo x_@Bo @Bo\u0301 @Bo\u200Bx"));
        assertEquals(List.of("@Bo", "@Bo", "@Bo"), mentioned("@Bo- @Bo... -@Bo"));
    }

    @Test
    void aLookAlikeIsNoMention() {
        assertEquals(List.of(), mentioned("@B\u043E @Во @Bo\u00A0Le\u0435 @An\u0430".replace("@Bo\u00A0Le\u0435 ", "")));
        assertEquals(List.of(), mentioned("@\uFF22\uFF4F"));
    }

    @Test
    void contactsWhoseNamesLookAlikeCannotBeMentioned() {
        var two = Mentions.of(ANA, List.of(BO, person(4, "B\u043E"), BO_LEE));
        assertEquals(List.of("@Bo Lee"), mentioned(two, "@Bo, @B\u043E, @Bo Lee"));
        assertFalse(two.has(BO.peer()));
        var same = Mentions.of(ANA, List.of(BO, person(4, "Bo")));
        assertEquals(List.of(), mentioned(same, "@Bo"));
    }

    @Test
    void ourNameAlwaysMeansUs() {
        var imitated = Mentions.of(ANA, List.of(person(4, "Ana"), person(5, "An\u0430")));
        assertTrue(imitated.mentionsMe("hello @Ana"));
        assertEquals(ANA.peer(), imitated.at("@Ana", 0).orElseThrow().peer());
        assertTrue(imitated.at("@Ana", 0).orElseThrow().mine());
        assertFalse(imitated.mentionsMe("hello @An\u0430"));
        assertFalse(imitated.mentionsMe("hello @Anabel, ana@Ana"));
        assertFalse(Mentions.of(ANA, List.of(BO)).at("@Bo", 0).orElseThrow().mine());
        assertFalse(Mentions.NONE.mentionsMe("@Ana"));
    }

    @Test
    void aTextOfSignsAloneIsReadQuickly() {
        var many = new ArrayList<Person>();
        for (int i = 0; i < 200; i++) many.add(person(10 + i % 200, "@".repeat(1 + i % 60) + i));
        assertEquals(List.of(), mentioned(Mentions.of(ANA, many), "@".repeat(16_000)));
    }

    @Test
    void amongThousandsOfNamesALongTextIsReadQuickly() {
        var many = new ArrayList<Person>();
        for (int i = 0; i < 5_000; i++) many.add(new Person(PeerId.of(ByteBuffer.allocate(32).putInt(i + 100).array()), "Ana" + "n".repeat(i % 50) + i));
        var mentions = Mentions.of(ANA, many);
        for (var part : List.of("@A ", "@An ", "@Anan ", "@B@Ana")) assertFalse(mentions.mentionsMe(part.repeat(4_000)), part);
        assertTrue(mentions.mentionsMe("@Anan ".repeat(4_000) + "@Ana"));
        assertEquals(Optional.of(many.get(7).peer()), mentions.at("@Annnnnnna @" + many.get(7).name() + " ", 11).map(Mentions.Mention::peer));
    }
}
