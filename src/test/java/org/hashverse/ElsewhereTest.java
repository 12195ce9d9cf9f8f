package org.hashverse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.hashverse.chat.Invite;
import org.hashverse.instance.Instance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a start of the program leaves to the one that runs, through a real socket.
@Timeout(60)
class ElsewhereTest {
    private final BlockingQueue<Optional<String>> forward = new LinkedBlockingQueue<>();
    @TempDir
    private Path profile;

    private Instance running(boolean window) throws Exception {
        return Instance.listen(profile, new Reception(new Reception.Front() {
            @Override
            public boolean comeForward(Optional<String> invite) {
                forward.add(invite);
                return window;
            }

            @Override
            public void quit() {}
        }));
    }

    private boolean takesOver(String... words) throws Exception {
        return Elsewhere.takesOver(profile, assertInstanceOf(CommandLine.Run.class, CommandLine.parse(List.of(words))));
    }

    @Test
    void theWindowThatIsOpenComesForwardWithTheInvite() throws Exception {
        try (var _ = running(true)) {
            assertTrue(takesOver());
            assertTrue(takesOver("hashverse://add?k=x"));
            assertTrue(takesOver("--hidden", "hashverse://add?k=y"), "an invite is to be seen");
        }
        assertEquals(List.of(Optional.empty(), Optional.of("hashverse://add?k=x"), Optional.of("hashverse://add?k=y")), List.copyOf(forward));
    }

    @Test
    void aLinkOfAnyLengthIsShownInTheWindowThatRunsAndOpensNoOther() throws Exception {
        var link = "hashverse://add?k=" + "A".repeat(100_000);
        try (var _ = running(true)) {
            assertTrue(takesOver(link));
        }
        assertEquals(link.substring(0, Invite.MAX_LENGTH + 1), forward.take().orElseThrow(), "one more than may be, so that the dialog says so");
    }

    @Test
    void aStartThatIsNotToBeSeenEndsWithoutBringingAnythingForward() throws Exception {
        for (boolean window : new boolean[] {true, false}) {
            try (var _ = running(window)) {
                assertTrue(takesOver("--hidden"));
            }
        }
        assertEquals(List.of(), List.copyOf(forward));
    }

    @Test
    void whereNothingRunsNothingIsTakenOver() throws Exception {
        assertFalse(takesOver());
        assertFalse(takesOver("--hidden"));
        try (var _ = running(false)) {
            assertFalse(takesOver(), "a console has nothing to bring forward");
        }
        assertFalse(takesOver("--hidden"));
    }
}
