package org.hashverse;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// What stands before a node in a test, whose person has a name; it is never asked to end.
///
/// @param forward what becomes of the wish that it comes forward
record TestFront(Function<Optional<String>, CompletableFuture<Boolean>> forward) implements Reception.Front {
    /// Nothing that could come forward.
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
