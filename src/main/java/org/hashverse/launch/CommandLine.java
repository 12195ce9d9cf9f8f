package org.hashverse.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerName;
import org.hashverse.store.profile.Preset;
import org.hashverse.store.profile.Profiles;
import org.hashverse.store.settings.Setting;
import org.hashverse.store.settings.Settings;

/// A parsed command line.
public sealed interface CommandLine {
    /// Print the usage.
    record Help() implements CommandLine {}

    /// Print the version.
    record Version() implements CommandLine {}

    /// Let the running instance carry out a command.
    ///
    /// @param run  names the profile, and whether the answer is to be JSON
    /// @param line the command as typed into a console
    record Tell(Run run, String line) implements CommandLine {
        boolean json() {
            return run.has(Flag.JSON);
        }
    }

    /// Options without a value.
    enum Flag {
        /// No window.
        CONSOLE,
        /// JSON as the output of a console or the answer to a command.
        JSON,
        /// Profiles in a folder beside the program.
        PORTABLE,
        /// A profile that is deleted when the program ends.
        GUEST,
        /// A new person, with a profile beside those that exist.
        ANOTHER,
        /// No window at first, if closing the window leaves the program running.
        HIDDEN,
        /// End as soon as the start is complete.
        EXIT;

        /// The option as it is typed.
        String word() {
            return "--" + name().toLowerCase(Locale.ROOT);
        }
    }

    /// Open a window or a console.
    ///
    /// @param flags  options without a value
    /// @param as     the name of the person whose profile is opened
    /// @param data   the profile folder
    /// @param name   the name that others see
    /// @param accept whether strangers become contacts without a decision of the person, from now on
    /// @param host   the address to bind; always with `port`
    /// @param port   the port to listen on
    /// @param peers  peers to add at once
    /// @param invite the text of an invite, not parsed yet
    record Run(Set<Flag> flags, Optional<PeerName> as, Optional<Path> data, Optional<PeerName> name, Optional<Settings.Accept> accept,
               Optional<String> host, Optional<Integer> port, List<PeerAddress> peers, Optional<String> invite) implements CommandLine {
        private static final PeerName GUEST = new PeerName("Guest");
        // options that a window which is open already cannot fulfil
        private static final Set<Flag> NEED_OWN_PROCESS = Set.of(Flag.CONSOLE, Flag.GUEST, Flag.ANOTHER, Flag.EXIT);

        /// Copies the collections.
        public Run {
            flags = Set.copyOf(flags);
            peers = List.copyOf(peers);
        }

        /// Whether an option was given.
        public boolean has(Flag flag) {
            return flags.contains(flag);
        }

        /// The profile folder: a new one for a guest, else that of `--data`, else of `--as`, else the standard one. If neither option is given, and the given port is not the
        /// port of the standard profile, the port has a profile of its own, so that several nodes can run on one machine without naming profiles. A guest's folder is created
        /// by each call. For `--another` this is the profile of the first person.
        ///
        /// @throws IOException if a guest's folder cannot be created
        public Path folder(Profiles profiles) throws IOException {
            if (has(Flag.GUEST)) return Files.createTempDirectory("hashverse-guest");
            if (data.isPresent()) return data.get();
            if (as.isPresent()) return profiles.as(as.get().text());
            if (port.isPresent() && port.get() != profiles.standardPort()) return profiles.port(port.get());
            return profiles.standard();
        }

        /// The profile's settings, changed by the command line. Without `--name`, `--as` sets the name of a person who has not chosen one yet, and a guest is named Guest.
        Settings applied(Settings settings) {
            var changed = settings;
            if (name.isPresent()) changed = changed.withName(name.get());
            else if (as.isPresent() && !settings.named()) changed = changed.withName(as.get());
            else if (has(Flag.GUEST)) changed = changed.withName(GUEST);
            if (accept.isPresent()) changed = changed.withAccept(accept.get());
            return changed;
        }

        /// Checks the command line against the settings that an administrator locked.
        ///
        /// @throws IOException if the command line contradicts a locked setting
        void checkLocked(Preset preset) throws IOException {
            var locked = preset.locked();
            if (locked.contains(Setting.PORT) && port.isPresent() && port.get() != preset.values().port())
                throw locked("port " + preset.values().port(), preset, Integer.toString(port.get()));
            if (locked.contains(Setting.ACCEPT) && accept.isPresent() && accept.get() != preset.values().accept())
                throw locked("accept " + word(preset.values().accept()), preset, "--accept " + word(accept.get()));
        }

        private static IOException locked(String what, Preset preset, String instead) {
            return new IOException(what + " is set by your administrator in " + preset.file().map(Path::toString).orElse("") + "; start without " + instead);
        }

        private static String word(Settings.Accept accept) {
            return accept.name().toLowerCase(Locale.ROOT);
        }

        /// Whether a window that is open already can do all that the command line asks for.
        public boolean openWindowSuffices() {
            return Collections.disjoint(flags, NEED_OWN_PROCESS) && name.isEmpty() && accept.isEmpty() && host.isEmpty() && peers.isEmpty();
        }

        /// Commands that a console carries out first, as if they were typed.
        public List<String> commands() {
            var commands = new ArrayList<String>();
            for (var peer : peers) commands.add("add " + peer);
            invite.ifPresent(link -> commands.add("add " + link));
            return commands;
        }

        /// This command line for a second person, without the name, folder, port and peers of the first, and without `--guest`, `--another` and `--hidden`.
        public Run another() {
            var kept = EnumSet.noneOf(Flag.class);
            kept.addAll(flags);
            kept.removeAll(Set.of(Flag.GUEST, Flag.ANOTHER, Flag.HIDDEN));
            return new Run(kept, Optional.empty(), Optional.empty(), Optional.empty(), accept, host, Optional.empty(), List.of(), invite);
        }
    }

    /// The command line is invalid; the message says what to do instead. The program ends with [#STATUS].
    final class Misuse extends Exception {
        private static final long serialVersionUID = 1L;
        /// Exit status for wrong usage, as in most programs; 1 means that the usage was right and the program failed.
        public static final int STATUS = 2;

        Misuse(String message) {
            super(message);
        }
    }

    /// Parses a command line.
    ///
    /// @throws Misuse if it is invalid
    static CommandLine parse(List<String> arguments) throws Misuse {
        return new CommandLineReader(arguments).read();
    }
}
