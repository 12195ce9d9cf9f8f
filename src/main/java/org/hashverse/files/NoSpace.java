package org.hashverse.files;

import java.io.IOException;

/// The disk has too little free space for a download. What was written stays; the download can go on when there is space.
public final class NoSpace extends IOException {
    private static final long serialVersionUID = 1L;
    private final long needed;
    private final long free;

    NoSpace(long needed, long free) {
        super("a download needs " + needed + " bytes of free space, the disk has " + free);
        this.needed = needed;
        this.free = free;
    }

    /// Bytes that must be free.
    public long needed() {
        return needed;
    }

    /// Bytes that are free.
    public long free() {
        return free;
    }
}
