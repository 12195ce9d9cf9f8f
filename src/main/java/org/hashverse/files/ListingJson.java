package org.hashverse.files;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.hashverse.chat.files.FileItem;
import org.hashverse.chat.json.BadJson;
import org.hashverse.chat.json.StrictJson;

/// A listing as JSON: `{"files":[{"path":"a/b.txt","size":12,"modified":0}],"folders":["empty"]}`.
final class ListingJson {
    private ListingJson() {}

    static String write(Listing listing) {
        var text = new StringWriter();
        try (var json = new JsonWriter(text)) {
            json.setStrictness(Strictness.STRICT);
            json.setHtmlSafe(false);
            json.beginObject().name("files").beginArray();
            for (var file : listing.files()) json.beginObject().name("path").value(file.path()).name("size").value(file.size()).name("modified").value(file.modified()).endObject();
            json.endArray().name("folders").beginArray();
            for (var folder : listing.folders()) json.value(folder);
            json.endArray().endObject();
        } catch (IOException impossibleInMemory) {
            throw new AssertionError(impossibleInMemory);
        }
        return text.toString();
    }

    /// Reads the form only; the paths are as the peer wrote them.
    static Listing read(byte[] bytes, int files) throws BadListing {
        if (bytes.length > FileItem.MAX_LISTING) throw new BadListing("it is longer than " + FileItem.MAX_LISTING + " bytes");
        try {
            var json = new StrictJson(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
            var entries = json.field("files", () -> json.list(files, () -> entry(json)));
            var folders = json.field("folders", () -> json.list(Listing.MAX_FOLDERS, json::text));
            json.object(entries, folders);
            json.end();
            return new Listing(entries.required(), folders.required());
        } catch (CharacterCodingException notText) {
            throw new BadListing("it is not UTF-8");
        } catch (BadJson bad) {
            throw new BadListing(bad.getMessage());
        } catch (IOException notJson) { // Gson's message may hold the peer's bytes
            throw new BadListing("it is not JSON");
        }
    }

    private static Listing.Entry entry(StrictJson json) throws IOException {
        var path = json.field("path", json::text);
        var size = json.field("size", () -> json.whole(FileItem.MAX_SIZE));
        var modified = json.field("modified", () -> json.whole(Listing.MAX_TIME));
        json.object(path, size, modified);
        return new Listing.Entry(path.required(), size.required(), modified.required());
    }
}
