package org.hashverse.wire;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;

/// The body of a CHAT as JSON, one object for each kind of content. To add a kind, add a case to both methods and a row to the
/// specification.
final class ContentJson {
    private ContentJson() {}

    /// The body for content, without white space.
    static String write(Content content) {
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

    private static void writeKey(JsonWriter json, String field, MessageKey key) throws IOException {
        json.name(field).beginObject();
        json.name("author").value(key.author().text());
        json.name("id").value(key.id().hex());
        json.endObject();
    }

    /// The content of a kind with a body. A kind that this version does not know is [Content.Unknown].
    ///
    /// @param body one JSON object
    /// @throws ProtocolException if the kind is known and the body is not valid for that kind
    static Content read(String kind, String body) throws IOException {
        return switch (kind) {
            case Content.Text.KIND -> readText(new StrictJson("CHAT", body));
            case Change.Edit.KIND -> readEdit(new StrictJson("CHAT", body));
            case Change.Reaction.KIND -> readReaction(new StrictJson("CHAT", body));
            case Change.Pin.KIND -> readPin(new StrictJson("CHAT", body));
            case Change.Confirmation.KIND -> new Change.Confirmation(readOnlyKey(new StrictJson("CHAT", body)));
            case Change.Retraction.KIND -> new Change.Retraction(readOnlyKey(new StrictJson("CHAT", body)));
            default -> new Content.Unknown(kind, body);
        };
    }

    private static Content readText(StrictJson json) throws IOException {
        var text = json.field("text", () -> Bounds.text(json.text()));
        var replyTo = json.field("replyTo", () -> readKey(json));
        var asksConfirmation = json.field("asksConfirmation", json::bool);
        json.object(text, replyTo, asksConfirmation);
        return new Content.Text(text.required(), replyTo.optional(), asksConfirmation.optional().orElse(false));
    }

    private static Content readEdit(StrictJson json) throws IOException {
        var of = json.field("of", () -> readKey(json));
        var revision = json.field("revision", () -> Bounds.revision(json.whole(Bounds.MAX_NUMBER)));
        var text = json.field("text", () -> Bounds.text(json.text()));
        json.object(of, revision, text);
        return new Change.Edit(of.required(), revision.required(), text.required());
    }

    private static Content readReaction(StrictJson json) throws IOException {
        var of = json.field("of", () -> readKey(json));
        var revision = json.field("revision", () -> Bounds.revision(json.whole(Bounds.MAX_NUMBER)));
        var emoji = json.field("emoji", () -> Bounds.emoji(json.text()));
        json.object(of, revision, emoji);
        return new Change.Reaction(of.required(), revision.required(), emoji.optional());
    }

    private static Content readPin(StrictJson json) throws IOException {
        var of = json.field("of", () -> readKey(json));
        var revision = json.field("revision", () -> Bounds.revision(json.whole(Bounds.MAX_NUMBER)));
        var pinned = json.field("pinned", json::bool);
        json.object(of, revision, pinned);
        return new Change.Pin(of.required(), revision.required(), pinned.required());
    }

    private static MessageKey readOnlyKey(StrictJson json) throws IOException {
        var of = json.field("of", () -> readKey(json));
        json.object(of);
        return of.required();
    }

    private static MessageKey readKey(StrictJson json) throws IOException {
        var author = json.field("author", () -> new PeerId(json.text()));
        var id = json.field("id", () -> new MessageId(json.text()));
        json.object(author, id);
        return new MessageKey(author.required(), id.required());
    }
}
