package org.hashverse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/// How the window starts from the built jar and by plain `mvn`, and what it prints.
class WindowStartIT {
    @TempDir
    Path temp;

    @Test
    void theWholeWindowOpensAndEndsWithExit() throws IOException, InterruptedException {
        var command = List.of(ConsoleProcess.JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dglass.platform=Headless", "-Dprism.order=sw", "-jar", ConsoleProcess.JAR.toString(), "--guest", "--exit", "127.0.0.1", "" + TestPorts.free());
        try (var window = new ConsoleProcess(command)) {
            window.expect("painted after \\d+ ms");
            window.expect("shown after \\d+ ms");
            window.expect("another start answered after \\d+ ms");
            assertEquals(0, window.status());
            assertEquals(List.of(), window.errors());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void withoutADisplayTheWindowSaysSoInOneLine() throws IOException, InterruptedException {
        try (var window = ConsoleProcess.start("--data", temp.resolve("window").toString())) {
            assertEquals(1, window.status());
            assertEquals(List.of("error no display; use --console"), window.errors());
        }
    }

    // the first command of the README. The options come from pom.xml, so that the test and Maven cannot differ
    @Test
    void theWindowOfPlainMavenPrintsNoWarning() throws Exception {
        var build = ConsoleProcess.JAR.getParent();
        var pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(build.resolveSibling("pom.xml").toFile());
        assertTrue(text(pom, "/project/build/defaultGoal").endsWith(" exec:exec@window"));
        var options = text(pom, "/project/build//execution[id='window']/configuration/commandlineArgs")
                .replace("${native.access}", text(pom, "/project/properties/native.access"))
                .replace("${args}", "--guest --exit 127.0.0.1 " + TestPorts.free());
        assertFalse(options.contains("${"), options);
        var command = new ArrayList<>(List.of(ConsoleProcess.JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dglass.platform=Headless", "-Dprism.order=sw"));
        command.addAll(List.of(options.split(" +")));
        assertTrue(Collections.replaceAll(command, "%classpath", build.resolve("classes") + File.pathSeparator + build.resolve("lib")));
        try (var window = new ConsoleProcess(command)) {
            window.expect("shown after \\d+ ms");
            assertEquals(0, window.status());
            assertEquals(List.of(), window.errors());
        }
    }

    private static String text(Document pom, String path) throws XPathExpressionException {
        var text = XPathFactory.newInstance().newXPath().evaluate(path, pom);
        assertFalse(text.isBlank(), "pom.xml has nothing at " + path);
        return text;
    }
}
