package org.hashverse.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.regex.Pattern;
import org.hashverse.chat.Lookalike;
import org.hashverse.chat.PeerId;

/// The labels of peers: the name alone if it cannot be confused with another, otherwise the name with the peer's code.
final class Labels {
    // direction marks in a name could reverse the text beside it
    private static final Pattern DIRECTION = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F\\u061C]");
    private Labels() {}

    /// Sets the labels of all peers.
    ///
    /// @param taken names that no peer has without its code: our own, and the words that the window uses as names
    static void give(Collection<PeerItem> peers, Collection<String> taken) {
        var skeletons = new HashMap<PeerItem, String>();
        var counts = new HashMap<String, Integer>();
        for (var name : taken) counts.put(Lookalike.skeleton(name), 1);
        for (var item : peers) {
            var skeleton = Lookalike.skeleton(item.peer().get().shownName());
            skeletons.put(item, skeleton);
            counts.merge(skeleton, 1, Integer::sum);
        }
        skeletons.forEach((item, skeleton) -> {
            boolean unique = counts.get(skeleton) == 1 && !item.peer().get().doubtful();
            item.label(of(item.peer().get().shownName(), skeleton, item.id(), unique));
        });
    }

    /// The label of somebody.
    ///
    /// @param skeleton of the name, see [Lookalike]
    /// @param unique   whether the name cannot be confused with another
    static String of(String name, String skeleton, PeerId id, boolean unique) {
        if (skeleton.isEmpty()) return id.code();
        var shown = DIRECTION.matcher(name).replaceAll("");
        return unique ? shown : shown + " · " + id.code();
    }
}
