package org.hashverse;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Hears of whatever no thread catches. Memory that is used up ends the program at once: the task that it broke may have been anybody's, and a program that lives on
/// without it looks well and answers nobody. Nothing is lost by that but what was not written yet, as by a power cut. Anything else is printed and the others go on.
final class FatalErrorHandler implements Thread.UncaughtExceptionHandler {
    /// The status of the process then; Java's own, where it is told to end so by itself.
    static final int STATUS = 3;
    static final String SENTENCE = "error Hashverse has no memory left and ends; start it again, what was sent or received is on the disk";
    // made before: then nothing can be
    private static final byte[] LINE = (SENTENCE + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
    private static final FileOutputStream ERR = new FileOutputStream(FileDescriptor.err);

    private FatalErrorHandler() {}

    /// From now on, for every thread that has no handler of its own.
    static void hear() {
        Thread.setDefaultUncaughtExceptionHandler(new FatalErrorHandler());
    }

    @Override
    public void uncaughtException(Thread thread, Throwable fault) {
        for (var cause = fault; cause != null; cause = cause.getCause()) if (cause instanceof OutOfMemoryError) end();
        System.err.print("Exception in thread \"" + thread.getName() + "\" ");
        fault.printStackTrace();
    }

    private static void end() {
        try {
            ERR.write(LINE);
        } catch (IOException unheard) {
            // the status says it too
        } finally {
            Runtime.getRuntime().halt(STATUS); // not exit: what tidies up needs memory
        }
    }
}
