package org.hashverse.node.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hashverse.chat.MessageKey;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.files.FileHash;
import org.hashverse.files.PieceHashes;

/// Contents that we got, whole or in part, and pass on. Each belongs to the message that offers it, and goes only to the peers that the author of this message named; another author who offers the same
/// hash has no say. Kept until the next start or until the message is withdrawn, and only for the newest contents and those that are being got. For any thread.
final class SharedParts {
    /// Most contents that are passed on.
    static final int MOST = 64;
    private final Map<Key, Entry> entries = new LinkedHashMap<>();

    private record Key(MessageKey message, FileHash content) {
        boolean is(PeerId author, FileHash hash) {
            return message.author().equals(author) && content.equals(hash);
        }
    }

    /// @param getting whether it is being got just now
    private record Entry(Optional<Shared> shared, boolean getting, Set<PeerId> named) {
        Entry with(Optional<Shared> other) {
            return new Entry(other, getting, named);
        }
    }

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
        entries.put(key, new Entry(entry == null ? Optional.empty() : entry.shared, true, named));
        if (entries.size() > MOST) entries.entrySet().stream().filter(each -> !each.getValue().getting).map(Map.Entry::getKey).findFirst().ifPresent(entries::remove);
    }

    /// Passes on a content from now on, in place of what was passed on of it before. Ignored if the message was withdrawn.
    synchronized void put(MessageKey message, Shared shared) {
        entries.computeIfPresent(new Key(message, shared.hashes.root()), (_, entry) -> entry.with(Optional.of(shared)));
    }

    /// Passes on a content no more, unless another [Shared] took its place.
    synchronized void remove(MessageKey message, Shared shared) {
        entries.computeIfPresent(new Key(message, shared.hashes.root()), (_, entry) -> entry.shared.equals(Optional.of(shared)) ? entry.with(Optional.empty()) : entry);
    }

    /// A content of a message is not being got any more.
    synchronized void end(MessageKey message, FileHash content) {
        entries.computeIfPresent(new Key(message, content), (_, entry) -> new Entry(entry.shared, false, entry.named));
    }

    /// Passes on nothing of a message any more.
    synchronized void withdraw(MessageKey message) {
        entries.keySet().removeIf(key -> key.message.equals(message));
    }

    /// The author of a content named the peers that get it too. Ignored for a content that we do not get from this author.
    synchronized void named(PeerId author, FileHash content, Collection<PeerId> peers) {
        entries.replaceAll((key, entry) -> key.is(author, content) ? new Entry(entry.shared, entry.getting, Set.copyOf(peers)) : entry);
    }

    /// The peers that the author of a content named.
    synchronized Set<PeerId> named(PeerId author, FileHash content) {
        return entries.entrySet().stream().filter(each -> each.getKey().is(author, content)).findFirst().map(each -> each.getValue().named).orElse(Set.of());
    }

    /// A content that a peer may have.
    synchronized Optional<Shared> find(FileHash content, PeerId peer) {
        return allowed(content, peer).map(Entry::shared).flatMap(Optional::stream).findFirst();
    }

    /// Whether a content is being got that a peer may have: [#find] may soon find it.
    synchronized boolean isGetting(FileHash content, PeerId peer) {
        return allowed(content, peer).anyMatch(Entry::getting);
    }

    private Stream<Entry> allowed(FileHash content, PeerId peer) {
        return entries.entrySet().stream().filter(each -> each.getKey().content.equals(content) && each.getValue().named.contains(peer)).map(Map.Entry::getValue);
    }
}
