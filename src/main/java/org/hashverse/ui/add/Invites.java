package org.hashverse.ui.add;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;
import javafx.application.Platform;

/// Invites that came from outside, offered one after another: the next one when the dialog of the one before is gone. FX thread.
public final class Invites {
    /// How many wait at most, beside the one that is offered: whoever clicks a thousand links is asked about these.
    public static final int MOST_WAITING = 20;

    private final Deque<String> waiting = new ArrayDeque<>();
    private final BiConsumer<String, Runnable> offer;
    private String offered;
    private boolean open;

    /// @param offer shows one, and says when it is gone
    public Invites(BiConsumer<String, Runnable> offer) {
        this.offer = offer;
    }

    /// Takes one that nobody has looked at yet. One that is offered or waits already is not taken twice.
    ///
    /// @return false if so many wait that it was not taken
    public boolean take(String invite) {
        if (full(invite)) return false;
        if (known(invite)) return true;
        waiting.add(invite);
        next();
        return true;
    }

    /// Whether so many wait that this one would not be taken.
    public boolean full(String invite) {
        return waiting.size() >= MOST_WAITING && !known(invite);
    }

    private boolean known(String invite) {
        return invite.equals(offered) || waiting.contains(invite);
    }

    /// From now on there is somebody to offer them to.
    public void open() {
        open = true;
        next();
    }

    private void next() {
        if (!open || offered != null || waiting.isEmpty()) return;
        offered = waiting.poll();
        offer.accept(offered, () -> Platform.runLater(this::gone)); // not while the dialogs are still closing
    }

    private void gone() {
        offered = null;
        next();
    }
}
