package org.hashverse.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.Content;
import org.hashverse.chat.Conversation;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;

/// A message of the protocol between two peers, one record per type. The specification in the package's documentation gives the bounds of every field and
/// the bytes. Every constructor checks the bounds, throws [IllegalArgumentException] with a fixed sentence if a field breaks them, and copies collections.
public sealed interface Frame permits Frame.Hello, Frame.Ping, Frame.Pong, Frame.Bye, Frame.Welcome, Frame.Chat, Frame.Ack, Frame.Nak, Frame.Read, Frame.Typing, Frame.PeersQuery, Frame.Peers, Frame.Unknown,
        OptionalFrame {
    /// The first frame of each side, unless that side sends BYE instead. A side takes no other frame before it.
    ///
    /// @param minor     protocol minor version of the sender, from 0
    /// @param name      what the sender calls itself
    /// @param colour    the colour that the sender chose for its picture, if it chose one
    /// @param features  optional parts the sender understands; unknown ones are ignored
    /// @param instance  32 hex digits, new at each start of the program
    /// @param store     32 hex digits, new whenever the sender's message database is created or restored
    /// @param have      which of the receiver's messages the sender has, if it ever had any
    /// @param wall      the sender's wall clock, milliseconds since 1970
    /// @param port      where the sender listens; 0 for nowhere
    /// @param addresses where the sender may be reached, at most 8; empty towards strangers
    /// @param share     whether the sender lets the receiver pass its address on
    /// @param met       whether the receiver is a contact of the sender
    /// @param token     the token of the receiver's invite, if the sender brings one
    /// @param proof     proof that `instance` holds the sender's key, for the receiver to pass on; empty towards strangers
    record Hello(int minor, PeerName name, Optional<AvatarColour> colour, Set<String> features, String instance, String store, Optional<Have> have, long wall,
                 int port, List<PeerAddress> addresses, boolean share, boolean met, Optional<String> token, Optional<Proof> proof) implements Frame {
        /// A HELLO without a proof.
        public Hello(int minor, PeerName name, Optional<AvatarColour> colour, Set<String> features, String instance, String store, Optional<Have> have, long wall,
                     int port, List<PeerAddress> addresses, boolean share, boolean met, Optional<String> token) {
            this(minor, name, colour, features, instance, store, have, wall, port, addresses, share, met, token, Optional.empty());
        }

        /// @throws IllegalArgumentException for a field out of bounds
        public Hello {
            Bounds.within(minor, 0, Bounds.MAX_MINOR, "minor");
            features = Bounds.features(features);
            Bounds.hex(instance, "instance");
            Bounds.hex(store, "store");
            Bounds.within(wall, 0, Bounds.MAX_NUMBER, "wall");
            Bounds.within(port, 0, Bounds.MAX_PORT, "port");
            addresses = Bounds.addresses(addresses);
            Bounds.token(token);
        }
    }

    /// Which messages of this frame's receiver its sender has.
    ///
    /// @param store   the receiver's store, as the receiver last told the sender
    /// @param number  the highest number from that store that the sender committed or refused
    /// @param refused numbers up to `number` that were refused; only the newest 64 if there are more
    /// @param last    the id of the message that came under `number`, if the sender still knows it
    record Have(String store, long number, List<Long> refused, Optional<MessageId> last) {
        /// A Have without the last id: from an older peer, or from one that no longer knows the id.
        public Have(String store, long number, List<Long> refused) {
            this(store, number, refused, Optional.empty());
        }

        /// @throws IllegalArgumentException for a field out of bounds
        public Have {
            Bounds.hex(store, "store");
            Bounds.within(number, 0, Bounds.MAX_NUMBER, "number");
            Bounds.atMost(Bounds.MAX_REFUSED, refused, "refused");
            for (long one : refused) Bounds.within(one, 1, number, "refused");
            refused = refused.stream().distinct().sorted().toList();
        }
    }

    /// Proves that a running program holds a key: the key's signature over the program's instance and a time.
    ///
    /// @param wall      when it was signed, by the clock of the signing program, milliseconds since 1970
    /// @param signature Ed25519, 86 characters of base64url without padding; see [#signed]
    record Proof(long wall, String signature) {
        /// @throws IllegalArgumentException for a field out of bounds
        public Proof {
            Bounds.within(wall, 0, Bounds.MAX_NUMBER, "wall");
            Bounds.signature(signature);
        }

        /// The bytes that are signed. The fixed words in front keep the signature from being valid for any other purpose.
        public static byte[] signed(String instance, long wall) {
            return ("hashverse/1 instance " + instance + " " + wall).getBytes(StandardCharsets.US_ASCII);
        }
    }

    /// Asks for a sign of life.
    ///
    /// @param nonce comes back in the answer; not negative
    record Ping(long nonce) implements Frame {
        /// @throws IllegalArgumentException for a field out of bounds
        public Ping {
            Bounds.within(nonce, 0, Long.MAX_VALUE, "nonce");
        }
    }

    /// Answers a PING.
    ///
    /// @param nonce the ping's
    /// @param wall  the sender's wall clock, milliseconds since 1970
    record Pong(long nonce, long wall) implements Frame {
        /// @throws IllegalArgumentException for a field out of bounds
        public Pong {
            Bounds.within(nonce, 0, Long.MAX_VALUE, "nonce");
            Bounds.within(wall, 0, Bounds.MAX_NUMBER, "wall");
        }
    }

    /// The last frame of a side.
    ///
    /// @param code   why the sender ends the connection
    /// @param detail at most 200 bytes: for `duplicate` the instance that stays, else a text for the receiver's log
    /// @param proof  for `duplicate` the proof from the HELLO of that instance
    record Bye(Code code, String detail, Optional<Proof> proof) implements Frame {
        /// Why a side ends the connection; its name in lower case on the wire. An unknown code is read as PROTOCOL.
        public enum Code { LEAVING, REMOVED, DUPLICATE, REFUSED, BUSY, FULL, PROTOCOL }

        /// A BYE without a proof.
        public Bye(Code code, String detail) {
            this(code, detail, Optional.empty());
        }

        /// @throws IllegalArgumentException for a field out of bounds
        public Bye {
            Bounds.detail(detail);
        }
    }

    /// Tells the receiver that it is a contact of the sender. Carries what HELLO withholds from strangers, and what has changed since HELLO.
    ///
    /// @param addresses as in [Hello]
    /// @param share     as in [Hello]
    /// @param name      what the sender calls itself now; empty from an older peer, whose name and colour stay
    /// @param colour    the colour that the sender chose, if it chose one; ignored without a name
    record Welcome(List<PeerAddress> addresses, boolean share, Optional<PeerName> name, Optional<AvatarColour> colour) implements Frame {
        /// @throws IllegalArgumentException for a field out of bounds
        public Welcome {
            addresses = Bounds.addresses(addresses);
        }
    }

    /// A message of the chat.
    ///
    /// @param number  its number towards this recipient, rising from 1; refused and cancelled messages leave gaps
    /// @param id      the id that its author gave it
    /// @param to      the conversation that it belongs to
    /// @param stamp   its place in the conversation, in milliseconds since 1970
    /// @param content what it carries: a kind and a body on the wire
    record Chat(long number, MessageId id, To to, long stamp, Content content) implements Frame {
        /// @throws IllegalArgumentException for a field out of bounds
        public Chat {
            Bounds.within(number, 1, Bounds.MAX_NUMBER, "number");
            Bounds.within(stamp, 0, Bounds.MAX_NUMBER, "stamp");
            Bounds.content(content);
        }
    }

    /// How a frame names a conversation, from the side of its sender: with the receiver alone, or with everyone.
    enum To {
        YOU, EVERYONE;

        /// How a frame names a conversation.
        public static To of(Conversation conversation) {
            return switch (conversation) {
                case Conversation.Direct _ -> YOU;
                case Conversation.Everyone() -> EVERYONE;
            };
        }

        /// The conversation that a frame means.
        public Conversation conversation(PeerId sender) {
            return switch (this) {
                case YOU -> Conversation.with(sender);
                case EVERYONE -> Conversation.EVERYONE;
            };
        }
    }

    /// Tells that every message up to this number is committed or refused.
    record Ack(long upTo) implements Frame {
        /// @throws IllegalArgumentException for a field out of bounds
        public Ack {
            Bounds.within(upTo, 0, Bounds.MAX_NUMBER, "upTo");
        }
    }

    /// Refuses the message with this number.
    ///
    /// @param reason one word, at most 32 bytes `a-z-`
    record Nak(long number, String reason) implements Frame {
        /// @throws IllegalArgumentException for a field out of bounds
        public Nak {
            Bounds.within(number, 1, Bounds.MAX_NUMBER, "number");
            Bounds.reason(reason);
        }
    }

    /// Tells that the receiver's messages up to this number in a conversation were on the sender's screen.
    record Read(To to, long upTo) implements Frame {
        /// @throws IllegalArgumentException for a field out of bounds
        public Read {
            Bounds.within(upTo, 0, Bounds.MAX_NUMBER, "upTo");
        }
    }

    /// Tells that the sender's person is writing to the receiver.
    record Typing() implements Frame {}

    /// Asks which contacts the receiver is connected to.
    ///
    /// @param request the asker's number for the question, from 1
    record PeersQuery(long request) implements Frame {
        /// @throws IllegalArgumentException for a field out of bounds
        public PeersQuery {
            Bounds.within(request, 1, Bounds.MAX_NUMBER, "request");
        }
    }

    /// Answers which contacts the sender is connected to.
    ///
    /// @param request the asker's number for the question
    /// @param status  whether the question is answered
    /// @param peers   all contacts that are connected or some of them, at most 64
    /// @param total   how many contacts are connected
    record Peers(long request, Status status, List<Known> peers, int total) implements Frame {
        /// Whether the question is answered, and why not.
        public enum Status { OK, BUSY, PRIVATE }

        /// One contact of the sender that is connected to it.
        ///
        /// @param address where it may be reached, if it agreed to share that
        /// @param age     for how long it has been connected, in milliseconds
        public record Known(PeerId id, PeerName name, Optional<PeerAddress> address, long age) {
            /// @throws IllegalArgumentException for a field out of bounds
            public Known {
                address = address.map(PeerAddress::withoutZone);
                Bounds.within(age, 0, Bounds.MAX_NUMBER, "age");
            }
        }

        /// @throws IllegalArgumentException for a field out of bounds
        public Peers {
            Bounds.within(request, 1, Bounds.MAX_NUMBER, "request");
            Bounds.atMost(Bounds.MAX_PEERS, peers, "peers");
            Bounds.within(total, peers.size(), Integer.MAX_VALUE, "total");
            peers = List.copyOf(peers);
            if (peers.stream().map(Known::id).distinct().count() < peers.size()) throw new Bounds.Broken("peers names somebody twice");
        }
    }

    /// A frame of a newer version (types 0x80 to 0xff): skipped.
    record Unknown(int type) implements Frame {
        /// @throws IllegalArgumentException for another type
        public Unknown {
            Bounds.within(type, 0x80, 0xff, "type");
        }
    }
}
