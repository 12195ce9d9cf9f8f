package org.hashverse.transport.files;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.hashverse.transport.BulkChannel;

/// Time-outs of a files connection. The number of connections and of unanswered questions is bounded elsewhere: [FilesAdmission#mayOpen], [FilesConnection#MOST_ASKED].
///
/// @param idle   the server closes the connection if no question comes for this long
/// @param answer either side closes the connection if no byte comes for this long: within a frame, and while the getter waits for an answer
/// @param taken  the server closes the connection if the getter does not take the next part of an answer in this long. Such a part is large, see [BulkChannel#write], so this is
///               longer than `answer`; a line of 1 KB/s suffices
/// @param pause  how long the server waits after an answer of fewer than [FilesConnection#FEW] bytes, so that questions which cost the getter little cost the server little
public record FilesLimits(Duration idle, Duration answer, Duration taken, Duration pause) {
    /// What the product runs with.
    public static final FilesLimits PRODUCT = new FilesLimits(Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofMinutes(4), Duration.ofMillis(20));

    Duration shortest() {
        return Collections.min(List.of(idle, answer, taken));
    }
}
