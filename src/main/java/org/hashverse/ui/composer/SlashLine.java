package org.hashverse.ui.composer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerAddress;
import org.hashverse.ui.composer.SlashCommands.Verb;

/// The meaning of a line in the composer.
sealed interface SlashLine {
    /// A text to send. `text` lacks the first of two leading slashes.
    record Text(String text) implements SlashLine {}

    /// A command.
    ///
    /// @param rest the text after the command, stripped
    record Command(Verb verb, String rest) implements SlashLine {}

    /// A word with a slash that is no command. It is sent only if the person confirms.
    record Unknown(String word) implements SlashLine {}

    /// A word and what follows it in the same line.
    Pattern BARE = Pattern.compile("(\\S+)(?:\\s+(\\S.*))?");

    /// Reads a line: `/list`, `//text`, `/etc/hosts` (a path is text), `/what` (unknown), anything else.
    static SlashLine of(String line) {
        if (!line.startsWith("/")) return new Text(line);
        if (line.startsWith("//")) return new Text(line.substring(1));
        var parts = line.substring(1).split("\\s", 2);
        var word = parts[0];
        if (word.indexOf('/') >= 0) return new Text(line);
        return Verb.of(word).<SlashLine>map(verb -> new Command(verb, parts.length < 2 ? "" : parts[1].strip())).orElseGet(() -> new Unknown(word));
    }

    /// The line that [#of] reads as the given text. Adds a slash if the text would be read as a command.
    static String lineFor(String text) {
        return of(text).equals(new Text(text)) ? text : "/" + text;
    }

    /// Length of the addressee at the start of the text after `/send`, quotes included; 0 if the text is for everyone; -1 if the addressee
    /// is incomplete or no text follows it.
    static int addressee(String rest) {
        if (!rest.startsWith("@")) return 0;
        int end = rest.startsWith("@\"") ? rest.indexOf('"', 2) + 1 : rest.indexOf(' ');
        return end <= 0 || rest.substring(end).isBlank() ? -1 : end;
    }

    /// The text that a line sends: the line itself, less the first of two leading slashes, or the text after `/send`. Empty for any other command. `/send -- @text`
    /// sends a text that begins with `@`.
    static String sentText(String line) {
        return switch (of(line)) {
            case Text(var text) -> text;
            case Unknown _ -> line;
            case Command(var verb, var rest) when verb == Verb.SEND -> {
                int to = addressee(rest);
                yield to > 0 ? rest.substring(to).strip() : rest.startsWith("-- ") ? rest.substring(3) : rest;
            }
            case Command _ -> "";
        };
    }

    /// The command in a line without a slash, as it is typed in a console, such as `add 10.0.0.7 8000` or `list`. Empty if what follows the word is no address and no invite: that is a sentence.
    static Optional<Command> bareCommand(String line) {
        var match = BARE.matcher(line.strip());
        if (!match.matches()) return Optional.empty();
        var rest = Objects.requireNonNullElse(match.group(2), "");
        return Verb.of(match.group(1)).filter(verb -> switch (verb.takes) {
            case NOTHING -> rest.isEmpty();
            case PEER -> looksLikeAddress(rest);
            case TEXT -> false;
        }).map(verb -> new Command(verb, rest));
    }

    private static boolean looksLikeAddress(String rest) {
        if (rest.startsWith(Invite.SCHEME)) return true;
        if (rest.split("\\s+").length > 2 || !rest.matches(".*\\d.*")) return false;
        try {
            var address = PeerAddress.parse(rest);
            return address.literal() || rest.matches(".*[\\s:]\\d+");
        } catch (PeerAddress.Malformed malformed) {
            return false;
        }
    }

    /// The commands that begin with the typed word; empty after a space, and for any other line.
    static List<Verb> completions(String line) {
        if (!line.startsWith("/") || line.startsWith("//") || !line.matches("/[a-zA-Z]*")) return List.of();
        var typed = line.substring(1).toLowerCase(Locale.ROOT);
        return Arrays.stream(Verb.values()).filter(verb -> verb.word().startsWith(typed)).toList();
    }
}
