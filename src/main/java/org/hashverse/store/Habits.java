package org.hashverse.store;

import java.util.Optional;

/// How the window comes and goes. Immutable.
///
/// @param place where it stood last; empty before the first time
/// @param stays whether the program goes on when the window is closed
/// @param told  whether the person was told that it does, which is once
public record Habits(Optional<WindowPlace> place, boolean stays, boolean told) {
    /// What a new profile starts with: closing the window quits.
    public static final Habits DEFAULT = new Habits(Optional.empty(), false, false);

    /// With the window at another place.
    public Habits withPlace(WindowPlace place) {
        return new Habits(Optional.of(place), stays, told);
    }

    /// Going on when the window is closed, or quitting.
    public Habits withStays(boolean stays) {
        return new Habits(place, stays, told);
    }

    /// Having been told that the program goes on.
    public Habits withTold() {
        return new Habits(place, stays, true);
    }
}
