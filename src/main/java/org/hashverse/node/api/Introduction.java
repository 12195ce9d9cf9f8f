package org.hashverse.node.api;

import java.util.Optional;
import org.hashverse.chat.Lookalike;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;

/// A contact wants to introduce us to another of its contacts.
///
/// @param by        the contact that introduces us
/// @param id        to whom
/// @param name      what that peer calls itself, as `by` tells
/// @param vouched   whether the person of `by` says that they compared the digits of that key, and our person compared those of `by`
/// @param resembles the contact that the introduced peer could be taken for by its name, or our own key
public record Introduction(PeerId by, PeerId id, PeerName name, boolean vouched, Optional<PeerId> resembles) {
    /// Whether the introduced peer could be taken for another one by its name.
    public boolean doubtful() {
        return resembles.isPresent() || Lookalike.mixed(name.text());
    }

    /// The name. If it is doubtful, the first characters of the key follow, as in `Bo (Z6BQ)`.
    public String distinctName() {
        return doubtful() ? name.text() + " (" + id.code() + ")" : name.text();
    }
}
