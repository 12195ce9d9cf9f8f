package org.hashverse.ui.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Standing;
import org.hashverse.chat.files.FileItem;
import org.hashverse.model.ChatModel;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.ui.app.Cast;
import org.hashverse.ui.app.FxThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/// What is shown of files.
@ExtendWith(ApplicationExtension.class)
class FileLinesTest {
    private static final FileItem PICTURE = new FileItem("a.jpg", 1, SomeFiles.file("a.jpg", 1).hash(), Optional.empty(), Optional.of(new FileItem.Picture(4, 3, "AAAA")));

    private static FileItem shown(ChatModel model, Standing standing) {
        model.apply(new NodeEvent.PeerChanged(Cast.standing(Cast.contact(Cast.FAY, "Fay", "10.0.0.31:8000"), standing)));
        var message = SomeFiles.theirs(Conversation.with(Cast.FAY), Cast.FAY, Instant.EPOCH, "", PICTURE);
        return new FileLines(model, _ -> "Fay").of(message).getFirst().item();
    }

    @Test
    void aPreviewIsShownOnlyOnceItsSenderIsAccepted() {
        FxThread.act(() -> {
            var model = Cast.model();
            var blank = PICTURE.withoutPreview();
            assertEquals(Optional.of(new FileItem.Picture(4, 3, "")), blank.picture());
            assertEquals(List.of(blank, PICTURE, PICTURE, blank), List.of(shown(model, Standing.STRANGER), shown(model, Standing.CONTACT), shown(model, Standing.REMOVED), shown(model, Standing.BLOCKED)));
        });
    }
}
