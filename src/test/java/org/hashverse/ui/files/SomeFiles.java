package org.hashverse.ui.files;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Delivery;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.SharedFiles;
import org.hashverse.chat.files.FileHash;
import org.hashverse.chat.files.FileItem;
import org.hashverse.node.api.FileState;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.node.api.FileState.Stage;
import org.hashverse.ui.picture.Preview;

/// Files and messages with files, for tests and screenshots.
public final class SomeFiles {
    private static final FileHash HASH = FileHash.of(new byte[FileHash.BYTES]);

    private SomeFiles() {}

    /// A file.
    public static FileItem file(String name, long size) {
        return new FileItem(name, size, HASH, Optional.empty(), Optional.empty());
    }

    /// A folder.
    public static FileItem folder(String name, long size, int files) {
        return new FileItem(name, size, HASH, Optional.of(new FileItem.Folder(HASH, 100, files)), Optional.empty());
    }

    /// A picture with a preview of a landscape.
    public static FileItem picture(String name, int width, int height) {
        var preview = Preview.of(landscape(Math.max(1, width / 8), Math.max(1, height / 8)), 8_000).map(Preview::text).orElse("");
        return new FileItem(name, 2_400_000, HASH, Optional.empty(), Optional.of(new FileItem.Picture(width, height, preview)));
    }

    /// A sky with a sun over hills.
    public static Image landscape(int width, int height) {
        var image = new WritableImage(width, height);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) {
                double hill = 0.62 + 0.1 * Math.sin(x * 9.0 / width) + 0.04 * Math.sin(x * 23.0 / width);
                double down = (double) y / height;
                double sun = Math.hypot(x - width * 0.72, y - height * 0.3) / Math.min(width, height);
                image.getPixelWriter().setColor(x, y, down > hill ? Color.hsb(110 - 40 * down, 0.5, 0.9 - 0.5 * down) : sun < 0.12 ? Color.hsb(48, 0.4, 1) : Color.hsb(210, 0.55 - 0.4 * down, 0.95));
            }
        return image;
    }

    /// A message with files.
    public static Message message(Conversation in, PeerId author, Instant at, String caption, FileItem... items) {
        return new Message(MessageId.random(), in, author, at.toEpochMilli(), at, new SharedFiles(List.of(items), caption));
    }

    /// A received message with files.
    public static Delivered theirs(Conversation in, PeerId author, Instant at, String caption, FileItem... items) {
        return new Delivered(message(in, author, at, caption, items), false, Map.of());
    }

    /// A message of ours with files.
    public static Delivered mine(Conversation in, PeerId self, Instant at, String caption, Map<PeerId, Delivery> deliveries, FileItem... items) {
        return new Delivered(message(in, self, at, caption, items), true, deliveries);
    }

    /// A state of one file.
    public static FileState state(Delivered message, int place, Stage stage, long done, long speed) {
        return new FileState(new FileKey(message.message().key(), place), stage, done, speed, Optional.empty());
    }

    /// The wish to see the first file of a message large. Its file is not here.
    public static FileEvent view(Delivered message) {
        return view(message, Optional.empty());
    }

    /// The wish to see the first file of a message large.
    ///
    /// @param file where it is; empty if it is not here
    public static FileEvent view(Delivered message, Optional<Path> file) {
        var item = ((SharedFiles) message.message().content()).items().getFirst();
        return new FileEvent(new FileLine(new FileKey(message.message().key(), 0), item, new FileLine.Sent(message.mine(), message.mine() ? "You" : "Bo", message.message().shown()), Optional.empty(), file, OptionalDouble.empty(), ""), FileEvent.Wish.VIEW);
    }
}
