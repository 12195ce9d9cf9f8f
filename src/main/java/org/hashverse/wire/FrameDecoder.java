package org.hashverse.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.json.BadJson;
import org.hashverse.chat.json.ContentJson;
import org.hashverse.chat.json.StrictJson;

/// Reads a frame from the JSON of its body. Every field is required except those that are optional in the record.
final class FrameDecoder {
    private final FrameType type;
    private final byte[] body;
    private StrictJson json;
    private FrameFields fields;

    FrameDecoder(FrameType type, byte[] body) {
        this.type = type;
        this.body = body;
    }

    /// Reads the frame.
    ///
    /// @throws ProtocolException if the body is no valid frame of the type
    Frame frame() throws ProtocolException {
        try {
            json = new StrictJson(utf8());
            fields = new FrameFields(json);
            var frame = read();
            json.end();
            return frame;
        } catch (ProtocolException fault) {
            throw fault;
        } catch (BadJson | Bounds.Broken broken) {
            throw fault(broken.getMessage());
        } catch (IOException | RuntimeException _) { // from Gson; its message is dropped, because it quotes the bytes
            throw fault("not strict JSON");
        }
    }

    private String utf8() throws ProtocolException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString(); // throws for malformed input, never replaces it
        } catch (CharacterCodingException _) {
            throw fault("not UTF-8");
        }
    }

    private ProtocolException fault(String what) {
        return new ProtocolException(type.label() + ": " + what);
    }

    private Frame read() throws IOException {
        return switch (type) {
            case HELLO -> hello();
            case PING -> ping();
            case PONG -> pong();
            case BYE -> bye();
            case WELCOME -> welcome();
            case CHAT -> chat();
            case ACK -> ack();
            case NAK -> nak();
            case READ -> readMark();
            case TYPING -> typing();
            case PEERS_QUERY -> peersQuery();
            case PEERS -> peers();
            case REACH_QUERY, REACH, WHERE_QUERY, WHERE, INTRODUCE, CONSENT, INTRODUCED, CALL, GETTING, SOURCES -> new OptionalFrameDecoder(type, json).frame();
        };
    }

    private Frame hello() throws IOException {
        var minor = json.field("minor", () -> (int) json.whole(Bounds.MAX_MINOR));
        var name = json.field("name", fields::name);
        var colour = fields.colour();
        var features = json.field("features", this::features);
        var instance = json.field("instance", json::text);
        var store = json.field("store", json::text);
        var have = json.field("have", this::have);
        var wall = fields.number("wall");
        var port = json.field("port", () -> (int) json.whole(Bounds.MAX_PORT));
        var addresses = fields.addresses();
        var share = json.field("share", json::bool);
        var met = json.field("met", json::bool);
        var token = json.field("token", json::text);
        var proof = json.field("proof", this::proof);
        json.object(minor, name, colour, features, instance, store, have, wall, port, addresses, share, met, token, proof);
        return new Frame.Hello(minor.required(), name.required(), colour.optional(), features.required(), instance.required(), store.required(),
                have.optional(), wall.required(), port.required(), addresses.required(), share.required(), met.required(), token.optional(), proof.optional());
    }

    private Set<String> features() throws IOException {
        var items = json.list(Bounds.MAX_FEATURES, json::text);
        var features = new HashSet<>(items);
        if (features.size() < items.size()) throw fault("a feature stands twice");
        return features;
    }

    private Frame.Have have() throws IOException {
        var store = json.field("store", json::text);
        var number = fields.number("number");
        var refused = json.field("refused", () -> json.list(Bounds.MAX_REFUSED, () -> json.whole(Bounds.MAX_NUMBER)));
        var last = json.field("last", fields::messageId);
        json.object(store, number, refused, last);
        return new Frame.Have(store.required(), number.required(), refused.required(), last.optional());
    }

    private Frame.Proof proof() throws IOException {
        var wall = fields.number("wall");
        var signature = json.field("signature", json::text);
        json.object(wall, signature);
        return new Frame.Proof(wall.required(), signature.required());
    }

    private Frame ping() throws IOException {
        var nonce = fields.nonce();
        json.object(nonce);
        return new Frame.Ping(nonce.required());
    }

    private Frame pong() throws IOException {
        var nonce = fields.nonce();
        var wall = fields.number("wall");
        json.object(nonce, wall);
        return new Frame.Pong(nonce.required(), wall.required());
    }

    private Frame bye() throws IOException {
        var code = json.field("code", () -> fields.constant(Frame.Bye.Code.values()).orElse(Frame.Bye.Code.PROTOCOL));
        var detail = json.field("detail", json::text);
        var proof = json.field("proof", this::proof);
        json.object(code, detail, proof);
        return new Frame.Bye(code.required(), detail.required(), proof.optional());
    }

    private Frame welcome() throws IOException {
        var addresses = fields.addresses();
        var share = json.field("share", json::bool);
        var name = json.field("name", fields::name);
        var colour = fields.colour();
        json.object(addresses, share, name, colour);
        return new Frame.Welcome(addresses.required(), share.required(), name.optional(), colour.optional());
    }

    private Frame chat() throws IOException {
        var number = fields.number("number");
        var id = json.field("id", fields::messageId);
        var to = fields.to();
        var stamp = fields.number("stamp");
        var kind = json.field("kind", json::text);
        var body = json.field("body", json::compact); // read as text first: the kind decides what it means, and may stand after it
        json.object(number, id, to, stamp, kind, body);
        Bounds.kind(kind.required());
        return new Frame.Chat(number.required(), id.required(), to.required(), stamp.required(), ContentJson.read(kind.required(), body.required()));
    }

    private Frame ack() throws IOException {
        var upTo = fields.number("upTo");
        json.object(upTo);
        return new Frame.Ack(upTo.required());
    }

    private Frame nak() throws IOException {
        var number = fields.number("number");
        var reason = json.field("reason", json::text);
        json.object(number, reason);
        return new Frame.Nak(number.required(), reason.required());
    }

    private Frame readMark() throws IOException {
        var to = fields.to();
        var upTo = fields.number("upTo");
        json.object(to, upTo);
        return new Frame.Read(to.required(), upTo.required());
    }

    private Frame typing() throws IOException {
        json.object();
        return new Frame.Typing();
    }

    private Frame peersQuery() throws IOException {
        var request = fields.number("request");
        json.object(request);
        return new Frame.PeersQuery(request.required());
    }

    private Frame peers() throws IOException {
        var request = fields.number("request");
        var status = json.field("status", () -> fields.constant(Frame.Peers.Status.values()).orElseThrow(IllegalArgumentException::new));
        var peers = json.field("peers", () -> json.list(Bounds.MAX_PEERS, this::known));
        var total = json.field("total", () -> (int) json.whole(Integer.MAX_VALUE));
        json.object(request, status, peers, total);
        return new Frame.Peers(request.required(), status.required(), peers.required(), total.required());
    }

    private Frame.Peers.Known known() throws IOException {
        var id = json.field("id", () -> new PeerId(json.text()));
        var name = json.field("name", fields::name);
        var address = json.field("address", fields::address);
        var age = fields.number("age");
        json.object(id, name, address, age);
        return new Frame.Peers.Known(id.required(), name.required(), address.optional(), age.required());
    }
}
