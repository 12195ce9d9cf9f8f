package org.hashverse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Processes of the built jar that are stopped at any moment, as by closing a laptop.
@Tag("soak")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no signals")
class FreezeSoakTest {
    private static final String ID = "([A-Z2-7]{52})";
    @TempDir
    Path temp;
    private ConsoleProcess ana;
    private ConsoleProcess bo;
    private ConsoleProcess chen;

    @BeforeEach
    void threeThatAreConnected() throws IOException, InterruptedException {
        int port = TestPorts.free();
        ana = start("Ana", TestPorts.free());
        bo = start("Bo", port);
        chen = start("Chen", TestPorts.free());
        for (var one : new ConsoleProcess[] {ana, bo, chen}) one.expect("listening 127.0.0.1:\\d+ " + ID + " \\w+");
        ana.ask("add 127.0.0.1 " + port, "connected Bo .*");
        chen.ask("add 127.0.0.1 " + port, "connected Bo .*");
        bo.expect("joined Ana .*");
        bo.expect("joined Chen .*");
    }

    private ConsoleProcess start(String name, int port) throws IOException {
        return ConsoleProcess.start("--console", "--accept", "anyone", "127.0.0.1", "" + port, "--data", temp.resolve(name).toString(), "--name", name);
    }

    @AfterEach
    void nobodyStays() {
        for (var one : new ConsoleProcess[] {ana, bo, chen}) if (one != null) one.close();
    }

    private static void signal(ConsoleProcess to, String name) throws IOException, InterruptedException {
        assertEquals(0, new ProcessBuilder("kill", "-" + name, "" + to.process.pid()).inheritIO().start().waitFor());
    }

    @Test
    void aFrozenPeerIsShownAsLeftAndReturnsAndReportsNobodyElseAsLeft() throws IOException, InterruptedException {
        int before = bo.lines().size();
        signal(bo, "STOP");
        ana.expect("left Bo .* silent");
        chen.expect("left Bo .* silent");
        ana.ask("list", "peers 0");
        signal(bo, "CONT");
        ana.expect("joined Bo .*");
        chen.expect("joined Bo .*");
        ana.ask("send @Bo good morning", "sent 1 #1");
        ana.expect("delivered 1/1 #1");
        bo.expect("direct Ana .* good morning");
        bo.ask("list", "peers 2");
        assertTrue(bo.lines().subList(before, bo.lines().size()).stream().noneMatch(line -> line.matches("left .* (silent|stalled)")), bo.lines()::toString);
    }

    @Test
    void aPeerThatIsFrozenForAMomentIsNotShownAsLeft() throws IOException, InterruptedException {
        signal(bo, "STOP");
        ana.ask("query @Bo", "connected Bo .* -"); // a ping that nobody answered in time
        signal(bo, "CONT");
        bo.ask("send I am back", "sent 2 #1");
        ana.expect("message Bo .* I am back");
        chen.expect("message Bo .* I am back");
        bo.expect("delivered 2/2 #1");
        for (var one : new ConsoleProcess[] {ana, bo, chen})
            assertTrue(one.lines().stream().noneMatch(line -> line.startsWith("left ")), one.lines()::toString);
    }
}
