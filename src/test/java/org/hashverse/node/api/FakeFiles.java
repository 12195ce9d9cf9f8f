package org.hashverse.node.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.files.FileHash;
import org.hashverse.node.api.FileState.FileKey;

/// Commands about files that do nothing, and futures that never complete. A test overrides the methods that it needs.
public class FakeFiles implements FileCommands {
    @Override
    public CompletableFuture<SendFilesOutcome> send(Conversation to, List<Attachment> files, String caption, LongConsumer read) {
        return new CompletableFuture<>();
    }

    @Override
    public void get(FileKey file, Optional<Path> folder) { }

    @Override
    public CompletableFuture<Optional<Path>> offered(FileHash content) {
        return new CompletableFuture<>();
    }

    @Override
    public void pause(FileKey file) { }

    @Override
    public void decline(FileKey file) { }
}
