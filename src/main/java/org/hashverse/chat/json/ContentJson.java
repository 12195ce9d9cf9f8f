package org.hashverse.chat.json;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.SharedFiles;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;

/// What a message carries as a JSON object: the body of a CHAT, and in the history file the body of every kind that has no columns of its own. To add a kind, write it in
/// [#write], and give [#READERS] what reads it. The specification of the protocol has its fields.
public final class ContentJson {
    private interface Reader {
        Content read(StrictJson json) throws IOException;
    }

    /// Kind -> what reads its body.
    private static final Map<String, Reader> READERS = Map.of(Content.Text.KIND, ContentJson::readText, SharedFiles.KIND, FilesJson::readFiles, SharedFiles.Report.KIND, FilesJson::readReport,
            Change.Edit.KIND, ContentJson::readEdit, Change.Reaction.KIND, ContentJson::readReaction, Change.Pin.KIND, ContentJson::readPin,
            Change.Confirmation.KIND, json -> new Change.Confirmation(readSoleKey(json)), Change.Retraction.KIND, json -> new Change.Retraction(readSoleKey(json)));

    /// The kinds that this version understands. A HELLO names them as features, so that others do not offer what we cannot show.
    public static final Set<String> UNDERSTOOD = READERS.keySet();

    private ContentJson() {}

    /// The object for content, without white space.
    ///
    /// @throws IllegalArgumentException for [Content.TakenBack], which has none
    public static String write(Content content) {
        return switch (content) {
            case Content.Text(var text, var replyTo, var asks) -> object(json -> {
                json.name("text").value(text);
                if (replyTo.isPresent()) writeKey(json, "replyTo", replyTo.get());
                if (asks) json.name("asksConfirmation").value(true);
            });
            case Change.Edit(var of, var revision, var text) -> object(json -> {
                writeKey(json, "of", of);
                json.name("revision").value(revision);
                json.name("text").value(text);
            });
            case Change.Reaction(var of, var revision, var emoji) -> object(json -> {
                writeKey(json, "of", of);
                json.name("revision").value(revision);
                if (emoji.isPresent()) json.name("emoji").value(emoji.get());
            });
            case Change.Pin(var of, var revision, var pinned) -> object(json -> {
                writeKey(json, "of", of);
                json.name("revision").value(revision);
                json.name("pinned").value(pinned);
            });
            case Change.Confirmation(var of) -> object(json -> writeKey(json, "of", of));
            case Change.Retraction(var of) -> object(json -> writeKey(json, "of", of));
            case SharedFiles files -> object(json -> FilesJson.write(files, json));
            case SharedFiles.Report report -> object(json -> FilesJson.write(report, json));
            case Content.Unknown(_, var body) -> body;
            case Content.TakenBack _ -> throw new IllegalArgumentException("a message that was taken back is not sent");
        };
    }

    private interface Fields {
        void write(JsonWriter json) throws IOException;
    }

    private static String object(Fields fields) {
        var text = new StringWriter();
        try (var json = new JsonWriter(text)) {
            json.setStrictness(Strictness.STRICT);
            json.beginObject();
            fields.write(json);
            json.endObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory cannot fail", impossible);
        }
        return text.toString();
    }

    static void writeKey(JsonWriter json, String field, MessageKey key) throws IOException {
        json.name(field).beginObject();
        json.name("author").value(key.author().text());
        json.name("id").value(key.id().hex());
        json.endObject();
    }

    /// The content of a kind with a body. A kind that this version does not know is [Content.Unknown].
    ///
    /// @param body one JSON object
    /// @throws IOException if the kind is known and the body is not valid for that kind, or no JSON
    public static Content read(String kind, String body) throws IOException {
        var reader = READERS.get(kind);
        return reader == null ? new Content.Unknown(kind, body) : reader.read(new StrictJson(body));
    }

    /// What a message of an unknown kind carries, if this version knows its kind and its body is valid; else the message as it is.
    public static Content read(Content.Unknown kept) {
        try {
            return read(kept.kind(), kept.body());
        } catch (IOException | RuntimeException _) { // a peer sent it, and it was never checked
            return kept;
        }
    }

    private static Content readText(StrictJson json) throws IOException {
        var text = json.field("text", json::text);
        var replyTo = json.field("replyTo", () -> readKey(json));
        var asksConfirmation = json.field("asksConfirmation", json::bool);
        json.object(text, replyTo, asksConfirmation);
        return json.checked("text", () -> new Content.Text(text.required(), replyTo.optional(), asksConfirmation.optional().orElse(false)));
    }

    private static Content readEdit(StrictJson json) throws IOException {
        var of = json.field("of", () -> readKey(json));
        var revision = revision(json);
        var text = json.field("text", json::text);
        json.object(of, revision, text);
        return json.checked("text", () -> new Change.Edit(of.required(), revision.required(), text.required()));
    }

    private static Content readReaction(StrictJson json) throws IOException {
        var of = json.field("of", () -> readKey(json));
        var revision = revision(json);
        var emoji = json.field("emoji", json::text);
        json.object(of, revision, emoji);
        return json.checked("emoji", () -> new Change.Reaction(of.required(), revision.required(), emoji.optional()));
    }

    private static Content readPin(StrictJson json) throws IOException {
        var of = json.field("of", () -> readKey(json));
        var revision = revision(json);
        var pinned = json.field("pinned", json::bool);
        json.object(of, revision, pinned);
        return new Change.Pin(of.required(), revision.required(), pinned.required());
    }

    static StrictJson.Field<Long> revision(StrictJson json) {
        return json.field("revision", () -> json.whole(Change.MAX_REVISION));
    }

    private static MessageKey readSoleKey(StrictJson json) throws IOException {
        var of = json.field("of", () -> readKey(json));
        json.object(of);
        return of.required();
    }

    static MessageKey readKey(StrictJson json) throws IOException {
        var author = json.field("author", () -> new PeerId(json.text()));
        var id = json.field("id", () -> new MessageId(json.text()));
        json.object(author, id);
        return new MessageKey(author.required(), id.required());
    }
}
