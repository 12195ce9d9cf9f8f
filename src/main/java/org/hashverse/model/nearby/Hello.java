package org.hashverse.model.nearby;

import java.time.Instant;
import org.hashverse.node.api.AddOutcome;

/// How far saying hello to a person nearby has come.
public sealed interface Hello {
    /// Nothing was sent.
    record None() implements Hello {}

    /// The person is being called.
    ///
    /// @param since when the call began
    record Calling(Instant since) implements Hello {}

    /// The call succeeded, or goes on in the background. The model has the person as a contact now, or is about to.
    record Said() implements Hello {}

    /// The call failed, so the person was not asked.
    record Failed(AddOutcome.Failed why) implements Hello {}

    /// The node could not answer. The log has the reason.
    record Broken() implements Hello {}
}
