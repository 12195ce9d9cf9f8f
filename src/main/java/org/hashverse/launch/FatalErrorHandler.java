package org.hashverse.launch;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Handles exceptions that no thread catches. An [OutOfMemoryError] ends the program at once: it may have broken any task, and a program without that task seems
/// well but answers nobody. As in a power cut, only data that was not written yet is lost. Any other exception is printed, and the other threads go on.
public final class FatalErrorHandler implements Thread.UncaughtExceptionHandler {
    /// Exit status when memory is used up; the same as Java's own with `ExitOnOutOfMemoryError`.
    static final int STATUS = 3;
    static final String SENTENCE = "error Hashverse has no memory left and ends; start it again, what was sent or received is on the disk";
    // created in advance, because there is no memory for it later
    private static final byte[] LINE = (SENTENCE + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
    private static final FileOutputStream ERR = new FileOutputStream(FileDescriptor.err);

    private FatalErrorHandler() {}

    /// Installs the handler for every thread that has no handler of its own.
    public static void install() {
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
            // the exit status tells it too
        } finally {
            Runtime.getRuntime().halt(STATUS); // not exit: shutdown hooks need memory
        }
    }
}
