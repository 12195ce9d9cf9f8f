package org.hashverse.ui.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.node.api.FileState.Stage;
import org.hashverse.ui.app.Cast;
import org.hashverse.ui.app.FxThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/// The row of a file in a message.
@ExtendWith(ApplicationExtension.class)
class FileRowTest {
    private static FileLine line(Delivered message, Stage stage, double part) {
        var sent = new FileLine.Sent(false, "Bo", Instant.EPOCH);
        var item = SomeFiles.file(message.message().id().hex() + ".pdf", 100);
        return new FileLine(new FileKey(message.message().key(), 0), item, sent, Optional.of(SomeFiles.state(message, 0, stage, (long) (part * 100), 0)), Optional.empty(), OptionalDouble.of(part), "");
    }

    private static Delivered message() {
        return SomeFiles.theirs(Conversation.with(Cast.BO), Cast.BO, Instant.EPOCH, "", SomeFiles.file("a.pdf", 100));
    }

    @Test
    void progressReplacesNeitherTheTooltipNorTheButtons() {
        FxThread.act(() -> {
            var row = new FileRow();
            var message = message();
            row.show(line(message, Stage.GETTING, 0.1));
            var name = (Label) row.lookup(".file-name");
            var tooltip = name.getTooltip();
            var action = ((Button) row.lookup(".file-tile")).getTooltip();
            var cancel = row.lookup(".file-button");
            row.show(line(message, Stage.GETTING, 0.2));
            assertSame(tooltip, name.getTooltip());
            assertSame(action, ((Button) row.lookup(".file-tile")).getTooltip());
            assertSame(cancel, row.lookup(".file-button"));
            row.show(line(message, Stage.PAUSED, 0.2));
            assertNotSame(action, ((Button) row.lookup(".file-tile")).getTooltip());
            var other = line(message(), Stage.PAUSED, 0.2);
            row.show(other);
            assertEquals(other.name(), name.getText());
            assertEquals(other.name(), name.getTooltip().getText());
        });
    }
}
