package org.hashverse.node.files;

import java.nio.file.Path;
import java.util.Optional;
import org.hashverse.chat.Message;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.SharedFiles;
import org.hashverse.chat.files.FileItem;
import org.hashverse.node.api.FileState.FileKey;

/// A file that is to be got.
///
/// @param key    which one
/// @param item   what its message says of it
/// @param ofMany whether it was offered to several, who may pass on what they have
/// @param folder where it is put; empty for the folder of the system
record Wanted(FileKey key, FileItem item, boolean ofMany, Optional<Path> folder) {
    /// How many letters of each key are in the name of a part: 65 bits, so that nobody makes a key for the part of another author.
    private static final int LETTERS = 13;

    /// A file of a message, to be put into the folder of the system; empty if the message offers no file at this place.
    static Optional<Wanted> of(Message message, int place) {
        if (!(message.content() instanceof SharedFiles files) || place >= files.items().size()) return Optional.empty();
        return Optional.of(new Wanted(new FileKey(message.key(), place), files.items().get(place), message.conversation().isShared(), Optional.empty()));
    }

    /// The same file, to be put into another folder.
    Wanted in(Optional<Path> other) {
        return new Wanted(key, item, ofMany, other);
    }

    /// Who offers it.
    PeerId author() {
        return key.message().author();
    }

    /// The name of its part.
    ///
    /// @param own our key
    String partId(PeerId own) {
        return partId(key, own);
    }

    /// The name of a part. Two profiles of one computer may get the same file into the same folder, and two authors may give their messages the same id.
    ///
    /// @param own our key
    static String partId(FileKey key, PeerId own) {
        return key.message().id().hex() + "-" + key.place() + "-" + start(key.message().author()) + "-" + start(own);
    }

    private static String start(PeerId peer) {
        return peer.text().substring(0, LETTERS);
    }
}
