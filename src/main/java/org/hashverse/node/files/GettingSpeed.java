package org.hashverse.node.files;

/// Measures how fast bytes come, over about the last seconds. Node thread only.
final class GettingSpeed {
    private static final double NANOS = 1e9;
    /// Seconds after which a change of speed shows by two thirds.
    private static final double SMOOTH = 2;
    private long at;
    private long bytes;
    private double speed;

    /// @param now   nanoseconds
    /// @param bytes that are here already
    GettingSpeed(long now, long bytes) {
        at = now;
        this.bytes = bytes;
    }

    /// Notes how many bytes are here now. Returns bytes in a second.
    long note(long now, long done) {
        double seconds = (now - at) / NANOS;
        if (seconds <= 0) return Math.round(speed);
        double weight = speed == 0 ? 1 : 1 - Math.exp(-seconds / SMOOTH);
        speed += ((done - bytes) / seconds - speed) * weight;
        at = now;
        bytes = done;
        return Math.round(speed);
    }
}
