package org.hashverse.node.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.SharedFiles;
import org.hashverse.chat.files.FileItem;
import org.hashverse.files.ContentChanged;
import org.hashverse.files.FolderReader;
import org.hashverse.files.FolderRefused;
import org.hashverse.files.Hasher;
import org.hashverse.files.LocalContent;
import org.hashverse.node.api.Attachment;
import org.hashverse.node.api.SendFilesOutcome;
import org.hashverse.node.api.SendFilesOutcome.Why;
import org.hashverse.node.api.SendOutcome;
import org.hashverse.node.kit.NodeThread;
import org.hashverse.store.transfers.Source;

/// Offers files of this computer: reads and hashes them on another thread, keeps where they are, and then sends the message. For any thread.
final class OfferedFiles {
    private final FileWork work;
    private final NodeThread thread;
    private final OutgoingFolder outgoing;
    private final Sender sender;
    private final Set<MessageId> sending = ConcurrentHashMap.newKeySet(); // from the offer until the message is in the history, or is not sent

    /// Sends a message. Node thread.
    interface Sender {
        CompletableFuture<SendOutcome> send(Conversation to, SharedFiles files, MessageId id);
    }

    OfferedFiles(FileWork work, NodeThread thread, OutgoingFolder outgoing, Sender sender) {
        this.work = work;
        this.thread = thread;
        this.outgoing = outgoing;
        this.sender = sender;
    }

    /// What was read of one attachment.
    private record Read(FileItem item, List<Source> sources) {}

    /// An attachment cannot be offered.
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient SendFilesOutcome.NotOffered outcome;

        Refused(Path path, Why why) {
            outcome = new SendFilesOutcome.NotOffered(path, why);
        }
    }

    /// See [org.hashverse.node.api.FileCommands#send].
    CompletableFuture<SendFilesOutcome> send(Conversation to, List<Attachment> files, String caption, LongConsumer read) {
        var outcome = new CompletableFuture<SendFilesOutcome>();
        Thread.ofPlatform().daemon().name("hashverse-hash").start(() -> {
            try {
                var all = new ArrayList<Read>();
                for (var file : files) {
                    long before = all.stream().mapToLong(each -> each.item.size()).sum();
                    all.add(read(file, bytes -> read.accept(before + bytes), outcome));
                }
                offer(to, all, caption, outcome);
            } catch (Refused refused) {
                outcome.complete(refused.outcome);
            } catch (CancellationException _) { // the caller cancelled the future
                outcome.cancel(false);
            } catch (RuntimeException | Error failed) {
                outcome.completeExceptionally(failed);
            }
        });
        return outcome;
    }

    private static Read read(Attachment file, LongConsumer read, CompletableFuture<?> outcome) throws Refused {
        var name = Optional.ofNullable(file.path().toAbsolutePath().normalize().getFileName()).map(Path::toString).orElse("");
        try {
            var path = file.path().toRealPath(); // a link that the person chose is what it leads to; links in a folder are left out
            if (Files.isDirectory(path)) return folder(path, name, read, outcome);
            var found = FolderReader.file(path);
            try (var content = LocalContent.file(path, found.size(), found.modified())) {
                var pieces = Hasher.hash(content, read, outcome::isDone);
                return new Read(new FileItem(name, content.size(), pieces.root(), Optional.empty(), file.picture()),
                        List.of(new Source(pieces.root(), Source.Kind.FILE, path, content.size(), Instant.ofEpochMilli(found.modified()), Optional.empty(), pieces.bytes())));
            }
        } catch (FolderRefused refused) {
            throw new Refused(refused.at(), switch (refused.reason()) {
                case NO_FILE -> Why.NOT_THERE;
                case UNREADABLE, NAME -> Why.NOT_READABLE;
                case TOO_MANY, TOO_DEEP, TOO_LARGE -> Why.TOO_LARGE;
            });
        } catch (ContentChanged _) {
            throw new Refused(file.path(), Why.CHANGED);
        } catch (NoSuchFileException _) {
            throw new Refused(file.path(), Why.NOT_THERE);
        } catch (IOException _) { // the outcome says all that a person can use
            throw new Refused(file.path(), Why.NOT_READABLE);
        }
    }

    private static Read folder(Path path, String name, LongConsumer read, CompletableFuture<?> outcome) throws IOException {
        var listing = FolderReader.read(path, outcome::isDone);
        var bytes = listing.encode();
        var listed = Hasher.hash(LocalContent.memory(bytes), _ -> { }, outcome::isDone);
        try (var content = LocalContent.folder(path, listing)) {
            var pieces = Hasher.hash(content, read, outcome::isDone);
            var item = new FileItem(name, content.size(), pieces.root(), Optional.of(new FileItem.Folder(listed.root(), bytes.length, listing.files().size())), Optional.empty());
            return new Read(item, List.of(new Source(listed.root(), Source.Kind.LISTING, path, bytes.length, Instant.EPOCH, Optional.of(bytes), listed.bytes()),
                    new Source(pieces.root(), Source.Kind.FOLDER, path, content.size(), Instant.EPOCH, Optional.of(bytes), pieces.bytes())));
        }
    }

    /// Keeps the offer, then sends it. If it is not sent, nothing is kept. If the program ends between the two, an offer stays in the list that no receiver knows.
    private void offer(Conversation to, List<Read> all, String caption, CompletableFuture<SendFilesOutcome> outcome) {
        var files = new SharedFiles(fitting(all.stream().map(Read::item).toList()), caption);
        var id = MessageId.random();
        sending.add(id);
        work.ask(store -> {
            store.offer(id, to, all.stream().flatMap(read -> read.sources.stream()).toList());
            return null;
        }).thenCompose(_ -> outcome.isDone() ? CompletableFuture.<SendOutcome>failedFuture(new CancellationException()) : thread.askLater(() -> sender.send(to, files, id)))
                .whenComplete((sent, fault) -> {
                    sending.remove(id);
                    if (!(sent instanceof SendOutcome.Sent)) work.change(store -> store.withdraw(id)); // the files stay: the person may send them again
                    if (fault == null) outcome.complete(new SendFilesOutcome.Offered(sent));
                    else outcome.completeExceptionally(fault);
                });
    }

    /// The items without the previews that a message has no room for: the last ones go first.
    static List<FileItem> fitting(List<FileItem> items) {
        var all = new ArrayList<>(items);
        for (int i = all.size() - 1; i >= 0 && SharedFiles.variable(all) > SharedFiles.MAX_VARIABLE; i--) all.set(i, all.get(i).withoutPreview());
        return all;
    }

    /// Deletes files that were written to be sent and never were, before the program ended.
    void start() {
        work.change(outgoing::tidy);
    }

    /// The messages of ours that offer files in a conversation, without those that are being sent: these are not in the history yet.
    CompletableFuture<List<MessageId>> notSending(Conversation conversation) {
        return work.ask(store -> store.offered(conversation).stream().filter(id -> !sending.contains(id)).toList());
    }

    /// Forgets what a message of ours offered, and deletes what was written only to be sent.
    void withdraw(MessageId message) {
        work.change(store -> outgoing.delete(store, store.withdraw(message)));
    }
}
