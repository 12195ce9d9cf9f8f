package org.hashverse;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerName;
import org.hashverse.store.Settings;

/// Reads a command line word by word: options anywhere, `--name=value` or `--name value`, `--` ends them.
final class CommandLineReader {
    private static final Set<String> FLAGS = Set.of("--console", "--exit", "--guest", "--help", "-h", "--portable", "--version");
    private static final Set<String> VALUED = Set.of("--as", "--data", "--name", "--accept");

    private final Deque<String> left;
    private final List<String> places = new ArrayList<>();
    private final Map<String, String> options = new HashMap<>();

    CommandLineReader(List<String> arguments) {
        left = new ArrayDeque<>(arguments);
    }

    CommandLine read() throws CommandLine.Misuse {
        while (!left.isEmpty()) {
            var word = left.pop();
            if (word.equals("--")) {
                places.addAll(left);
                left.clear();
            } else if (word.startsWith("-")) option(word);
            else places.add(word);
        }
        if (options.containsKey("--help") || options.containsKey("-h")) return new CommandLine.Help();
        if (options.containsKey("--version")) return new CommandLine.Version();
        return run();
    }

    private void option(String word) throws CommandLine.Misuse {
        int equals = word.indexOf('=');
        var option = equals < 0 ? word : word.substring(0, equals);
        if (!FLAGS.contains(option) && !VALUED.contains(option)) throw new CommandLine.Misuse("unknown option " + option + "; --help lists them");
        if (options.containsKey(option)) throw new CommandLine.Misuse(option + " stands twice; give it once");
        if (FLAGS.contains(option)) {
            if (equals >= 0) throw new CommandLine.Misuse(option + " takes no value");
            options.put(option, "");
        } else if (equals >= 0) options.put(option, word.substring(equals + 1));
        else if (left.isEmpty()) throw new CommandLine.Misuse(option + " needs a value: " + option + " " + example(option));
        else options.put(option, left.pop());
    }

    private static String example(String option) {
        return switch (option) {
            case "--data" -> "DIR";
            case "--accept" -> "ask|anyone";
            default -> "NAME";
        };
    }

    private CommandLine.Run run() throws CommandLine.Misuse {
        var invite = invite();
        var addresses = addresses();
        boolean guest = options.containsKey("--guest");
        if (guest && (options.containsKey("--as") || options.containsKey("--data"))) throw new CommandLine.Misuse("--guest has a profile of its own; leave out --as and --data");
        boolean portable = options.containsKey("--portable");
        if (portable && (guest || options.containsKey("--data"))) throw new CommandLine.Misuse("--portable keeps the data beside the program; leave out --data and --guest");
        if (options.containsKey("--exit") && options.containsKey("--console")) throw new CommandLine.Misuse("--exit is for a window; a console leaves at exit or at the end of its input");
        var own = addresses.isEmpty() ? Optional.<PeerAddress>empty() : Optional.of(addresses.getFirst());
        return new CommandLine.Run(options.containsKey("--console"), portable, guest, options.containsKey("--exit"), name("--as"), data(), name("--name"), accept(), own.map(PeerAddress::host),
                own.map(PeerAddress::port), addresses.subList(Math.min(1, addresses.size()), addresses.size()), invite);
    }

    private Optional<String> invite() throws CommandLine.Misuse {
        var invites = places.stream().filter(word -> word.startsWith(Invite.SCHEME)).toList();
        if (invites.size() > 1) throw new CommandLine.Misuse("there are two invites; give one");
        places.removeAll(invites);
        return invites.stream().findFirst();
    }

    private List<PeerAddress> addresses() throws CommandLine.Misuse {
        var addresses = new ArrayList<PeerAddress>();
        for (int i = 0; i < places.size(); i += 2) {
            var host = places.get(i);
            if (i + 1 == places.size()) throw new CommandLine.Misuse("after " + host + " comes a port, as in 10.0.0.7 8000");
            try {
                addresses.add(PeerAddress.of(host, places.get(i + 1)));
            } catch (PeerAddress.Malformed malformed) {
                throw new CommandLine.Misuse((malformed.port() ? places.get(i + 1) : host) + ": " + malformed.getMessage());
            }
        }
        return addresses;
    }

    private Optional<PeerName> name(String option) throws CommandLine.Misuse {
        try {
            return Optional.ofNullable(options.get(option)).map(String::strip).map(PeerName::new);
        } catch (IllegalArgumentException notAName) {
            throw new CommandLine.Misuse(option + ": " + notAName.getMessage());
        }
    }

    private Optional<Path> data() throws CommandLine.Misuse {
        var folder = Optional.ofNullable(options.get("--data"));
        if (folder.isPresent() && folder.get().isBlank()) throw new CommandLine.Misuse("--data needs a folder: --data DIR");
        try {
            return folder.map(Path::of);
        } catch (InvalidPathException notAPath) {
            throw new CommandLine.Misuse("--data: this computer has no folder of that name: " + notAPath.getReason());
        }
    }

    private Optional<Settings.Accept> accept() throws CommandLine.Misuse {
        var word = options.get("--accept");
        if (word == null) return Optional.empty();
        return switch (word) {
            case "ask" -> Optional.of(Settings.Accept.ASK);
            case "anyone" -> Optional.of(Settings.Accept.ANYONE);
            default -> throw new CommandLine.Misuse("--accept is ask or anyone");
        };
    }
}
