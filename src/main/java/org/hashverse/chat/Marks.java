package org.hashverse.chat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What people did with a message after it was written.
///
/// @param edited  when its text was last edited, on our clock; empty for never
/// @param changes all changes that count but edits and the retraction: of each kind the newest one of each person, in the order in which they arrived
public record Marks(Optional<Instant> edited, List<Made> changes) {
    /// Nobody did anything.
    public static final Marks NONE = new Marks(Optional.empty(), List.of());

    /// A change that counts.
    ///
    /// @param by      who made it
    /// @param waiting whether it is ours and has not reached everybody who must learn of it
    public record Made(PeerId by, Change change, boolean waiting) {}

    /// Copies the list.
    public Marks {
        changes = List.copyOf(changes);
    }

    /// The change of a kind that a person made; empty for none.
    public <C extends Change> Optional<C> find(Class<C> kind, PeerId by) {
        return changes.stream().filter(made -> kind.isInstance(made.change()) && made.by().equals(by)).findFirst().map(made -> kind.cast(made.change()));
    }

    /// What each person did that is shown beside the person's name, such as a reaction: without pins, which are the conversation's, and without what was withdrawn.
    public List<Made> byPerson() {
        return changes.stream().filter(made -> !(made.change() instanceof Change.Pin) && !made.change().withdraws()).toList();
    }

    /// The reactions, one for each person that has one, the oldest first.
    public List<ShownReaction> reactions() {
        return byPerson().stream().filter(made -> made.change() instanceof Change.Reaction)
                .map(made -> new ShownReaction(made.by(), made.change().choice().orElseThrow(), made.waiting())).toList();
    }

    /// Whether it is pinned in its conversation.
    public boolean pinned() {
        return Change.Pin.isPinned(changes.stream().filter(made -> made.change() instanceof Change.Pin).map(made -> (Change.Pin) made.change()).toList());
    }

    /// Who confirmed an announcement of ours. Of another author's announcement only we are known to have confirmed it, if we did.
    public Set<PeerId> confirmed() {
        return changes.stream().filter(made -> made.change() instanceof Change.Confirmation).map(Made::by).collect(Collectors.toUnmodifiableSet());
    }
}
