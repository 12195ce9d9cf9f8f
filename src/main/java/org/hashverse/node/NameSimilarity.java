package org.hashverse.node;

import java.util.Optional;
import java.util.Set;
import org.hashverse.chat.Lookalike;
import org.hashverse.chat.PeerName;

/// What an eye can tell apart of the names of a peer; asked for often, so kept with it.
///
/// @param name     what it claims
/// @param nickname what we call it
/// @param bare     the skeletons of both
/// @param shown    the skeleton of the name that is shown
/// @param letters  the letters and digits of `shown`: what is left of a name with a code in any brackets
/// @param coded    the same of the shown name with the peer's own code, which nobody else may look like
record NameSimilarity(PeerName name, Optional<String> nickname, Set<String> bare, String shown, String letters, String coded) {
    static NameSimilarity of(PeerState peer) {
        var claimed = Lookalike.skeleton(peer.name.text());
        var shown = peer.nickname.map(Lookalike::skeleton).orElse(claimed);
        var coded = Lookalike.skeleton(peer.nickname.orElse(peer.name.text()) + "(" + peer.id.code());
        return new NameSimilarity(peer.name, peer.nickname, claimed.equals(shown) ? Set.of(shown) : Set.of(claimed, shown), shown, letters(shown), letters(coded));
    }

    /// Whether these are of the names that the peer has now.
    boolean current(PeerState peer) {
        return name == peer.name && nickname == peer.nickname;
    }

    static String letters(String skeleton) {
        return skeleton.codePoints().filter(Character::isLetterOrDigit).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
