package org.hashverse.store.settings;

import java.util.Optional;

/// How the window comes and goes. Immutable.
///
/// @param place where it stood last; empty before the first time
/// @param stays whether the program goes on when the window is closed
/// @param told  whether the person was told that it does, which is once
/// @param sidebar how wide the person made the list of peers, in pixels where text has its usual size; [#USUAL_SIDEBAR] before that
public record Habits(Optional<WindowPlace> place, boolean stays, boolean told, int sidebar) {
    /// How wide the list of peers is at first.
    public static final int USUAL_SIDEBAR = 288;
    /// The narrowest that it can be.
    public static final int LEAST_SIDEBAR = 220;
    /// The widest that it can be.
    public static final int MOST_SIDEBAR = 480;
    /// What a new profile starts with: closing the window quits.
    public static final Habits DEFAULT = new Habits(Optional.empty(), false, false, USUAL_SIDEBAR);

    public Habits {
        sidebar = Math.clamp(sidebar, LEAST_SIDEBAR, MOST_SIDEBAR);
    }

    /// With the window at another place.
    public Habits withPlace(WindowPlace place) {
        return new Habits(Optional.of(place), stays, told, sidebar);
    }

    /// Going on when the window is closed, or quitting.
    public Habits withStays(boolean stays) {
        return new Habits(place, stays, told, sidebar);
    }

    /// Having been told that the program goes on.
    public Habits withTold() {
        return new Habits(place, stays, true, sidebar);
    }

    /// With the list of peers as wide, or as near to that as it can be.
    public Habits withSidebar(int sidebar) {
        return new Habits(place, stays, told, sidebar);
    }
}
