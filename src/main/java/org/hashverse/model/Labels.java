package org.hashverse.model;

import org.hashverse.chat.Lookalike;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which name a peer is shown by: bare where it can be taken for nobody else, else with its code.
final class Labels {
    // a direction mark in a name would turn the words beside it around
    private static final Pattern DIRECTION = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F\\u061C]");
    private static final List<String> RESERVED = List.of("Everyone", "You");

    private Labels() {}

    /// Labels everybody anew.
    ///
    /// @param own our own name, which nobody else bears bare
    static void give(Collection<PeerItem> peers, Optional<String> own) {
        var skeletons = new HashMap<PeerItem, String>();
        var bearers = new HashMap<String, Integer>();
        for (var reserved : RESERVED) bearers.put(Lookalike.skeleton(reserved), 1);
        own.ifPresent(name -> bearers.put(Lookalike.skeleton(name), 1));
        for (var item : peers) {
            var skeleton = Lookalike.skeleton(item.peer().get().shownName());
            skeletons.put(item, skeleton);
            bearers.merge(skeleton, 1, Integer::sum);
        }
        skeletons.forEach((item, skeleton) -> {
            var name = DIRECTION.matcher(item.peer().get().shownName()).replaceAll("");
            boolean bare = !skeleton.isEmpty() && bearers.get(skeleton) == 1 && item.peer().get().resembles().isEmpty();
            item.label(bare ? name : (skeleton.isEmpty() ? "" : name + " · ") + item.id().code());
        });
    }
}
