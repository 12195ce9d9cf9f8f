package org.hashverse.console;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hashverse.console.SingleCommands.Answer;
import org.hashverse.console.SingleCommands.Result;
import org.hashverse.files.Contents;
import org.hashverse.node.TestNode;
import org.hashverse.store.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two people who send each other files, each at a console over a real node.
@Timeout(300)
class FilesInConsolesTest {
    /// More than is got without asking.
    private static final int LARGE = 21 << 20;
    @TempDir
    private Path folder;
    private Path inbox;
    private TestNode ana;
    private TestNode bo;
    private TypedConsole anaTypes;
    private TypedConsole boTypes;

    @BeforeEach
    void twoConsoles() throws Exception {
        inbox = folder.resolve("inbox");
        ana = TestNode.in(folder.resolve("ana"), "Ana", Settings.Accept.ANYONE, 0);
        bo = TestNode.in(folder.resolve("bo"), "Bo", Settings.Accept.ANYONE, 0);
        bo.node.change(settings -> settings.withReceiving(settings.receiving().withFolder(Optional.of(inbox.toString()))));
        anaTypes = new TypedConsole(ana.node);
        boTypes = new TypedConsole(bo.node);
        bo.meet(ana);
        anaTypes.until("joined Bo ");
        boTypes.until("joined Ana ");
    }

    @AfterEach
    void end() throws Exception {
        anaTypes.close();
        boTypes.close();
        bo.close();
        ana.close();
    }

    private Path file(String name, int size) throws IOException {
        return Files.write(folder.resolve(name), Contents.bytes(size));
    }

    @Test
    void aSmallFileComesByItself() throws Exception {
        var file = file("my report.pdf", 3_000_000);
        anaTypes.type("send-file @Bo " + file);
        assertEquals("sent 1 #1", anaTypes.until("sent "));
        assertEquals("direct Ana " + ana.address() + " [file] my report.pdf, 3.0 MB", boTypes.until("direct "));
        assertEquals("file \"my report.pdf\" 3000000 #1", boTypes.next());
        assertEquals("got #1 " + inbox.resolve("my report.pdf"), boTypes.next());
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(inbox.resolve("my report.pdf")));
        assertEquals("fetched #1 Bo " + bo.address() + " 1 -", anaTypes.until("fetched "));
        boTypes.type("get #1");
        assertEquals("got #1 " + inbox.resolve("my report.pdf"), boTypes.next(), "nothing else was printed, and it is here already");
        boTypes.type("decline #1");
        assertEquals("error #1 is here already; delete the file that got named", boTypes.next());
    }

    @Test
    void exitDoesNotWaitForAnOfferThatWasDelivered() throws Exception {
        anaTypes.type("send-file @Bo " + file("large", LARGE));
        assertEquals("sent 1 #1", anaTypes.until("sent "));
        assertEquals("delivered 1/1 #1", anaTypes.until("delivered "));
        anaTypes.type("exit");
        assertEquals(0, anaTypes.status.get(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }

    @Test
    void aLargeFileIsDeclinedAndGotAfterAll() throws Exception {
        var file = file("large", LARGE);
        anaTypes.type("send-file \"" + file + "\"");
        assertEquals("sent 1 #1", anaTypes.until("sent "));
        assertEquals("file large " + LARGE + " #1", boTypes.until("file "));
        boTypes.type("pause #1");
        assertEquals("error #1 is not coming; get #1 gets it", boTypes.next());
        boTypes.type("decline #1");
        assertEquals("file-declined #1", boTypes.next());
        assertEquals("fetched #1 Bo " + bo.address() + " - 1", anaTypes.until("fetched "));
        boTypes.type("get #1 " + folder.resolve("other place"));
        assertEquals("getting #1", boTypes.next());
        assertEquals("got #1 " + folder.resolve("other place/large"), boTypes.next());
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(folder.resolve("other place/large")));
        assertEquals("fetched #1 Bo " + bo.address() + " 1 -", anaTypes.until("fetched "));
    }

    @Test
    void aFileThatIsNotThereAnyMoreIsToldSo() throws Exception {
        var gone = file("gone", LARGE);
        var changed = file("changed", LARGE + 1);
        anaTypes.type("send-file " + gone);
        anaTypes.type("send-file " + changed);
        boTypes.until("file changed ");
        Files.delete(gone);
        Files.writeString(changed, "other");
        boTypes.type("get #1");
        assertEquals(List.of("getting #1", "file-gone #1"), boTypes.upTo("file-gone "));
        boTypes.type("get #2");
        assertEquals(List.of("getting #2", "file-changed #2"), boTypes.upTo("file-changed "));
    }

    @Test
    void textsAfterAFileAreAnsweredAfterIt() throws Exception {
        var large = file("large", LARGE);
        for (int i = 0; i < 3; i++) {
            anaTypes.type("send-file @Bo " + large);
            anaTypes.type("send @Bo text " + i);
        }
        for (int i = 1; i <= 6; i++) assertEquals("sent 1 #" + i, anaTypes.until("sent "));
        anaTypes.type("history @Bo");
        var history = anaTypes.upTo("messages ").stream().filter(line -> line.startsWith("history ")).toList();
        assertEquals(6, history.size());
        assertEquals(List.of("text 0", "text 1", "text 2"), history.stream().filter(line -> !line.contains("[file]")).map(line -> line.substring(line.indexOf("text"))).toList());
        anaTypes.type("send-file " + folder.resolve("nothing"));
        assertEquals("error " + folder.resolve("nothing") + " is no file or folder; check its name", anaTypes.until("error "));
    }

    @Test
    void singleCommandsSendFilesAndNameThoseOfOthersByTheHistory() throws Exception {
        var anaSays = new SingleCommands(ana.node, () -> true);
        var boSays = new SingleCommands(bo.node, () -> true);
        file("large one", LARGE);
        Files.createDirectories(folder.resolve("album/empty"));
        assertEquals(new Answer(Result.DONE, List.of("sent 1 #1")), anaSays.carryOut("send-file @Bo large one", false, folder));
        assertEquals(new Answer(Result.DONE, List.of("sent 1 #2")), anaSays.carryOut("send-file @Bo album", false, folder));
        assertEquals("folder album 0 #2", boTypes.until("folder "));
        assertEquals("got #2 " + inbox.resolve("album"), boTypes.until("got "));
        assertTrue(Files.isDirectory(inbox.resolve("album/empty")));
        assertEquals("error no file #1; " + SharedFileCommands.FILE, boSays.carryOut("get #1", false, folder).lines().getFirst());
        var history = boSays.carryOut("history @Ana", false, folder).lines();
        var id = history.getFirst().split(" ")[1];
        assertEquals("has-file " + id + " 1 \"large one\" " + LARGE + " offered", history.get(1));
        assertEquals("has-folder " + history.get(2).split(" ")[1] + " 1 album 0 got " + inbox.resolve("album"), history.get(3));
        assertEquals(List.of("messages 2"), history.subList(4, history.size()));
        assertEquals(new Answer(Result.DONE, List.of("getting " + id + ".1")), boSays.carryOut("get " + id.substring(0, 10) + ".1 there", false, folder));
        assertEquals("got #1 " + folder.resolve("there/large one"), boTypes.until("got "));
        assertEquals(List.of("error that message has the files 1 to 1; history shows them"), boSays.carryOut("get " + id + ".2", false, folder).lines());
        assertEquals(List.of("error you sent that file yourself; it is where you sent it from"), anaSays.carryOut("get " + id + ".1", false, folder).lines());
        anaTypes.until("fetched ");
        anaTypes.until("fetched ");
        var sent = anaSays.carryOut("history @Bo", false, folder).lines();
        assertEquals("has-file " + id + " 1 \"large one\" " + LARGE + " -", sent.get(1));
        assertEquals("fetched " + id + " Bo " + bo.address() + " 1 -", sent.get(2));
    }
}
