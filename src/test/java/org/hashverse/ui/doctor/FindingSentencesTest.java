package org.hashverse.ui.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.hashverse.chat.PeerAddress;
import org.hashverse.console.SingleCommands;
import org.hashverse.node.api.DoctorReport;
import org.hashverse.node.api.FakeCommands;
import org.hashverse.node.api.Finding;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.api.Subscription;
import org.hashverse.node.api.TestFindings;
import org.hashverse.node.api.TestPeer;
import org.hashverse.ui.app.Cast;
import org.hashverse.ui.words.Language;
import org.hashverse.ui.words.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The sentences of the window and of the console, and the text to copy.
class FindingSentencesTest {
    private static final FindingSentences FULL = FindingSentences.full(_ -> "Bo");

    @AfterEach
    void english() {
        Words.speak(Language.ENGLISH);
    }

    /// A node that makes one report and knows Bo.
    private static final class Asked extends FakeCommands {
        List<PeerAddress> targets;

        @Override
        public CompletableFuture<DoctorReport> doctor(List<PeerAddress> asked) {
            targets = asked;
            return CompletableFuture.completedFuture(TestFindings.report());
        }

        @Override
        public Subscription subscribe(Executor executor, Consumer<NodeEvent> listener) {
            for (var event : List.of(new NodeEvent.SelfChanged(Cast.self()), new NodeEvent.PeerChanged(TestPeer.of(TestFindings.CONTACT, "Bo").peer()), new NodeEvent.CallingChanged(List.of())))
                executor.execute(() -> listener.accept(event));
            return () -> { };
        }
    }

    private static SingleCommands.Answer console(Asked node, String line, boolean json) throws InterruptedException {
        return new SingleCommands(node, () -> true).carryOut(line, json, Path.of(""));
    }

    private static String window(Finding finding) {
        return (FULL.of(finding) + FindingSentences.line(finding).map(line -> " " + line).orElse("")).replace('\u00a0', ' ');
    }

    @Test
    void theConsoleSaysWhatTheWindowSays() throws Exception {
        var lines = console(new Asked(), "doctor", false).lines();
        var findings = TestFindings.all();
        for (int i = 0; i < findings.size(); i++) assertEquals("finding " + findings.get(i).level().name().toLowerCase() + " " + window(findings.get(i)), lines.get(i));
        assertEquals(List.of("findings " + findings.size() + " unreachable"), lines.subList(findings.size(), lines.size()));
    }

    @Test
    void theAddressesOfACommandAreExamined() throws Exception {
        var node = new Asked();
        console(node, "doctor", false);
        assertEquals(List.of(), node.targets);
        console(node, "doctor 10.0.0.9 8001", false);
        assertEquals(List.of(PeerAddress.parse("10.0.0.9:8001")), node.targets);
        console(node, "doctor " + Cast.invite(Cast.GUS, "Gus", "10.0.0.40:8000", "192.168.1.4:8000"), false);
        assertEquals(2, node.targets.size());
        assertEquals(SingleCommands.Result.MISUSED, console(node, "doctor 10.0.0 80", false).result());
    }

    @Test
    void aFindingIsAnObject() throws Exception {
        var lines = console(new Asked(), "doctor", true).lines();
        assertEquals("{\"fact\":\"finding\",\"level\":\"problem\",\"text\":\"Port 8000 does not answer on this computer. Quit Hashverse and start it again.\"}", lines.getFirst());
        assertEquals("{\"fact\":\"findings\",\"count\":" + TestFindings.all().size() + ",\"verdict\":\"unreachable\"}", lines.getLast());
    }

    @ParameterizedTest
    @EnumSource
    void everyProblemAndNoteHasOneFix(Language language) {
        Words.speak(language);
        for (var finding : TestFindings.all()) {
            var sentence = FULL.of(finding);
            assertFalse(sentence.head().isBlank(), finding.toString());
            if (finding.level() != Finding.Level.GOOD) assertFalse(sentence.body().isBlank(), finding.toString());
        }
    }

    @Test
    void aCopiedReportHasNoPrivateData() {
        var text = ReportText.of(TestFindings.report());
        assertTrue(text.startsWith("Others cannot reach this computer.\n✗ "), text);
        for (var secret : List.of("30.7", "30.9", "113.5", "77.2", "anna", "Bo ", "home", TestFindings.CONTACT.code(), "1:2::9")) assertFalse(text.contains(secret), secret + " in " + text);
        for (var kept : List.of("10.20.x.x", "203.0.x.x:8000", "2001:db8:x", "8001", "a contact", "(wg, probably a VPN)", "\n  sudo ufw allow 8000/tcp\n")) assertTrue(text.contains(kept), kept + " in " + text);
    }

    @Test
    void hostsAreShortened() {
        assertEquals("fe80::x", ReportText.shortened("fe80::1"));
        assertEquals("::x", ReportText.shortened("::1"));
        assertEquals("…", ReportText.shortened("anna-laptop"));
        assertEquals(Optional.empty(), FindingSentences.line(new Finding.NoNetwork()));
    }
}
