package org.hashverse.bench.copy;

import java.lang.management.ManagementFactory;

/// The heap of this process.
final class Heap {
    private Heap() {}

    /// Bytes that are in use after a collection.
    static long live() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
