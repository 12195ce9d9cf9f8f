package org.hashverse.node.api;

import java.nio.file.Path;
import java.util.Optional;
import org.hashverse.chat.MessageKey;

/// How far one file, or folder, that somebody offered us has come. An item without a state is only offered.
///
/// @param file           which one
/// @param stage          what became of it
/// @param done           bytes that are here
/// @param bytesPerSecond how fast it comes at present; 0 if it does not
/// @param path           where it is, for [Stage#GOT]; where it will be is not known before
public record FileState(FileKey file, Stage stage, long done, long bytesPerSecond, Optional<Path> path) {
    /// Names one item of a message.
    ///
    /// @param place from 0
    public record FileKey(MessageKey message, int place) {}

    /// What became of a file.
    public enum Stage {
        /// It is wanted, and waits for its sender to be there, or for others that come before it.
        WAITING,
        /// It is coming.
        GETTING,
        /// The person stopped it; what came is kept.
        PAUSED,
        /// It is here, whole.
        GOT,
        /// The person does not want it. What came is deleted.
        DECLINED,
        /// Its sender cannot give it any more: it was deleted or moved there, is not offered to us any more, or is not what the message says.
        GONE,
        /// It is not what was offered any more: it was changed, or another file has its name now.
        CHANGED,
        /// The disk has no room for it.
        NO_SPACE,
        /// It could not be written, for example because the folder is read-only.
        NOT_WRITTEN;

        /// Whether it stays so until the person does something.
        public boolean ended() {
            return this != WAITING && this != GETTING;
        }
    }

    /// The same, further on.
    public FileState at(Stage next, long bytes, long speed) {
        return new FileState(file, next, bytes, speed, path);
    }
}
