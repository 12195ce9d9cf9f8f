package org.hashverse.store.history;

import com.google.gson.stream.JsonWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.Delivered;
import org.hashverse.chat.Marks;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.json.ContentJson;
import org.hashverse.store.files.OwnerFile;
import org.hashverse.store.history.MessageQueries.Export;
import org.hashverse.store.history.MessageQueries.Exported;
import org.hashverse.store.history.MessageQueries.Where;

/// Writes conversations into a file, oldest message first. It writes a new file beside the target and then renames it, so the target is complete or unchanged. Only
/// the owner can read the file. The new file has a random name, so another account cannot redirect the export with a link prepared at that path.
final class ExportFile {
    /// Messages read at once.
    private static final int PAGE = 500;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private ExportFile() {}

    /// See [MessageQueries#export]. Needs one state of the file, see [History#snapshot]: otherwise a conversation that is cleared meanwhile would end in its middle.
    static Exported write(History history, Export export) throws SQLException {
        var partial = export.file().resolveSibling(".hashverse-export-" + UUID.randomUUID());
        boolean complete = false;
        try {
            int messages = write(history, export, partial);
            Files.move(partial, export.file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            complete = true;
            return new Exported.Done(messages);
        } catch (IOException fault) {
            return new Exported.Failed(fault);
        } finally {
            if (!complete) delete(partial);
        }
    }

    private static int write(History history, Export export, Path partial) throws SQLException, IOException {
        try (var out = new BufferedWriter(Channels.newWriter(OwnerFile.create(partial), StandardCharsets.UTF_8))) {
            int messages = 0;
            var wanted = export.in().isPresent() ? List.of(export.in().get()) : history.latest().stream().map(last -> last.message().conversation()).toList();
            for (var conversation : wanted) {
                if (export.in().isEmpty() && export.format() == Export.Format.TEXT) out.write(heading(conversation, export.names(), messages == 0));
                messages += conversation(history, export, conversation, out);
            }
            return messages;
        }
    }

    private static String heading(Conversation conversation, Map<PeerId, String> names, boolean first) {
        return (first ? "" : System.lineSeparator()) + "--- " + switch (conversation) {
            case Conversation.Everyone() -> "Everyone";
            case Conversation.Direct(PeerId peer) -> names.getOrDefault(peer, peer.code());
        } + " ---" + System.lineSeparator();
    }

    private static void delete(Path partial) {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException unimportant) {
            // the export reports the first error
        }
    }

    private static int conversation(History history, Export export, Conversation conversation, BufferedWriter out) throws SQLException, IOException {
        int messages = 0;
        for (var page = history.page(conversation, new Where.Oldest(), PAGE); !page.isEmpty();
                page = history.page(conversation, new Where.After(page.getLast().message().key()), PAGE)) {
            for (var message : page) {
                out.write(export.format() == Export.Format.JSON ? json(message) : text(message, export.names()));
                out.newLine();
            }
            messages += page.size();
        }
        return messages;
    }

    private static String json(Delivered delivered) throws IOException {
        var text = new StringWriter();
        try (var json = new JsonWriter(text)) {
            var message = delivered.message();
            json.beginObject();
            json.name("id").value(message.id().hex());
            json.name("author").value(message.author().text());
            json.name("mine").value(delivered.mine());
            json.name("conversation").value(message.conversation().text());
            json.name("stamp").value(message.stamp());
            json.name("shown").value(message.shown().toString());
            json.name("kind").value(message.content().kind());
            json.name("text").value(message.text());
            if (message.content() instanceof Content.Text(_, var replyTo, var asks)) {
                if (asks) json.name("asksConfirmation").value(true);
                if (replyTo.isPresent()) json.name("replyTo").beginObject().name("author").value(replyTo.get().author().text()).name("id").value(replyTo.get().id().hex()).endObject();
            } else if (!delivered.takenBack()) json.name("body").jsonValue(escaped(ContentJson.write(message.content())));
            writeMarks(delivered.marks(), json);
            json.name("deliveries").beginObject();
            for (var entry : delivered.deliveries().entrySet()) json.name(entry.getKey().text()).value(entry.getValue().stage().name().toLowerCase(Locale.ROOT));
            json.endObject();
            json.endObject();
        }
        return text.toString();
    }

    private static void writeMarks(Marks marks, JsonWriter json) throws IOException {
        if (marks.edited().isPresent()) json.name("edited").value(marks.edited().get().toString());
        if (marks.pinned()) json.name("pinned").value(true);
        var kinds = marks.byPerson().stream().collect(Collectors.groupingBy(made -> made.change().kind(), LinkedHashMap::new, Collectors.toList()));
        for (var kind : kinds.entrySet()) writePeople(kind.getKey(), kind.getValue(), json);
    }

    /// Who made a change of a kind: an object with what each chose, or a list if there is nothing to choose.
    private static void writePeople(String kind, List<Marks.Made> people, JsonWriter json) throws IOException {
        json.name(switch (kind) {
            case Change.Reaction.KIND -> "reactions";
            case Change.Confirmation.KIND -> "confirmed";
            default -> kind;
        });
        boolean choice = people.getFirst().change().choice().isPresent();
        if (choice) json.beginObject();
        else json.beginArray();
        for (var made : people) {
            if (choice) json.name(made.by().text()).value(made.change().choice().orElse(""));
            else json.value(made.by().text());
        }
        if (choice) json.endObject();
        else json.endArray();
    }

    private static String text(Delivered delivered, Map<PeerId, String> names) {
        var message = delivered.message();
        var author = names.getOrDefault(message.author(), message.author().code());
        // further lines of a message are indented, so that they do not look like messages
        return "[" + time(message.shown()) + "] " + author + ": " + message.content().plainText().lines().collect(Collectors.joining("\n    ")) + marksLine(delivered, names);
    }

    /// A line that says whether a message was edited or is pinned, and who reacted how; empty if there is nothing to say. It is indented by less than the lines of a text, so that
    /// no text can look like it.
    private static String marksLine(Delivered delivered, Map<PeerId, String> names) {
        var parts = new ArrayList<String>();
        if (delivered.edited().isPresent()) parts.add("(edited)");
        if (delivered.marks().pinned()) parts.add("(pinned)");
        var people = new LinkedHashMap<String, List<String>>();
        for (var made : delivered.marks().byPerson()) made.change().choice().ifPresent(choice ->
                people.computeIfAbsent(choice, _ -> new ArrayList<>()).add(names.getOrDefault(made.by(), made.by().code())));
        people.forEach((choice, who) -> parts.add(choice + " " + String.join(", ", who)));
        return parts.isEmpty() ? "" : "\n  " + String.join("  ", parts);
    }

    /// Escapes the control and format characters of a peer's JSON: raw ones could end a line for a reader of the file, or turn its text around in a terminal.
    private static String escaped(String json) {
        var text = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            boolean raw = Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || Character.getType(c) == Character.FORMAT;
            if (raw) text.append("\\u%04x".formatted((int) c));
            else text.append(c);
        }
        return text.toString();
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }
}
