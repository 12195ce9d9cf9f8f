package org.hashverse.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.regex.Pattern;
import org.hashverse.chat.Lookalike;

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
            var name = DIRECTION.matcher(item.peer().get().shownName()).replaceAll("");
            boolean unique = !skeleton.isEmpty() && counts.get(skeleton) == 1 && !item.peer().get().doubtful();
            item.label(unique ? name : (skeleton.isEmpty() ? "" : name + " · ") + item.id().code());
        });
    }
}
