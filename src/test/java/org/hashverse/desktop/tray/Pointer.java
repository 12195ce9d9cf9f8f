package org.hashverse.desktop.tray;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hashverse.node.TestNode;

/// A [Tray.Listener] that notes its calls.
final class Pointer implements Tray.Listener {
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

    /// The next call.
    String next() throws InterruptedException {
        var next = done.poll(TestNode.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return next == null ? "nothing" : next;
    }

    /// Whether there was no other call.
    boolean rests() {
        return done.isEmpty();
    }
}
