package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.hashverse.ExpectedLog;
import org.hashverse.chat.PeerAddress;
import org.hashverse.node.api.DoctorReport;
import org.hashverse.node.api.FakeCommands;
import org.hashverse.node.api.Finding;
import org.hashverse.node.api.Firewall;
import org.hashverse.node.api.TestFindings;
import org.hashverse.ui.doctor.DoctorCard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// *Can others reach me?* with a node whose reports the test makes.
@ExtendWith(ApplicationExtension.class)
class DoctorCardTest {
    private static final DoctorReport GOOD = new DoctorReport(DoctorReport.Verdict.REACHABLE, List.of(new Finding.Reached(2), new Finding.Listening(8000)));
    private final DialogStage dialogs = new DialogStage() { };
    private final List<List<PeerAddress>> targets = new ArrayList<>();
    private final List<CompletableFuture<DoctorReport>> reports = new ArrayList<>();

    @Start
    void start(Stage stage) {
        dialogs.show(stage);
    }

    @BeforeEach
    void open() {
        FxThread.act(() -> {
            dialogs.reset();
            var model = Cast.model(new FakeCommands() {
                @Override
                public CompletableFuture<DoctorReport> doctor(List<PeerAddress> asked) {
                    targets.add(asked);
                    reports.add(new CompletableFuture<>());
                    return reports.getLast();
                }
            });
            new ChatDialogs(model, dialogs.layer, dialogs.toasts).doctor(List.of(PeerAddress.parse("10.0.0.9:8000")));
        });
    }

    private Node find(String id) {
        return dialogs.layer.lookup("#" + id);
    }

    private String said(String id) {
        return find(id) == null || !find(id).isVisible() ? null : find(id).getAccessibleText();
    }

    private String verdict() {
        return ((Labeled) find("doctor-verdict").lookup(".head")).getText();
    }

    private void answer(int question, DoctorReport report) {
        reports.get(question).complete(report);
        FxThread.settle();
    }

    @Test
    void itAsksAtOnceAndShowsEachFindingWithItsFix() {
        assertEquals(List.of(List.of(PeerAddress.parse("10.0.0.9:8000"))), targets);
        assertEquals("Checking this computer and asking contacts…", said("doctor-notice"));
        assertNull(find("doctor-again"));
        answer(0, TestFindings.report());
        assertNull(said("doctor-notice"));
        assertEquals("Can others reach me? Others cannot reach this computer.", find("doctor").getAccessibleText());
        assertEquals("Port 8000 does not answer on this computer. Quit Hashverse and start it again.", said("doctor-finding-0"));
        var all = TestFindings.all();
        long inOrder = all.stream().filter(finding -> finding.level() == Finding.Level.GOOD).count();
        assertEquals(all.size() - inOrder, dialogs.layer.lookupAll(".doctor-finding").size());
        FxThread.act(() -> ((Hyperlink) find("doctor-details")).fire());
        assertEquals(all.size(), dialogs.layer.lookupAll(".doctor-finding").size());
        assertEquals(inOrder, dialogs.layer.lookupAll(".in-order").size());
    }

    @Test
    void whatPreventsConnectionsComesFirst() {
        answer(0, new DoctorReport(DoctorReport.Verdict.UNREACHABLE, List.of(new Finding.Listening(8000), new Finding.NobodyToAsk(), new Finding.NotListening(8000))));
        assertTrue(said("doctor-finding-0").startsWith("Port 8000 does not answer"), said("doctor-finding-0"));
        assertTrue(said("doctor-finding-1").startsWith("No connected contact"), said("doctor-finding-1"));
        assertNull(find("doctor-finding-2"));
        assertEquals("Others cannot reach this computer.", verdict());
        FxThread.act(() -> ((Button) find("doctor-again")).fire());
        answer(1, new DoctorReport(DoctorReport.Verdict.REACHABLE, List.of(new Finding.Listening(8000))));
        assertEquals("Others can reach this computer.", verdict());
    }

    @Test
    void theLineForATerminalIsCopied() {
        answer(0, new DoctorReport(DoctorReport.Verdict.UNREACHABLE, List.of(new Finding.FirewallDrops(8000, Firewall.UFW, "sudo ufw allow 8000/tcp"))));
        FxThread.act(() -> {
            ((Hyperlink) find("doctor-finding-0-copy")).fire();
            assertEquals("sudo ufw allow 8000/tcp", Clipboard.getSystemClipboard().getString());
            ((Hyperlink) find("doctor-copy")).fire();
            assertTrue(Clipboard.getSystemClipboard().getString().contains("✗ Calls to port 8000"), Clipboard.getSystemClipboard().getString());
        });
    }

    @Test
    void checkAgainAsksAgainAndALateAnswerIsNotShown() {
        answer(0, TestFindings.report());
        FxThread.act(() -> ((Button) find("doctor-again")).fire());
        assertEquals(2, targets.size());
        assertEquals("Checking this computer and asking contacts…", said("doctor-notice"));
        assertFalse(find("doctor-findings").isVisible());
        answer(1, GOOD);
        assertEquals("Can others reach me? Others can reach this computer.", find("doctor").getAccessibleText());
        assertNull(find("doctor-finding-0"), "what is in order is folded");
        FxThread.act(() -> ((Hyperlink) find("doctor-details")).fire());
        assertEquals("2 contacts have reached this computer.", said("doctor-finding-0"));
    }

    @Test
    @ExpectedLog("the node could not answer")
    void aNodeThatFailsIsSaid() {
        reports.getFirst().completeExceptionally(new IllegalStateException("broken"));
        FxThread.settle();
        assertEquals("That did not work. The reason is in the log.", said("doctor-notice"));
        assertNotNull(find("doctor-again"));
    }

    @Test
    void theStatusLineOpensIt(FxRobot robot) {
        FxThread.act(() -> dialogs.layer.close());
        var opened = new ArrayList<Integer>();
        FxThread.act(() -> {
            var model = Cast.model(new FakeCommands() {
                @Override
                public CompletableFuture<DoctorReport> doctor(List<PeerAddress> asked) {
                    opened.add(asked.size());
                    return new CompletableFuture<>();
                }
            });
            dialogs.root.getChildren().setAll(new MainWindow(model, () -> { }, _ -> new CompletableFuture<>()));
        });
        robot.clickOn("#status-line");
        FxThread.settle();
        assertEquals(List.of(0), opened);
        assertNotNull(dialogs.root.lookup("#doctor"));
        robot.type(KeyCode.ESCAPE);
        FxThread.act(() -> dialogs.root.lookup("#status-line").requestFocus());
        robot.type(KeyCode.SPACE);
        FxThread.settle();
        assertEquals(List.of(0, 0), opened);
        assertTrue(dialogs.root.lookup("#doctor") instanceof DoctorCard);
    }
}
