package org.hashverse;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/// Counts the bytes of the objects that work makes on the thread of a test. Unlike a time, this does not depend on the machine or its load: the JVM counts each thread by
/// itself, and to the byte, whatever the collector and other threads do. The interpreter and the quick compiler, with which tests run, make every object that the code names.
/// Only the optimizing compiler leaves some out, so elsewhere a count can be less, never more. What is made once, such as classes, caches and prepared statements, is
/// made in the first bursts, which do not count, and the median leaves out a burst in which a collection grew.
public final class Allocations {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 3;
    private static final int BURSTS = 5;

    private Allocations() {}

    /// The bytes for one item: the median of some bursts.
    ///
    /// @param items how many one burst has
    /// @param next  prepares a burst, which is not counted, and returns it
    public static long each(int items, Preparation next) throws Exception {
        var bytes = new long[BURSTS];
        for (int i = -WARM_UP; i < BURSTS; i++) {
            var burst = next.prepare();
            long before = THREADS.getCurrentThreadAllocatedBytes();
            burst.run();
            long after = THREADS.getCurrentThreadAllocatedBytes();
            if (i >= 0) bytes[i] = (after - before) / items;
        }
        Arrays.sort(bytes);
        return bytes[BURSTS / 2];
    }

    /// Work on some items.
    public interface Burst {
        /// Does the work.
        void run() throws Exception;
    }

    /// Prepares work.
    public interface Preparation {
        /// The work to count.
        Burst prepare() throws Exception;
    }
}
