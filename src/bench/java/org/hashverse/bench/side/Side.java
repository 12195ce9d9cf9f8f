package org.hashverse.bench.side;

import java.util.List;

/// One side of a subject: a sender, a receiver, or some peers. It has a constructor without parameters, because [SideMain] creates it in a process of its own.
@FunctionalInterface
public interface Side {
    /// Does what the runner says, until the talk ends. Then it closes all that it opened.
    void run(List<String> arguments, Talk runner) throws Exception;
}
