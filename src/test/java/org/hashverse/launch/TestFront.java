package org.hashverse.launch;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// The front end of a node in a test. Its person has a name, and nobody asks it to quit.
///
/// @param forward answers the request to come forward
record TestFront(Function<Optional<String>, CompletableFuture<Boolean>> forward) implements Reception.Front {
    /// A front end that cannot come forward.
    static final TestFront NOBODY = new TestFront(_ -> CompletableFuture.completedFuture(false));

    @Override
    public CompletableFuture<Boolean> comeForward(Optional<String> invite) {
        return forward.apply(invite);
    }

    @Override
    public boolean named() {
        return true;
    }

    @Override
    public void quit() {}
}
