package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Only classes that wrap all scripts correctly let JavaFX wrap their text, see [LineBreaks].
class WrappingTest {
    private static final Pattern WRAPS = Pattern.compile("setWrapText|wrapTextProperty|setWrappingWidth|new TextFlow|extends TextFlow|new TextArea|extends TextArea|-fx-wrap-text");
    private static final Set<String> MAY = Set.of("WrappedLines.java", "WrappedFlow.java", "WrappedTip.java", "TextBlock.java", "GrowingArea.java", "PreviewLine.java");

    @Test
    void onlyTheClassesThatWrapAllScriptsLetJavaFxWrap() throws IOException {
        assertEquals(List.of(), wrapping(Path.of("src/main/java/org/hashverse")).filter(path -> !MAY.contains(path.getFileName().toString())).toList());
        assertEquals(List.of(), wrapping(Path.of("src/main/resources/org/hashverse/ui")).toList());
    }

    private static Stream<Path> wrapping(Path under) throws IOException {
        try (var files = Files.walk(under)) {
            return files.filter(path -> path.toString().endsWith(".java") || path.toString().endsWith(".css")).filter(WrappingTest::wraps).toList().stream();
        }
    }

    private static boolean wraps(Path file) {
        try {
            return WRAPS.matcher(Files.readString(file)).find();
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }
}
