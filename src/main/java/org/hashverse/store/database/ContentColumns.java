package org.hashverse.store.database;

import java.util.Optional;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.json.ContentJson;

/// The content of a message in columns.
///
/// @param text        the words of a text as they are now, which the search index holds; empty for another kind
/// @param reply       the id of the message that a text replies to; null for none
/// @param replyAuthor the key of the author of that message, as text; null for none
/// @param kind        the kind of other content than a text that was never edited; else null
/// @param body        for an edited text its first words, for an edit its words, for a reaction its emoji, for a pin [#PINNED], for a confirmation, a retraction and what was taken back
///                    null; for any other kind its JSON, see [ContentJson]
/// @param target      the key of the message that a change is for, see [MessageKey#bytes]; else null
/// @param revision    the revision of a change; else null
/// @param asks        whether a text asks for confirmation
public record ContentColumns(String text, byte[] reply, String replyAuthor, String kind, String body, byte[] target, Long revision, boolean asks) {
    private static final String PINNED = "pinned";
    private static final String NO_FIELDS = "{}";

    /// The columns for content.
    public static ContentColumns of(Content content) {
        return switch (content) {
            case Content.Text(var words, var replyTo, var asks) -> new ContentColumns(words, replyTo.map(key -> key.id().bytes()).orElse(null),
                    replyTo.map(key -> key.author().text()).orElse(null), null, null, null, null, asks);
            case Content.TakenBack _ -> new ContentColumns("", null, null, content.kind(), null, null, null, false);
            case Change.Edit edit -> change(edit, edit.text());
            case Change.Reaction reaction -> change(reaction, reaction.emoji().orElse(null));
            case Change.Pin pin -> change(pin, pin.pinned() ? PINNED : null);
            case Change.Confirmation confirmation -> change(confirmation, null);
            case Change.Retraction retraction -> change(retraction, null);
            default -> content instanceof Change change ? change(change, ContentJson.write(change))
                    : new ContentColumns(content.words(), null, null, content.kind(), ContentJson.write(content), null, null, false);
        };
    }

    private static ContentColumns change(Change change, String body) {
        return new ContentColumns("", null, null, change.kind(), body, change.of().bytes(), change.revision(), false);
    }

    /// The columns of a text after an edit. The first words stay beside the newest.
    public ContentColumns edited(String words) {
        return new ContentColumns(words, reply, replyAuthor, Content.Text.KIND, body == null ? text : body, null, null, asks);
    }

    /// The first words of a text that was edited.
    public Optional<String> firstWords() {
        return Content.Text.KIND.equals(kind) ? Optional.of(body) : Optional.empty();
    }

    /// Whether this changes another message, see [Change]. The content may be [Content.Unknown] all the same: a later version may have written a kind of change that this one
    /// does not know.
    public boolean isChange() {
        return target != null;
    }

    boolean isPlainText() {
        return kind == null && replyAuthor == null && !asks;
    }

    /// The content in these columns. What an earlier version stored and this one refuses is [Content.Unknown].
    public Content content() {
        try {
            return read();
        } catch (IllegalArgumentException refused) {
            return new Content.Unknown(kind == null ? Content.Text.KIND : kind, NO_FIELDS);
        }
    }

    private Content read() {
        if (target != null) return change(MessageKey.of(target));
        if (kind == null || kind.equals(Content.Text.KIND)) return textContent();
        // a peer may send an unknown kind of that name, but it always has a body
        if (body == null) return new Content.TakenBack();
        var kept = new Content.Unknown(kind, body);
        var content = ContentJson.read(kept);
        return content instanceof Change ? kept : content; // a change that an earlier version kept unread: without a target it changes nothing
    }

    private Content textContent() {
        // the first version had a column for the id but none for the author; no release ever wrote a reply there
        return new Content.Text(text, replyAuthor == null ? Optional.empty() : Optional.of(new MessageKey(new PeerId(replyAuthor), MessageId.of(reply))), asks);
    }

    private Content change(MessageKey of) {
        return switch (kind) {
            case Change.Edit.KIND -> new Change.Edit(of, revision, body);
            case Change.Reaction.KIND -> new Change.Reaction(of, revision, Optional.ofNullable(body));
            case Change.Pin.KIND -> new Change.Pin(of, revision, body != null);
            case Change.Confirmation.KIND -> new Change.Confirmation(of);
            case Change.Retraction.KIND -> new Change.Retraction(of);
            default -> ContentJson.read(new Content.Unknown(kind, body == null ? NO_FIELDS : body)); // of a later version: kept for that version, and it changes nothing here
        };
    }
}
