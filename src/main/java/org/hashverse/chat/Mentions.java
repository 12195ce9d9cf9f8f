package org.hashverse.chat;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

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
    private final Optional<String> myName;
    // the lengths of the names by their first character, the greatest first: "Bo Lee" is not a mention of Bo. Names may be many, lengths are few
    private final Map<Character, SortedSet<Integer>> lengths = new HashMap<>();

    private Mentions(Map<String, PeerId> names, Optional<PeerId> me) {
        this.names = Map.copyOf(names);
        this.me = me;
        myName = me.flatMap(peer -> names.keySet().stream().filter(name -> names.get(name).equals(peer)).findFirst());
        names.keySet().forEach(name -> lengths.computeIfAbsent(name.charAt(0), _ -> new TreeSet<>(Comparator.reverseOrder())).add(name.length()));
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
        for (int length : lengths.getOrDefault(text.charAt(at + 1), Collections.emptySortedSet())) {
            int to = at + 1 + length;
            var peer = to > text.length() ? null : names.get(text.substring(at + 1, to));
            if (peer == null || wordGoesOn(text, to)) continue;
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

    /// Whether a message to Everyone mentions us. In a direct conversation a mention says nothing: every message is for us.
    public boolean mentionsMe(Message message) {
        return message.conversation().isShared() && mentionsMe(message.text());
    }

    /// Whether a text mentions us.
    public boolean mentionsMe(String text) {
        if (myName.isEmpty()) return false;
        var sought = SIGN + myName.get();
        for (int at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) if (at(text, at).filter(Mention::mine).isPresent()) return true;
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
