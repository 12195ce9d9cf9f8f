package org.hashverse.model.files;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hashverse.chat.PeerId;
import org.hashverse.node.api.FileState;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.node.api.NodeEvent;

/// How far each file has come, as the node told last: those that others offered us, and those of ours that others are getting. FX thread only.
public final class FileProgress {
    /// Most files that are known; the one that was told longest ago is forgotten first. The node keeps fewer.
    static final int MOST_FILES = 20_000;
    private final Map<FileKey, FileState> states = bounded();
    private final Map<FileKey, Map<PeerId, Long>> fetched = bounded();

    private static <V> Map<FileKey, V> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<FileKey, V> eldest) {
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

    /// Takes in states.
    public void changed(List<FileState> now) {
        for (var state : now) {
            states.remove(state.file()); // so that it counts as told last
            states.put(state.file(), state);
        }
    }

    /// Takes in that a receiver has more of a file of ours.
    public void fetched(NodeEvent.FileFetched now) {
        var receivers = new HashMap<>(fetched(now.file()));
        receivers.put(now.by(), now.done());
        fetched.remove(now.file());
        fetched.put(now.file(), Map.copyOf(receivers));
    }

    /// Forgets what was told before a Resync.
    public void reset() {
        states.clear();
        fetched.clear();
    }
}
