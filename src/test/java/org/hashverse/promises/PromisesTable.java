package org.hashverse.promises;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// All measurements of one run. When its last test is over, the table is printed and saved in `target/promises.md` or `target/soak.md`.
final class PromisesTable implements AutoCloseable {
    private static final String BARS = "promises.md";
    private static final String SOAK = "soak.md";

    private record Row(int place, String text) {}

    private final Path file;
    private final List<Row> rows = new ArrayList<>(); // guarded by itself
    private final Processors before = Processors.now();

    private PromisesTable(String file) {
        this.file = Path.of("target", file);
    }

    /// Gives tests the table of the run as a parameter.
    static final class Giver implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Promises.class;
        }

        @Override
        public Promises resolveParameter(ParameterContext parameter, ExtensionContext context) {
            var test = context.getRequiredTestClass();
            var measured = test.getAnnotation(Measured.class);
            if (measured != null) return new Promises(table(context, BARS), measured.value());
            return new Promises(table(context, SOAK), test.getAnnotation(SoakResults.class).value());
        }

        private static PromisesTable table(ExtensionContext context, String file) {
            return context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).computeIfAbsent(file, PromisesTable::new, PromisesTable.class);
        }
    }

    void add(int place, String promise, String bar, String measured) {
        synchronized (rows) {
            rows.add(new Row(place, "| " + promise + " | " + bar + " | " + measured + " |"));
        }
    }

    @Override
    public void close() throws IOException {
        var table = new StringBuilder("| promise | bar | measured |\n| --- | --- | --- |\n");
        synchronized (rows) {
            rows.stream().sorted(Comparator.comparingInt(Row::place)).forEach(row -> table.append(row.text()).append('\n'));
        }
        table.append('\n').append(before.until(Processors.now())).append('\n');
        Files.createDirectories(file.getParent());
        Files.writeString(file, table);
        System.out.println("\n" + table);
    }
}
