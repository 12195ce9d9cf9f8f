package org.hashverse.wire;

import java.io.IOException;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.SharedFiles;
import org.hashverse.chat.Whereabouts;
import org.hashverse.chat.files.FileHash;
import org.hashverse.chat.files.FileItem;
import org.hashverse.chat.json.StrictJson;

/// Reads an [OptionalFrame] from the JSON of its body.
final class OptionalFrameDecoder {
    private final FrameType type;
    private final StrictJson json;
    private final FrameFields fields;

    OptionalFrameDecoder(FrameType type, StrictJson json) {
        this.type = type;
        this.json = json;
        fields = new FrameFields(json);
    }

    OptionalFrame frame() throws IOException {
        return switch (type) {
            case REACH_QUERY -> reachQuery();
            case REACH -> reach();
            case WHERE_QUERY -> whereQuery();
            case WHERE -> where();
            case INTRODUCE -> introduce();
            case CONSENT -> consent();
            case INTRODUCED -> introduced();
            case CALL -> call();
            case GETTING -> getting();
            case SOURCES -> sources();
            default -> throw new IllegalArgumentException(type + " is read elsewhere");
        };
    }

    private OptionalFrame reachQuery() throws IOException {
        var request = fields.number("request");
        var port = json.field("port", () -> (int) json.whole(Bounds.MAX_PORT));
        json.object(request, port);
        return new OptionalFrame.ReachQuery(request.required(), port.required());
    }

    private OptionalFrame reach() throws IOException {
        var request = fields.number("request");
        var seen = json.field("seen", fields::address);
        var result = json.field("result", () -> fields.constant(OptionalFrame.Reach.Result.values()).orElseThrow(IllegalArgumentException::new));
        json.object(request, seen, result);
        return new OptionalFrame.Reach(request.required(), seen.required(), result.required());
    }

    private OptionalFrame whereQuery() throws IOException {
        var nonce = json.field("nonce", json::text);
        var about = json.field("about", json::text);
        json.object(nonce, about);
        return new OptionalFrame.WhereQuery(nonce.required(), about.required());
    }

    private OptionalFrame where() throws IOException {
        var whereabouts = json.field("whereabouts", this::whereabouts);
        json.object(whereabouts);
        return new OptionalFrame.Where(whereabouts.required());
    }

    private OptionalFrame introduce() throws IOException {
        var request = fields.number("request");
        var id = json.field("id", () -> new PeerId(json.text()));
        var name = json.field("name", fields::name);
        var vouched = json.field("vouched", json::bool);
        json.object(request, id, name, vouched);
        return new OptionalFrame.Introduce(request.required(), id.required(), name.required(), vouched.required());
    }

    private OptionalFrame consent() throws IOException {
        var request = fields.number("request");
        var whereabouts = json.field("whereabouts", this::whereabouts);
        json.object(request, whereabouts);
        return new OptionalFrame.Consent(request.required(), whereabouts.optional());
    }

    private OptionalFrame introduced() throws IOException {
        var request = fields.number("request");
        var whereabouts = json.field("whereabouts", this::whereabouts);
        json.object(request, whereabouts);
        return new OptionalFrame.Introduced(request.required(), whereabouts.optional());
    }

    private OptionalFrame call() throws IOException {
        json.object();
        return new OptionalFrame.Call();
    }

    private OptionalFrame getting() throws IOException {
        var id = json.field("id", fields::messageId);
        var place = json.field("place", () -> (int) json.whole(SharedFiles.MAX_ITEMS - 1));
        var bytes = json.field("bytes", () -> json.whole(FileItem.MAX_SIZE));
        json.object(id, place, bytes);
        return new OptionalFrame.Getting(id.required(), place.required(), bytes.required());
    }

    private OptionalFrame sources() throws IOException {
        var hash = json.field("hash", () -> new FileHash(json.text()));
        var peers = json.field("peers", () -> json.list(OptionalFrame.Sources.MOST, () -> new PeerId(json.text())));
        json.object(hash, peers);
        return new OptionalFrame.Sources(hash.required(), peers.required());
    }

    private Whereabouts whereabouts() throws IOException {
        var key = json.field("key", json::text);
        var wall = fields.number("wall");
        var addresses = fields.addresses();
        var signature = json.field("signature", json::text);
        json.object(key, wall, addresses, signature);
        return new Whereabouts(key.required(), wall.required(), addresses.required(), signature.required());
    }
}
