package org.hashverse;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// A conversation of two as the console's `export` writes it: a line of JSON for each message, in the order in which it is read.
///
/// @param messages objects with `id`, `author`, `mine`, `stamp`, `text` and `deliveries`, a stage for each recipient
record ExportedTalk(List<JsonObject> messages) {
    private static final Set<String> THERE = Set.of("delivered", "read");

    static ExportedTalk read(Path file) throws IOException {
        return new ExportedTalk(Files.readAllLines(file).stream().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList());
    }

    private static boolean mine(JsonObject message) {
        return message.get("mine").getAsBoolean();
    }

    private static String id(JsonObject message) {
        return message.get("id").getAsString();
    }

    private static String text(JsonObject message) {
        return message.get("text").getAsString();
    }

    private static boolean delivered(JsonObject message) {
        return message.getAsJsonObject("deliveries").entrySet().stream().allMatch(stage -> THERE.contains(stage.getValue().getAsString().toLowerCase(Locale.ROOT)));
    }

    /// Whether all that was written here is delivered.
    boolean settled() {
        return messages.stream().filter(ExportedTalk::mine).allMatch(ExportedTalk::delivered);
    }

    /// How many of these texts the other did not get here.
    int missing(Set<String> texts) {
        var here = messages.stream().filter(message -> !mine(message)).map(ExportedTalk::text).collect(Collectors.toSet());
        return (int) texts.stream().filter(text -> !here.contains(text)).count();
    }

    /// How many messages stand here once more than they should, by id or by text.
    int doubled() {
        var ids = messages.stream().map(ExportedTalk::id).collect(Collectors.toSet());
        var texts = messages.stream().map(ExportedTalk::text).collect(Collectors.toSet());
        return messages.size() - Math.min(ids.size(), texts.size());
    }

    /// How many stand as delivered at their author and are not here.
    int untrue(ExportedTalk author) {
        var here = new HashSet<String>();
        for (var message : messages) if (!mine(message)) here.add(id(message));
        return (int) author.messages.stream().filter(message -> mine(message) && delivered(message) && !here.contains(id(message))).count();
    }

    /// Whether what each of the two wrote stands in the order in which he did: the texts end with rising numbers.
    boolean ordered() {
        for (boolean mine : new boolean[] {true, false}) {
            var numbers = messages.stream().filter(message -> mine(message) == mine).map(ExportedTalk::text)
                    .mapToInt(text -> Integer.parseInt(text.substring(text.lastIndexOf(' ') + 1))).toArray();
            for (int i = 1; i < numbers.length; i++) if (numbers[i] < numbers[i - 1]) return false;
        }
        return true;
    }
}
