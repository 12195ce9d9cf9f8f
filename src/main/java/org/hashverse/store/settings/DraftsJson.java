package org.hashverse.store.settings;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.store.files.DamagedFile;
import org.hashverse.store.files.JsonFile;

/// The format of `drafts.json`. A draft that replies to a message has its key in `replyAuthor` and `replyTo`; earlier versions wrote neither.
public final class DraftsJson {
    private DraftsJson() {}

    /// The content of the file.
    public static String write(Drafts drafts) {
        return JsonFile.write(json -> {
            json.name("drafts").beginArray();
            for (var draft : drafts.all().entrySet()) write(json, draft.getKey(), draft.getValue());
            json.endArray();
        });
    }

    private static void write(JsonWriter json, Conversation with, Drafts.Unsent draft) throws IOException {
        json.beginObject();
        json.name("with").value(with.text());
        json.name("text").value(draft.text());
        if (draft.replyTo().isPresent()) {
            json.name("replyAuthor").value(draft.replyTo().get().author().text());
            json.name("replyTo").value(draft.replyTo().get().id().hex());
        }
        json.endObject();
    }

    /// Reads the content of the file.
    ///
    /// @throws DamagedFile if a draft has no conversation or no text, or replies to something that is not the key of a message
    public static Drafts read(JsonFile json) throws DamagedFile {
        try {
            var drafts = new LinkedHashMap<Conversation, Drafts.Unsent>();
            for (var element : json.array("drafts")) {
                var draft = JsonFile.of(element);
                drafts.put(Conversation.of(draft.textNeeded("with")), new Drafts.Unsent(draft.textNeeded("text"), replyTo(draft)));
            }
            return new Drafts(drafts);
        } catch (IllegalArgumentException impossible) {
            throw new DamagedFile("a value is not possible", impossible);
        }
    }

    private static Optional<MessageKey> replyTo(JsonFile draft) throws DamagedFile {
        var id = draft.text("replyTo");
        if (id.isEmpty()) return Optional.empty();
        return Optional.of(new MessageKey(new PeerId(draft.textNeeded("replyAuthor")), new MessageId(id.get())));
    }
}
