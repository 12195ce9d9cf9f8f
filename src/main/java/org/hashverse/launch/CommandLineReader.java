package org.hashverse.launch;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerName;
import org.hashverse.console.SingleCommands;
import org.hashverse.console.words.ConsoleLine;
import org.hashverse.launch.CommandLine.Flag;
import org.hashverse.platform.PathNames;
import org.hashverse.store.settings.Settings;

/// Parses a command line word by word. Options may stand anywhere, as `--name=value` or `--name value`; `--` ends them. A word that is a command of the console, in
/// place of a host, begins a command, and all following words belong to it. After `--link`, which must be the first word, there is one invite or nothing.
final class CommandLineReader {
    private static final Set<String> FLAGS = Stream.concat(Stream.of("--help", "-h", "--version"), Arrays.stream(Flag.values()).map(Flag::word)).collect(Collectors.toUnmodifiableSet());
    /// First word of a start by a click on a link.
    static final String LINK = "--link";
    private static final Set<String> NAMING = Set.of("send", "send-file");
    private static final Set<String> VALUED = Set.of("--as", "--data", "--name", "--accept");

    /// The words that are not read yet.
    private final Deque<String> left;
    /// Hosts and ports in turn, and invites until [#invite] takes them out.
    private final List<String> operands = new ArrayList<>();
    /// The words of a command for a running instance; empty if there is none.
    private final List<String> command = new ArrayList<>();
    private final Map<String, String> options = new HashMap<>();

    CommandLineReader(List<String> arguments) {
        left = new ArrayDeque<>(arguments);
    }

    CommandLine read() throws CommandLine.Misuse {
        if (LINK.equals(left.peek())) return link();
        while (!left.isEmpty()) {
            var word = left.pop();
            if (word.equals("--")) {
                operands.addAll(left);
                left.clear();
            } else if (word.startsWith("-")) option(word);
            else if (!portIsNext() && SingleCommands.isCommand(word)) {
                command.add(word);
                command.addAll(left);
                left.clear();
            } else if (operands.isEmpty() && word.equals("help")) {
                options.put("--help", "");
                left.clear();
            } else operands.add(word);
        }
        if (options.containsKey("--help") || options.containsKey("-h")) return new CommandLine.Help();
        if (options.containsKey("--version")) return new CommandLine.Version();
        var run = run();
        return command.isEmpty() ? run : tell(run);
    }

    // Windows does not escape a link in the command line: behind a quote in it, the link's author could add options and commands
    private CommandLine link() throws CommandLine.Misuse {
        left.pop();
        if (left.size() > 1 || !left.stream().allMatch(word -> word.startsWith(Invite.SCHEME))) throw new CommandLine.Misuse("after " + LINK + " comes one invite and nothing else");
        operands.addAll(left);
        return run();
    }

    // hosts and ports alternate; an invite may stand between
    private boolean portIsNext() {
        return operands.stream().filter(word -> !word.startsWith(Invite.SCHEME)).count() % 2 == 1;
    }

    private CommandLine tell(CommandLine.Run run) throws CommandLine.Misuse {
        var first = command.getFirst();
        for (var option : List.of("--console", "--exit", "--guest", "--another", "--hidden", "--name", "--accept"))
            if (options.containsKey(option)) throw new CommandLine.Misuse(option + " does not go with " + first + ", which asks the Hashverse that runs; --as, --data and --json do");
        if (!run.peers().isEmpty() || run.invite().isPresent()) throw new CommandLine.Misuse(first + " stands alone; --as, --data or HOST PORT say whose it is");
        for (var word : command) {
            var option = word.replaceFirst("=.*", "");
            // a text may look like an option
            if (!SingleCommands.takesText(first) && (FLAGS.contains(option) || VALUED.contains(option))) throw new CommandLine.Misuse("options stand before the command: hashverse " + option + " … " + first);
        }
        return new CommandLine.Tell(run, line(command));
    }

    // a shell removes the quotes around a name of two words. Of the commands that end with a text only those of NAMING may begin with a name, and if one word follows them, that is the text
    private static String line(List<String> command) {
        var words = new ArrayList<>(command);
        var first = words.getFirst();
        boolean peerFirst = SingleCommands.takesText(first) ? NAMING.contains(first) && words.size() > 2 : words.size() > 1;
        if (peerFirst && words.get(1).matches("@[^\"].*\\s.*")) words.set(1, "@" + ConsoleLine.name(words.get(1).substring(1)));
        return String.join(" ", words);
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
        boolean guest = given(Flag.GUEST);
        if (guest && (options.containsKey("--as") || options.containsKey("--data"))) throw new CommandLine.Misuse("--guest has a profile of its own; leave out --as and --data");
        boolean another = given(Flag.ANOTHER);
        if (another && (guest || options.containsKey("--as"))) throw new CommandLine.Misuse("--another has a profile of its own; leave out --as and --guest");
        boolean console = given(Flag.CONSOLE);
        if (another && console) throw new CommandLine.Misuse("--another is for a window; a console says --as NAME");
        if (given(Flag.JSON) && !console && command.isEmpty()) throw new CommandLine.Misuse("--json is for --console and for commands, as in hashverse --json list");
        if (given(Flag.PORTABLE) && (guest || options.containsKey("--data"))) throw new CommandLine.Misuse("--portable keeps the data beside the program; leave out --data and --guest");
        if (given(Flag.EXIT) && console) throw new CommandLine.Misuse("--exit is for a window; a console leaves at exit or at the end of its input");
        if (given(Flag.HIDDEN) && (console || guest || given(Flag.EXIT)))
            throw new CommandLine.Misuse("--hidden is for a window that stays; leave out --console, --guest and --exit");
        var own = addresses.isEmpty() ? Optional.<PeerAddress>empty() : Optional.of(addresses.getFirst());
        return new CommandLine.Run(Arrays.stream(Flag.values()).filter(this::given).collect(Collectors.toSet()), name("--as"), data(), name("--name"), accept(),
                own.map(PeerAddress::host), own.map(PeerAddress::port), addresses.subList(Math.min(1, addresses.size()), addresses.size()), invite);
    }

    private boolean given(Flag flag) {
        return options.containsKey(flag.word());
    }

    /// The invite, which is taken out of the operands.
    private Optional<String> invite() throws CommandLine.Misuse {
        var invites = operands.stream().filter(word -> word.startsWith(Invite.SCHEME)).toList();
        if (invites.size() > 1) throw new CommandLine.Misuse("there are two invites; give one");
        operands.removeAll(invites);
        // a link may have any length, but a request to a running instance may not; one character too many is kept, so that the window reports the length
        return invites.stream().findFirst().map(link -> link.substring(0, Math.min(link.length(), Invite.MAX_LENGTH + 1)));
    }

    /// The hosts and ports: the first to listen on, the others of peers. Call this after [#invite], which takes the invite out of the operands.
    private List<PeerAddress> addresses() throws CommandLine.Misuse {
        var addresses = new ArrayList<PeerAddress>();
        for (int i = 0; i < operands.size(); i += 2) {
            var host = operands.get(i);
            if (operands.size() == 1 && host.matches("\\p{L}+")) throw new CommandLine.Misuse(host + " is no command, and no host without a port; --help lists what there is");
            if (i + 1 == operands.size()) throw new CommandLine.Misuse("after " + host + " comes a port, as in 10.0.0.7 8000");
            try {
                addresses.add(PeerAddress.of(host, operands.get(i + 1)));
            } catch (PeerAddress.Malformed malformed) {
                throw new CommandLine.Misuse((malformed.port() ? operands.get(i + 1) : host) + ": " + malformed.getMessage());
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
        var badName = folder.flatMap(PathNames::fault);
        if (badName.isPresent()) throw new CommandLine.Misuse("--data: " + badName.get());
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
