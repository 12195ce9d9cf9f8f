package org.hashverse.store.profile;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.IssuedInvite;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.Standing;
import org.hashverse.chat.Whereabouts;
import org.hashverse.store.files.DamagedFile;
import org.hashverse.store.files.JsonFile;

/// The format of `peers.json`. The file says which peers are trusted, so a record with an invalid field is left out, as is a second record of the same key. Some
/// fields prove nothing and are treated less strictly: an unknown colour counts as none, and an address, whereabouts or a voucher that cannot be read is left out.
final class PeerBookJson {
    private PeerBookJson() {}

    /// The content of the file.
    static String write(PeerBook book) {
        return JsonFile.write(json -> {
            json.name("peers").beginArray();
            for (var peer : book.peers()) write(json, peer);
            json.endArray();
            addresses(json.name("calling"), book.calling());
            json.name("invites").beginArray();
            for (var invite : book.issued()) write(json, invite);
            json.endArray();
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
        if (peer.letIn()) json.name("letIn").value(true);
        if (peer.invited()) json.name("invited").value(true);
        if (peer.messages() > 0) json.name("messages").value(peer.messages());
        if (peer.share()) json.name("share").value(true);
        if (peer.whereabouts().isPresent()) whereabouts(json.name("whereabouts"), peer.whereabouts().get());
        if (peer.vouchedBy().isPresent()) json.name("vouchedBy").value(peer.vouchedBy().get().text());
        json.endObject();
    }

    private static void write(JsonWriter json, IssuedInvite invite) throws IOException {
        json.beginObject();
        json.name("token").value(invite.token());
        json.name("made").value(invite.made().toString());
        json.name("once").value(invite.once());
        if (invite.until().isPresent()) json.name("until").value(invite.until().get().toString());
        json.name("users").beginArray();
        for (var user : invite.users()) json.value(user.text());
        json.endArray();
        json.endObject();
    }

    /// Writes a list: the key, the time, the signature, then the addresses.
    private static void whereabouts(JsonWriter json, Whereabouts record) throws IOException {
        json.beginArray().value(record.key()).value(Long.toString(record.wall())).value(record.signature());
        for (var address : record.addresses()) json.value(address.toString());
        json.endArray();
    }

    private static void addresses(JsonWriter json, List<PeerAddress> addresses) throws IOException {
        json.beginArray();
        for (var address : addresses) json.value(address.toString());
        json.endArray();
    }

    /// Reads the content of the file.
    ///
    /// @param unreadable receives a short description of each record and address that cannot be read
    /// @throws DamagedFile if the file has no valid list of records
    static PeerBook read(JsonFile json, Consumer<String> unreadable) throws DamagedFile {
        var ids = new HashSet<PeerId>();
        var peers = new ArrayList<PeerRecord>();
        int number = 0;
        for (var element : json.array("peers")) {
            number++;
            var what = "peer " + number;
            try {
                var peer = peer(JsonFile.of(element), what, unreadable);
                if (ids.add(peer.id())) peers.add(peer);
                else unreadable.accept(what + " (a second record of the same key)");
            } catch (DamagedFile | IllegalArgumentException | DateTimeException impossible) {
                unreadable.accept(what + " (" + impossible.getMessage() + ")");
            }
        }
        return new PeerBook(peers, addresses(json, "calling", "calling", unreadable), invites(json, unreadable));
    }

    /// The invites. One that cannot be read is left out: then it lets nobody in.
    private static List<IssuedInvite> invites(JsonFile json, Consumer<String> unreadable) throws DamagedFile {
        var invites = new ArrayList<IssuedInvite>();
        for (var element : json.array("invites")) {
            try {
                invites.add(invite(JsonFile.of(element)));
            } catch (DamagedFile | IllegalArgumentException | DateTimeException impossible) {
                unreadable.accept("an invite (" + impossible.getMessage() + ")");
            }
        }
        return invites;
    }

    private static IssuedInvite invite(JsonFile json) throws DamagedFile {
        return new IssuedInvite(json.textNeeded("token"), Instant.parse(json.textNeeded("made")), json.flag("once", true), json.text("until").map(Instant::parse),
                json.texts("users").stream().map(PeerId::new).toList());
    }

    private static PeerRecord peer(JsonFile json, String what, Consumer<String> unreadable) throws DamagedFile {
        var standing = Standing.valueOf(json.textNeeded("standing").toUpperCase(Locale.ROOT));
        var heard = json.text("lastHeard");
        var claimed = json.text("claimed");
        return new PeerRecord(new PeerId(json.textNeeded("id")), standing, PeerName.kept(json.textNeeded("name")), json.text("colour").flatMap(AvatarColour::of),
                json.text("nickname"), addresses(json, "addresses", what, unreadable), claimed.flatMap(text -> address(text, what, unreadable)),
                heard.isPresent() ? Optional.of(Instant.parse(heard.get())) : Optional.empty(),
                json.flag("verified", false), json.flag("met", false), json.flag("endedByIt", false), json.number("messages").orElse(0),
                json.flag("letIn", false), json.flag("invited", false), json.flag("share", false), whereabouts(json.texts("whereabouts"), what, unreadable),
                json.text("vouchedBy").flatMap(id -> voucher(id, what, unreadable)));
    }

    private static Optional<Whereabouts> whereabouts(List<String> texts, String what, Consumer<String> unreadable) {
        if (texts.isEmpty()) return Optional.empty();
        try {
            return Optional.of(new Whereabouts(texts.get(0), Long.parseLong(texts.get(1)), texts.stream().skip(3).map(PeerAddress::parse).toList(), texts.get(2)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException impossible) {
            unreadable.accept("the whereabouts of " + what);
            return Optional.empty();
        }
    }

    private static Optional<PeerId> voucher(String id, String what, Consumer<String> unreadable) {
        try {
            return Optional.of(new PeerId(id));
        } catch (IllegalArgumentException impossible) {
            unreadable.accept("who vouched for " + what);
            return Optional.empty();
        }
    }

    private static List<PeerAddress> addresses(JsonFile json, String field, String what, Consumer<String> unreadable) throws DamagedFile {
        return json.texts(field).stream().flatMap(text -> address(text, what, unreadable).stream()).toList();
    }

    private static Optional<PeerAddress> address(String text, String what, Consumer<String> unreadable) {
        try {
            return Optional.of(PeerAddress.parse(text));
        } catch (IllegalArgumentException impossible) {
            unreadable.accept("an address of " + what + " (" + impossible.getMessage() + ")");
            return Optional.empty();
        }
    }
}
