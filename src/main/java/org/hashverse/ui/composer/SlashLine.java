package org.hashverse.ui.composer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hashverse.chat.Invite;
import org.hashverse.chat.PeerAddress;

/// What a line in the composer means.
sealed interface SlashLine {
    /// Something to say; `text` has lost the first of two slashes.
    record Text(String text) implements SlashLine {}

    /// One of the seven.
    ///
    /// @param rest what stands behind it, stripped
    record Command(Verb verb, String rest) implements SlashLine {}

    /// A word with a slash that is no command: not sent unasked.
    record Unknown(String word) implements SlashLine {}

    /// The seven commands.
    enum Verb {
        SEND, ADD, DELETE, LIST, QUERY, SELECT, EXIT;

        /// The word, without the slash.
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Words that the first Hashverse's users may type too.
    private static Optional<Verb> verb(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        if (lower.equals("del") || lower.equals("remove")) return Optional.of(Verb.DELETE);
        return Arrays.stream(Verb.values()).filter(verb -> verb.word().equals(lower)).findFirst();
    }

    /// A bare word of the seven, as somebody used to a console types it.
    Pattern BARE = Pattern.compile("(?i)(add|delete|del|remove|query|select)\\s+(\\S.*)|(list|exit)");

    /// Reads a line: `/list`, `//text`, `/etc/hosts` (a path is text), `/what` (unknown), anything else.
    static SlashLine of(String line) {
        if (!line.startsWith("/")) return new Text(line);
        if (line.startsWith("//")) return new Text(line.substring(1));
        var parts = line.substring(1).split("\\s", 2);
        var word = parts[0];
        if (word.indexOf('/') >= 0) return new Text(line);
        return verb(word).<SlashLine>map(verb -> new Command(verb, parts.length < 2 ? "" : parts[1].strip())).orElseGet(() -> new Unknown(word));
    }

    /// The line that says a text, whatever it begins with: what [#of] reads as this text.
    static String saying(String text) {
        return of(text).equals(new Text(text)) ? text : "/" + text;
    }

    /// How much of what stands behind `/send` names the one it is for, quotes included; 0 if it is for everyone, and -1 if it begins so and does not end.
    static int addressee(String rest) {
        if (!rest.startsWith("@")) return 0;
        int end = rest.startsWith("@\"") ? rest.indexOf('"', 2) + 1 : rest.indexOf(' ');
        return end <= 0 || rest.substring(end).isBlank() ? -1 : end;
    }

    /// What a line would send: a text, what stands behind `/send`; empty for any other command.
    static String said(String line) {
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

    /// The command that a line without a slash reads like: `add 10.0.0.7 8000`, `list`.
    static Optional<Command> meant(String line) {
        var match = BARE.matcher(line.strip());
        if (!match.matches()) return Optional.empty();
        if (match.group(3) != null) return verb(match.group(3)).map(verb -> new Command(verb, ""));
        var rest = match.group(2);
        return verb(match.group(1)).filter(_ -> addresslike(rest)).map(verb -> new Command(verb, rest));
    }

    private static boolean addresslike(String rest) {
        if (rest.startsWith(Invite.SCHEME)) return true;
        if (rest.split("\\s+").length > 2 || !rest.matches(".*\\d.*")) return false;
        try {
            var address = PeerAddress.parse(rest);
            return address.literal() || rest.matches(".*[\\s:]\\d+");
        } catch (PeerAddress.Malformed no) {
            return false;
        }
    }

    /// The commands that begin like what is being typed; empty once the word is whole or for anything else.
    static List<Verb> completions(String line) {
        if (!line.startsWith("/") || line.startsWith("//") || !line.matches("/[a-zA-Z]*")) return List.of();
        var begun = line.substring(1).toLowerCase(Locale.ROOT);
        return Arrays.stream(Verb.values()).filter(verb -> verb.word().startsWith(begun)).toList();
    }
}
