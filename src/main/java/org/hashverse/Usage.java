package org.hashverse;

import java.util.Optional;

/// What the program says about itself.
final class Usage {
    static final String TEXT = """
            hashverse [options] [HOST PORT [PEER_HOST PEER_PORT]...]

            Chat without a server: machine to machine, over TCP. Without options it opens a window and
            listens on all interfaces, on the port it had last, else on 8000 to 8019, else on any.

              HOST PORT            listen there, and only there; a port of its own means a profile of its own
              PEER_HOST PEER_PORT  add these peers at once
              hashverse://...      an invite: opens the dialog to add its sender; a console adds him at once

              --console            no window: the commands on standard input; help lists them
              --as NAME            be someone else: that person's own profile, name and port
              --data DIR           the profile folder; with --as only the name is taken from there
              --name NAME          the name others see
              --portable           the data beside the program, in the folder data; nothing of it on this computer
              --guest              a person for now: the profile is deleted at the end
              --exit               open the window, say how long that took, and leave
              --accept ask|anyone  who may come in from now on; a console lets anyone in unless told to ask
              --help, --version
              --                   no options after this

            Status: 0 done, 1 failed or something stayed unsent, 2 called wrongly.""";

    private Usage() {}

    /// The version of the jar or module; `(not packaged)` where there is none.
    static String version() {
        var module = Hashverse.class.getModule().getDescriptor();
        if (module != null && module.rawVersion().isPresent()) return module.rawVersion().get();
        return Optional.ofNullable(Hashverse.class.getPackage().getImplementationVersion()).orElse("(not packaged)");
    }
}
