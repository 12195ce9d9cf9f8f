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

/// Texts that people read come from the bundles: a literal with a space between words, or that begins like a sentence, is one.
class NoTextInCodeTest {
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    /// What is no text for people, and why.
    private static final List<Pattern> NO_TEXT = List.of(
            Pattern.compile("[^\\p{L}]*"), // separators and numbers
            Pattern.compile("M[0-9].*"), // outlines of drawings
            Pattern.compile("(?:Shortcut|Alt|Shift)(?:\\+[A-Za-z0-9+]+)?|F[0-9]+|Up|Down|Home|End|Enter|Esc|Page_[A-Za-z]+|Context_Menu"), // names of keys
            Pattern.compile("\\(-fx-.*"), // patterns of styles
            Pattern.compile("[A-Z_]+"), // variables of the environment
            Pattern.compile("-fx-.*"), // styles
            Pattern.compile("Inter_?"), // our font
            Pattern.compile("\\[\\^?\\\\.*"), // patterns of characters
            Pattern.compile("(?:/send|/delete|/query|/select|/list)(?: | all)?")); // commands, which no language changes
    /// Lines that speak to developers: the log, and what is thrown at whoever calls wrongly.
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
    void noTextIsWrittenInTheCodeOfTheWindow() throws IOException {
        var found = new ArrayList<String>();
        for (var part : List.of("ui", "model"))
            try (var files = Files.walk(Path.of("src", "main", "java", "org", "hashverse", part))) {
                for (var file : files.filter(Files::isRegularFile).toList()) texts(Files.readString(file)).forEach(text -> found.add(file.getFileName() + ": " + text));
            }
        assertEquals(List.of(), found);
    }

    @Test
    void aTextWouldBeFound() {
        assertEquals(List.of("Hello", "is there"), texts("label.setText(\"Hello\");\nlabel.setText(name + \"is there\"); // \n"));
        assertFalse(texts("label.setId(\"hello\");\nthrow new IllegalStateException(\"not so\");").contains("hello"));
    }
}
