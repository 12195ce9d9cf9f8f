package org.hashverse.chat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The names that a text can mention with `@` before them. A mention is a name in exactly its spelling; a name that looks like it is none. Immutable.
public final class Mentions {
    /// No names.
    public static final Mentions NONE = new Mentions(Map.of(), Optional.empty());
    private static final char SIGN = '@';

    /// One person who can be mentioned.
    public record Person(PeerId peer, String name) {}

    /// A mention in a text.
    ///
    /// @param to   index after the name
    /// @param mine whether it means us
    public record Mention(int to, PeerId peer, boolean mine) {}

    private final Map<String, PeerId> names;
    private final Optional<PeerId> me;
    // the names by their first character, the longest first: "Bo Lee" is not a mention of Bo
    private final Map<Character, List<String>> byFirst = new HashMap<>();

    private Mentions(Map<String, PeerId> names, Optional<PeerId> me) {
        this.names = Map.copyOf(names);
        this.me = me;
        names.keySet().forEach(name -> byFirst.computeIfAbsent(name.charAt(0), _ -> new ArrayList<>()).add(name));
        byFirst.values().forEach(all -> all.sort(Comparator.comparingInt(String::length).reversed()));
    }

    /// The names of ourselves and of our contacts. Of contacts whose names look alike, or like ours, none can be mentioned: nobody could tell who is meant.
    public static Mentions of(Person me, List<Person> contacts) {
        var names = new HashMap<String, PeerId>();
        var once = new HashSet<>(Set.of(Lookalike.skeleton(me.name())));
        var twice = new HashSet<>(once);
        for (var contact : contacts) if (!once.add(Lookalike.skeleton(contact.name()))) twice.add(Lookalike.skeleton(contact.name()));
        for (var contact : contacts) if (!twice.contains(Lookalike.skeleton(contact.name()))) names.put(contact.name(), contact.peer());
        names.put(me.name(), me.peer());
        return new Mentions(names, Optional.of(me.peer()));
    }

    /// Whether a peer can be mentioned.
    public boolean has(PeerId peer) {
        return names.containsValue(peer);
    }

    /// The mention that begins with the `@` at an index of a text. Empty if there is none: no known name follows, the `@` stands inside a word, as in a mail address, or the
    /// word goes on after the name.
    public Optional<Mention> at(String text, int at) {
        if (at + 1 >= text.length() || text.charAt(at) != SIGN || at > 0 && inWord(text.codePointBefore(at))) return Optional.empty();
        for (var name : byFirst.getOrDefault(text.charAt(at + 1), List.of())) {
            int to = at + 1 + name.length();
            if (!text.startsWith(name, at + 1) || wordGoesOn(text, to)) continue;
            var peer = names.get(name);
            return Optional.of(new Mention(to, peer, me.filter(peer::equals).isPresent()));
        }
        return Optional.empty();
    }

    private static boolean wordGoesOn(String text, int at) {
        if (at >= text.length()) return false;
        int next = text.codePointAt(at);
        if (inWord(next) || next == SIGN) return true;
        // Bo-Lee and Bo.Lee are other names than Bo; "@Bo." ends a sentence
        return (next == '-' || next == '.') && at + 1 < text.length() && inWord(text.codePointAt(at + 1));
    }

    private static boolean inWord(int c) {
        return c == '_' || switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK, Character.FORMAT -> true;
            default -> Character.isLetterOrDigit(c);
        };
    }

    /// Whether a text mentions us.
    public boolean mentionsMe(String text) {
        for (int at = text.indexOf(SIGN); at >= 0; at = text.indexOf(SIGN, at + 1)) if (at(text, at).filter(Mention::mine).isPresent()) return true;
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mentions mentions && names.equals(mentions.names) && me.equals(mentions.me);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }
}
