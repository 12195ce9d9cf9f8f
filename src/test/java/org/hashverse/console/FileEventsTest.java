package org.hashverse.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Marks;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.Presence;
import org.hashverse.chat.SharedFiles;
import org.hashverse.chat.Standing;
import org.hashverse.chat.files.FileHash;
import org.hashverse.chat.files.FileItem;
import org.hashverse.node.api.FileState;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.node.api.FileState.Stage;
import org.hashverse.node.api.NodeEvent;
import org.junit.jupiter.api.Test;

/// What the console prints for files that others offer, and for what became of ours.
class FileEventsTest extends PrintedEvents {
    private static final FileHash HASH = FileHash.of(new byte[FileHash.BYTES]);
    private static final FileItem REPORT = new FileItem("my report.pdf", 25_270_681, HASH, Optional.empty(), Optional.empty());
    private static final FileItem ALBUM = new FileItem("album", 0, HASH, Optional.of(new FileItem.Folder(HASH, 2, 0)), Optional.empty());
    private static final List<String> OFFERED = List.of("direct Bo 127.0.0.1:8001 [file] my report.pdf, 25 MB\\n[folder] album, 0 bytes\\nlook", "file \"my report.pdf\" 25270681 #1", "folder album 0 #2");

    private static Delivered files(PeerId author) {
        return new Delivered(new Message(MessageId.random(), Conversation.with(BO), author, 1, Instant.EPOCH, new SharedFiles(List.of(REPORT, ALBUM), "look")), author.equals(ME), Map.of());
    }

    private void told(Delivered message, int place, Stage stage) {
        var path = stage == Stage.GOT ? Optional.of(Path.of("/in/my report.pdf")) : Optional.<Path>empty();
        events.on(new NodeEvent.FilesChanged(List.of(new FileState(new FileKey(message.message().key(), place), stage, 0, 0, path))));
    }

    private void begin() {
        start(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE));
        printed();
    }

    private static List<String> with(List<String> lines, String... more) {
        return Stream.concat(lines.stream(), Stream.of(more)).toList();
    }

    @Test
    void eachFileIsPrintedAfterItsMessageAndThenWhatBecomesOfIt() {
        begin();
        events.numberArrivals(true);
        var message = files(BO);
        events.on(new NodeEvent.MessageArrived(message));
        for (var stage : List.of(Stage.WAITING, Stage.GETTING, Stage.GETTING, Stage.GOT, Stage.GOT)) told(message, 0, stage);
        assertEquals(List.of(OFFERED.get(0), "number #1", OFFERED.get(1), OFFERED.get(2), "got #1 /in/my report.pdf"), printed());
        for (var stage : List.of(Stage.GONE, Stage.WAITING, Stage.GONE, Stage.CHANGED, Stage.NO_SPACE, Stage.NOT_WRITTEN, Stage.PAUSED, Stage.DECLINED)) told(message, 1, stage);
        assertEquals(List.of("file-gone #2", "file-gone #2", "file-changed #2", "no-space #2", "not-written #2"), printed());
    }

    @Test
    void filesDoNotTakeNumbersOfMessages() {
        begin();
        events.on(new NodeEvent.MessageArrived(files(BO)));
        assertEquals(List.of("sent 0 #1"), sent.numbered(message(ME, Conversation.EVERYONE, "mine", Map.of())));
    }

    @Test
    void whatBecameOfFilesBeforeTheStartIsPrintedOnlyAfterTheirUnreadMessage() {
        var unread = files(BO);
        var read = files(BO);
        events.on(new NodeEvent.SelfChanged(self("Ana")));
        events.on(new NodeEvent.PeerChanged(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE)));
        told(unread, 0, Stage.GOT);
        told(unread, 1, Stage.GETTING);
        told(read, 0, Stage.GOT);
        told(read, 1, Stage.GETTING);
        events.on(new NodeEvent.CallingChanged(List.of()));
        printed();
        told(unread, 1, Stage.GONE);
        told(read, 1, Stage.GONE);
        assertEquals(List.of(), printed());
        events.printUnread(List.of(unread));
        events.unreadPrinted();
        assertEquals(with(OFFERED, "got #1 /in/my report.pdf", "file-gone #2", "file-gone " + read.message().id() + ".2"), printed());
        told(read, 1, Stage.CHANGED);
        assertEquals(List.of("file-changed " + read.message().id() + ".2"), printed());
    }

    @Test
    void aFileThatEndedWhileEventsWereMissedIsPrinted() {
        begin();
        var message = files(BO);
        told(message, 0, Stage.GETTING);
        told(message, 1, Stage.GONE);
        events.on(new NodeEvent.Resync());
        printed();
        told(message, 0, Stage.GOT);
        told(message, 1, Stage.GONE);
        var missed = files(BO);
        told(missed, 0, Stage.GOT);
        events.on(new NodeEvent.PeerChanged(peer(BO, "Bo", Standing.CONTACT, Presence.ONLINE)));
        events.on(new NodeEvent.CallingChanged(List.of()));
        told(missed, 1, Stage.GONE);
        assertEquals(List.of(), printed(), "messages that were missed may offer them");
        events.printUnread(List.of(missed));
        assertEquals(with(OFFERED, "got #1 /in/my report.pdf", "file-gone #2"), printed());
        events.unreadPrinted();
        assertEquals(List.of("got " + message.message().id() + ".1 /in/my report.pdf"), printed());
    }

    @Test
    void theSenderIsToldWhoHasItsFilesAndTheReceiverIsNot() {
        begin();
        var mine = files(ME);
        sent.numbered(mine);
        for (var report : List.of(new SharedFiles.Report(mine.message().key(), Set.of(0, 1), Set.of()), new SharedFiles.Report(mine.message().key(), Set.of(), Set.of(1)), new SharedFiles.Report(mine.message().key(), Set.of(), Set.of())))
            changed(mine, BO, report);
        assertEquals(List.of("fetched #1 Bo 127.0.0.1:8001 1,2 -", "fetched #1 Bo 127.0.0.1:8001 - 2", "fetched #1 Bo 127.0.0.1:8001 - -"), printed());
        var theirs = files(BO);
        changed(theirs, ME, new SharedFiles.Report(theirs.message().key(), Set.of(0), Set.of()));
        assertEquals(List.of(), printed());
    }

    private void changed(Delivered message, PeerId by, SharedFiles.Report report) {
        var marks = report.withdraws() ? message.marks() : new Marks(Optional.empty(), List.of(new Marks.Made(by, report, false)));
        events.on(new NodeEvent.MessageChanged(new Delivered(message.message(), message.mine(), false, Optional.empty(), Map.of(), marks), Optional.of(new NodeEvent.ChangeBy(by, report))));
    }
}
