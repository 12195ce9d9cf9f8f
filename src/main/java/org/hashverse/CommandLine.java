package org.hashverse;

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

/// What somebody asked for on the command line.
sealed interface CommandLine {
    /// Say how it is used.
    record Help() implements CommandLine {}

    /// Say which version this is.
    record Version() implements CommandLine {}

    /// Have the one that runs carry out a command.
    ///
    /// @param whose whose it is; says nothing but the profile, and whether the answer is to be JSON
    /// @param line  as typed into a console
    record Tell(Run whose, String line) implements CommandLine {
        boolean json() {
            return whose.has(Flag.JSON);
        }
    }

    /// What is said by a word alone.
    enum Flag {
        /// No window.
        CONSOLE,
        /// What a console prints, or a command is answered with, as JSON.
        JSON,
        /// Profiles beside the program.
        PORTABLE,
        /// A profile that is gone when the window closes.
        GUEST,
        /// Another person than those who are here already, with a profile beside the folder.
        ANOTHER,
        /// No window at first, if closing it leaves the program running.
        HIDDEN,
        /// Leave as soon as everything stands.
        EXIT;

        /// As it is typed.
        String word() {
            return "--" + name().toLowerCase(Locale.ROOT);
        }
    }

    /// Open a window or a console.
    ///
    /// @param flags  what is said by a word alone
    /// @param as     be that person
    /// @param data   the profile folder
    /// @param name   the name that others see
    /// @param accept who may come in, from now on
    /// @param host   the address to bind; always with `port`
    /// @param port   the port to take
    /// @param peers  whom to add at once
    /// @param invite an invite as given, not read yet
    record Run(Set<Flag> flags, Optional<PeerName> as, Optional<Path> data, Optional<PeerName> name, Optional<Settings.Accept> accept,
               Optional<String> host, Optional<Integer> port, List<PeerAddress> peers, Optional<String> invite) implements CommandLine {
        private static final PeerName GUEST = new PeerName("Guest");
        // what no window that is open already can give
        private static final Set<Flag> FOR_ITSELF = Set.of(Flag.CONSOLE, Flag.GUEST, Flag.ANOTHER, Flag.EXIT);

        public Run {
            flags = Set.copyOf(flags);
            peers = List.copyOf(peers);
        }

        /// Whether a word was said.
        boolean has(Flag flag) {
            return flags.contains(flag);
        }

        /// The profile that is meant: `--data`, else `--as`, else the standard one, unless the port given is another than
        /// its own: several nodes can so run on one machine without a word about profiles. A guest's is made now.
        ///
        /// @throws IOException if there is no room for a guest's
        Path folder(Profiles profiles) throws IOException {
            if (has(Flag.GUEST)) return Files.createTempDirectory("hashverse-guest");
            if (data.isPresent()) return data.get();
            if (as.isPresent()) return profiles.as(as.get().text());
            if (port.isPresent() && port.get() != profiles.standardPort()) return profiles.port(port.get());
            return profiles.standard();
        }

        /// The profile's settings with what the line says. `--as` names whoever has not chosen a name yet.
        Settings applied(Settings settings) {
            var changed = settings;
            if (name.isPresent()) changed = changed.withName(name.get());
            else if (as.isPresent() && !settings.named()) changed = changed.withName(as.get());
            else if (has(Flag.GUEST)) changed = changed.withName(GUEST);
            if (accept.isPresent()) changed = changed.withAccept(accept.get());
            return changed;
        }

        /// Refuses what somebody else has decided.
        ///
        /// @throws IOException if the line says otherwise than a locked setting
        void heed(Preset preset) throws IOException {
            var locked = preset.locked();
            if (locked.contains(Setting.PORT) && port.isPresent() && port.get() != preset.values().port()) throw set("port " + preset.values().port(), preset, Integer.toString(port.get()));
            if (locked.contains(Setting.ACCEPT) && accept.isPresent() && accept.get() != preset.values().accept())
                throw set("accept " + word(preset.values().accept()), preset, "--accept " + word(accept.get()));
        }

        private static IOException set(String what, Preset preset, String instead) {
            return new IOException(what + " is set by your administrator in " + preset.file().map(Path::toString).orElse("") + "; start without " + instead);
        }

        private static String word(Settings.Accept accept) {
            return accept.name().toLowerCase(Locale.ROOT);
        }

        /// Whether all that the line asks for can be had from a window that is open already.
        boolean plain() {
            return Collections.disjoint(flags, FOR_ITSELF) && name.isEmpty() && accept.isEmpty() && host.isEmpty() && peers.isEmpty();
        }

        /// What a console does first, as if it were typed.
        List<String> commands() {
            var commands = new ArrayList<String>();
            for (var peer : peers) commands.add("add " + peer);
            invite.ifPresent(link -> commands.add("add " + link));
            return commands;
        }

        /// The same line for another person beside the first, who cannot have the first one's name, folder, port or peers.
        Run another() {
            var same = EnumSet.noneOf(Flag.class);
            same.addAll(flags);
            same.removeAll(Set.of(Flag.GUEST, Flag.ANOTHER, Flag.HIDDEN));
            return new Run(same, Optional.empty(), Optional.empty(), Optional.empty(), accept, host, Optional.empty(), List.of(), invite);
        }
    }

    /// The line cannot be meant; the message says what to do instead. The program ends with [#STATUS].
    final class Misuse extends Exception {
        private static final long serialVersionUID = 1L;
        /// Status of a program that was called wrongly, as in most others; 1 says that it was called rightly and failed.
        static final int STATUS = 2;

        Misuse(String message) {
            super(message);
        }
    }

    /// Reads a command line.
    ///
    /// @throws Misuse if it cannot be meant
    static CommandLine parse(List<String> arguments) throws Misuse {
        return new CommandLineReader(arguments).read();
    }
}
