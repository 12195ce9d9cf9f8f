package org.hashverse.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.hashverse.chat.Message;
import org.hashverse.chat.SharedFiles;
import org.hashverse.console.words.ConsoleLine;
import org.hashverse.console.words.FileNumbers;
import org.hashverse.node.api.FileState;
import org.hashverse.node.api.FileState.FileKey;

/// Prints the files that messages offer, and what became of them. Console thread only.
final class FileEvents {
    /// Most files whose states are remembered, as many as a node tells of; the oldest are forgotten.
    private static final int MOST = 10_000;

    private final FileNumbers numbers;
    private final Consumer<String> lines;
    private final Map<FileKey, FileState> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<FileKey, FileState> eldest) {
            return size() > MOST;
        }
    };
    // changes that wait until the unread messages are printed, because theirs may be one of them
    private final Map<FileKey, FileState> held = new LinkedHashMap<>();
    // whether unread messages are still to be printed: at the start, and after events were missed
    private boolean holding = true;

    /// @param lines prints a line
    FileEvents(FileNumbers numbers, Consumer<String> lines) {
        this.numbers = numbers;
        this.lines = lines;
    }

    /// Gives each file of a message that arrived a number and prints it. Prints also what became of it, if that is known already.
    void arrived(Message message) {
        if (!(message.content() instanceof SharedFiles files)) return;
        for (int place = 0; place < files.items().size(); place++) {
            var item = files.items().get(place);
            int number = numbers.add(new FileKey(message.key(), place));
            lines.accept((item.folder().isPresent() ? "folder " : "file ") + ConsoleLine.name(item.name()) + " " + item.size() + " #" + number);
        }
        for (int place = 0; place < files.items().size(); place++) {
            var file = new FileKey(message.key(), place);
            held.remove(file);
            if (known.containsKey(file)) print(known.get(file));
        }
    }

    /// Prints what became of files.
    ///
    /// @param present whether the node tells its state. Then only files are printed that were known before and have ended since
    void changed(List<FileState> files, boolean present) {
        for (var file : files) {
            var before = Optional.ofNullable(known.put(file.file(), file)).map(FileState::stage);
            boolean news = before.isPresent() ? before.get() != file.stage() : !present;
            if (news && holding) held.put(file.file(), file);
            else if (news) print(file);
        }
    }

    /// Events were missed: messages that are unread may offer files.
    void missed() {
        holding = true;
    }

    /// All unread messages were printed. Prints what happened to files of other messages meanwhile.
    void unreadPrinted() {
        holding = false;
        held.values().forEach(this::print);
        held.clear();
    }

    private void print(FileState file) {
        var word = numbers.word(file.file());
        switch (file.stage()) {
            case GOT -> lines.accept("got " + word + " " + ConsoleLine.text(file.path().map(Object::toString).orElse("")));
            case GONE -> lines.accept("file-gone " + word);
            case CHANGED -> lines.accept("file-changed " + word);
            case NO_SPACE -> lines.accept("no-space " + word);
            case NOT_WRITTEN -> lines.accept("not-written " + word);
            case WAITING, GETTING, PAUSED, DECLINED -> { /* the person knows */ }
        }
    }
}
