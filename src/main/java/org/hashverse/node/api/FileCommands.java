package org.hashverse.node.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.files.FileHash;
import org.hashverse.node.api.FileState.FileKey;

/// The commands of a node about files. For threads and futures, see [ChatCommands].
public interface FileCommands {
    /// A folder in the profile. The window writes files there only to send them, such as pasted pictures. The node deletes such a file once no message offers it, and at the next start if it was never
    /// sent.
    String OUTGOING = "outgoing";

    /// Reads files and folders and sends one message that offers them. They stay where they are: a receiver gets them from there, so they must not change until it has them. Cancelling the
    /// future before it completes sends nothing.
    ///
    /// @param files   1 to [org.hashverse.chat.SharedFiles#MAX_ITEMS]
    /// @param caption may be empty
    /// @param read    called with the bytes read so far, on a thread of the node
    CompletableFuture<SendFilesOutcome> send(Conversation to, List<Attachment> files, String caption, LongConsumer read);

    /// Gets a file that somebody offered, or goes on with it, also over restarts until it is here. Does nothing if it is here or the message is not.
    ///
    /// @param folder where to put it; empty for the folder where it was begun, else that of the settings. What came of it in another folder is deleted
    void get(FileKey file, Optional<Path> folder);

    /// Where a file or folder of ours is that a message offers; empty if it is not known any more. It may have been moved since.
    ///
    /// @param content its hash
    CompletableFuture<Optional<Path>> offered(FileHash content);

    /// Stops getting a file; [#get] goes on.
    void pause(FileKey file);

    /// Tells the sender that we do not want a file, and deletes what came of it; never a whole file. [#get] gets it after all.
    void decline(FileKey file);
}
