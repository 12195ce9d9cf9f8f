package org.hashverse.store.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// How files that others offer are got. Immutable.
///
/// @param folder    where they are put; empty for `Downloads/Hashverse` of the person
/// @param automatic the largest message with files of a contact that is got without asking, in MB of 1,000,000 bytes; 0 for none, at most [#MOST]
/// @param limit     how much all downloads together may get in a second, in such MB; 0 for as much as comes, at most [#MOST]
public record Receiving(Optional<String> folder, int automatic, int limit) {
    /// The greatest number of MB in either setting.
    public static final int MOST = 10_000;
    /// The values of a new profile.
    public static final Receiving DEFAULT = new Receiving(Optional.empty(), 20, 0);

    /// @throws IllegalArgumentException for a number out of bounds, and for a folder that is no absolute path of this system
    public Receiving {
        if (automatic < 0 || automatic > MOST || limit < 0 || limit > MOST) throw new IllegalArgumentException("a number of MB is 0 to " + MOST);
        if (folder.isPresent() && !absolute(folder.get())) throw new IllegalArgumentException("a folder is an absolute path");
    }

    private static boolean absolute(String path) {
        try {
            return Path.of(path).isAbsolute();
        } catch (InvalidPathException otherSystem) {
            return false;
        }
    }

    /// With another folder; empty for that of the system.
    public Receiving withFolder(Optional<String> folder) {
        return new Receiving(folder, automatic, limit);
    }

    /// With another size up to which files are got without asking.
    public Receiving withAutomatic(int automatic) {
        return new Receiving(folder, automatic, limit);
    }

    /// With another limit of speed.
    public Receiving withLimit(int limit) {
        return new Receiving(folder, automatic, limit);
    }
}
