package org.hashverse;

import java.lang.reflect.AnnotatedElement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Filter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Hides the lines of an [ExpectedLog] and fails the test if one of them is not logged. The lines of a test stay hidden until its class
/// ends, because threads of the test may log one more after it.
final class LogExpectations implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {
    /// How long to wait for a line, which may come from another thread after the test has ended. It only decides when a test fails.
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(LogExpectations.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        silence(context).expect(parts(context.getRequiredTestClass()));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        silence(context).expect(parts(context.getRequiredTestMethod()));
    }

    @Override
    public void afterEach(ExtensionContext context) throws InterruptedException {
        if (context.getExecutionException().isEmpty()) silence(context).await(parts(context.getRequiredTestMethod()));
    }

    @Override
    public void afterAll(ExtensionContext context) throws InterruptedException {
        if (context.getExecutionException().isEmpty()) silence(context).await(parts(context.getRequiredTestClass()));
    }

    /// One for each test class; JUnit closes it when the class has ended.
    private static Silence silence(ExtensionContext context) {
        var ofClass = context.getTestMethod().isPresent() ? context.getParent().orElseThrow() : context;
        return ofClass.getStore(OURS).computeIfAbsent(context.getRequiredTestClass(), _ -> new Silence(), Silence.class);
    }

    private static List<String> parts(AnnotatedElement element) {
        var expected = element.getAnnotation(ExpectedLog.class);
        return expected == null ? List.of() : List.of(expected.value());
    }

    /// Drops the expected lines at each handler of the root logger, and remembers which of them came.
    private static final class Silence implements Filter, AutoCloseable {
        private static final SimpleFormatter FORMAT = new SimpleFormatter();
        private final List<String> silent = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();
        private final Handler[] handlers = Logger.getLogger("").getHandlers();

        Silence() {
            for (var handler : handlers) handler.setFilter(this);
        }

        synchronized void expect(List<String> parts) {
            silent.addAll(parts);
            parts.forEach(seen::remove);
        }

        @Override
        public synchronized boolean isLoggable(LogRecord line) {
            var message = FORMAT.formatMessage(line);
            boolean expected = false;
            for (var part : silent) {
                if (!message.contains(part)) continue;
                expected = true;
                seen.add(part);
            }
            notifyAll();
            return !expected;
        }

        synchronized void await(List<String> parts) throws InterruptedException {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!seen.containsAll(parts)) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) throw new AssertionError("expected in the log: " + parts + "; logged of these: " + seen);
                wait(left);
            }
        }

        @Override
        public void close() {
            for (var handler : handlers) handler.setFilter(null);
        }
    }
}
