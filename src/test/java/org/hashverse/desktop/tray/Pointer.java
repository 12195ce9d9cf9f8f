package org.hashverse.desktop.tray;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hashverse.node.TestNode;

/// A hand that notes what it did.
final class Pointer implements Tray.Hand {
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();

    @Override
    public void open() {
        done.add("open");
    }

    @Override
    public void quiet(boolean quiet) {
        done.add("quiet " + quiet);
    }

    @Override
    public void quit() {
        done.add("quit");
    }

    @Override
    public void shown(boolean shown) {
        done.add("shown " + shown);
    }

    /// The next thing that it does.
    String next() throws InterruptedException {
        var next = done.poll(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return next == null ? "nothing" : next;
    }

    /// Whether it did nothing else.
    boolean rests() {
        return done.isEmpty();
    }
}
