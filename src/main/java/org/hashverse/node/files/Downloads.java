package org.hashverse.node.files;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Iterator;
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
import org.hashverse.store.transfers.TransferStore;
import org.hashverse.wire.OptionalFrame;

/// Gets files that others offer: which ones, when and how many at a time. Node thread only.
final class Downloads {
    /// Most files that are got from one peer at a time.
    static final int OF_ONE = 2;
    /// Most files that are got at a time.
    static final int AT_ONCE = 6;
    /// How long to wait after a file failed before any file of its author is tried, while the author is connected. Each attempt opens a connection, and the author may have offered a thousand files.
    static final Duration PAUSE = Duration.ofSeconds(2);
    /// After this many attempts in a row that ended with a wrong piece, a file counts as changed.
    static final int WRONG_IN_A_ROW = 3;
    /// How often subscribers are told the progress of running downloads.
    private static final Duration TELL_EVERY = Duration.ofMillis(200);
    /// Authors are told once for this many times that subscribers are told.
    private static final int AUTHORS_EVERY = 5;
    /// Most files that wait or run. Further ones of contacts are not got without asking.
    static final int MOST_WANTED = TransferStore.MOST_DOWNLOADS;
    /// A file in one of these stages begins anew, in the folder that the settings name now.
    private static final Set<Stage> ANEW = EnumSet.of(Stage.DECLINED, Stage.NO_SPACE, Stage.NOT_WRITTEN);
    private static final int MIB = 1 << 20;

    private final CommonParts common;
    private final Corrections corrections;
    private final GetterParts parts;
    private final FileStates states;
    private final OfferFinder offers;
    private final AutomaticQuota quota = new AutomaticQuota();
    private final Map<FileKey, Wanted> wanted = new LinkedHashMap<>();
    private final Map<FileKey, Running> running = new HashMap<>();
    private final Map<FileKey, Getter> stopping = new HashMap<>(); // their parts are still open
    private final Map<FileKey, Optional<Path>> unwanted = new HashMap<>(); // files of [#stopping] whose part is deleted when it is closed, with their folders
    private final Set<FileKey> deleting = new HashSet<>(); // whose part is being deleted
    private final Map<PeerId, Long> notBefore = new HashMap<>(); // of authors
    private final Map<FileKey, Integer> wrong = new HashMap<>(); // attempts in a row that ended with a wrong piece
    private boolean telling;
    private int told;
    private boolean closed;

    private record Running(Getter getter, GettingSpeed speed) {}

    Downloads(CommonParts common, Corrections corrections, GetterParts parts, FileStates states) {
        this.common = common;
        this.corrections = corrections;
        this.parts = parts;
        this.states = states;
        offers = new OfferFinder(common);
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
        int automatic = common.myself().settings().receiving().automatic();
        boolean fromContact = common.directory().find(message.author()).filter(PeerState::contact).isPresent();
        if (!fromContact || wanted.size() + files.items().size() > MOST_WANTED || !quota.take(message.author(), files, (long) automatic * MIB, common.clock().nanos())) return;
        for (int place = 0; place < files.items().size(); place++) Wanted.of(message, place).ifPresent(item -> want(item, Optional.empty()));
    }

    /// Gets a file, or goes on with it.
    void get(FileKey key, Optional<Path> folder) {
        if (wanted.containsKey(key)) return;
        if (states.is(key, Stage.GOT)) states.forgetIfDeleted(key, common.thread(), () -> get(key, folder));
        else offers.find(key, item -> want(item, folder));
    }

    private void want(Wanted found, Optional<Path> folder) {
        var key = found.key();
        if (wanted.containsKey(key) || states.is(key, Stage.GOT)) return;
        var item = found.in(folder.or(() -> usual(key)));
        if (states.find(key).isPresent() && !states.folder(key).equals(item.folder())) discard(key);
        wanted.put(key, item);
        states.set(item, new FileState(key, Stage.WAITING, states.done(key), 0, Optional.empty()));
        beginIfPossible(item);
    }

    /// The folder for a file if the person chooses none: where it was begun, unless it could not be written there.
    private Optional<Path> usual(FileKey key) {
        return states.find(key).filter(state -> !ANEW.contains(state.stage())).isPresent() ? states.folder(key) : common.myself().settings().receiving().folder().map(Path::of);
    }

    /// Stops a file; what came stays.
    void pause(FileKey key) {
        offers.afterOthers(key.message(), () -> stop(key).ifPresent(item -> states.set(item, new FileState(key, Stage.PAUSED, states.done(key), 0, Optional.empty()))));
    }

    /// Stops a file, deletes what came, and tells the author.
    void decline(FileKey key) {
        offers.find(key, item -> {
            if (states.is(key, Stage.GOT)) return;
            stop(key);
            discard(key);
            states.set(item, new FileState(key, Stage.DECLINED, 0, 0, Optional.empty()));
            report(key.message());
        });
    }

    /// An author named others that get a content of it too.
    void sources(PeerId author, FileHash content, List<PeerId> peers) {
        parts.shared().named(author, content, peers);
        running.forEach((key, each) -> {
            if (key.message().author().equals(author) && each.getter.content().equals(content)) each.getter.sources(peers.stream().filter(this::reachable).toList());
        });
    }

    private Optional<Wanted> stop(FileKey key) {
        var was = running.remove(key);
        if (was != null) {
            was.getter.stop();
            stopping.put(key, was.getter);
        }
        wrong.remove(key);
        return Optional.ofNullable(wanted.remove(key));
    }

    /// Deletes the part of a file that is stopped, when its getter has closed it.
    private void discard(FileKey key) {
        var folder = states.folder(key);
        if (stopping.containsKey(key)) unwanted.put(key, folder);
        else delete(key, folder);
    }

    private void delete(FileKey key, Optional<Path> folder) {
        deleting.add(key);
        parts.delete(key, folder, () -> common.thread().execute(() -> {
            deleting.remove(key);
            begin();
        }));
    }

    /// The files of a message are not offered any more, or the person deleted it.
    void withdrawn(MessageKey message) {
        for (var state : states.of(message)) {
            stop(state.file());
            if (state.stage() != Stage.GOT) discard(state.file());
        }
        parts.shared().withdraw(message);
        states.forget(message);
    }

    /// The person deleted the messages of a conversation: withdraws those that the history has lost, one after the other, so that other questions to the history need not wait for all of them.
    void cleared(Conversation conversation) {
        withdrawLost(states.messages().stream().filter(message -> conversation.isShared() || conversation.equals(Conversation.with(message.author()))).iterator());
    }

    private void withdrawLost(Iterator<MessageKey> messages) {
        if (!messages.hasNext()) return;
        var message = messages.next();
        offers.isLost(message, lost -> {
            if (lost) withdrawn(message);
            withdrawLost(messages);
        });
    }

    /// Begins the files that wait, as far as there is room and their authors are connected.
    void begin() {
        for (var item : List.copyOf(wanted.values())) {
            if (closed || running.size() >= AT_ONCE) return;
            beginIfPossible(item);
        }
    }

    private void beginIfPossible(Wanted item) {
        long now = common.clock().nanos();
        if (closed || running.size() >= AT_ONCE || !isFree(item.key()) || notBefore.getOrDefault(item.author(), now) - now > 0) return;
        if (hasRoom(item.author()) && reachable(item.author())) begin(item);
    }

    /// Whether nobody uses the part of a file.
    private boolean isFree(FileKey key) {
        return !running.containsKey(key) && !stopping.containsKey(key) && !deleting.contains(key);
    }

    private boolean hasRoom(PeerId author) {
        return running.keySet().stream().filter(key -> key.message().author().equals(author)).count() < OF_ONE;
    }

    private boolean reachable(PeerId author) {
        return common.directory().find(author).flatMap(PeerState::active).filter(link -> link.connection.hello().features().contains(OptionalFrame.Call.FEATURE)).isPresent();
    }

    private void begin(Wanted item) {
        long done = states.done(item.key());
        limitSpeed();
        var getter = new Getter(item, parts, end -> common.thread().execute(() -> ended(item, end)));
        running.put(item.key(), new Running(getter, new GettingSpeed(common.clock().nanos(), done)));
        notBefore.remove(item.author());
        states.set(item, new FileState(item.key(), Stage.GETTING, done, 0, Optional.empty()));
        getter.start();
        tellRegularly();
    }

    private void limitSpeed() {
        parts.speed().set((long) common.myself().settings().receiving().limit() * MIB);
    }

    private void ended(Wanted item, Getter.End end) {
        if (stopping.remove(item.key(), end.getter())) {
            var folder = unwanted.remove(item.key());
            if (end.stage() == Stage.GOT) gotAfterAll(item, end);
            else if (folder != null) delete(item.key(), folder);
            begin();
            return;
        }
        running.remove(item.key());
        // a damaged piece comes whole the next time; a file that was changed without a trace never does
        boolean changed = end.wrong() && wrong.merge(item.key(), 1, Integer::sum) >= WRONG_IN_A_ROW;
        if (!end.wrong() || changed) wrong.remove(item.key());
        var stage = changed ? Stage.CHANGED : end.stage();
        states.set(item, new FileState(item.key(), stage, end.done(), 0, end.path()), stage == Stage.GOT ? end.getter()::deletePart : () -> { });
        if (stage == Stage.WAITING) {
            wanted.remove(item.key());
            wanted.put(item.key(), item); // behind the others, so that they have their turn
            notBefore.put(item.author(), common.clock().nanos() + PAUSE.toNanos());
            common.thread().after(PAUSE, this::begin);
        } else wanted.remove(item.key());
        if (stage == Stage.GOT) report(item.key().message());
        begin();
    }

    /// A file was whole before it could be stopped. It has its name, and is not deleted: the person may have opened it.
    private void gotAfterAll(Wanted item, Getter.End end) {
        wanted.remove(item.key());
        states.set(item, new FileState(item.key(), Stage.GOT, end.done(), 0, end.path()), end.getter()::deletePart);
        report(item.key().message());
    }

    private void report(MessageKey message) {
        corrections.change(states.report(message));
    }

    private void tellRegularly() {
        if (telling || running.isEmpty() || closed) return;
        telling = true;
        common.thread().after(TELL_EVERY, () -> {
            telling = false;
            limitSpeed();
            boolean authors = ++told % AUTHORS_EVERY == 0;
            running.forEach((key, each) -> {
                long done = each.getter.done();
                states.progress(key, done, each.speed.note(common.clock().nanos(), done));
                if (authors) common.directory().find(key.message().author()).flatMap(PeerState::active)
                        .ifPresent(link -> link.connection.offer(new OptionalFrame.Getting(key.message().id(), key.place(), done)));
            });
            states.tell();
            tellRegularly();
        });
    }

    /// Stops everything; it goes on after the next start.
    void close() {
        closed = true;
        for (var key : List.copyOf(running.keySet())) stop(key);
    }

    /// Waits until all parts are closed, so that another start can open them. Call it when the node thread has ended.
    void awaitEnd() throws InterruptedException {
        for (var getter : stopping.values()) getter.awaitEnd();
    }
}
