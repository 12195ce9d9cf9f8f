package org.hashverse.ui.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Marks;
import org.hashverse.chat.SharedFiles;
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

    @Test
    void aReceiverThatDeclinedSomeFilesIsNotSaidToWantThem() {
        FxThread.act(() -> {
            assertEquals("Bo has not downloaded the files yet", trail(Set.of(), Set.of()));
            assertEquals("Bo has 2 of 3 files", trail(Set.of(0, 2), Set.of()));
            assertEquals("Bo has 0 of 3 files and declined 1", trail(Set.of(), Set.of(1)));
            assertEquals("Bo has 2 of 3 files and declined 1", trail(Set.of(0, 2), Set.of(1)));
            assertEquals("Bo declined the files", trail(Set.of(), Set.of(0, 1, 2)));
            assertEquals("Bo has 0 of 3 files and declined 1", trail(Set.of(3), Set.of(1, 4)), "places that the message does not have");
        });
    }

    private static String trail(Set<Integer> got, Set<Integer> declined) {
        var model = Cast.model();
        var message = SomeFiles.mine(Conversation.with(Cast.BO), Cast.ANA, Instant.EPOCH, "", Map.of(Cast.BO, Delivery.DELIVERED), SomeFiles.file("a", 1), SomeFiles.file("b", 1), SomeFiles.file("c", 1));
        model.apply(new NodeEvent.MessageWritten(message));
        var marks = new Marks(Optional.empty(), List.of(new Marks.Made(Cast.BO, new SharedFiles.Report(message.message().key(), got, declined), false)));
        model.apply(new NodeEvent.MessageChanged(new Delivered(message.message(), true, false, Optional.empty(), message.deliveries(), marks)));
        return new FileLines(model, _ -> "Bo").trail(model.conversation(Conversation.with(Cast.BO)).find(message.message().key()).orElseThrow(), Cast.BO);
    }
}
