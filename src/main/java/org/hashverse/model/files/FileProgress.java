package org.hashverse.model.files;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.files.FileHash;
import org.hashverse.node.api.FileCommands;
import org.hashverse.node.api.FileState;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.node.api.NodeEvent;

/// How far each file has come, as the node told last: those that others offered us, and those of ours that others are getting. FX thread only.
public final class FileProgress {
    /// Most files that are known; the one that was told longest ago is forgotten first. The node keeps fewer.
    static final int MOST_FILES = 20_000;
    private final Map<FileKey, FileState> states = bounded();
    private final Map<FileKey, Map<PeerId, Long>> fetched = bounded();
    private final Map<FileHash, Optional<Path>> offered = bounded();
    private final Supplier<FileCommands> commands;
    private final Executor fx;
    private final Runnable changed;

    /// @param commands asks where our own files are
    /// @param fx       runs answers on the FX thread
    /// @param changed  runs after an answer
    public FileProgress(Supplier<FileCommands> commands, Executor fx, Runnable changed) {
        this.commands = commands;
        this.fx = fx;
        this.changed = changed;
    }

    private static <K, V> Map<K, V> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > MOST_FILES;
            }
        };
    }

    /// What became of a file that somebody offered us; empty if it is only offered.
    public Optional<FileState> state(FileKey file) {
        return Optional.ofNullable(states.get(file));
    }

    /// How many bytes of a file of ours each receiver has that is getting it, or got it, since the window opened. Who has it for good stands in the marks of the message.
    public Map<PeerId, Long> fetched(FileKey file) {
        return fetched.getOrDefault(file, Map.of());
    }

    /// Where a file or folder of ours is that a message offers; empty if it is not known, or not yet: then the node is asked, and `changed` runs with its answer.
    public Optional<Path> offered(FileHash content) {
        var known = offered.get(content);
        if (known != null) return known;
        offered.put(content, Optional.empty());
        commands.get().offered(content).whenCompleteAsync((path, failed) -> {
            if (failed != null) offered.remove(content); // asked again when it is shown next
            else if (path.isPresent()) offered.put(content, path);
            if (failed == null && path.isPresent()) changed.run();
        }, fx);
        return Optional.empty();
    }

    /// Takes in an event. Ignores events about other things.
    public void apply(NodeEvent event) {
        switch (event) {
            case NodeEvent.FilesChanged(var now) -> changed(now);
            case NodeEvent.FileFetched now -> fetched(now);
            case NodeEvent.Resync _ -> reset();
            default -> { /* about something else */ }
        }
    }

    private void changed(List<FileState> now) {
        for (var state : now) {
            states.remove(state.file()); // so that it counts as told last
            states.put(state.file(), state);
        }
    }

    private void fetched(NodeEvent.FileFetched now) {
        var receivers = new HashMap<>(fetched(now.file()));
        receivers.put(now.by(), now.done());
        fetched.remove(now.file());
        fetched.put(now.file(), Map.copyOf(receivers));
    }

    private void reset() {
        states.clear();
        offered.clear();
        fetched.clear();
    }
}
