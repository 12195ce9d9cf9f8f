package org.hashverse.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Autostart on macOS: a property list in the folder of programs that launchd starts for a person.
///
/// @param file    path of the property list; its name without `.plist` is the label by which launchd knows the program
/// @param command the program and its arguments
record LaunchAgent(Path file, List<String> command) implements Autostart {
    LaunchAgent {
        command = List.copyOf(command);
    }

    @Override
    public boolean on() {
        return Files.exists(file);
    }

    @Override
    public void set(boolean on) throws IOException {
        StartFile.set(file, on, text());
    }

    String text() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                <plist version="1.0">
                <dict>
                  <key>Label</key>
                  <string>%s</string>
                  <key>ProgramArguments</key>
                  <array>
                %s
                  </array>
                  <key>RunAtLoad</key>
                  <true/>
                  <key>ProcessType</key>
                  <string>Interactive</string>
                </dict>
                </plist>
                """.formatted(file.getFileName().toString().replaceFirst("\\.plist$", ""),
                command.stream().map(argument -> "    <string>" + escaped(argument) + "</string>").collect(Collectors.joining("\n")));
    }

    private static String escaped(String argument) {
        return argument.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
