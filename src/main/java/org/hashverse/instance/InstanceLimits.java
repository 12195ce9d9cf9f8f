package org.hashverse.instance;

import java.time.Duration;

/// Limits on callers. Only programs of the account's owner can reach the socket, but one of them may be faulty.
///
/// @param requestBytes most bytes of a request; a message of the longest text fits
/// @param callers      most callers that are served at once; others wait in the system's queue
/// @param backlog      most callers in that queue; the system refuses more
/// @param silence      how long a caller may leave its request unfinished, or take nothing of the answer while the system's buffer is full
record InstanceLimits(int requestBytes, int callers, int backlog, Duration silence) {
    static final InstanceLimits PRODUCT = new InstanceLimits(64 * 1024, 16, 64, Duration.ofSeconds(2));
}
