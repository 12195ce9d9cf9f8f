package org.hashverse.ui.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.hashverse.ui.composer.SlashCommands.Verb;
import org.hashverse.ui.composer.SlashLine.Command;
import org.hashverse.ui.composer.SlashLine.Text;
import org.hashverse.ui.composer.SlashLine.Unknown;
import org.junit.jupiter.api.Test;

class SlashLineTest {
    @Test
    void aLineWhoseFirstWordIsACommandRunsIt() {
        assertEquals(new Command(Verb.LIST, ""), SlashLine.of("/list"));
        assertEquals(new Command(Verb.ADD, "10.0.0.9 8000"), SlashLine.of("/add  10.0.0.9 8000 "));
        assertEquals(new Command(Verb.SEND, "Hello, peers!"), SlashLine.of("/SEND Hello, peers!"));
        assertEquals(new Command(Verb.DELETE, "@Bo"), SlashLine.of("/del @Bo"));
        assertEquals(new Command(Verb.SEND, "two\nlines"), SlashLine.of("/send two\nlines"));
    }

    @Test
    void twoSlashesSendOneSlash() {
        assertEquals(new Text("/list"), SlashLine.of("//list"));
    }

    @Test
    void theLineForATextIsReadAsThatText() {
        for (var text : List.of("/list", "/shrug", "//", "/etc/hosts", "hello", "add 10.0.0.7 8000"))
        assertEquals(new Text(text), SlashLine.of(SlashLine.lineFor(text)), text);
        assertEquals("//list", SlashLine.lineFor("/list"));
        assertEquals("/etc/hosts", SlashLine.lineFor("/etc/hosts"));
    }

    @Test
    void onlyTheSentTextOfALineCounts() {
        assertEquals("hello", SlashLine.sentText("/send @Bo hello"));
        assertEquals("hello", SlashLine.sentText("/send @\"Bo B\" hello"));
        assertEquals("@Bo hello", SlashLine.sentText("/send -- @Bo hello"));
        assertEquals("/list", SlashLine.sentText("//list"));
        assertEquals("", SlashLine.sentText("/query 10.0.0.7 8000"));
    }

    @Test
    void anyOtherWordWithASlashIsNotSentWithoutConfirmation() {
        assertEquals(new Unknown("shrug"), SlashLine.of("/shrug like this"));
        assertEquals(new Unknown(""), SlashLine.of("/"));
        assertEquals(new Unknown("lists"), SlashLine.of("/lists"));
    }

    @Test
    void aPathIsText() {
        assertEquals(new Text("/etc/hosts"), SlashLine.of("/etc/hosts"));
        assertEquals(new Text("/usr/bin is on my path"), SlashLine.of("/usr/bin is on my path"));
        assertEquals(new Text("see /list"), SlashLine.of("see /list"));
    }

    @Test
    void aLineThatReadsLikeACommandIsRecognized() {
        assertEquals(Optional.of(new Command(Verb.ADD, "10.0.0.7 8000")), SlashLine.bareCommand("add 10.0.0.7 8000"));
        assertEquals(Optional.of(new Command(Verb.QUERY, "[fd00::7]:8000")), SlashLine.bareCommand("Query [fd00::7]:8000"));
        assertEquals(Optional.of(new Command(Verb.ADD, "hashverse://add?k=x")), SlashLine.bareCommand("add hashverse://add?k=x"));
        assertEquals(Optional.of(new Command(Verb.LIST, "")), SlashLine.bareCommand("list"));
        assertEquals(Optional.of(new Command(Verb.DELETE, "10.0.0.7 8000")), SlashLine.bareCommand(" remove  10.0.0.7 8000 "));
    }

    @Test
    void ordinarySentencesAreNotRecognizedAsCommands() {
        for (var sentence : List.of("add some sugar", "send 10.0.0.7 8000", "add hashverse://add?k=x\nand greet her", "add 2 eggs", "select one", "delete it", "list of peers", "query", "I will add 10.0.0.7 8000", "add 10.0.0.7 8000 to your list"))
            assertEquals(Optional.empty(), SlashLine.bareCommand(sentence), sentence);
    }

    @Test
    void completionShowsTheSevenCommandsAndThenTheMatchingOnes() {
        assertEquals(List.of(Verb.values()), SlashLine.completions("/"));
        assertEquals(List.of(Verb.SEND, Verb.SELECT), SlashLine.completions("/se"));
        assertEquals(List.of(), SlashLine.completions("/send "));
        assertEquals(List.of(), SlashLine.completions("//"));
        assertEquals(List.of(), SlashLine.completions("text"));
    }
}
