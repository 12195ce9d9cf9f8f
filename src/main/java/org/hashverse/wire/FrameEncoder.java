package org.hashverse.wire;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.Whereabouts;
import org.hashverse.chat.json.ContentJson;

/// Writes the body of a frame as JSON. The fields stand in the order of the record; an empty optional is left out.
final class FrameEncoder {
    private final StringWriter text = new StringWriter();
    private final JsonWriter json = new JsonWriter(text);

    private FrameEncoder() {
        json.setStrictness(Strictness.STRICT);
    }

    /// The bytes of a frame's body.
    static byte[] body(Frame frame) {
        var encoder = new FrameEncoder();
        try {
            encoder.json.beginObject();
            encoder.fields(frame);
            encoder.json.endObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory cannot fail", impossible);
        }
        return encoder.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void fields(Frame frame) throws IOException {
        switch (frame) {
            case Frame.Hello hello -> hello(hello);
            case Frame.Ping(long nonce) -> json.name("nonce").value(nonce);
            case Frame.Pong(long nonce, long wall) -> {
                json.name("nonce").value(nonce);
                json.name("wall").value(wall);
            }
            case Frame.Bye(var code, var detail, var proof) -> {
                json.name("code").value(word(code));
                json.name("detail").value(detail);
                proof(proof);
            }
            case Frame.Welcome(var addresses, boolean share, var name, var colour) -> {
                addresses(addresses);
                json.name("share").value(share);
                if (name.isPresent()) json.name("name").value(name.get().text());
                colour(colour);
            }
            case Frame.Chat chat -> chat(chat);
            case Frame.Ack(long upTo) -> json.name("upTo").value(upTo);
            case Frame.Nak(long number, var reason) -> {
                json.name("number").value(number);
                json.name("reason").value(reason);
            }
            case Frame.Read(var to, long upTo) -> {
                json.name("to").value(word(to));
                json.name("upTo").value(upTo);
            }
            case Frame.Typing() -> { }
            case Frame.PeersQuery(long request) -> json.name("request").value(request);
            case Frame.Peers peers -> peers(peers);
            case OptionalFrame.ReachQuery(long request, int port) -> {
                json.name("request").value(request);
                json.name("port").value(port);
            }
            case OptionalFrame.Reach(long request, var seen, var result) -> {
                json.name("request").value(request);
                json.name("seen").value(seen.toString());
                json.name("result").value(word(result));
            }
            case OptionalFrame.WhereQuery(var nonce, var about) -> {
                json.name("nonce").value(nonce);
                json.name("about").value(about);
            }
            case OptionalFrame.Where(var whereabouts) -> whereabouts(whereabouts);
            case OptionalFrame.Introduce(long request, var id, var name, boolean vouched) -> {
                json.name("request").value(request);
                json.name("id").value(id.text());
                json.name("name").value(name.text());
                json.name("vouched").value(vouched);
            }
            case OptionalFrame.Consent(long request, var whereabouts) -> {
                json.name("request").value(request);
                if (whereabouts.isPresent()) whereabouts(whereabouts.get());
            }
            case OptionalFrame.Introduced(long request, var whereabouts) -> {
                json.name("request").value(request);
                if (whereabouts.isPresent()) whereabouts(whereabouts.get());
            }
            case OptionalFrame.Call() -> { }
            case OptionalFrame.Getting(var id, int place, long bytes) -> {
                json.name("id").value(id.hex());
                json.name("place").value(place);
                json.name("bytes").value(bytes);
            }
            case OptionalFrame.Sources(var hash, var peers) -> {
                json.name("hash").value(hash.text());
                json.name("peers").beginArray();
                for (var peer : peers) json.value(peer.text());
                json.endArray();
            }
            case Frame.Unknown _ -> throw new IllegalArgumentException("an unknown frame has no body of ours");
        }
    }

    private void hello(Frame.Hello hello) throws IOException {
        json.name("minor").value(hello.minor());
        json.name("name").value(hello.name().text());
        colour(hello.colour());
        json.name("features").beginArray();
        for (var feature : hello.features()) json.value(feature);
        json.endArray();
        json.name("instance").value(hello.instance());
        json.name("store").value(hello.store());
        if (hello.have().isPresent()) have(hello.have().get());
        json.name("wall").value(hello.wall());
        json.name("port").value(hello.port());
        addresses(hello.addresses());
        json.name("share").value(hello.share());
        json.name("met").value(hello.met());
        if (hello.token().isPresent()) json.name("token").value(hello.token().get());
        proof(hello.proof());
    }

    private void colour(Optional<AvatarColour> colour) throws IOException {
        if (colour.isPresent()) json.name("colour").value(colour.get().ordinal());
    }

    private void have(Frame.Have have) throws IOException {
        json.name("have").beginObject();
        json.name("store").value(have.store());
        json.name("number").value(have.number());
        json.name("refused").beginArray();
        for (long number : have.refused()) json.value(number);
        json.endArray();
        if (have.last().isPresent()) json.name("last").value(have.last().get().hex());
        json.endObject();
    }

    private void proof(Optional<Frame.Proof> proof) throws IOException {
        if (proof.isEmpty()) return;
        json.name("proof").beginObject();
        json.name("wall").value(proof.get().wall());
        json.name("signature").value(proof.get().signature());
        json.endObject();
    }

    private void chat(Frame.Chat chat) throws IOException {
        json.name("number").value(chat.number());
        json.name("id").value(chat.id().hex());
        json.name("to").value(word(chat.to()));
        json.name("stamp").value(chat.stamp());
        json.name("kind").value(chat.content().kind());
        json.name("body").jsonValue(ContentJson.write(chat.content()));
    }

    private void peers(Frame.Peers peers) throws IOException {
        json.name("request").value(peers.request());
        json.name("status").value(word(peers.status()));
        json.name("peers").beginArray();
        for (var known : peers.peers()) {
            json.beginObject();
            json.name("id").value(known.id().text());
            json.name("name").value(known.name().text());
            if (known.address().isPresent()) json.name("address").value(known.address().get().toString());
            json.name("age").value(known.age());
            json.endObject();
        }
        json.endArray();
        json.name("total").value(peers.total());
    }

    private void whereabouts(Whereabouts record) throws IOException {
        json.name("whereabouts").beginObject();
        json.name("key").value(record.key());
        json.name("wall").value(record.wall());
        addresses(record.addresses());
        json.name("signature").value(record.signature());
        json.endObject();
    }

    private void addresses(List<PeerAddress> addresses) throws IOException {
        json.name("addresses").beginArray();
        for (var address : addresses) json.value(address.toString());
        json.endArray();
    }

    /// The word on the wire for a constant of an enum.
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
