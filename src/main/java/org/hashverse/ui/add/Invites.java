package org.hashverse.ui.add;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;
import javafx.application.Platform;

/// Invites that came from outside, offered one after another: the next one when the dialog of the one before is closed. FX thread only.
public final class Invites {
    /// How many invites wait at most, besides the one that is offered: a person who clicks a thousand links is asked about these.
    public static final int MOST_WAITING = 20;

    private final Deque<String> waiting = new ArrayDeque<>();
    private final BiConsumer<String, Runnable> offer;
    private String offered; // the invite whose dialog is open; null for none
    private boolean started;

    /// @param offer opens the dialog of an invite, and runs the task when the dialog is gone
    public Invites(BiConsumer<String, Runnable> offer) {
        this.offer = offer;
    }

    /// Adds an invite, unless it is offered or waits already. Offers it at once if no other is offered.
    ///
    /// @return false if so many wait that it was dropped
    public boolean take(String invite) {
        if (full(invite)) return false;
        if (known(invite)) return true;
        waiting.add(invite);
        next();
        return true;
    }

    /// Whether so many wait that this invite would be dropped.
    public boolean full(String invite) {
        return waiting.size() >= MOST_WAITING && !known(invite);
    }

    private boolean known(String invite) {
        return invite.equals(offered) || waiting.contains(invite);
    }

    /// Begins to offer: from now on, dialogs can be shown. Offers the first invite that waits.
    public void start() {
        started = true;
        next();
    }

    private void next() {
        if (!started || offered != null || waiting.isEmpty()) return;
        offered = waiting.poll();
        offer.accept(offered, () -> Platform.runLater(this::closed)); // not while the dialogs are still closing
    }

    private void closed() {
        offered = null;
        next();
    }
}
