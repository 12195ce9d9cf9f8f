package org.hashverse.node.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.files.FileItem;
import org.hashverse.files.PieceHashes;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.node.kit.Limits;
import org.junit.jupiter.api.Test;

/// Four authors offer files. Time stands still until a test moves it.
class DownloadQueueTest {
    private static final Duration IDLE = Limits.PRODUCT.timeouts().download();
    private static final FileItem ITEM = new FileItem("file", 1, PieceHashes.of(0, new byte[0]).root(), Optional.empty(), Optional.empty());
    private static final PeerId ANA = author("A");
    private static final PeerId BO = author("B");
    private static final PeerId CY = author("C");
    private static final PeerId DI = author("D");
    private long now = 7;
    private final DownloadQueue queue = new DownloadQueue(() -> now, IDLE);

    private static PeerId author(String letter) {
        return PeerId.parse(letter.repeat(51) + "A");
    }

    private Wanted add(PeerId author) {
        var file = new Wanted(new FileKey(new MessageKey(author, MessageId.random()), 0), ITEM, false, Optional.empty());
        queue.add(file);
        return file;
    }

    private Wanted begin(PeerId author) {
        var file = add(author);
        assertTrue(queue.mayBegin(file.key()));
        queue.begin(file.key());
        return file;
    }

    /// Takes all places with files of three authors, in this order.
    private List<Wanted> full() {
        var all = new ArrayList<Wanted>();
        for (var author : List.of(ANA, BO, CY)) for (int i = 0; i < DownloadQueue.OF_ONE; i++) all.add(begin(author));
        assertEquals(DownloadQueue.AT_ONCE, all.size());
        return all;
    }

    private Optional<Wanted> idle() {
        return queue.longestIdle(_ -> true, _ -> true);
    }

    @Test
    void soManyFilesOfOneAuthorAreGotAtATime() {
        for (int i = 0; i < DownloadQueue.OF_ONE; i++) begin(ANA);
        assertFalse(queue.mayBegin(add(ANA).key()));
        assertTrue(queue.mayBegin(add(BO).key()));
    }

    @Test
    void soManyFilesAreGotAtATime() {
        var all = full();
        var more = add(DI);
        assertFalse(queue.mayBegin(more.key()));
        queue.remove(all.getFirst().key());
        assertTrue(queue.mayBegin(more.key()));
    }

    @Test
    void soManyFilesMayWait() {
        for (int i = 1; i < DownloadQueue.MOST; i++) add(ANA);
        assertTrue(queue.hasRoom(BO, 1));
        assertFalse(queue.hasRoom(BO, 2));
        add(ANA);
        assertTrue(queue.hasRoom(BO, 0));
        assertFalse(queue.hasRoom(BO, 1));
    }

    @Test
    void soManyFilesOfOneAuthorMayWait() {
        for (int i = 1; i < DownloadQueue.MOST_OF_ONE; i++) add(ANA);
        assertTrue(queue.hasRoom(ANA, 1));
        assertFalse(queue.hasRoom(ANA, 2));
        add(ANA);
        assertFalse(queue.hasRoom(ANA, 1));
        assertTrue(queue.hasRoom(BO, DownloadQueue.MOST_OF_ONE));
        assertFalse(queue.hasRoom(BO, DownloadQueue.MOST_OF_ONE + 1));
    }

    @Test
    void aFileThatFailedWaitsForAPause() {
        var file = begin(ANA);
        queue.ended(file.key(), false);
        now += DownloadQueue.PAUSE.toNanos() - 1;
        assertFalse(queue.mayBegin(file.key()));
        now++;
        assertTrue(queue.mayBegin(file.key()));
    }

    @Test
    void theOtherFilesOfItsAuthorWaitTooAndHaveTheirTurnFirst() {
        var file = begin(ANA);
        var other = add(ANA);
        queue.ended(file.key(), false);
        var later = add(ANA);
        now += DownloadQueue.PAUSE.toNanos() - 1;
        for (var each : List.of(other, later)) assertFalse(queue.mayBegin(each.key()));
        assertTrue(queue.mayBegin(add(BO).key()));
        now++;
        for (var each : List.of(other, later)) assertTrue(queue.mayBegin(each.key()));
        assertEquals(List.of(other, file, later), queue.all().subList(0, 3));
    }

    @Test
    void onlyWrongPiecesInARowAreCounted() {
        var file = add(ANA);
        for (var step : List.of(List.of(true, 1), List.of(true, 2), List.of(false, 0), List.of(true, 1))) {
            queue.begin(file.key());
            assertEquals(step.get(1), queue.ended(file.key(), (boolean) step.get(0)));
        }
    }

    @Test
    void aDownloadThatGetsNothingNewGivesItsPlaceAfterAWhile() {
        var first = full().getFirst();
        var waiting = add(DI);
        now += IDLE.toNanos() - 1;
        assertEquals(Optional.empty(), idle());
        now++;
        assertEquals(Optional.of(first), idle());
        queue.giveUpPlace(first);
        assertTrue(queue.mayBegin(waiting.key()));
        assertTrue(queue.contains(first.key()));
        assertFalse(queue.isRunning(first.key()));
    }

    @Test
    void aDownloadThatGotSomethingNewKeepsItsPlace() {
        var all = full();
        add(DI);
        now += IDLE.toNanos() - 1;
        for (var file : all.subList(0, 5)) queue.progress(file.key(), 1);
        now++;
        assertEquals(Optional.of(all.get(5)), idle());
        now += IDLE.toNanos() - 2;
        for (var file : all) queue.progress(file.key(), file.equals(all.get(2)) ? 1 : 2); // the third has no more than before
        now++;
        assertEquals(Optional.of(all.get(2)), idle());
    }

    @Test
    void aDownloadThatMayNotStopKeepsItsPlaceAndTheNextGivesItsOwn() {
        var all = full();
        add(DI);
        now += IDLE.toNanos() - 1;
        for (var file : all.subList(1, 6)) queue.progress(file.key(), 1);
        now += IDLE.toNanos();
        assertEquals(Optional.of(all.getFirst()), idle());
        assertEquals(Optional.of(all.get(1)), queue.longestIdle(_ -> true, file -> !file.equals(all.getFirst())));
    }

    @Test
    void noDownloadGivesItsPlaceWhileNobodyNeedsIt() {
        var all = full();
        now += IDLE.toNanos();
        assertEquals(Optional.empty(), idle());
        add(ANA);
        assertEquals(Optional.empty(), idle(), "a file of an author that has all its places");
        var other = add(DI);
        assertEquals(Optional.empty(), queue.longestIdle(file -> !file.equals(other), _ -> true), "a file that could not begin");
        assertTrue(idle().isPresent());
        queue.remove(all.getLast().key());
        assertEquals(Optional.empty(), idle(), "there is a free place");
    }

    @Test
    void aDownloadThatGaveItsPlaceWaitsBehindAllOthers() {
        var running = full();
        var ofAna = add(ANA);
        var ofBo = add(BO);
        queue.giveUpPlace(running.getFirst());
        assertEquals(List.of(running.get(2), running.get(3), running.get(4), running.get(5), ofBo, running.get(1), ofAna, running.getFirst()), queue.all());
        assertEquals(running.subList(1, 6), queue.running());
    }
}
