package org.hashverse.store.files;

/// What a thread that serves many does with what one task throws and nobody foresaw: the next task runs all the same.
public final class Unforeseen {
    private Unforeseen() {}

    /// Logs it as an error. That memory is used up is told first to the thread's handler of what nothing catches, which ends the program: going on would be going on half.
    ///
    /// @param what a few words that say what failed
    public static void happened(System.Logger log, String what, Throwable fault) {
        if (fault instanceof OutOfMemoryError) Thread.currentThread().getUncaughtExceptionHandler().uncaughtException(Thread.currentThread(), fault);
        logged(log, System.Logger.Level.ERROR, what, fault);
    }

    /// Logs it, and throws nothing whatever happens: the first line of a log loads classes, and a process that may open no more files cannot load them. A loop that
    /// ended for that would never run again.
    public static void logged(System.Logger log, System.Logger.Level level, String what, Throwable fault) {
        try {
            log.log(level, what, fault);
        } catch (Throwable unlogged) {
            // nobody can be told
        }
    }
}
