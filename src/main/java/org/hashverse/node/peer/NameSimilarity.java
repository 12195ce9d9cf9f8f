package org.hashverse.node.peer;

import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.Lookalike;
import org.hashverse.chat.PeerName;

/// The names of a peer as skeletons: two names that look alike have the same skeleton ([Lookalike]). [PeerDirectory] finds by them which
/// peers could be taken for a contact. Kept with the peer, because they are needed often.
///
/// @param name     the name that the peer claims
/// @param nickname our own name for the peer
/// @param bare     the skeletons of both
/// @param shown    the skeleton of the shown name
/// @param letters  the letters and digits of `shown`, to be compared with the `coded` of other peers: brackets around a code make no difference
/// @param coded    the letters and digits of the shown name with the code of the peer; a peer whose name looks like that could be taken for this one
record NameSimilarity(PeerName name, Optional<String> nickname, Set<String> bare, String shown, String letters, String coded) {
    /// The skeletons of the present names of a peer.
    static NameSimilarity of(PeerState peer) {
        var claimed = Lookalike.skeleton(peer.name.text());
        var shown = peer.nickname.map(Lookalike::skeleton).orElse(claimed);
        var coded = Lookalike.skeleton(peer.nickname.orElse(peer.name.text()) + "(" + peer.id.code());
        return new NameSimilarity(peer.name, peer.nickname, claimed.equals(shown) ? Set.of(shown) : Set.of(claimed, shown), shown, letters(shown), letters(coded));
    }

    /// Whether the peer still has these names.
    boolean current(PeerState peer) {
        return name == peer.name && nickname == peer.nickname;
    }

    /// The letters and digits of a skeleton.
    static String letters(String skeleton) {
        return skeleton.codePoints().filter(Character::isLetterOrDigit).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
