package org.hashverse.store.files;

/// Handles unexpected exceptions in threads that must go on with their next task.
public final class Unforeseen {
    private Unforeseen() {}

    /// Logs an exception as an error. An [OutOfMemoryError] first goes to the thread's handler for uncaught exceptions, which ends the program, because parts of it
    /// may be broken.
    ///
    /// @param what what failed, in a few words
    public static void happened(System.Logger log, String what, Throwable fault) {
        if (fault instanceof OutOfMemoryError) Thread.currentThread().getUncaughtExceptionHandler().uncaughtException(Thread.currentThread(), fault);
        logged(log, System.Logger.Level.ERROR, what, fault);
    }

    /// Logs an exception and never throws. Logging can fail: its first call loads classes, which is impossible if the process has no free file descriptor. That must
    /// not end the caller's loop.
    public static void logged(System.Logger log, System.Logger.Level level, String what, Throwable fault) {
        try {
            log.log(level, what, fault);
        } catch (Throwable unlogged) {
            // there is nothing else to do
        }
    }
}
