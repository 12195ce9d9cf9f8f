package org.hashverse.transport.files;

import java.time.Duration;

/// Time-outs of a files connection. The number of connections and of unanswered questions is bounded elsewhere: [FilesAdmission#mayOpen], [FilesConnection#MOST_ASKED].
///
/// @param idle   the server closes the connection if no question comes for this long
/// @param answer either side closes the connection if no byte comes, or none is taken, for this long: within a frame, and while the getter waits for an answer
/// @param pause  how long the server waits after an answer of fewer than [FilesConnection#FEW] bytes, so that questions which cost the getter little cost the server little
public record FilesLimits(Duration idle, Duration answer, Duration pause) {
    /// What the product runs with.
    public static final FilesLimits PRODUCT = new FilesLimits(Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofMillis(20));

    Duration shortest() {
        return idle.compareTo(answer) < 0 ? idle : answer;
    }
}
