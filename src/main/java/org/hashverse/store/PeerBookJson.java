package org.hashverse.store;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;

/// `peers.json`. Anything doubtful in it is damage: who is trusted is not guessed. Only a colour that is unknown is none.
final class PeerBookJson {
    private PeerBookJson() {}

    static String write(PeerBook book) {
        return JsonFile.write(json -> {
            json.name("peers").beginArray();
            for (var peer : book.peers()) write(json, peer);
            json.endArray();
            addresses(json.name("calling"), book.calling());
        });
    }

    private static void write(JsonWriter json, PeerRecord peer) throws IOException {
        json.beginObject();
        json.name("id").value(peer.id().text());
        json.name("standing").value(peer.standing().name().toLowerCase(Locale.ROOT));
        json.name("name").value(peer.name().text());
        if (peer.colour().isPresent()) json.name("colour").value(peer.colour().get().word());
        if (peer.nickname().isPresent()) json.name("nickname").value(peer.nickname().get());
        addresses(json.name("addresses"), peer.addresses());
        if (peer.claimed().isPresent()) json.name("claimed").value(peer.claimed().get().toString());
        if (peer.lastHeard().isPresent()) json.name("lastHeard").value(peer.lastHeard().get().toString());
        json.name("verified").value(peer.verified());
        json.name("met").value(peer.met());
        json.name("endedByIt").value(peer.endedByIt());
        if (peer.messages() > 0) json.name("messages").value(peer.messages());
        json.endObject();
    }

    private static void addresses(JsonWriter json, List<PeerAddress> addresses) throws IOException {
        json.beginArray();
        for (var address : addresses) json.value(address.toString());
        json.endArray();
    }

    static PeerBook read(JsonFile json) throws DamagedFile {
        try {
            var ids = new HashSet<PeerId>();
            var peers = new ArrayList<PeerRecord>();
            for (var one : json.objects("peers")) {
                var peer = peer(one);
                if (!ids.add(peer.id())) throw new DamagedFile("a peer stands in it twice");
                peers.add(peer);
            }
            return new PeerBook(peers, addresses(json, "calling"));
        } catch (IllegalArgumentException | DateTimeException impossible) {
            throw new DamagedFile("a value is not possible", impossible);
        }
    }

    private static PeerRecord peer(JsonFile json) throws DamagedFile {
        var standing = Standing.valueOf(json.textNeeded("standing").toUpperCase(Locale.ROOT));
        var heard = json.text("lastHeard");
        return new PeerRecord(new PeerId(json.textNeeded("id")), standing, PeerName.kept(json.textNeeded("name")), json.text("colour").flatMap(AvatarColour::of),
                json.text("nickname"), addresses(json, "addresses"), json.text("claimed").map(PeerAddress::parse),
                heard.isPresent() ? Optional.of(Instant.parse(heard.get())) : Optional.empty(),
                json.flag("verified", false), json.flag("met", false), json.flag("endedByIt", false), json.number("messages").orElse(0));
    }

    private static List<PeerAddress> addresses(JsonFile json, String field) throws DamagedFile {
        return json.texts(field).stream().map(PeerAddress::parse).toList();
    }
}
