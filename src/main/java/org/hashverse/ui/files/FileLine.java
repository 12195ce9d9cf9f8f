package org.hashverse.ui.files;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hashverse.chat.files.FileItem;
import org.hashverse.node.api.FileState;
import org.hashverse.node.api.FileState.FileKey;
import org.hashverse.node.api.FileState.Stage;

/// One file of a message, with everything that the window shows of it.
///
/// @param sent   the message that offers it
/// @param state  what became of it; empty if it is ours, or only offered
/// @param path   where it is on this computer; empty if it is not here, or not known yet
/// @param part   how much of it has come, from 0 to 1, while it is coming or paused; of a file of ours, how much its only receiver has. Empty otherwise
/// @param status in words, who has it if it is ours, and what it waits for if it waits; may be empty
public record FileLine(FileKey key, FileItem item, Sent sent, Optional<FileState> state, Optional<Path> path, OptionalDouble part, String status) {
    /// Who sent a message, and when.
    ///
    /// @param mine whether we did
    /// @param by   the name to show
    public record Sent(boolean mine, String by, Instant at) {}

    /// Whether we offer it.
    boolean mine() {
        return sent.mine();
    }

    /// What became of it; empty if it is ours, or only offered.
    Optional<Stage> stage() {
        return state.map(FileState::stage);
    }

    /// Whether it is shown as a picture.
    public boolean picture() {
        return item.picture().isPresent();
    }

    /// Its name.
    public String name() {
        return item.name();
    }

    /// What a person most likely wants done with it now; empty if nothing can be done.
    public Optional<FileEvent.Wish> likely() {
        if (path.isPresent() || mine() || lost()) return picture() ? Optional.of(FileEvent.Wish.VIEW) : path.map(_ -> FileEvent.Wish.OPEN);
        return Optional.of(unfinished() && !paused() ? FileEvent.Wish.PAUSE : FileEvent.Wish.GET);
    }

    /// The wish of a person who does not want the file, which is [FileEvent.Wish#CANCEL]. Empty if the file is ours, is here, or is not coming anyway.
    public Optional<FileEvent.Wish> refusal() {
        boolean refusable = !mine() && !lost() && stage().filter(stage -> stage == Stage.GOT || stage == Stage.DECLINED).isEmpty();
        return refusable ? Optional.of(FileEvent.Wish.CANCEL) : Optional.empty();
    }

    /// The key in the bundle of the words for a wish.
    public String wordsKey(FileEvent.Wish wish) {
        return switch (wish) {
            case GET -> failed() ? "files.again" : paused() ? "files.resume" : "files.get";
            case PAUSE -> "files.pause";
            case CANCEL -> unfinished() ? "files.cancel" : "files.decline";
            case OPEN -> "files.open";
            case SHOW -> "files.show";
            case VIEW -> "files.view";
        };
    }

    /// Whether it is coming, waits to come, or is paused.
    boolean unfinished() {
        return stage().filter(stage -> stage == Stage.GETTING || stage == Stage.WAITING || stage == Stage.PAUSED).isPresent();
    }

    /// Whether it is paused.
    boolean paused() {
        return stage().filter(Stage.PAUSED::equals).isPresent();
    }

    /// Whether nobody can get it any more: its sender must send it again.
    boolean lost() {
        return stage().filter(stage -> stage == Stage.GONE || stage == Stage.CHANGED).isPresent();
    }

    /// Whether it failed here, and can be tried again.
    boolean failed() {
        return stage().filter(stage -> stage == Stage.NO_SPACE || stage == Stage.NOT_WRITTEN).isPresent();
    }

    /// Whether it is not coming: it is lost, it failed, or we declined it.
    boolean stopped() {
        return lost() || failed() || stage().filter(Stage.DECLINED::equals).isPresent();
    }

    /// Which part of a file some bytes are, from 0 to 1.
    static double part(long done, long size) {
        return size == 0 ? 1 : Math.clamp((double) done / size, 0, 1);
    }
}
