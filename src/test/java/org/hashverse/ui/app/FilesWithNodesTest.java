package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.hashverse.chat.Conversation;
import org.hashverse.node.api.Attachment;
import org.hashverse.node.api.SendFilesOutcome;
import org.hashverse.node.api.SendOutcome;
import org.hashverse.store.settings.Receiving;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Files between the window of one node and another node.
class FilesWithNodesTest extends AnasWindow {
    @TempDir
    Path folder;

    @Start
    void start(Stage stage) throws IOException {
        show(stage);
    }

    private boolean fileSays(String part) {
        return scene.getRoot().lookupAll(".file-second").stream().anyMatch(node -> WindowAlone.visible(node) && ((Labeled) node).getText().contains(part));
    }

    @Test
    void aSentFileSaysWhoHasIt(FxRobot robot) throws Exception {
        bo.node.change(settings -> settings.withReceiving(Receiving.DEFAULT.withFolder(Optional.of(folder.resolve("bo").toString()))));
        connect();
        var report = Files.write(folder.resolve("report.pdf"), new byte[300_000]);
        FxThread.act(() -> window.open(Conversation.with(bo.id())));
        FxThread.act(() -> window.conversation().composer().files().add(List.of(report)));
        FxThread.act(() -> window.conversation().composer().area().requestFocus());
        robot.push(KeyCode.ENTER);
        until("Bo has the file", () -> fileSays("Bo has it"));
        assertArrayEquals(Files.readAllBytes(report), Files.readAllBytes(folder.resolve("bo").resolve("report.pdf")));
        until("our own file can be opened", () -> button("Open").isPresent());
    }

    @Test
    void aFileIsGotOnAClick() throws Exception {
        ana.node.change(settings -> settings.withReceiving(new Receiving(Optional.of(folder.resolve("ana").toString()), 0, 0)));
        connect();
        var report = Files.write(folder.resolve("report.pdf"), new byte[300_000]);
        FxThread.act(() -> window.open(Conversation.with(bo.id())));
        var outcome = bo.node.files().send(Conversation.with(ana.id()), List.of(new Attachment(report)), "", _ -> { }).get(60, TimeUnit.SECONDS);
        assertTrue(outcome instanceof SendFilesOutcome.Offered(SendOutcome.Sent _), outcome::toString);
        until("the message is here", () -> model.conversation(Conversation.with(bo.id())).last().get() != null);
        until("the file is offered", () -> button("Get").isPresent());
        FxThread.act(() -> button("Get").orElseThrow().fire());
        until("the file is here", () -> Files.exists(folder.resolve("ana").resolve("report.pdf")));
        until("the file can be opened", () -> button("Open").isPresent());
    }

    private Optional<Button> button(String words) {
        return scene.getRoot().lookupAll(".file-row .button").stream().filter(WindowAlone::visible).map(Button.class::cast).filter(one -> one.getAccessibleText().startsWith(words)).findFirst();
    }
}
