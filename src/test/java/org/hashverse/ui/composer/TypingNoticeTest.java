package org.hashverse.ui.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import javafx.stage.Stage;
import org.hashverse.chat.PeerId;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.EmptyHistory;
import org.hashverse.node.api.FakeCommands;
import org.hashverse.node.api.HistoryQuestions;
import org.hashverse.ui.app.Cast;
import org.hashverse.ui.app.FxThread;
import org.hashverse.ui.app.WindowAlone;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/// When a contact is told that the person writes.
class TypingNoticeTest extends WindowAlone {
    private final List<PeerId> told = new ArrayList<>();

    @Start
    void start(Stage stage) {
        show(stage);
    }

    @Override
    protected ChatModel makeModel() {
        return Cast.model(new FakeCommands() {
            @Override
            public void typing(PeerId peer) {
                told.add(peer);
            }

            @Override
            public HistoryQuestions history() {
                return new EmptyHistory();
            }
        });
    }

    @Test
    void aDraftThatIsShownIsNoWriting() {
        FxThread.act(() -> model.conversation(BO).draft().text().set("half a sen"));
        open(CHEN);
        FxThread.act(() -> composer().requestFocus());
        open(BO);
        FxThread.act(() -> assertEquals("half a sen", composer().getText()));
        assertEquals(List.of(), told);
        type("tence");
        assertEquals(List.of(Cast.BO), told);
    }
}
