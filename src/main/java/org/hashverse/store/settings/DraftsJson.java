package org.hashverse.store.settings;

import java.util.LinkedHashMap;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.PeerId;
import org.hashverse.store.files.DamagedFile;
import org.hashverse.store.files.JsonFile;

/// The format of `drafts.json`.
public final class DraftsJson {
    private static final String EVERYONE = "everyone";

    private DraftsJson() {}

    /// The content of the file.
    public static String write(Drafts drafts) {
        return JsonFile.write(json -> {
            json.name("drafts").beginArray();
            for (var draft : drafts.texts().entrySet()) {
                json.beginObject();
                json.name("with").value(switch (draft.getKey()) {
                    case Conversation.Everyone() -> EVERYONE;
                    case Conversation.Direct(var peer) -> peer.text();
                });
                json.name("text").value(draft.getValue());
                json.endObject();
            }
            json.endArray();
        });
    }

    /// Reads the content of the file.
    ///
    /// @throws DamagedFile if a draft has no conversation or no text
    public static Drafts read(JsonFile json) throws DamagedFile {
        try {
            var texts = new LinkedHashMap<Conversation, String>();
            for (var element : json.array("drafts")) {
                var draft = JsonFile.of(element);
                var with = draft.textNeeded("with");
                texts.put(with.equals(EVERYONE) ? Conversation.EVERYONE : Conversation.with(new PeerId(with)), draft.textNeeded("text"));
            }
            return new Drafts(texts);
        } catch (IllegalArgumentException impossible) {
            throw new DamagedFile("a value is not possible", impossible);
        }
    }
}
