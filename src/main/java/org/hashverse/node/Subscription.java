package org.hashverse.node;

/// A handle on a subscription. Closing it, from any thread, ends it; an event that runs already may still finish.
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
