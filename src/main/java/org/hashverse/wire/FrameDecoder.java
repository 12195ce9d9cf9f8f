package org.hashverse.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Whereabouts;
import org.hashverse.chat.json.BadJson;
import org.hashverse.chat.json.ContentJson;
import org.hashverse.chat.json.StrictJson;

/// Reads a frame from the JSON of its body. Every field is required except those that are optional in the record.
final class FrameDecoder {
    private static final Pattern ADDRESS = Pattern.compile("(\\[(?=[0-9A-Fa-f.]*:)[0-9A-Fa-f:.]{2,45}]|[A-Za-z0-9._-]{1,253}):([1-9][0-9]{0,4})");
    private final FrameType type;
    private final byte[] body;
    private StrictJson json;

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
            case REACH_QUERY -> reachQuery();
            case REACH -> reach();
            case WHERE_QUERY -> whereQuery();
            case WHERE -> where();
            case INTRODUCE -> introduce();
            case CONSENT -> consent();
            case INTRODUCED -> introduced();
        };
    }

    private Frame hello() throws IOException {
        var minor = json.field("minor", () -> (int) json.whole(Bounds.MAX_MINOR));
        var name = json.field("name", this::name);
        var colour = colour();
        var features = json.field("features", this::features);
        var instance = json.field("instance", json::text);
        var store = json.field("store", json::text);
        var have = json.field("have", this::have);
        var wall = number("wall");
        var port = json.field("port", () -> (int) json.whole(Bounds.MAX_PORT));
        var addresses = addresses();
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
        var number = number("number");
        var refused = json.field("refused", () -> json.list(Bounds.MAX_REFUSED, () -> json.whole(Bounds.MAX_NUMBER)));
        var last = json.field("last", this::messageId);
        json.object(store, number, refused, last);
        return new Frame.Have(store.required(), number.required(), refused.required(), last.optional());
    }

    private Frame.Proof proof() throws IOException {
        var wall = number("wall");
        var signature = json.field("signature", json::text);
        json.object(wall, signature);
        return new Frame.Proof(wall.required(), signature.required());
    }

    private Frame ping() throws IOException {
        var nonce = nonce();
        json.object(nonce);
        return new Frame.Ping(nonce.required());
    }

    private Frame pong() throws IOException {
        var nonce = nonce();
        var wall = number("wall");
        json.object(nonce, wall);
        return new Frame.Pong(nonce.required(), wall.required());
    }

    private Frame bye() throws IOException {
        var code = json.field("code", () -> constant(Frame.Bye.Code.values()).orElse(Frame.Bye.Code.PROTOCOL));
        var detail = json.field("detail", json::text);
        var proof = json.field("proof", this::proof);
        json.object(code, detail, proof);
        return new Frame.Bye(code.required(), detail.required(), proof.optional());
    }

    private Frame welcome() throws IOException {
        var addresses = addresses();
        var share = json.field("share", json::bool);
        var name = json.field("name", this::name);
        var colour = colour();
        json.object(addresses, share, name, colour);
        return new Frame.Welcome(addresses.required(), share.required(), name.optional(), colour.optional());
    }

    private Frame chat() throws IOException {
        var number = number("number");
        var id = json.field("id", this::messageId);
        var to = to();
        var stamp = number("stamp");
        var kind = json.field("kind", json::text);
        var body = json.field("body", json::compact); // read as text first: the kind decides what it means, and may stand after it
        json.object(number, id, to, stamp, kind, body);
        Bounds.kind(kind.required());
        return new Frame.Chat(number.required(), id.required(), to.required(), stamp.required(), ContentJson.read(kind.required(), body.required()));
    }

    private Frame ack() throws IOException {
        var upTo = number("upTo");
        json.object(upTo);
        return new Frame.Ack(upTo.required());
    }

    private Frame nak() throws IOException {
        var number = number("number");
        var reason = json.field("reason", json::text);
        json.object(number, reason);
        return new Frame.Nak(number.required(), reason.required());
    }

    private Frame readMark() throws IOException {
        var to = to();
        var upTo = number("upTo");
        json.object(to, upTo);
        return new Frame.Read(to.required(), upTo.required());
    }

    private Frame typing() throws IOException {
        json.object();
        return new Frame.Typing();
    }

    private Frame peersQuery() throws IOException {
        var request = number("request");
        json.object(request);
        return new Frame.PeersQuery(request.required());
    }

    private Frame peers() throws IOException {
        var request = number("request");
        var status = json.field("status", () -> constant(Frame.Peers.Status.values()).orElseThrow(IllegalArgumentException::new));
        var peers = json.field("peers", () -> json.list(Bounds.MAX_PEERS, this::known));
        var total = json.field("total", () -> (int) json.whole(Integer.MAX_VALUE));
        json.object(request, status, peers, total);
        return new Frame.Peers(request.required(), status.required(), peers.required(), total.required());
    }

    private Frame.Peers.Known known() throws IOException {
        var id = json.field("id", () -> new PeerId(json.text()));
        var name = json.field("name", this::name);
        var address = json.field("address", this::address);
        var age = number("age");
        json.object(id, name, address, age);
        return new Frame.Peers.Known(id.required(), name.required(), address.optional(), age.required());
    }

    private Frame reachQuery() throws IOException {
        var request = number("request");
        var port = json.field("port", () -> (int) json.whole(Bounds.MAX_PORT));
        json.object(request, port);
        return new OptionalFrame.ReachQuery(request.required(), port.required());
    }

    private Frame reach() throws IOException {
        var request = number("request");
        var seen = json.field("seen", this::address);
        var result = json.field("result", () -> constant(OptionalFrame.Reach.Result.values()).orElseThrow(IllegalArgumentException::new));
        json.object(request, seen, result);
        return new OptionalFrame.Reach(request.required(), seen.required(), result.required());
    }

    private Frame whereQuery() throws IOException {
        var nonce = json.field("nonce", json::text);
        var about = json.field("about", json::text);
        json.object(nonce, about);
        return new OptionalFrame.WhereQuery(nonce.required(), about.required());
    }

    private Frame where() throws IOException {
        var whereabouts = json.field("whereabouts", this::whereabouts);
        json.object(whereabouts);
        return new OptionalFrame.Where(whereabouts.required());
    }

    private Frame introduce() throws IOException {
        var request = number("request");
        var id = json.field("id", () -> new PeerId(json.text()));
        var name = json.field("name", this::name);
        var vouched = json.field("vouched", json::bool);
        json.object(request, id, name, vouched);
        return new OptionalFrame.Introduce(request.required(), id.required(), name.required(), vouched.required());
    }

    private Frame consent() throws IOException {
        var request = number("request");
        var whereabouts = json.field("whereabouts", this::whereabouts);
        json.object(request, whereabouts);
        return new OptionalFrame.Consent(request.required(), whereabouts.optional());
    }

    private Frame introduced() throws IOException {
        var request = number("request");
        var whereabouts = json.field("whereabouts", this::whereabouts);
        json.object(request, whereabouts);
        return new OptionalFrame.Introduced(request.required(), whereabouts.optional());
    }

    private Whereabouts whereabouts() throws IOException {
        var key = json.field("key", json::text);
        var wall = number("wall");
        var addresses = addresses();
        var signature = json.field("signature", json::text);
        json.object(key, wall, addresses, signature);
        return new Whereabouts(key.required(), wall.required(), addresses.required(), signature.required());
    }

    private StrictJson.Field<Long> number(String field) {
        return json.field(field, () -> json.whole(Bounds.MAX_NUMBER));
    }

    private StrictJson.Field<Long> nonce() {
        return json.field("nonce", () -> json.whole(Long.MAX_VALUE));
    }

    private StrictJson.Field<Frame.To> to() {
        return json.field("to", () -> constant(Frame.To.values()).orElseThrow(IllegalArgumentException::new));
    }

    private StrictJson.Field<List<PeerAddress>> addresses() {
        return json.field("addresses", () -> json.list(Bounds.MAX_ADDRESSES, this::address));
    }

    private StrictJson.Field<AvatarColour> colour() {
        return json.field("colour", () -> AvatarColour.values()[(int) json.whole(Bounds.MAX_COLOUR)]);
    }

    private PeerName name() throws IOException {
        return new PeerName(json.text());
    }

    private MessageId messageId() throws IOException {
        return new MessageId(json.text());
    }

    /// `PeerAddress.parse` accepts several forms that people type. On the wire there is only one.
    private PeerAddress address() throws IOException {
        var form = ADDRESS.matcher(json.text());
        if (!form.matches()) throw new IllegalArgumentException();
        return PeerAddress.of(form.group(1), form.group(2));
    }

    private <E extends Enum<E>> Optional<E> constant(E[] constants) throws IOException {
        var word = json.text();
        return Arrays.stream(constants).filter(constant -> FrameEncoder.word(constant).equals(word)).findFirst();
    }
}
