package org.hashverse.transport;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Session tickets of a server.
class TicketsTest {
    @Test
    void noTicketIsKeptHoweverManyAServerSends(@TempDir Path folder) throws Exception {
        var sessions = Identity.loadOrCreate(folder.resolve("identity.pem")).context().getClientSessionContext();
        assertTrue(sessions.getSessionTimeout() > 604_800, "else each ticket of 64 KiB is held as long as its link");
    }
}
