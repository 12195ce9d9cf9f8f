package org.hashverse.store.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.Invite;
import org.hashverse.store.settings.Setting;
import org.hashverse.store.settings.Settings;

/// The settings that an administrator made for all accounts of this computer, in a file `hashverse.json` that the program only reads. Immutable.
///
/// A setting has the first of these values: a locked value of the preset; the command line; the profile; for a new profile, a value of the preset
/// that is not locked; the built-in value. A locked value hides the profile's own value, which applies again when the lock is removed.
///
/// @param file    the file; empty for no preset
/// @param values  settings, of which those in `given` count
/// @param given   the settings that the preset sets
/// @param locked  the settings that only the preset can set; a subset of `given`
/// @param invites the invites that a new profile adds as contacts
public record Preset(Optional<Path> file, Settings values, Set<Setting> given, Set<Setting> locked, List<Invite> invites) {
    /// The preset cannot be read or understood. The program must not start then, because it does not know which settings are locked.
    public static final class Broken extends IOException {
        private static final long serialVersionUID = 1L;
        private final transient Path file;
        private final String why;

        Broken(Path file, String why) {
            super(file + ": " + why + ". Hashverse does not start before it is put right, because it may lock settings; ask your administrator");
            this.file = file;
            this.why = why;
        }

        /// The file.
        public Path file() {
            return file;
        }

        /// What is wrong with the file, for the administrator; English.
        public String why() {
            return why;
        }
    }

    /// No preset.
    public static final Preset NONE = new Preset(Optional.empty(), Settings.defaults(""), Set.of(), Set.of(), List.of());

    /// Copies the sets and the list.
    public Preset {
        given = Set.copyOf(given);
        locked = Set.copyOf(locked);
        invites = List.copyOf(invites);
    }

    /// Reads the preset of this computer: the one in the system's folder, else the one beside the program, see [PresetPlaces]; [#NONE] if there is neither. Blocks
    /// on the disk.
    ///
    /// @throws Broken if the first preset found cannot be read or understood
    public static Preset ofThisComputer() throws Broken {
        return of(PresetPlaces.ofThisComputer());
    }

    /// Reads one file; [#NONE] if it does not exist. Blocks on the disk.
    ///
    /// @throws Broken if the file cannot be read or understood
    public static Preset read(Path file) throws Broken {
        return PresetJson.read(file).orElse(NONE);
    }

    /// Reads the first of these files that exists.
    static Preset of(List<Path> places) throws Broken {
        for (var place : places) {
            var preset = PresetJson.read(place);
            if (preset.isPresent()) return preset.get();
        }
        return NONE;
    }

    /// The settings of a new profile.
    Settings defaults(Settings builtIn) {
        return copy(given, values, builtIn);
    }

    /// Settings with the locked values of the preset.
    public Settings enforce(Settings settings) {
        return copy(locked, values, settings);
    }

    /// The settings that a profile stores after a change: where a setting is locked, the profile's own value and not the preset's.
    Settings kept(Settings own, Settings changed) {
        return copy(locked, own, changed);
    }

    private static Settings copy(Set<Setting> which, Settings from, Settings to) {
        var copy = to;
        for (var setting : which) copy = setting.copy(from, copy);
        return copy;
    }

    /// The same preset without invites, for a guest profile, which is deleted when its window closes.
    public Preset withoutInvites() {
        return new Preset(file, values, given, locked, List.of());
    }
}
