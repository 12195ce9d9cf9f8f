package org.hashverse.store.settings;

import java.util.Optional;

/// The window's place, its sidebar, and what happens when it is closed. Immutable.
///
/// @param place the last place of the window; empty before it was shown
/// @param stays whether the program keeps running when the window is closed
/// @param told  whether the person was informed that the program keeps running
/// @param sidebar the width of the list of peers, in pixels at the usual text size
public record Habits(Optional<WindowPlace> place, boolean stays, boolean told, int sidebar) {
    /// The width of the list of peers in a new profile.
    public static final int USUAL_SIDEBAR = 288;
    /// The smallest width of the list of peers.
    public static final int LEAST_SIDEBAR = 220;
    /// The largest width of the list of peers.
    public static final int MOST_SIDEBAR = 480;
    /// The habits of a new profile: closing the window quits the program.
    public static final Habits DEFAULT = new Habits(Optional.empty(), false, false, USUAL_SIDEBAR);

    /// Limits the width of the list of peers.
    public Habits {
        sidebar = Math.clamp(sidebar, LEAST_SIDEBAR, MOST_SIDEBAR);
    }

    /// With another place of the window.
    public Habits withPlace(WindowPlace place) {
        return new Habits(Optional.of(place), stays, told, sidebar);
    }

    /// With the program running on when the window is closed, or not.
    public Habits withStays(boolean stays) {
        return new Habits(place, stays, told, sidebar);
    }

    /// With the note that the person was informed that the program keeps running.
    public Habits withTold() {
        return new Habits(place, stays, true, sidebar);
    }

    /// With another width of the list of peers, within its limits.
    public Habits withSidebar(int sidebar) {
        return new Habits(place, stays, told, sidebar);
    }
}
