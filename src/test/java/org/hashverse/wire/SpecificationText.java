package org.hashverse.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The `package-info` of a package that specifies a protocol, and the tables in it.
///
/// @param lines the lines of the file
public record SpecificationText(List<String> lines) {
    private static final String COMMENT = "/// ";

    /// Reads the specification that a package holds.
    public static SpecificationText of(Class<?> inPackage) {
        try {
            return new SpecificationText(Files.readAllLines(Path.of("src/main/java", inPackage.getPackageName().replace('.', '/'), "package-info.java")));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /// The rows of the table under a header, as trimmed cells. Each row has as many cells as the header.
    public List<List<String>> table(String header) {
        int start = lines.indexOf(COMMENT + header);
        assertTrue(start >= 0, "no table " + header);
        int columns = header.split("\\|").length - 1;
        var rows = new ArrayList<List<String>>();
        for (var line : lines.subList(start + 2, lines.size())) {
            if (!line.startsWith(COMMENT + "|")) break;
            var cells = Arrays.stream(line.substring(COMMENT.length() + 1).split("\\|")).map(String::strip).toList();
            assertEquals(columns, cells.size(), line);
            rows.add(cells);
        }
        return rows;
    }

    /// The whole text as one line, without the marks of the comment.
    public String joined() {
        return String.join(" ", lines).replace(" ///", "");
    }
}
