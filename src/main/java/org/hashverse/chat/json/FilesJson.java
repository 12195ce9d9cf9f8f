package org.hashverse.chat.json;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.hashverse.chat.Content;
import org.hashverse.chat.files.FileHash;
import org.hashverse.chat.files.FileItem;
import org.hashverse.chat.SharedFiles;

/// The bodies of `file` and `got`.
final class FilesJson {
    private FilesJson() {}

    static void write(SharedFiles files, JsonWriter json) throws IOException {
        json.name("items").beginArray();
        for (var item : files.items()) {
            json.beginObject().name("name").value(item.name()).name("size").value(item.size()).name("hash").value(item.hash().text());
            if (item.folder().isPresent()) {
                var folder = item.folder().get();
                json.name("folder").beginObject().name("listing").value(folder.listing().text()).name("bytes").value(folder.bytes()).name("files").value(folder.files()).endObject();
            }
            if (item.picture().isPresent()) {
                var picture = item.picture().get();
                json.name("picture").beginObject().name("width").value(picture.width()).name("height").value(picture.height()).name("preview").value(picture.preview()).endObject();
            }
            json.endObject();
        }
        json.endArray();
        if (!files.caption().isEmpty()) json.name("caption").value(files.caption());
    }

    static void write(SharedFiles.Report report, JsonWriter json) throws IOException {
        ContentJson.writeKey(json, "of", report.of());
        json.name("revision").value(report.revision());
        writePlaces(json, "got", report.got());
        writePlaces(json, "declined", report.declined());
    }

    private static void writePlaces(JsonWriter json, String field, Set<Integer> places) throws IOException {
        json.name(field).beginArray();
        for (int place : places) json.value(place);
        json.endArray();
    }

    static Content readFiles(StrictJson json) throws IOException {
        var items = json.field("items", () -> json.list(SharedFiles.MAX_ITEMS, () -> item(json)));
        var caption = json.field("caption", json::text);
        json.object(items, caption);
        return json.checked("items", () -> new SharedFiles(items.required(), caption.optional().orElse("")));
    }

    private static FileItem item(StrictJson json) throws IOException {
        var name = json.field("name", json::text);
        var size = json.field("size", () -> json.whole(FileItem.MAX_SIZE));
        var hash = json.field("hash", () -> new FileHash(json.text()));
        var folder = json.field("folder", () -> folder(json));
        var picture = json.field("picture", () -> picture(json));
        json.object(name, size, hash, folder, picture);
        return json.checked("items", () -> new FileItem(name.required(), size.required(), hash.required(), folder.optional(), picture.optional()));
    }

    private static FileItem.Folder folder(StrictJson json) throws IOException {
        var listing = json.field("listing", () -> new FileHash(json.text()));
        var bytes = json.field("bytes", () -> (int) json.whole(FileItem.MAX_LISTING));
        var files = json.field("files", () -> (int) json.whole(FileItem.MAX_FILES));
        json.object(listing, bytes, files);
        return new FileItem.Folder(listing.required(), bytes.required(), files.required());
    }

    private static FileItem.Picture picture(StrictJson json) throws IOException {
        var width = json.field("width", () -> (int) json.whole(FileItem.Picture.MAX_SIDE));
        var height = json.field("height", () -> (int) json.whole(FileItem.Picture.MAX_SIDE));
        var preview = json.field("preview", json::text);
        json.object(width, height, preview);
        return new FileItem.Picture(width.required(), height.required(), preview.required());
    }

    static Content readReport(StrictJson json) throws IOException {
        var of = json.field("of", () -> ContentJson.readKey(json));
        var revision = ContentJson.revision(json);
        var got = json.field("got", () -> places(json));
        var declined = json.field("declined", () -> places(json));
        json.object(of, revision, got, declined);
        return json.checked("got", () -> new SharedFiles.Report(of.required(), revision.required(), Set.copyOf(got.required()), Set.copyOf(declined.required())));
    }

    private static List<Integer> places(StrictJson json) throws IOException {
        return json.list(SharedFiles.MAX_ITEMS, () -> (int) json.whole(SharedFiles.MAX_ITEMS - 1));
    }
}
