package org.hashverse.wire;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.hashverse.Allocations;
import org.hashverse.chat.Content;
import org.hashverse.chat.MessageId;
import org.junit.jupiter.api.Test;

/// The objects that writing and reading a CHAT makes, in bytes. See [Allocations] for why this is the same everywhere.
class FrameAllocationsTest {
    private static final int BURST = 1_000;
    private static final String TEXT = "The train is late, so lunch will be at the station. ".repeat(2).substring(0, 100);
    /// A quarter above what was measured, 2,696.
    private static final long WRITTEN = 3_370;
    /// A quarter above what was measured, 10,408.
    private static final long READ = 13_010;

    private static List<Frame> chats() {
        var chats = new ArrayList<Frame>();
        for (int i = 1; i <= BURST; i++) chats.add(new Frame.Chat(1_000_000 + i, MessageId.random(), Frame.To.YOU, 1_793_491_200_000L + i, Content.text(TEXT)));
        return chats;
    }

    @Test
    void writingAChat() throws Exception {
        long bytes = Allocations.each(BURST, () -> {
            var chats = chats();
            return () -> chats.forEach(FrameWriter::encode);
        });
        assertTrue(bytes <= WRITTEN, bytes + " bytes a frame");
    }

    @Test
    void readingAChat() throws Exception {
        long bytes = Allocations.each(BURST, () -> {
            var streams = chats().stream().map(chat -> new ByteArrayInputStream(FrameWriter.encode(chat))).toList();
            return () -> {
                for (var stream : streams) new FrameReader(stream).read();
            };
        });
        assertTrue(bytes <= READ, bytes + " bytes a frame");
    }
}
