package org.hashverse.node.files;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.PeerId;
import org.hashverse.chat.SharedFiles;
import org.hashverse.chat.files.FileHash;
import org.hashverse.node.peer.CommonParts;
import org.hashverse.node.peer.Link;
import org.hashverse.node.peer.PeerRates;
import org.hashverse.node.peer.PeerState;
import org.hashverse.wire.OptionalFrame;

/// Tells the peers that get one content of ours, or have got it, of each other, so that they pass pieces on. Only for what was offered to Everyone: peers that were offered the same file in private do not learn of
/// each other. Node thread only.
final class Swarms {
    /// Most contents whose getters are known; the one that no peer has started for the longest time is forgotten first.
    static final int MOST = 64;
    /// Most starts of one peer that we announce at once. An announcement may cost a frame to every getter; a start costs the peer one question.
    static final int STARTS = SharedFiles.MAX_ITEMS;
    /// Starts of one peer that we announce in a second after that.
    private static final double STARTS_A_SECOND = 0.2;
    /// How long getters are collected before they are told of each other.
    private static final Duration COLLECT = Duration.ofMillis(300);
    private final CommonParts common;
    private final Map<FileHash, Set<PeerId>> getters = new LinkedHashMap<>(16, 0.75f, true);
    private final PeerRates starts = new PeerRates(STARTS_A_SECOND, STARTS);
    private final Set<FileHash> collecting = new HashSet<>();

    Swarms(CommonParts common) {
        this.common = common;
    }

    /// A peer starts to get a content that was offered to Everyone. Ignored if the peer starts too often.
    void gets(FileHash content, PeerId peer) {
        if (!starts.take(peer, common.clock().nanos())) return;
        var all = getters.computeIfAbsent(content, _ -> new LinkedHashSet<>());
        all.remove(peer); // the newest stand last
        all.add(peer);
        if (all.size() > OptionalFrame.Sources.MOST) all.remove(all.iterator().next());
        if (getters.size() > MOST) getters.remove(getters.keySet().iterator().next());
        if (all.size() > 1 && collecting.add(content)) common.thread().after(COLLECT, () -> tell(content));
    }

    private void tell(FileHash content) {
        collecting.remove(content);
        var all = getters.getOrDefault(content, Set.of());
        for (var peer : all) {
            var others = others(all, peer);
            if (!others.isEmpty()) link(peer).ifPresent(link -> link.connection.offer(new OptionalFrame.Sources(content, others)));
        }
    }

    private List<PeerId> others(Set<PeerId> all, PeerId peer) {
        return all.stream().filter(other -> !other.equals(peer) && link(other).isPresent()).toList();
    }

    private Optional<Link> link(PeerId peer) {
        return common.directory().find(peer).filter(PeerState::contact).flatMap(PeerState::active);
    }
}
