package org.hashverse.store.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.Invite;
import org.hashverse.store.settings.Setting;
import org.hashverse.store.settings.Settings;

/// What an administrator set for everybody on this computer, in a file `hashverse.json` that the program only reads. Immutable.
///
/// What counts, the first that says something: a locked value of the preset; the command line; the profile; a value of the preset that is not
/// locked, for a profile that is made now; what is built in. A locked value covers the profile's own, which comes back with the lock's end.
///
/// @param file    where it was read; empty for none
/// @param values  settings, of which those of `given` count
/// @param given   what it sets
/// @param locked  what nobody else may set; all of them given
/// @param invites whom a profile has as contacts from its first start on
public record Preset(Optional<Path> file, Settings values, Set<Setting> given, Set<Setting> locked, List<Invite> invites) {
    /// There is a preset that cannot be followed. Nothing may start then: what it locks is not known.
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

        /// What is wrong with it, for whoever wrote it; English.
        public String why() {
            return why;
        }
    }

    /// Nothing is set.
    public static final Preset NONE = new Preset(Optional.empty(), Settings.defaults(""), Set.of(), Set.of(), List.of());

    public Preset {
        given = Set.copyOf(given);
        locked = Set.copyOf(locked);
        invites = List.copyOf(invites);
    }

    /// Reads the preset of this computer, if there is one: the one in the system's place, else the one beside the program, of a jar only if it is an administrator's, see [PresetPlaces]. Blocks on the disk.
    ///
    /// @throws Broken if there is one that cannot be read or understood; the other place is not looked at then
    public static Preset ofThisComputer() throws Broken {
        return of(PresetPlaces.ofThisComputer());
    }

    /// Reads one file; nothing is set if it is not there.
    ///
    /// @throws Broken if it cannot be read or understood
    public static Preset read(Path file) throws Broken {
        return PresetJson.read(file).orElse(NONE);
    }

    /// Reads the first that is there.
    static Preset of(List<Path> places) throws Broken {
        for (var place : places) {
            var preset = PresetJson.read(place);
            if (preset.isPresent()) return preset.get();
        }
        return NONE;
    }

    /// What a new profile starts with.
    Settings defaults(Settings builtIn) {
        return copy(given, values, builtIn);
    }

    /// Settings with what is locked as it has to be.
    public Settings enforce(Settings settings) {
        return copy(locked, values, settings);
    }

    /// What a profile keeps of settings that changed: its own value, not the preset's, where one is locked.
    Settings kept(Settings own, Settings changed) {
        return copy(locked, own, changed);
    }

    private static Settings copy(Set<Setting> which, Settings from, Settings to) {
        var copy = to;
        for (var setting : which) copy = setting.copy(from, copy);
        return copy;
    }

    /// The same without people to add: for a profile that is gone when its window closes.
    public Preset withoutInvites() {
        return new Preset(file, values, given, locked, List.of());
    }
}
