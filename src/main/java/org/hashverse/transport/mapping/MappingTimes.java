package org.hashverse.transport.mapping;

import java.time.Duration;
import java.util.List;

/// Times of a port mapping.
///
/// @param lifetime how long we ask a mapping to live; it is renewed when half of what the router gave has passed
/// @param least    least time between two requests, whatever lifetime the router gives
/// @param retry    pause after a failure
/// @param waits    how long to wait for an answer before a message is sent again, or given up after the last
/// @param closing  for the removal at the end
public record MappingTimes(Duration lifetime, Duration least, Duration retry, List<Duration> waits, Duration closing) {
    /// What the product runs with. A program that is killed leaves a mapping for an hour.
    public static final MappingTimes PRODUCT = new MappingTimes(Duration.ofHours(1), Duration.ofMinutes(1), Duration.ofMinutes(5),
            List.of(Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1)), Duration.ofSeconds(2));
}
