package org.hashverse.wire;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.MessageId;
import org.hashverse.chat.PeerAddress;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.PeerName;
import org.hashverse.chat.SharedFiles;
import org.hashverse.chat.Whereabouts;
import org.hashverse.chat.files.FileHash;
import org.hashverse.chat.files.FileItem;

/// A frame that an older version skips: its type is [FrameType#FIRST_SKIPPED] or above. It is sent only to a peer whose HELLO names the feature, see the constants here.
/// The constructors check the bounds as those of [Frame] do.
public sealed interface OptionalFrame extends Frame {
    /// Asks how the receiver sees the sender, and to call the sender back.
    ///
    /// @param request the asker's number for the question, from 1
    /// @param port    where the asker is to be called, at the address that the receiver sees; 1 to 65535
    record ReachQuery(long request, int port) implements OptionalFrame {
        /// The feature in the HELLO of a peer that answers. The question mark keeps it apart from the kinds of messages.
        public static final String FEATURE = "reach?";

        /// @throws IllegalArgumentException for a field out of bounds
        public ReachQuery {
            Bounds.within(request, 1, Bounds.MAX_NUMBER, "request");
            Bounds.within(port, 1, Bounds.MAX_PORT, "port");
        }
    }

    /// Answers how the sender sees the receiver, and whether the sender could call it back.
    ///
    /// @param request the asker's number for the question
    /// @param seen    the asker's end of this connection, as the sender sees it
    /// @param result  what came of the call back
    record Reach(long request, PeerAddress seen, Result result) implements OptionalFrame {
        /// What came of a call back.
        public enum Result {
            /// The asker's key answered.
            REACHED,
            /// Another key or another program answered.
            OTHER,
            /// The connection was refused.
            REFUSED,
            /// Nothing answered in time.
            SILENT,
            /// The network has no way to the asker, or reported that it may not be reached.
            UNREACHABLE,
            /// The sender's owner does not allow such calls; none was made.
            DECLINED,
            /// The sender was asked too often or was busy; no call was made or finished.
            BUSY
        }

        /// @throws IllegalArgumentException for a field out of bounds
        public Reach {
            Bounds.within(request, 1, Bounds.MAX_NUMBER, "request");
            seen = seen.withoutZone();
        }
    }

    /// Asks where a contact of the sender is. Only a receiver that knows the contact already can tell whom the question names.
    ///
    /// @param nonce 32 random hex digits
    /// @param about names the contact, see [#about(String, PeerId)]
    record WhereQuery(String nonce, String about) implements OptionalFrame {
        /// The feature in the HELLO of a peer that answers, and that keeps the whereabouts of its contacts. The question mark keeps it apart from the kinds of messages.
        public static final String FEATURE = "where?";

        /// @throws IllegalArgumentException for a field out of bounds
        public WhereQuery {
            Bounds.hex(nonce, "nonce");
            Bounds.digest(about, "about");
        }

        /// A question about a peer.
        public static WhereQuery of(PeerId peer) {
            var nonce = MessageId.random().hex();
            return new WhereQuery(nonce, about(nonce, peer));
        }

        /// Whether the question is about a peer.
        public boolean names(PeerId peer) {
            return about.equals(about(nonce, peer));
        }

        /// SHA-256 of the nonce and the peer, in base64url without padding.
        static String about(String nonce, PeerId peer) {
            return Bounds.digest("hashverse/1 where " + nonce + " " + peer.text());
        }
    }

    /// Tells where the sender, or a contact of it, may be reached.
    record Where(Whereabouts whereabouts) implements OptionalFrame {}

    /// Asks the receiver's person whether it wants to be connected to another contact of the sender.
    ///
    /// @param request the sender's number for the introduction, from 1
    /// @param id      who it is
    /// @param name    what it calls itself
    /// @param vouched whether the person of the sender compared the digits of that key
    record Introduce(long request, PeerId id, PeerName name, boolean vouched) implements OptionalFrame {
        /// The feature in the HELLO of a peer that can be introduced.
        public static final String FEATURE = "introduce";

        /// @throws IllegalArgumentException for a field out of bounds
        public Introduce {
            Bounds.within(request, 1, Bounds.MAX_NUMBER, "request");
        }
    }

    /// Answers INTRODUCE.
    ///
    /// @param request     the number in INTRODUCE
    /// @param whereabouts where the sender may be reached; empty if its person declines
    record Consent(long request, Optional<Whereabouts> whereabouts) implements OptionalFrame {
        /// @throws IllegalArgumentException for a field out of bounds
        public Consent {
            Bounds.within(request, 1, Bounds.MAX_NUMBER, "request");
        }
    }

    /// Ends an introduction.
    ///
    /// @param request     the number in INTRODUCE
    /// @param whereabouts where the other may be reached, who consents too; empty if nothing comes of it now
    record Introduced(long request, Optional<Whereabouts> whereabouts) implements OptionalFrame {
        /// @throws IllegalArgumentException for a field out of bounds
        public Introduced {
            Bounds.within(request, 1, Bounds.MAX_NUMBER, "request");
        }
    }

    /// Asks the receiver, which dialled this connection, to open a connection for files, see `wire.files`: the sender wants files of it and cannot call it.
    record Call() implements OptionalFrame {
        /// The feature in the HELLO of a peer that serves files and knows this frame and [Getting].
        public static final String FEATURE = "files";
    }

    /// Tells the author of a message with files how much of one of them the sender has. It is only shown, and may be lost; `got` tells when a file is complete.
    ///
    /// @param id    the message
    /// @param place the place of the item, from 0
    /// @param bytes how much of it the sender has
    record Getting(MessageId id, int place, long bytes) implements OptionalFrame {
        /// @throws IllegalArgumentException for a field out of bounds
        public Getting {
            Bounds.within(place, 0, SharedFiles.MAX_ITEMS - 1, "place");
            Bounds.within(bytes, 0, FileItem.MAX_SIZE, "bytes");
        }
    }

    /// Names peers that get, or have, a content which the sender offered to them and to the receiver. The receiver may ask them for pieces, and serves them what it has.
    ///
    /// @param hash  the content
    /// @param peers at most [#MOST], none twice
    record Sources(FileHash hash, List<PeerId> peers) implements OptionalFrame {
        /// Most peers.
        public static final int MOST = 64;

        /// @throws IllegalArgumentException for a field out of bounds
        public Sources {
            Bounds.atMost(MOST, peers, "peers");
            peers = List.copyOf(peers);
            if (Set.copyOf(peers).size() < peers.size()) throw new IllegalArgumentException("a peer is named twice");
        }
    }
}
