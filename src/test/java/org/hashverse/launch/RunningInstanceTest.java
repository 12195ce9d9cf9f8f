package org.hashverse.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.hashverse.chat.Invite;
import org.hashverse.instance.Ending;
import org.hashverse.instance.Instance;
import org.hashverse.instance.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Starts that hand over to the running instance, through a real socket.
@Timeout(300)
class RunningInstanceTest {
    private final BlockingQueue<Optional<String>> forward = new LinkedBlockingQueue<>();
    @TempDir
    private Path profile;

    private Instance running(boolean window) throws Exception {
        return Instance.listen(profile, new Reception(new TestFront(invite -> {
            forward.add(invite);
            return CompletableFuture.completedFuture(window);
        })));
    }

    private boolean takesOver(String... words) throws Exception {
        return handOver(words) == RunningInstance.HandOver.TAKEN;
    }

    private RunningInstance.HandOver handOver(String... words) throws Exception {
        return RunningInstance.handOver(profile, assertInstanceOf(CommandLine.Run.class, CommandLine.parse(List.of(words))));
    }

    @Test
    void theOpenWindowComesForwardWithTheInvite() throws Exception {
        try (var _ = running(true)) {
            assertTrue(takesOver());
            assertTrue(takesOver("hashverse://add?k=x"));
            assertTrue(takesOver("--hidden", "hashverse://add?k=y"), "an invite is to be seen");
        }
        assertEquals(List.of(Optional.empty(), Optional.of("hashverse://add?k=x"), Optional.of("hashverse://add?k=y")), List.copyOf(forward));
    }

    @Test
    void aLinkOfAnyLengthIsShownInTheOpenWindow() throws Exception {
        var link = "hashverse://add?k=" + "A".repeat(100_000);
        try (var _ = running(true)) {
            assertTrue(takesOver(link));
        }
        assertEquals(link.substring(0, Invite.MAX_LENGTH + 1), forward.take().orElseThrow(), "one more than may be, so that the dialog says so");
    }

    private record Answer(int status, List<String> lines) {}

    private Answer answer(String... words) throws Exception {
        var lines = new ArrayList<String>();
        var tell = assertInstanceOf(CommandLine.Tell.class, CommandLine.parse(List.of(words)));
        return new Answer(RunningInstance.carryOut(profile, tell, lines::add), lines);
    }

    @Test
    void aCommandThatIsTooLongIsNotSentAndOneThatJustFitsIs() throws Exception {
        var lengths = new LinkedBlockingQueue<Integer>();
        try (var _ = Instance.listen(profile, (request, _) -> {
            lengths.add(request.bytes().length);
            return Ending.with(0);
        })) {
            int rest = new Request.Command("send ", false, Path.of("").toAbsolutePath().toString()).bytes().length;
            assertEquals(new Answer(0, List.of()), answer("send", "x".repeat(65_536 - rest)));
            for (int more : List.of(1, 1_000_000))
                assertEquals(new Answer(2, List.of("error the command is too long; send it in parts")), answer("send", "x".repeat(65_536 - rest + more)));
            assertEquals(new Answer(2, List.of("{\"fact\":\"error\",\"text\":\"the command is too long; send it in parts\"}")), answer("--json", "send", "x".repeat(65_536)));
        }
        assertEquals(List.of(65_536), List.copyOf(lengths));
    }

    @Test
    void theErrorOfAnInstanceThatDoesNotUnderstandTheRequestBecomesJson() throws Exception {
        try (var _ = Instance.listen(profile, (_, lines) -> {
            lines.line("error the Hashverse that runs is another \"version\"");
            return Ending.with(2);
        })) {
            assertEquals(new Answer(2, List.of("error the Hashverse that runs is another \"version\"")), answer("list"));
            assertEquals(new Answer(2, List.of("{\"fact\":\"error\",\"text\":\"the Hashverse that runs is another \\\"version\\\"\"}")), answer("--json", "list"));
        }
    }

    @Test
    void aHiddenStartEndsWithoutBringingTheWindowForward() throws Exception {
        for (boolean window : new boolean[] {true, false}) {
            try (var _ = running(window)) {
                assertTrue(takesOver("--hidden"));
            }
        }
        assertEquals(List.of(), List.copyOf(forward));
    }

    @Test
    void withoutAnInstanceNothingIsTakenOver() throws Exception {
        assertFalse(takesOver());
        assertFalse(takesOver("--hidden"));
        try (var _ = running(false)) {
            assertFalse(takesOver(), "a console has nothing to bring forward");
        }
        assertFalse(takesOver("--hidden"));
    }
}
