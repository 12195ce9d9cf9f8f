package org.hashverse.node.contacts;

import java.util.List;
import java.util.stream.Stream;
import org.hashverse.chat.PeerAddress;
import org.hashverse.node.peer.OwnIdentity;
import org.hashverse.node.peer.PeerState;

/// Where a contact may be called. None of the addresses is ours. An address that is not proven is a guess: another peer may listen there.
///
/// @param proven where the key of the contact has answered, or what an invite names
/// @param tried  what each call tries: the proven addresses, where the contact is announced nearby, then its source address
/// @param others what else the contact claims; a call tries each of them once after a loss
record CallPlaces(List<PeerAddress> proven, List<PeerAddress> tried, List<PeerAddress> others) {
    /// The places of a contact. If the person did not choose it, what it claims and where it is announced does not count: an invite and `accept anyone` let in any key, and
    /// each could name a victim.
    ///
    /// @param source whether its source address may be called
    static CallPlaces of(PeerState contact, boolean source, OwnIdentity myself) {
        boolean mayGuess = contact.chosen();
        var proven = contact.addresses.stream().filter(address -> !myself.ours(address)).toList();
        var nearby = contact.calling.nearbyAddresses.stream().filter(_ -> mayGuess);
        var from = contact.sourceAddress.filter(_ -> source).filter(address -> !myself.ours(address)).stream();
        var tried = Stream.of(proven.stream(), nearby, from).flatMap(each -> each).distinct().toList();
        var others = contact.calling.claimedAddresses.stream().filter(_ -> mayGuess).filter(address -> !tried.contains(address)).toList();
        return new CallPlaces(proven, tried, others);
    }

    /// Whether the contact may be called nowhere.
    boolean none() {
        return tried.isEmpty() && others.isEmpty();
    }

    /// How many of some addresses are guesses.
    int countGuesses(List<PeerAddress> addresses) {
        return Math.toIntExact(addresses.stream().filter(address -> !proven.contains(address)).count());
    }
}
