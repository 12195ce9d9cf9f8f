package org.hashverse.wire;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.hashverse.chat.Content;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;

/// The body of a CHAT as JSON, one object for each kind of content. A new kind has a case in both directions here and a line in the specification.
final class ContentJson {
    private ContentJson() {}

    /// The body for content, without white space.
    static String body(Content content) {
        if (content instanceof Content.Unknown(_, var body)) return body;
        var text = new StringWriter();
        try (var json = new JsonWriter(text)) {
            json.setStrictness(Strictness.STRICT);
            json.beginObject();
            switch (content) {
                case Content.Text(var words, var replyTo) -> {
                    json.name("text").value(words);
                    if (replyTo.isPresent()) key(json, "replyTo", replyTo.get());
                }
                case Content.Unknown _ -> throw new AssertionError("returned above");
            }
            json.endObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory cannot fail", impossible);
        }
        return text.toString();
    }

    private static void key(JsonWriter json, String field, MessageKey key) throws IOException {
        json.name(field).beginObject();
        json.name("author").value(key.author().text());
        json.name("id").value(key.id().hex());
        json.endObject();
    }

    /// The content of a kind with a body. A kind that this version does not know is [Content.Unknown].
    ///
    /// @param body one JSON object
    /// @throws ProtocolException if the kind is known and the body has not the form of that kind
    static Content content(String kind, String body) throws IOException {
        return switch (kind) {
            case Content.Text.KIND -> text(new StrictJson("CHAT", body));
            default -> new Content.Unknown(kind, body);
        };
    }

    private static Content text(StrictJson json) throws IOException {
        var words = json.field("text", () -> Bounds.text(json.text()));
        var replyTo = json.field("replyTo", () -> key(json));
        json.object(words, replyTo);
        return new Content.Text(words.required(), replyTo.optional());
    }

    private static MessageKey key(StrictJson json) throws IOException {
        var author = json.field("author", () -> new PeerId(json.text()));
        var id = json.field("id", () -> new MessageId(json.text()));
        json.object(author, id);
        return new MessageKey(author.required(), id.required());
    }
}
