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

/// A conversation of two peers, as the console's `export` writes it: a line of JSON for each message, in the order of the conversation.
///
/// @param messages objects with `id`, `author`, `mine`, `stamp`, `text` and `deliveries`, a stage for each recipient
record ExportedTalk(List<JsonObject> messages) {
    private static final Set<String> DELIVERED = Set.of("delivered", "read");

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
        return message.getAsJsonObject("deliveries").entrySet().stream().allMatch(stage -> DELIVERED.contains(stage.getValue().getAsString().toLowerCase(Locale.ROOT)));
    }

    /// Whether all messages of this side are delivered.
    boolean settled() {
        return messages.stream().filter(ExportedTalk::mine).allMatch(ExportedTalk::delivered);
    }

    /// How many of the other side's texts are missing here.
    int missing(Set<String> texts) {
        var here = messages.stream().filter(message -> !mine(message)).map(ExportedTalk::text).collect(Collectors.toSet());
        return (int) texts.stream().filter(text -> !here.contains(text)).count();
    }

    /// How many messages are stored twice, by id or by text.
    int doubled() {
        var ids = messages.stream().map(ExportedTalk::id).collect(Collectors.toSet());
        var texts = messages.stream().map(ExportedTalk::text).collect(Collectors.toSet());
        return messages.size() - Math.min(ids.size(), texts.size());
    }

    /// How many messages are delivered according to their author but missing here.
    int untrue(ExportedTalk author) {
        var here = new HashSet<String>();
        for (var message : messages) if (!mine(message)) here.add(id(message));
        return (int) author.messages.stream().filter(message -> mine(message) && delivered(message) && !here.contains(id(message))).count();
    }

    /// Whether the messages of each author are in the order in which they were written: their texts end with rising numbers.
    boolean ordered() {
        for (boolean mine : new boolean[] {true, false}) {
            var numbers = messages.stream().filter(message -> mine(message) == mine).map(ExportedTalk::text)
                    .mapToInt(text -> Integer.parseInt(text.substring(text.lastIndexOf(' ') + 1))).toArray();
            for (int i = 1; i < numbers.length; i++) if (numbers[i] < numbers[i - 1]) return false;
        }
        return true;
    }
}
