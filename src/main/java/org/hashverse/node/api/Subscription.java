package org.hashverse.node.api;

/// A subscription to the events of a node. Closing it, from any thread, ends it; an event that is being handled is still finished.
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
