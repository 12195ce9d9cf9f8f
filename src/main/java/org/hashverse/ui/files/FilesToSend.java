package org.hashverse.ui.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.SharedFiles;
import org.hashverse.node.api.Attachment;
import org.hashverse.node.api.FileCommands;
import org.hashverse.node.api.SendFilesOutcome;
import org.hashverse.node.api.SendOutcome;
import org.hashverse.ui.kit.OnFx;
import org.hashverse.ui.picture.Preview;

/// The files that the person is about to send in one conversation, and their sending. FX thread only.
public final class FilesToSend {
    /// [#preparedProperty] while nothing is sent.
    public static final double NOT_SENDING = -1;
    /// Bytes of a message that stay free of names and previews.
    private static final int MARGIN = 512;
    private final ObservableList<FileToSend> files = FXCollections.observableArrayList();
    private final ReadOnlyDoubleWrapper prepared = new ReadOnlyDoubleWrapper(NOT_SENDING);
    private CompletableFuture<SendFilesOutcome> sending;

    /// The files, in the order in which they were added. While they are sent, they stay the same.
    public ObservableList<FileToSend> files() {
        return files;
    }

    /// Which part of the files was read for sending, from 0 to 1; [#NOT_SENDING] if they are not being sent.
    public ReadOnlyDoubleProperty preparedProperty() {
        return prepared.getReadOnlyProperty();
    }

    /// Whether the files are being read for sending.
    public boolean sending() {
        return sending != null;
    }

    /// Adds files, but none twice, at most as many as a message offers, and none while the files are being read for sending.
    ///
    /// @param own whether they were written only to be sent, as a pasted picture. Such a file is deleted if it is not added, and if it is removed. Once it was sent, receivers get it from where
    ///            it is, and the node deletes it
    /// @return how many were not added
    public int add(List<Path> paths, boolean own) {
        int left = 0;
        for (var path : paths) {
            if (files.stream().anyMatch(file -> file.path().equals(path))) continue;
            if (!sending() && files.size() < SharedFiles.MAX_ITEMS) {
                files.add(FileToSend.of(path, own));
                continue;
            }
            left++;
            if (own) OnFx.ASIDE.execute(() -> delete(path));
        }
        return left;
    }

    /// Removes a file. One that we wrote for sending is deleted.
    public void remove(FileToSend file) {
        if (!sending() && files.remove(file) && file.own()) file.looked().thenRunAsync(() -> delete(file.path()), OnFx.ASIDE);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            System.getLogger(FilesToSend.class.getName()).log(System.Logger.Level.WARNING, "a pasted picture could not be deleted", stays);
        }
    }

    /// Reads the files and sends them in one message. If it was sent, they are not to be sent any more; else they stay.
    ///
    /// @param answered receives how it ended
    /// @param failed   called if the node could not answer
    public void send(FileCommands commands, Conversation to, String caption, Consumer<SendFilesOutcome> answered, Runnable failed) {
        var now = List.copyOf(files);
        prepared.set(0);
        var progress = new Progress(now);
        var whole = new CompletableFuture<SendFilesOutcome>();
        sending = whole;
        CompletableFuture.supplyAsync(() -> attachments(now), OnFx.ASIDE).thenCompose(attachments -> {
            if (whole.isDone()) return CompletableFuture.failedFuture(new CancellationException());
            var answer = commands.send(to, attachments, caption, progress::read);
            whole.whenComplete((_, _) -> {
                if (whole.isCancelled()) answer.cancel(true);
            });
            return answer;
        }).whenComplete((outcome, fault) -> {
            if (fault == null) whole.complete(outcome);
            else whole.completeExceptionally(fault);
        });
        OnFx.then(whole, outcome -> {
            end();
            if (outcome instanceof SendFilesOutcome.Offered(var sent) && sent instanceof SendOutcome.Sent) files.removeAll(now);
            answered.accept(outcome);
        }, () -> {
            end();
            failed.run();
        });
    }

    /// Stops to read the files. Nothing is sent, and they stay; too late if the message is on its way.
    ///
    /// @return false if nothing is being sent
    public boolean cancel() {
        if (sending == null || !sending.cancel(true)) return false;
        end();
        return true;
    }

    private void end() {
        sending = null;
        prepared.set(NOT_SENDING);
    }

    /// The files with previews that fit one message together.
    private static List<Attachment> attachments(List<FileToSend> files) {
        int names = files.stream().mapToInt(file -> 2 * file.name().getBytes(StandardCharsets.UTF_8).length).sum();
        long pictures = files.stream().filter(file -> file.looked().join().picture().isPresent()).count();
        long room = pictures == 0 ? 0 : Math.min(Preview.MOST_BYTES, Math.max(0, SharedFiles.MAX_VARIABLE - names - MARGIN) / pictures / 4 * 3);
        return files.stream().map(file -> file.attachment((int) room)).toList();
    }

    /// Passes on how many bytes were read: at most one task waits on the FX thread.
    private final class Progress {
        private final List<FileToSend> of;
        private final AtomicLong read = new AtomicLong();
        private final AtomicLong waiting = new AtomicLong();

        Progress(List<FileToSend> of) {
            this.of = of;
        }

        void read(long bytes) {
            read.set(bytes);
            if (waiting.getAndSet(1) == 0) Platform.runLater(this::show);
        }

        private void show() {
            waiting.set(0);
            long all = of.stream().mapToLong(file -> file.looked().join().size()).sum(); // all were looked at before they were read
            if (sending() && prepared.get() != NOT_SENDING && all > 0) prepared.set(Math.clamp((double) read.get() / all, 0, 1));
        }
    }
}
