package org.hashverse.node.files;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.SharedFiles;
import org.hashverse.node.api.FileState;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.node.api.FileState.Stage;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.kit.Events;
import org.hashverse.store.transfers.Download;
import org.hashverse.store.transfers.TransferStore;

/// The stage and progress of each file that others offered and that the person, or the settings, decided about: kept here, saved, and told to subscribers. A file that is only offered takes no room here.
/// Keeps the newest [TransferStore#MOST_DOWNLOADS] files. Node thread only.
final class FileStates {
    private final Map<FileKey, FileState> states = new LinkedHashMap<>();
    private final Map<FileKey, Path> folders = new HashMap<>(); // of those that are not put into the folder of the system
    private final Set<FileKey> untold = new LinkedHashSet<>(); // whose progress subscribers were not told yet
    private final FileWork work;
    private final Events events;

    FileStates(FileWork work, Events events) {
        this.work = work;
        this.events = events;
    }

    /// Takes what an earlier start saved, where nothing is known yet.
    void loaded(List<Download> downloads) {
        for (var download : downloads) {
            var key = new FileKey(download.message(), download.place());
            stage(download.stage()).filter(_ -> !states.containsKey(key)).ifPresent(stage -> put(new FileState(key, stage, download.done(), 0, download.path()), download.folder()));
        }
        events.tell(present());
    }

    /// Empty for a stage that only a later version of the program knows.
    private static Optional<Stage> stage(String word) {
        for (var stage : Stage.values()) if (stage.name().equals(word)) return Optional.of(stage == Stage.GETTING ? Stage.WAITING : stage);
        return Optional.empty();
    }

    /// The state of a file; empty if it is only offered.
    Optional<FileState> find(FileKey key) {
        return Optional.ofNullable(states.get(key));
    }

    /// Bytes that are here; 0 if nothing is known of the file.
    long done(FileKey key) {
        return find(key).map(FileState::done).orElse(0L);
    }

    /// Where a file with a state is put; empty for the folder of the system.
    Optional<Path> folder(FileKey key) {
        return Optional.ofNullable(folders.get(key));
    }

    /// The files of a message that have a state.
    List<FileState> of(MessageKey message) {
        return states.values().stream().filter(state -> state.file().message().equals(message)).toList();
    }

    /// The messages whose files have a state; a copy.
    Set<MessageKey> messages() {
        return states.keySet().stream().map(FileKey::message).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Whether a file is in a stage.
    boolean is(FileKey key, Stage stage) {
        return find(key).filter(state -> state.stage() == stage).isPresent();
    }

    /// The event for a new subscriber.
    NodeEvent present() {
        return new NodeEvent.FilesChanged(List.copyOf(states.values()));
    }

    /// Notes a new stage, tells it at once, and saves it.
    void set(Wanted wanted, FileState state) {
        set(wanted, state, () -> { });
    }

    /// Does the same, and calls `saved` on the thread of [FileWork] when it is saved.
    void set(Wanted wanted, FileState state, Runnable saved) {
        put(state, wanted.folder());
        untold.remove(wanted.key());
        events.tell(new NodeEvent.FilesChanged(List.of(state)));
        work.change(store -> {
            store.save(new Download(state.file().message(), state.file().place(), state.stage().name(), state.done(), wanted.folder(), state.path()));
            saved.run();
        });
    }

    private void put(FileState state, Optional<Path> folder) {
        forget(state.file()); // so that the newest stand last
        while (states.size() >= TransferStore.MOST_DOWNLOADS) forget(oldest());
        states.put(state.file(), state);
        folder.ifPresent(chosen -> folders.put(state.file(), chosen));
    }

    /// The one to forget first: a file that waits or is being got needs its state.
    private FileKey oldest() {
        return states.values().stream().filter(state -> state.stage().ended()).findFirst().orElseGet(() -> states.values().iterator().next()).file();
    }

    private void forget(FileKey key) {
        states.remove(key);
        folders.remove(key);
    }

    /// Notes the progress of a running download. [#tell] tells it. It is not saved: the part on the disk has it.
    void progress(FileKey key, long done, long speed) {
        states.computeIfPresent(key, (_, state) -> state.stage() == Stage.GETTING ? state.at(Stage.GETTING, done, speed) : state);
        untold.add(key);
    }

    /// Tells what [#progress] noted.
    void tell() {
        var all = new ArrayList<FileState>();
        for (var key : untold) find(key).ifPresent(all::add);
        untold.clear();
        if (!all.isEmpty()) events.tell(new NodeEvent.FilesChanged(all));
    }

    /// Looks on another thread whether the person deleted a file that was here. If so, forgets the file and calls `then`. The author is not told, because the file did arrive.
    ///
    /// @param node the node thread
    void forgetIfDeleted(FileKey key, Executor node, Runnable then) {
        var path = find(key).flatMap(FileState::path);
        work.ask(_ -> path.isPresent() && Files.notExists(path.get(), LinkOption.NOFOLLOW_LINKS)).thenAcceptAsync(deleted -> {
            if (!deleted || !is(key, Stage.GOT)) return;
            forget(key);
            then.run();
        }, node);
    }

    /// Forgets the files of a message.
    void forget(MessageKey message) {
        of(message).forEach(state -> forget(state.file()));
        work.change(store -> store.forget(message));
    }

    /// What the author of a message is told of its files.
    SharedFiles.Report report(MessageKey message) {
        return new SharedFiles.Report(message, places(message, Stage.GOT), places(message, Stage.DECLINED));
    }

    private Set<Integer> places(MessageKey message, Stage stage) {
        var places = new TreeSet<Integer>();
        for (var state : of(message)) if (state.stage() == stage) places.add(state.file().place());
        return places;
    }
}
