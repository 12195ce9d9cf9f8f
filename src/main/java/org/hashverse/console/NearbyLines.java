package org.hashverse.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hashverse.chat.PeerId;
import org.hashverse.console.words.ConsoleLine;
import org.hashverse.console.words.PeerWord;
import org.hashverse.node.api.Nearby;
import org.hashverse.node.api.NearbyPerson;
import org.hashverse.node.api.Peer;

/// Formats people nearby as lines, and finds one by what a person typed.
final class NearbyLines {
    // as it is printed; in lower case only if it is whole, because a short word may be the name of a computer
    private static final Pattern ID = Pattern.compile("[A-Z2-7]{6,52}|[A-Za-z2-7]{52}");

    private NearbyLines() {}

    /// `NAME IP:PORT ID`. NAME is what we call a peer that we know, else the announced name.
    static String who(NearbyPerson person, Optional<Peer> known) {
        return name(person, known) + " " + person.addresses().getFirst() + " " + person.id();
    }

    private static String name(NearbyPerson person, Optional<Peer> known) {
        return known.map(ConsoleLine::name).orElseGet(() -> ConsoleLine.name(person.distinctName()));
    }

    private static Optional<Peer> known(PeerId id, Snapshot now) {
        return now.peers().stream().filter(peer -> peer.id().equals(id)).findFirst();
    }

    /// The answer to `nearby`.
    ///
    /// @throws Command.Failure if nobody is there for a reason; the message says which
    static List<String> list(Snapshot now) throws Command.Failure {
        switch (now.nearby().reach()) {
            case OFF -> throw new Command.Failure("this node listens on the loopback address only, so it looks for nobody nearby; start it without 127.0.0.1");
            case NO_NETWORK -> throw new Command.Failure("this computer is on no network; plug a cable in or turn Wi-Fi on");
            case CLOSED -> throw new Command.Failure("people nearby cannot be heard; another program may hold UDP port 5353 for itself alone: add them by address or invite");
            case QUIET, HEARD -> { /* the list says who is there */ }
        }
        var lines = new ArrayList<String>();
        now.nearby().people().stream().sorted(Comparator.comparing((NearbyPerson person) -> name(person, known(person.id(), now))).thenComparing(NearbyPerson::id))
                .forEach(person -> lines.add("nearby " + who(person, known(person.id(), now))));
        lines.add("nearby " + lines.size());
        return lines;
    }

    /// Whether a word of `add` may be the id of somebody nearby.
    static boolean isId(String typed) {
        return ID.matcher(typed).matches();
    }

    /// Finds somebody nearby by `@NAME`, with or without quotes, or by an id. Empty for nobody.
    ///
    /// @throws Command.Failure if several are meant
    static Optional<NearbyPerson> find(String typed, Snapshot now) throws Command.Failure {
        var found = now.nearby().people().stream().filter(person -> typed.startsWith("@") ? named(person, typed.substring(1), now) : hasId(person, typed)).toList();
        if (found.size() > 1)
            throw new Command.Failure(ConsoleLine.text(typed) + " may be any of " + String.join(", ", found.stream().map(person -> who(person, known(person.id(), now))).toList()) + "; use the id, six characters or more");
        return found.stream().findFirst();
    }

    private static boolean hasId(NearbyPerson person, String typed) {
        return isId(typed) && person.id().text().startsWith(typed.toUpperCase(Locale.ROOT));
    }

    private static boolean named(NearbyPerson person, String typed, Snapshot now) {
        if (hasId(person, typed)) return true;
        boolean quoted = typed.length() > 2 && typed.startsWith("\"") && typed.endsWith("\"");
        var name = quoted ? PeerWord.unescaped(typed.substring(1, typed.length() - 1)) : typed;
        var ours = known(person.id(), now).map(peer -> List.of(peer.shownName(), peer.distinctName())).orElse(List.of());
        return ours.contains(name) || person.name().text().equals(name) || person.distinctName().equals(name);
    }

    /// The error if nobody nearby was meant.
    static Command.Failure nobody(String typed, Nearby nearby) {
        return new Command.Failure("nobody nearby is " + ConsoleLine.text(typed) + (nearby.people().isEmpty() ? "; nobody is nearby at all, so add IP PORT, or add INVITE" : "; nearby shows who is"));
    }
}
