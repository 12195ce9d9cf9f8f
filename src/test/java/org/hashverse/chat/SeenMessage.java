package org.hashverse.chat;

import java.util.TreeSet;
import java.util.stream.Collectors;

/// What people see of a message, in words that can be compared between two computers.
public final class SeenMessage {
    private SeenMessage() {}

    /// The text, whether it was edited and pinned, the reactions, each with the first letter of the key of the person, and who confirmed it.
    public static String words(Delivered one) {
        if (one.takenBack()) return "taken back" + (one.marks().equals(Marks.NONE) ? "" : " but marked");
        var reactions = one.reactions().stream().map(reaction -> reaction.who().text().charAt(0) + reaction.emoji() + (reaction.waiting() ? " waits" : "")).collect(Collectors.toCollection(TreeSet::new));
        var confirmed = one.marks().confirmed().stream().map(who -> " confirmed by " + who.text().charAt(0)).sorted().collect(Collectors.joining());
        return one.message().text() + (one.edited().isPresent() ? " (edited)" : "") + reactions + (one.marks().pinned() ? " pinned" : "") + confirmed;
    }
}
