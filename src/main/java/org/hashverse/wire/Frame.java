package org.hashverse.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.AvatarColour;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;

/// What two peers say to each other, one record per frame. The bounds of every field, and the bytes, are in the package's
/// specification. A frame out of its bounds cannot be made: every constructor throws [IllegalArgumentException] with a fixed
/// sentence. Collections are copied.
public sealed interface Frame {
    /// First frame of each side; nothing else is read before it.
    ///
    /// @param minor     protocol minor version of the sender, from 0
    /// @param name      what the sender calls itself
    /// @param colour    the colour that the sender chose for its picture, if it chose one
    /// @param features  optional parts the sender understands; unknown ones are ignored
    /// @param instance  32 hex digits, new at each start of the program
    /// @param store     32 hex digits, new whenever the sender's message database is created or restored
    /// @param have      what the sender has of ours, if it ever had anything
    /// @param wall      the sender's wall clock, milliseconds since 1970
    /// @param port      where the sender listens; 0 for nowhere
    /// @param addresses where the sender may be reached, at most 8; empty towards strangers
    /// @param share     whether the sender lets the receiver pass its address on
    /// @param met       whether the receiver is a contact of the sender
    /// @param token     the token of the receiver's invite, if the sender brings one
    /// @param proof     that `instance` holds the sender's key, for the receiver to pass on; empty towards strangers
    record Hello(int minor, PeerName name, Optional<AvatarColour> colour, Set<String> features, String instance, String store, Optional<Have> have, long wall,
                 int port, List<PeerAddress> addresses, boolean share, boolean met, Optional<String> token, Optional<Proof> proof) implements Frame {
        /// A HELLO without a proof.
        public Hello(int minor, PeerName name, Optional<AvatarColour> colour, Set<String> features, String instance, String store, Optional<Have> have, long wall,
                     int port, List<PeerAddress> addresses, boolean share, boolean met, Optional<String> token) {
            this(minor, name, colour, features, instance, store, have, wall, port, addresses, share, met, token, Optional.empty());
        }

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

    /// What was committed from the receiver of this frame.
    ///
    /// @param store   the receiver's store as the sender knows it
    /// @param number  the highest number committed or refused from it
    /// @param refused numbers up to `number` that were refused, the newest at most 64
    /// @param last    the id of the message that came under `number`, if the sender still knows it
    record Have(String store, long number, List<Long> refused, Optional<MessageId> last) {
        /// What an older peer says, and one that no longer knows the last id.
        public Have(String store, long number, List<Long> refused) {
            this(store, number, refused, Optional.empty());
        }

        public Have {
            Bounds.hex(store, "store");
            Bounds.within(number, 0, Bounds.MAX_NUMBER, "number");
            Bounds.atMost(Bounds.MAX_REFUSED, refused, "refused");
            for (long one : refused) Bounds.within(one, 1, number, "refused");
            refused = refused.stream().distinct().sorted().toList();
        }
    }

    /// That a running program holds a key: the key's signature over the program's instance and a time.
    ///
    /// @param wall      when it was signed, by the clock of the signing program, milliseconds since 1970
    /// @param signature Ed25519, 86 characters of base64url without padding; see [#signed]
    record Proof(long wall, String signature) {
        public Proof {
            Bounds.within(wall, 0, Bounds.MAX_NUMBER, "wall");
            Bounds.signature(signature);
        }

        /// The bytes that are signed. The words in front keep the signature from meaning anything else.
        public static byte[] signed(String instance, long wall) {
            return ("hashverse/1 instance " + instance + " " + wall).getBytes(StandardCharsets.US_ASCII);
        }
    }

    /// Asks for a sign of life.
    ///
    /// @param nonce comes back in the answer; not negative
    record Ping(long nonce) implements Frame {
        public Ping {
            Bounds.within(nonce, 0, Long.MAX_VALUE, "nonce");
        }
    }

    /// The sign of life.
    ///
    /// @param nonce the ping's
    /// @param wall  the sender's wall clock, milliseconds since 1970
    record Pong(long nonce, long wall) implements Frame {
        public Pong {
            Bounds.within(nonce, 0, Long.MAX_VALUE, "nonce");
            Bounds.within(wall, 0, Bounds.MAX_NUMBER, "wall");
        }
    }

    /// The last frame of a side.
    ///
    /// @param code   why
    /// @param detail at most 200 bytes: for `duplicate` the instance that stays, else for the log of who reads it
    /// @param proof  for `duplicate` the proof that the HELLO of that instance carried
    record Bye(Code code, String detail, Optional<Proof> proof) implements Frame {
        /// Why a side ends the link; its name in lower case on the wire. One that is unknown reads as PROTOCOL.
        public enum Code { LEAVING, REMOVED, DUPLICATE, REFUSED, BUSY, FULL, PROTOCOL }

        /// A BYE without a proof.
        public Bye(Code code, String detail) {
            this(code, detail, Optional.empty());
        }

        public Bye {
            Bounds.detail(detail);
        }
    }

    /// The receiver is a contact of the sender: what HELLO withholds from strangers, and what has changed since it.
    ///
    /// @param addresses as in [Hello]
    /// @param share     as in [Hello]
    /// @param name      what the sender calls itself by now; empty from an older peer, whose name and colour stay
    /// @param colour    the colour that the sender chose, if it chose one; means nothing without a name
    record Welcome(List<PeerAddress> addresses, boolean share, Optional<PeerName> name, Optional<AvatarColour> colour) implements Frame {
        public Welcome {
            addresses = Bounds.addresses(addresses);
        }
    }

    /// A message.
    ///
    /// @param number  rising per recipient, from 1; gaps are numbers that were refused
    /// @param id      the author's id for it
    /// @param to      whether it was said to the receiver alone
    /// @param stamp   orders the conversation, milliseconds since 1970
    /// @param text    see [org.hashverse.chat.MessageText]
    /// @param replyTo the message it answers
    record Chat(long number, MessageId id, To to, long stamp, String text, Optional<MessageId> replyTo) implements Frame {
        public Chat {
            Bounds.within(number, 1, Bounds.MAX_NUMBER, "number");
            Bounds.within(stamp, 0, Bounds.MAX_NUMBER, "stamp");
            Bounds.text(text);
        }
    }

    /// To whom a message is said; the author is the key of the link.
    enum To { YOU, EVERYONE }

    /// Everything up to this number is committed or refused.
    record Ack(long upTo) implements Frame {
        public Ack {
            Bounds.within(upTo, 0, Bounds.MAX_NUMBER, "upTo");
        }
    }

    /// This number will not be had.
    ///
    /// @param reason one word, at most 32 bytes `a-z-`
    record Nak(long number, String reason) implements Frame {
        public Nak {
            Bounds.within(number, 1, Bounds.MAX_NUMBER, "number");
            Bounds.reason(reason);
        }
    }

    /// What was seen of the receiver's messages: everything up to this number in that conversation.
    record Read(To to, long upTo) implements Frame {
        public Read {
            Bounds.within(upTo, 0, Bounds.MAX_NUMBER, "upTo");
        }
    }

    /// The sender is writing to the receiver.
    record Typing() implements Frame {}

    /// Asks whom the receiver is connected to.
    ///
    /// @param request the asker's number for it, from 1
    record PeersQuery(long request) implements Frame {
        public PeersQuery {
            Bounds.within(request, 1, Bounds.MAX_NUMBER, "request");
        }
    }

    /// Whom the sender is connected to.
    ///
    /// @param request the asker's number
    /// @param status  whether `peers` means anything
    /// @param peers   at most 64
    /// @param total   how many there are
    record Peers(long request, Status status, List<Known> peers, int total) implements Frame {
        /// How the question was taken.
        public enum Status { OK, BUSY, PRIVATE }

        /// One contact of the sender that is connected to it.
        ///
        /// @param address where it may be reached, if it agreed to share that
        /// @param age     milliseconds it has been connected
        public record Known(PeerId id, PeerName name, Optional<PeerAddress> address, long age) {
            public Known {
                address = address.map(PeerAddress::withoutZone);
                Bounds.within(age, 0, Bounds.MAX_NUMBER, "age");
            }
        }

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
        public Unknown {
            Bounds.within(type, 0x80, 0xff, "type");
        }
    }
}
