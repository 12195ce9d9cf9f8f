package org.hashverse.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.Change;
import org.hashverse.chat.Content;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.MessageText;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.SharedFiles;
import org.hashverse.chat.Whereabouts;
import org.hashverse.chat.files.FileHash;
import org.hashverse.chat.files.FileItem;

/// Frames for tests: each kind with its smallest and its greatest content.
final class Frames {
    static final long MOST = (1L << 53) - 1;
    static final String HEX = "0123456789abcdef0123456789abcdef";
    static final MessageId ID = new MessageId(HEX);
    static final PeerAddress V6 = new PeerAddress("2001:db8:1111:2222:3333:4444:5555:6666", 65_535);

    private Frames() {}

    static Frame.Hello hello(String name) {
        return new Frame.Hello(0, new PeerName(name), Optional.empty(), Set.of(), HEX, HEX, Optional.empty(), 0, 0, List.of(), false, false, Optional.empty());
    }

    static Frame.Hello hello(Set<String> features, Optional<Frame.Have> have, List<PeerAddress> addresses, Optional<String> token) {
        return hello(Optional.empty(), features, have, addresses, token);
    }

    private static Frame.Hello hello(Optional<AvatarColour> colour, Set<String> features, Optional<Frame.Have> have, List<PeerAddress> addresses, Optional<String> token) {
        return new Frame.Hello(65_535, new PeerName("\"".repeat(64)), colour, features, HEX, HEX, have, MOST, 65_535, addresses, true, true, token,
                token.map(_ -> new Frame.Proof(MOST, "_-".repeat(43))));
    }

    /// A frame as an older peer writes it.
    static Frame.Welcome welcome() {
        return new Frame.Welcome(List.of(), false, Optional.empty(), Optional.empty());
    }

    static Frame.Chat chat(String text) {
        return new Frame.Chat(1, ID, Frame.To.YOU, 0, Content.text(text));
    }

    /// A frame with any content.
    static Frame.Chat chat(Content content) {
        return new Frame.Chat(1, ID, Frame.To.YOU, 0, content);
    }

    /// A message of somebody.
    static MessageKey key() {
        return new MessageKey(known(0).id(), ID);
    }

    /// Seven people joined, as long as an emoji may be.
    static String longestEmoji() {
        return "\uD83D\uDC68\u200D".repeat(6) + "\uD83D\uDC68" + "\uFE0F".repeat(6);
    }

    static Frame.Peers.Known known(int number) {
        var key = new byte[32];
        key[0] = (byte) number;
        return new Frame.Peers.Known(PeerId.of(key), new PeerName("\uD83D\uDE00".repeat(64)),
                Optional.of(new PeerAddress(("a".repeat(63) + ".").repeat(4).substring(0, 253), 65_535)), MOST);
    }

    /// A record in the right form whose signature is wrong.
    static Whereabouts whereabouts(long wall, List<PeerAddress> addresses) {
        return new Whereabouts("MCowBQYDK2VwAyEA" + "_-".repeat(21) + "8", wall, addresses, "_-".repeat(43));
    }

    static List<Frame> smallest() {
        var frames = new ArrayList<Frame>(List.of(hello("A"), new Frame.Ping(0), new Frame.Pong(0, 0), welcome(), chat("x"),
                chat(new Change.Edit(key(), 1, "x")), chat(new Change.Reaction(key(), 1, Optional.empty())), chat(new Change.Retraction(key())),
                new Frame.Ack(0), new Frame.Nak(1, "x"), new Frame.Read(Frame.To.YOU, 0), new Frame.Typing(), new Frame.PeersQuery(1),
                new Frame.Peers(1, Frame.Peers.Status.BUSY, List.of(), 0), new OptionalFrame.ReachQuery(1, 1)));
        for (var result : OptionalFrame.Reach.Result.values()) frames.add(new OptionalFrame.Reach(1, new PeerAddress("1.1.1.1", 1), result));
        frames.addAll(List.of(new OptionalFrame.WhereQuery(HEX, "A".repeat(43)), new OptionalFrame.Where(whereabouts(0, List.of())),
                new OptionalFrame.Introduce(1, known(0).id(), new PeerName("A"), false), new OptionalFrame.Consent(1, Optional.empty()), new OptionalFrame.Introduced(1, Optional.empty()), new OptionalFrame.Call(),
                new OptionalFrame.Getting(ID, 0, 0), new OptionalFrame.Sources(new FileHash("A".repeat(43)), List.of())));
        for (var code : Frame.Bye.Code.values()) frames.add(new Frame.Bye(code, ""));
        for (var status : Frame.Peers.Status.values()) frames.add(new Frame.Peers(1, status, List.of(), 0));
        return frames;
    }

    static List<Frame> largest() {
        var features = new TreeSet<>(IntStream.range(0, 32).mapToObj(i -> "~".repeat(30) + (10 + i)).toList());
        var refused = LongStream.range(0, 64).mapToObj(i -> MOST - 63 + i).toList();
        return List.of(
                hello(Optional.of(AvatarColour.PINK), features, Optional.of(new Frame.Have(HEX, MOST, refused, Optional.of(ID))), Collections.nCopies(8, V6), Optional.of("_-".repeat(32))),
                new Frame.Ping(Long.MAX_VALUE), new Frame.Pong(Long.MAX_VALUE, MOST), new Frame.Bye(Frame.Bye.Code.DUPLICATE, "\u20ac".repeat(66) + "  ", Optional.of(new Frame.Proof(MOST, "A".repeat(86)))),
                new Frame.Welcome(Collections.nCopies(8, new PeerAddress(("a".repeat(63) + ".").repeat(4).substring(0, 253), 65_535)), true, Optional.of(new PeerName("\"".repeat(64))),
                        Optional.of(AvatarColour.PINK)),
                new Frame.Chat(MOST, ID, Frame.To.EVERYONE, MOST, new Content.Text("\n".repeat(MessageText.MAX_BYTES - 1) + "x", Optional.of(key()))),
                new Frame.Chat(MOST, ID, Frame.To.EVERYONE, MOST, new Content.Unknown("z-".repeat(16), "{\"x\":\"" + "x".repeat(Bounds.MAX_BODY - 8) + "\"}")),
                new Frame.Chat(MOST, ID, Frame.To.EVERYONE, MOST, new Change.Edit(key(), MOST, "\n".repeat(MessageText.MAX_BYTES - 1) + "x")),
                new Frame.Chat(MOST, ID, Frame.To.EVERYONE, MOST, new Change.Reaction(key(), MOST, Optional.of(longestEmoji()))),
                chat("\uD83D\uDE00".repeat(MessageText.MAX_BYTES / 4)), chat("\"\\".repeat(MessageText.MAX_BYTES / 2)),
                new Frame.Ack(MOST), new Frame.Nak(MOST, "z-".repeat(16)), new Frame.Read(Frame.To.EVERYONE, MOST), new Frame.PeersQuery(MOST),
                new OptionalFrame.ReachQuery(MOST, 65_535), new OptionalFrame.Reach(MOST, V6, OptionalFrame.Reach.Result.UNREACHABLE),
                new OptionalFrame.WhereQuery(HEX, "_-".repeat(21) + "_"), new OptionalFrame.Where(whereabouts(MOST, Collections.nCopies(8, V6))),
                new OptionalFrame.Introduce(MOST, known(0).id(), new PeerName("\"".repeat(64)), true), new OptionalFrame.Consent(MOST, Optional.of(whereabouts(MOST, Collections.nCopies(8, V6)))),
                new OptionalFrame.Introduced(MOST, Optional.of(whereabouts(MOST, Collections.nCopies(8, V6)))),
                new OptionalFrame.Getting(ID, SharedFiles.MAX_ITEMS - 1, FileItem.MAX_SIZE),
                new OptionalFrame.Sources(new FileHash("_".repeat(42) + "8"), IntStream.range(0, OptionalFrame.Sources.MOST).mapToObj(i -> known(i).id()).toList()),
                new Frame.Peers(MOST, Frame.Peers.Status.OK, IntStream.range(0, 64).mapToObj(Frames::known).toList(), Integer.MAX_VALUE));
    }

    static List<Frame> all() {
        var frames = smallest();
        frames.addAll(largest());
        return frames;
    }

    /// The bytes of a frame with a correct length.
    static byte[] framed(int type, byte[] body) {
        return ByteBuffer.allocate(5 + body.length).putInt(1 + body.length).put((byte) type).put(body).array();
    }

    static byte[] framed(FrameType type, String body) {
        return framed(type.number(), body.getBytes(StandardCharsets.UTF_8));
    }

    /// The first frame in `bytes`, read as after HELLO.
    static Frame read(byte[] bytes) throws IOException {
        var reader = new FrameReader(new ByteArrayInputStream(bytes));
        reader.helloDone();
        return reader.read();
    }

    static Frame read(FrameType type, String body) throws IOException {
        return read(framed(type, body));
    }

    /// The body of a frame as text.
    static String body(Frame frame) {
        return new String(FrameEncoder.body(frame), StandardCharsets.UTF_8);
    }
}
