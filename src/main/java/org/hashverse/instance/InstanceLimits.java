package org.hashverse.instance;

import java.time.Duration;

/// Bounds of what callers may cost. Only the owner's programs can reach the socket, but one of them may go wrong.
///
/// @param requestBytes length of a request; a message of the longest text fits
/// @param callers      served at once; further ones wait in the system's queue, of `backlog`
/// @param backlog      callers that wait there; the system refuses more
/// @param silence      how long a caller may leave its request unfinished, or one line of its answer unread
record InstanceLimits(int requestBytes, int callers, int backlog, Duration silence) {
    static final InstanceLimits PRODUCT = new InstanceLimits(64 * 1024, 16, 64, Duration.ofSeconds(2));
}
