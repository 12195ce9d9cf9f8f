package org.hashverse.node.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.files.FileHash;
import org.hashverse.files.PieceHashes;

/// Contents that we got, whole or in part, and pass on. Each belongs to the message that offers it, and goes only to the peers that the author of this message named; another author who offers the same
/// hash has no say. Kept until the next start or until the message is withdrawn, and only for the newest contents. For any thread.
final class SharedParts {
    /// Most contents that are passed on.
    static final int MOST = 64;
    private final Map<Key, Entry> entries = new LinkedHashMap<>();

    private record Key(MessageKey message, FileHash content) {
        boolean is(PeerId author, FileHash hash) {
            return message.author().equals(author) && content.equals(hash);
        }
    }

    private record Entry(Optional<Shared> shared, Set<PeerId> named) {}

    /// Pieces of a content that are here.
    interface Pieces {
        /// The pieces that are here.
        BitSet have() throws IOException;

        /// Reads a piece. False if it is not here.
        boolean read(int piece, ByteBuffer into) throws IOException;
    }

    /// A content and its pieces.
    record Shared(PieceHashes hashes, Pieces pieces) {}

    /// A content of a message is being got. Only from then on its author may name others.
    synchronized void begin(MessageKey message, FileHash content) {
        var key = new Key(message, content);
        var named = named(message.author(), content);
        var entry = entries.remove(key); // so that the newest stand last
        entries.put(key, entry == null ? new Entry(Optional.empty(), named) : entry);
        if (entries.size() > MOST) entries.remove(entries.keySet().iterator().next());
    }

    /// Passes on a content from now on, in place of what was passed on of it before. Ignored if the message was withdrawn.
    synchronized void put(MessageKey message, Shared shared) {
        entries.computeIfPresent(new Key(message, shared.hashes.root()), (_, entry) -> new Entry(Optional.of(shared), entry.named));
    }

    /// Passes on a content no more, unless another [Shared] took its place.
    synchronized void remove(MessageKey message, Shared shared) {
        entries.computeIfPresent(new Key(message, shared.hashes.root()), (_, entry) -> entry.shared.equals(Optional.of(shared)) ? new Entry(Optional.empty(), entry.named) : entry);
    }

    /// Passes on nothing of a message any more.
    synchronized void withdraw(MessageKey message) {
        entries.keySet().removeIf(key -> key.message.equals(message));
    }

    /// The author of a content named the peers that get it too. Ignored for a content that we do not get from this author.
    synchronized void named(PeerId author, FileHash content, Collection<PeerId> peers) {
        entries.replaceAll((key, entry) -> key.is(author, content) ? new Entry(entry.shared, Set.copyOf(peers)) : entry);
    }

    /// The peers that the author of a content named.
    synchronized Set<PeerId> named(PeerId author, FileHash content) {
        return entries.entrySet().stream().filter(each -> each.getKey().is(author, content)).findFirst().map(each -> each.getValue().named).orElse(Set.of());
    }

    /// A content that a peer may have.
    synchronized Optional<Shared> find(FileHash content, PeerId peer) {
        return entries.entrySet().stream().filter(each -> each.getKey().content.equals(content) && each.getValue().named.contains(peer)).map(each -> each.getValue().shared)
                .flatMap(Optional::stream).findFirst();
    }
}
