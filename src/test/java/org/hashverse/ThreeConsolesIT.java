package org.hashverse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The seven commands with three processes of the built jar: A adds B, B adds C. Starting processes is what takes long, so one test tries all that one start allows.
class ThreeConsolesIT {
    private static final String ID = "([A-Z2-7]{52})";
    @TempDir
    Path temp;
    private int portA;
    private int portB;
    private int portC;
    private ConsoleProcess a;
    private ConsoleProcess b;
    private ConsoleProcess c;
    private String idA;
    private String idB;
    private String idC;

    @BeforeEach
    void threeThatAreConnected() throws IOException, InterruptedException {
        portA = TestPorts.free();
        portB = TestPorts.free();
        portC = TestPorts.free();
        a = start("Ana", portA);
        b = start("Bo", portB);
        c = start("Chen Li", portC);
        idA = a.expect("listening 127.0.0.1:" + portA + " " + ID + " Ana").group(1);
        idB = b.expect("listening 127.0.0.1:" + portB + " " + ID + " Bo").group(1);
        idC = c.expect("listening 127.0.0.1:" + portC + " " + ID + " \"Chen Li\"").group(1);
        a.ask("add 127.0.0.1 " + portB, "connected " + bo());
        b.expect("joined " + ana());
        b.ask("add 127.0.0.1:" + portC, "connected " + chen());
        c.expect("joined " + bo());
    }

    private ConsoleProcess start(String name, int port) throws IOException {
        return ConsoleProcess.start("--console", "--accept", "anyone", "127.0.0.1", "" + port, "--data", temp.resolve(name).toString(), "--name", name);
    }

    @AfterEach
    void nobodyStays() {
        a.close();
        b.close();
        c.close();
    }

    private String ana() {
        return "Ana 127.0.0.1:" + portA + " " + idA;
    }

    private String bo() {
        return "Bo 127.0.0.1:" + portB + " " + idB;
    }

    private String chen() {
        return "\"Chen Li\" 127.0.0.1:" + portC + " " + idC;
    }

    private static long count(ConsoleProcess console, String line) {
        return console.lines().stream().filter(line::equals).count();
    }

    @Test
    void theSevenCommandsBetweenThree() throws IOException, InterruptedException {
        listSelectAndQueryShowConnectedPeers();
        sendReachesEveryConnectedPeerOnceAndNobodyElse();
        aDeletedPeerIsGoneOnBothSidesAndDoesNotComeBack();
    }

    private void listSelectAndQueryShowConnectedPeers() throws IOException, InterruptedException {
        b.ask("list", "peer " + ana() + " connected (\\d+ms|-)");
        b.expect("peer " + chen() + " connected (\\d+ms|-)");
        b.expect("peers 2");
        a.ask("list", "peers 1");
        a.ask("select 127.0.0.1 " + portB, "peer " + chen() + " connected - \\d+s");
        a.expect("peers 1");
        c.ask("select @Bo", "peer " + ana() + " connected - \\d+s");
        a.ask("query 127.0.0.1 " + portB, "connected " + bo() + " \\d+ms");
        a.ask("query @Bo", "connected " + bo() + " \\d+ms");
        a.ask("query " + idB.substring(0, 6), "connected " + bo() + " \\d+ms");
        a.ask("query 127.0.0.1 " + portC, "not-found 127.0.0.1 " + portC);
        a.ask("query 127.0.0.1 " + portA, "self 127.0.0.1:" + portA);
        b.ask("query @\"Chen Li\"", "connected " + chen() + " \\d+ms");
        b.ask("add 127.0.0.1 " + portC, "connected " + chen());
        b.ask("list", "peers 2");
        assertEquals(1, b.lines().stream().filter(line -> line.startsWith("joined ") && line.endsWith(idC)).count(), "already connected: nothing was dialled");
    }

    private void sendReachesEveryConnectedPeerOnceAndNobodyElse() throws IOException, InterruptedException {
        b.ask("send Hello, peers! ß 你好 🦊", "sent 2 #1");
        a.expect("message Bo 127.0.0.1:" + portB + " Hello, peers! ß 你好 🦊");
        c.expect("message Bo 127.0.0.1:" + portB + " Hello, peers! ß 你好 🦊");
        b.expect("delivered 2/2 #1");
        a.ask("send only Bo hears this", "sent 1 #1");
        b.expect("message Ana 127.0.0.1:" + portA + " only Bo hears this");
        b.ask("send @\"Chen Li\" between us \u202etwo", "sent 1 #2");
        c.expect("direct Bo 127.0.0.1:" + portB + " between us \\\\u\\{202e}two");
        b.expect("delivered 1/1 #2");
        b.ask("send @Nobody hi", "error no peer is @Nobody; list all shows them");
        b.ask("history", "history [0-9a-f]{32} [-0-9T:]+Z Bo 2/2 Hello, peers! ß 你好 🦊");
        b.expect("history [0-9a-f]{32} [-0-9T:]+Z Ana received only Bo hears this");
        b.expect("messages 2");
        b.ask("history @\"Chen Li\" 5", "history [0-9a-f]{32} [-0-9T:]+Z Bo delivered between us \\\\u\\{202e}two");
        b.expect("messages 1");
        c.ask("history 127.0.0.1 " + portB + " 5", "history [0-9a-f]{32} [-0-9T:]+Z Bo received between us \\\\u\\{202e}two");
        // a second broadcast as a barrier: a duplicate would have arrived before it
        b.ask("send done", "sent 2 #3");
        a.expect("message Bo 127.0.0.1:" + portB + " done");
        c.expect("message Bo 127.0.0.1:" + portB + " done");
        for (var console : List.of(a, c)) {
            assertEquals(1, count(console, "message Bo 127.0.0.1:" + portB + " Hello, peers! ß 你好 🦊"));
            assertTrue(console.lines().stream().noneMatch(line -> line.contains("only Bo hears")), console.lines().toString());
        }
    }

    private void aDeletedPeerIsGoneOnBothSidesAndDoesNotComeBack() throws IOException, InterruptedException {
        a.ask("delete 127.0.0.1 " + portB, "deleted " + bo());
        b.expect("left " + ana() + " removed");
        a.ask("list", "peers 0");
        b.ask("list", "peers 1");
        b.ask("add 127.0.0.1 " + portA, "error 127.0.0.1:" + portA + " does not accept your connection; ask them to add you");
        a.ask("list all", "peers 0");
        b.ask("list", "peers 1");
        a.ask("send anyone there?", "error nobody is connected; add IP PORT");
        assertEquals(1, a.lines().stream().filter(line -> line.startsWith("joined ")).count());
        a.ask("add 127.0.0.1 " + portB, "connected " + bo());
        a.ask("list", "peers 1");
    }

    @Test
    void aPeerThatExitsIsReportedAsLeftAndAMessageThatWaitsForItCanBeCancelled() throws IOException, InterruptedException {
        c.type("exit");
        b.expect("left " + chen() + " leaving");
        assertEquals(0, c.status());
        b.ask("list", "peers 1");
        b.ask("query @\"Chen Li\"", "known " + chen() + " last-heard [-0-9T:]+Z");
        b.ask("list all", "peer " + chen() + " offline -");
        b.ask("send @\"Chen Li\" never mind", "sent 1 #1");
        b.ask("cancel #1", "cancelled 1 #1");
        b.ask("cancel #1", "error too late; #1 may have left");
        a.endInput();
        b.expect("left " + ana() + " leaving");
        assertEquals(0, a.status());
        b.type("exit");
        assertEquals(0, b.status());
    }

    @Test
    void restartsTerminationAndDeathAreToldApart() throws IOException, InterruptedException {
        contactsFindEachOtherAgainAfterARestart();
        aTerminatedProcessSendsByeAndEnds();
        unconfirmedMessagesAreReportedAsUnsentAtTheEnd();
    }

    private void contactsFindEachOtherAgainAfterARestart() throws IOException, InterruptedException {
        a.type("exit");
        assertEquals(0, a.status());
        b.expect("left " + ana() + " leaving");
        a = start("Ana", portA);
        a.expect("listening 127.0.0.1:" + portA + " " + idA + " Ana");
        a.expect("joined " + bo());
        b.expect("joined " + ana());
    }

    private void aTerminatedProcessSendsByeAndEnds() throws InterruptedException {
        a.process.destroy(); // SIGTERM
        b.expect("left " + ana() + " leaving");
        a.status();
        assertEquals(0, a.process.descendants().count());
    }

    private void unconfirmedMessagesAreReportedAsUnsentAtTheEnd() throws IOException, InterruptedException {
        c.process.destroyForcibly().waitFor();
        b.expect("left " + chen() + " lost");
        b.ask("send @\"Chen Li\" are you there?", "sent 1 #1");
        b.ask("exit", "unsent 1");
        assertEquals(1, b.status());
    }
}
