package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

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
        until("our own file can be opened", () -> scene.getRoot().lookupAll(".file-action").stream().anyMatch(WindowAlone::visible));
    }

    @Test
    void aFileIsGotOnAClick() throws Exception {
        ana.node.change(settings -> settings.withReceiving(new Receiving(Optional.of(folder.resolve("ana").toString()), 0, 0)));
        connect();
        var report = Files.write(folder.resolve("report.pdf"), new byte[300_000]);
        FxThread.act(() -> window.open(Conversation.with(bo.id())));
        bo.node.files().send(Conversation.with(ana.id()), List.of(new Attachment(report)), "", _ -> { }).get(60, TimeUnit.SECONDS);
        until("the file is offered", () -> scene.getRoot().lookupAll(".file-action").stream().anyMatch(WindowAlone::visible));
        FxThread.act(() -> ((Button) scene.getRoot().lookupAll(".file-action").stream().filter(WindowAlone::visible).findFirst().orElseThrow()).fire());
        until("the file is here", () -> Files.exists(folder.resolve("ana").resolve("report.pdf")));
        until("the file can be opened", () -> scene.getRoot().lookupAll(".file-action").stream().anyMatch(node -> WindowAlone.visible(node) && ((Labeled) node).getText().equals("Open")));
    }
}
