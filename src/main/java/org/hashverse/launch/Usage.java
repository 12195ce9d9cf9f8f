package org.hashverse.launch;

import java.util.Optional;
import org.hashverse.console.SingleCommands;

/// The usage text and the version of the program.
public final class Usage {
    /// Characters before what a line says of an option, and most characters of that.
    static final int FIRST_COLUMN = 23;
    static final int SECOND_COLUMN = 76;

    /// What `--help` prints.
    public static final String TEXT = """
            hashverse [options] [HOST PORT [PEER_HOST PEER_PORT]...]
            hashverse [--json] [--as NAME] [--data DIR] [HOST PORT] COMMAND ...

            Chat without a server: machine to machine, over TCP. Without options it opens a window and
            listens on all interfaces, on the port it had last, else on 8000 to 8019, else on any.

              HOST PORT            listen there, and only there; a port of its own means a profile of its own
              PEER_HOST PEER_PORT  add these peers at once
              hashverse://...      an invite: opens the dialog to add its sender; a console adds them at once
              COMMAND ...          has the Hashverse that runs carry it out, as in a console:
            %s
                                   A message is named by six digits or more of the id that history prints

              --console            no window: the commands on standard input; help lists them
              --json               for a console and for commands: one JSON object a line
              --as NAME            be someone else: that person's own profile, name and port
              --data DIR           the profile folder; with --as only the name is taken from there
              --name NAME          the name others see
              --another            one more person: a new profile beside the one that is meant
              --portable           the data beside the program, in the folder data; nothing of it on this computer
              --guest              a person for now: the profile is deleted at the end
              --hidden             no window at first, if closing it leaves Hashverse running (Settings)
              --exit               open the window, say how long that and an answer to another start took, and leave
              --accept ask|anyone  from now on: ask, so that strangers wait until they are accepted (as it is at
                                   first), or make a contact of anyone who reaches the port
              --help, --version
              --                   no options after this
              --link hashverse://  for what opens links: nothing but one invite can follow

            A second start of one person brings the window forward that is open, with the invite;
            with --hidden it leaves it where it is.
            Status: 0 done, 1 failed or something stayed unsent, 2 called wrongly, 3 out of memory.""".formatted(commands());

    private Usage() {}

    /// The words of the commands, in lines as wide as those around them.
    private static String commands() {
        return (String.join(", ", SingleCommands.WORDS) + ".").replaceAll("(.{1," + SECOND_COLUMN + "})( |$)", " ".repeat(FIRST_COLUMN) + "$1\n").stripTrailing();
    }

    /// The version of the jar or module; `(not packaged)` if there is none.
    public static String version() {
        var module = Usage.class.getModule().getDescriptor();
        if (module != null && module.rawVersion().isPresent()) return module.rawVersion().get();
        return Optional.ofNullable(Usage.class.getPackage().getImplementationVersion()).orElse("(not packaged)");
    }
}
