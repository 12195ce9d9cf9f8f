package org.hashverse.node.files;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Message;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.SharedFiles;
import org.hashverse.chat.files.FileHash;
import org.hashverse.node.api.FileState;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.node.api.FileState.Stage;
import org.hashverse.node.messages.Corrections;
import org.hashverse.node.peer.CommonParts;
import org.hashverse.node.peer.PeerState;
import org.hashverse.store.transfers.Download;
import org.hashverse.wire.OptionalFrame;

/// Gets files that others offer: which ones, when and how many at a time. Node thread only.
final class Downloads {
    /// After this many attempts in a row that ended with a wrong piece, a file counts as changed.
    static final int WRONG_IN_A_ROW = 3;
    /// How long all parts together may take to close.
    private static final Duration CLOSING = Duration.ofSeconds(10);
    /// How often subscribers are told the progress of running downloads.
    private static final Duration TELL_EVERY = Duration.ofMillis(200);
    /// Authors are told once for this many times that subscribers are told.
    private static final int AUTHORS_EVERY = 5;
    /// A file in one of these stages is put into the folder that the settings name now, not into the one where it began.
    private static final Set<Stage> USE_CURRENT_FOLDER = EnumSet.of(Stage.DECLINED, Stage.NO_SPACE, Stage.NOT_WRITTEN);
    private static final int MB = 1_000_000;

    private final CommonParts common;
    private final Corrections corrections;
    private final GetterParts parts;
    private final FileStates states;
    private final OfferFinder offers;
    private final AutomaticQuota quota = new AutomaticQuota();
    private final DownloadQueue queue;
    private final Map<FileKey, Attempt> attempts = new HashMap<>(); // of the files whose part is open
    private final Set<FileKey> deleting = new HashSet<>(); // the files whose part is being deleted
    private boolean telling;
    private int timesTold;
    private boolean closed;

    /// One attempt to get a file. It stays in `attempts` until its getter has closed the part, even if it was stopped.
    ///
    /// @param discard deletes the part when the attempt has ended, unless the file is complete by then; empty to keep the part
    private record Attempt(Getter getter, GettingSpeed speed, Optional<Runnable> discard) {}

    Downloads(CommonParts common, Corrections corrections, GetterParts parts, FileStates states, OfferFinder offers) {
        this.common = common;
        this.corrections = corrections;
        this.parts = parts;
        this.states = states;
        this.offers = offers;
        queue = new DownloadQueue(common.clock()::nanos, common.limits().timeouts().download());
    }

    /// Goes on with what an earlier start had begun.
    void loaded(List<Download> downloads) {
        states.loaded(downloads);
        for (var download : downloads) {
            var key = new FileKey(download.message(), download.place());
            if (states.is(key, Stage.WAITING)) offers.find(key, item -> want(item, download.folder()));
        }
    }

    /// A message with files arrived: gets them if the settings say so.
    void arrived(Message message) {
        if (!(message.content() instanceof SharedFiles files)) return;
        long most = (long) common.myself().settings().receiving().automatic() * MB;
        boolean fromContact = common.directory().find(message.author()).filter(PeerState::contact).isPresent();
        if (!fromContact || !queue.hasRoom(message.author(), files.items().size())) return;
        for (int place = 0; place < files.items().size(); place++)
            if (quota.take(message.author(), files.items().get(place), most, common.clock().nanos())) Wanted.of(message, place).ifPresent(item -> want(item, Optional.empty()));
    }

    /// Starts the download of a file, or resumes it. A file that was received, and deleted by the person, is downloaded again.
    void get(FileKey key, Optional<Path> folder) {
        if (queue.contains(key)) return;
        if (states.is(key, Stage.GOT)) states.forgetIfDeleted(key, common.thread(), () -> get(key, folder));
        else offers.find(key, item -> want(item, folder));
    }

    private void want(Wanted found, Optional<Path> folder) {
        var key = found.key();
        if (queue.contains(key) || states.is(key, Stage.GOT)) return;
        var item = found.in(folder.or(() -> defaultFolder(key)));
        boolean moved = states.find(key).isPresent() && !states.folder(key).equals(item.folder());
        if (moved) discard(key);
        queue.add(item);
        states.set(item, new FileState(key, Stage.WAITING, moved ? 0 : states.done(key), 0, Optional.empty()));
        beginIfPossible(item);
    }

    /// The folder for a file if the person chooses none: the one of the earlier attempt, else, and after a stage of `USE_CURRENT_FOLDER`, the one in the settings.
    private Optional<Path> defaultFolder(FileKey key) {
        return states.find(key).filter(state -> !USE_CURRENT_FOLDER.contains(state.stage())).isPresent() ? states.folder(key) : common.myself().settings().receiving().folder().map(Path::of);
    }

    /// Stops a download. Its part stays.
    void pause(FileKey key) {
        offers.afterOthers(key.message(), () -> stop(key).ifPresent(item -> states.set(item, new FileState(key, Stage.PAUSED, states.done(key), 0, Optional.empty()))));
    }

    /// Stops a download, deletes its part, and tells the author that the person declined the file.
    void decline(FileKey key) {
        offers.find(key, item -> {
            if (states.is(key, Stage.GOT)) return;
            stop(key);
            discard(key);
            states.set(item, new FileState(key, Stage.DECLINED, 0, 0, Optional.empty()));
            report(key.message());
        });
    }

    /// An author named other peers that get the same content: gets pieces from them too.
    void sources(PeerId author, FileHash content, List<PeerId> peers) {
        parts.shared().named(author, content, peers);
        var reachable = peers.stream().filter(this::reachable).toList();
        for (var item : queue.running()) if (item.author().equals(author) && item.item().hash().equals(content)) attempts.get(item.key()).getter.addSources(reachable);
    }

    private Optional<Wanted> stop(FileKey key) {
        if (queue.isRunning(key)) attempts.get(key).getter.stop();
        return queue.remove(key);
    }

    /// Deletes the part of a stopped download, once its getter has closed it. If this is called again before that, the first call counts, because it knows the folder in which the part is.
    private void discard(FileKey key) {
        var folder = states.folder(key);
        Runnable delete = () -> delete(key, folder);
        if (attempts.computeIfPresent(key, (_, attempt) -> new Attempt(attempt.getter, attempt.speed, Optional.of(attempt.discard.orElse(delete)))) == null) delete.run();
    }

    private void delete(FileKey key, Optional<Path> folder) {
        deleting.add(key);
        parts.delete(key, folder, () -> common.thread().execute(() -> {
            deleting.remove(key);
            begin();
        }));
    }

    /// The author does not offer the files of a message any more, or the person deleted the message: stops their downloads, deletes their parts, and forgets them. Received files stay.
    void withdrawn(MessageKey message) {
        for (var state : states.of(message)) {
            stop(state.file());
            if (state.stage() != Stage.GOT) discard(state.file());
        }
        parts.shared().withdraw(message);
        states.forget(message);
    }

    /// The person deleted the messages of a conversation: withdraws those that the history has lost.
    void cleared(Conversation conversation) {
        offers.lost(states.messages().stream().filter(message -> conversation.isShared() || conversation.equals(Conversation.with(message.author()))).iterator(), this::withdrawn);
    }

    /// Begins the files that wait, as far as there is room and their authors are connected.
    void begin() {
        for (var item : queue.all()) {
            if (closed || queue.isFull()) return;
            beginIfPossible(item);
        }
    }

    private void beginIfPossible(Wanted item) {
        if (!closed && queue.mayBegin(item.key()) && isReady(item)) begin(item);
    }

    /// Whether nobody uses the part of a file, and its author is connected.
    private boolean isReady(Wanted item) {
        return !attempts.containsKey(item.key()) && !deleting.contains(item.key()) && reachable(item.author());
    }

    private boolean reachable(PeerId author) {
        return common.directory().find(author).flatMap(PeerState::active).filter(link -> link.connection.hello().features().contains(OptionalFrame.Call.FEATURE)).isPresent();
    }

    private void begin(Wanted item) {
        long done = states.done(item.key());
        limitSpeed();
        var getter = new Getter(item, parts, done, end -> common.thread().execute(() -> ended(item, end)));
        attempts.put(item.key(), new Attempt(getter, new GettingSpeed(common.clock().nanos(), done), Optional.empty()));
        queue.begin(item.key());
        states.set(item, new FileState(item.key(), Stage.GETTING, done, 0, Optional.empty()));
        getter.start();
        tellRegularly();
    }

    private void limitSpeed() {
        parts.speed().set((long) common.myself().settings().receiving().limit() * MB);
    }

    private void ended(Wanted item, Getter.End end) {
        var attempt = attempts.remove(item.key());
        // an attempt that finished the file before it stopped counts too: the file has its name, and the person may have opened it. But a file without a state was withdrawn
        if (end.stage() == Stage.GOT && states.find(item.key()).isPresent()) got(item, end);
        else if (queue.isRunning(item.key())) failed(item, end);
        else attempt.discard.ifPresent(Runnable::run);
        begin();
    }

    private void got(Wanted item, Getter.End end) {
        queue.remove(item.key());
        states.set(item, new FileState(item.key(), Stage.GOT, end.done(), 0, end.path()), end.getter()::deletePart);
        report(item.key().message());
    }

    private void failed(Wanted item, Getter.End end) {
        // if a piece was damaged on the way, the next attempt gets it right; if the author changed the file, every attempt fails
        var stage = queue.ended(item.key(), end.wrong()) >= WRONG_IN_A_ROW ? Stage.CHANGED : end.stage();
        boolean lost = stage == Stage.GONE || stage == Stage.CHANGED;
        if (lost) discard(item.key()); // it can never be completed, and the person does not see the hidden folder of the part
        states.set(item, new FileState(item.key(), stage, lost ? 0 : end.done(), 0, end.path()));
        if (stage != Stage.WAITING) queue.remove(item.key());
        common.thread().after(DownloadQueue.PAUSE, this::begin); // other files of the author wait for the pause, even if this one is given up
    }

    private void report(MessageKey message) {
        corrections.change(states.report(message));
    }

    private void tellRegularly() {
        if (telling || queue.running().isEmpty() || closed) return;
        telling = true;
        common.thread().after(TELL_EVERY, () -> {
            telling = false;
            limitSpeed();
            boolean authors = ++timesTold % AUTHORS_EVERY == 0;
            for (var item : queue.running()) noteProgress(item, authors);
            states.tell();
            freePlace();
            tellRegularly();
        });
    }

    private void noteProgress(Wanted item, boolean tellAuthor) {
        var key = item.key();
        var attempt = attempts.get(key);
        long done = attempt.getter.done();
        states.progress(key, done, attempt.speed.note(common.clock().nanos(), done));
        queue.progress(key, attempt.getter.received());
        if (tellAuthor) common.directory().find(item.author()).flatMap(PeerState::active).ifPresent(link -> link.connection.offer(new OptionalFrame.Getting(key.message().id(), key.place(), done)));
    }

    /// Stops a download that gets nothing new, if another file waits for its place. It is tried again when its turn comes.
    private void freePlace() {
        queue.longestIdle(this::isReady, item -> !attempts.get(item.key()).getter.isComplete()).ifPresent(item -> {
            attempts.get(item.key()).getter.stop();
            queue.giveUpPlace(item);
            states.set(item, new FileState(item.key(), Stage.WAITING, states.done(item.key()), 0, Optional.empty()));
            begin();
        });
    }

    /// Stops everything; it goes on after the next start.
    void close() {
        closed = true;
        for (var item : queue.running()) stop(item.key());
    }

    /// Waits until all parts are closed, so that another start can open them, but not for ever: the disk may hang. Call it when the node thread has ended.
    void awaitEnd() throws InterruptedException {
        long until = System.nanoTime() + CLOSING.toNanos();
        for (var attempt : attempts.values()) attempt.getter.awaitEnd(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
    }
}
