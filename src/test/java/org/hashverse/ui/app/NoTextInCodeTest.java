package org.hashverse.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Texts for people come from the resource bundles. A string literal counts as such a text if it has a space between words or begins like a sentence.
class NoTextInCodeTest {
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    /// Literals that are not texts for people.
    private static final List<Pattern> NO_TEXT = List.of(
            Pattern.compile("[^\\p{L}]*"), // separators and numbers
            Pattern.compile("M[0-9].*"), // SVG paths
            Pattern.compile("(?:Shortcut|Alt|Shift)(?:\\+[A-Za-z0-9+]+)?|F[0-9]+|Up|Down|Home|End|Enter|Esc|Page_[A-Za-z]+|Context_Menu|Plus|Add"), // names of keys
            Pattern.compile("\\(-fx-.*"), // regular expressions for styles
            Pattern.compile("[A-Z_]+"), // environment variables
            Pattern.compile("-fx-.*"), // styles
            Pattern.compile("Inter_?"), // our font
            Pattern.compile("\\[\\^?\\\\.*"), // regular expressions for characters
            Pattern.compile("(?:/send|/delete|/query|/select|/list)(?: | all)?")); // commands, which are the same in all languages
    /// Lines with texts for developers: logging, and exceptions for wrong calls.
    private static final Pattern FOR_DEVELOPERS = Pattern.compile("\\.log\\(|Exception\\(|Error\\(|\\.name\\(\"");

    private static List<String> texts(String code) {
        var found = new ArrayList<String>();
        for (var line : code.split("\n")) {
            if (line.strip().startsWith("//") || FOR_DEVELOPERS.matcher(line).find()) continue;
            for (var match : LITERAL.matcher(line).results().toList()) {
                var text = match.group(1);
                boolean reads = text.contains(" ") || !text.isEmpty() && Character.isUpperCase(text.codePointAt(0));
                if (reads && NO_TEXT.stream().noneMatch(pattern -> pattern.matcher(text).matches())) found.add(text);
            }
        }
        return found;
    }

    @Test
    void theCodeOfTheWindowContainsNoTextForPeople() throws IOException {
        var found = new ArrayList<String>();
        for (var part : List.of("ui", "model"))
            try (var files = Files.walk(Path.of("src", "main", "java", "org", "hashverse", part))) {
                for (var file : files.filter(Files::isRegularFile).toList()) texts(Files.readString(file)).forEach(text -> found.add(file.getFileName() + ": " + text));
            }
        assertEquals(List.of(), found);
    }

    @Test
    void textsInCodeAreFound() {
        assertEquals(List.of("Hello", "is there"), texts("label.setText(\"Hello\");\nlabel.setText(name + \"is there\"); // \n"));
        assertFalse(texts("label.setId(\"hello\");\nthrow new IllegalStateException(\"not so\");").contains("hello"));
    }
}
