package org.hashverse.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.regex.Pattern;
import org.hashverse.chat.Lookalike;

/// Which name a peer is shown by: bare where it can be taken for nobody else, else with its code.
final class Labels {
    // a direction mark in a name would turn the words beside it around
    private static final Pattern DIRECTION = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F\\u061C]");
    private Labels() {}

    /// Labels everybody anew.
    ///
    /// @param taken names that nobody bears bare: our own, and the words that the window uses as names
    static void give(Collection<PeerItem> peers, Collection<String> taken) {
        var skeletons = new HashMap<PeerItem, String>();
        var bearers = new HashMap<String, Integer>();
        for (var name : taken) bearers.put(Lookalike.skeleton(name), 1);
        for (var item : peers) {
            var skeleton = Lookalike.skeleton(item.peer().get().shownName());
            skeletons.put(item, skeleton);
            bearers.merge(skeleton, 1, Integer::sum);
        }
        skeletons.forEach((item, skeleton) -> {
            var name = DIRECTION.matcher(item.peer().get().shownName()).replaceAll("");
            boolean bare = !skeleton.isEmpty() && bearers.get(skeleton) == 1 && !item.peer().get().doubtful();
            item.label(bare ? name : (skeleton.isEmpty() ? "" : name + " · ") + item.id().code());
        });
    }
}
