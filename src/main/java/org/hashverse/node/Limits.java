package org.hashverse.node;

import java.time.Duration;
import org.hashverse.store.database.StoreLimits;

/// Every time and bound of a node in one place, so that tests can use short ones. Times are what `src/docs/figures.md` promises;
/// `-Ppromises` measures [#PRODUCT].
///
/// @param connect          a TCP connection must be established within this
/// @param clientHello      a stranger's first TLS record must be complete within this
/// @param handshake        TCP, TLS and both HELLOs together; for a peer that calls us, from when its turn for a handshake has come
/// @param waitingStrangers callers before their handshake; of the address with most of them one goes first
/// @param handshakes       TLS handshakes at a time
/// @param handshakeTurn    a handshake that takes longer is ended when all slots are taken and a caller from a site with fewer of them waits
/// @param links            open links at a time
/// @param dials            contacts called back at a time
/// @param hints            addresses that a contact says it has, beside those where it answered: each is tried once per loss
/// @param pingAfter        silence after which we ask
/// @param pingEvery        also in traffic, for the round trip
/// @param notResponding    silence after which a peer is shown as not responding
/// @param gone             silence after which the link closes
/// @param tick             how often the node looks at its clocks while something may be due
/// @param calm             and how often at least while nothing is
/// @param away             a tick that is late by more means that this computer slept or the process was stopped
/// @param awayGrace        how long every peer has after that to answer a ping
/// @param stalled          nothing acknowledged for so long, with something to acknowledge, closes the link
/// @param windowChats      messages on their way and not acknowledged, per link
/// @param windowBytes      the same in bytes of text
/// @param outbox           control frames that wait to be written, per link
/// @param inboxFrames      frames read and not yet settled by the node, per link
/// @param byeWrite         a BYE must be written within this
/// @param byeDrain         and the other side's end seen within this
/// @param redialFast       the first attempts after a loss
/// @param redialFastFor    for how long
/// @param redialSlow       what the doubling stops at
/// @param redialIdle       after an hour
/// @param leaving          how often a peer that said `leaving` is tried
/// @param tieBreak         the smaller PeerId dials that much later
/// @param leftGrace        a peer with another connection in the making is not reported as left for so long
/// @param queryTimeout     a ping of `query`
/// @param selectTimeout    an answer to PEERS?
/// @param typingEvery      TYPING at most once in this
/// @param typingFor        and shown for this
/// @param renewal          the name and colour of a connected contact are taken at most once in this
/// @param strangerMessages messages kept of a stranger, together no longer than one text may be
/// @param strangers        strangers kept; see [AdmissionPolicy] for which one goes first
/// @param letIn            an invite, or `accept anyone`, makes peers contacts until there are so many; later ones wait as strangers
/// @param linksPerPeer     links that one key may hold while it should decide which one stays: both dialling at once makes two, a loss in between three
/// @param maxWaiting       messages that may wait for one peer
/// @param store            those of the history file
/// @param eventsBehind     events a subscriber may lag
/// @param closing          a node ends within this
/// @param abuse            what one peer, or one address, may do to us
public record Limits(Duration connect, Duration clientHello, Duration handshake, int waitingStrangers, int handshakes, Duration handshakeTurn,
                     int links, int dials, int hints, Duration pingAfter, Duration pingEvery, Duration notResponding, Duration gone, Duration tick, Duration calm, Duration away, Duration awayGrace,
                     Duration stalled, int windowChats, int windowBytes, int outbox, int inboxFrames, Duration byeWrite, Duration byeDrain,
                     Duration redialFast, Duration redialFastFor, Duration redialSlow, Duration redialIdle, Duration leaving, Duration tieBreak,
                     Duration leftGrace, Duration queryTimeout, Duration selectTimeout, Duration typingEvery, Duration typingFor, Duration renewal,
                     int strangerMessages, int strangers, int letIn, int linksPerPeer, int maxWaiting, StoreLimits store, int eventsBehind, Duration closing,
                     Abuse abuse) {
    /// What the product runs with.
    public static final Limits PRODUCT = new Limits(s(5), s(3), s(10), 256, 16, s(2), 128, 8, 8,
            s(3), s(15), ms(5_500), ms(9_500), ms(250), s(3), s(1), s(3),
            s(30), 64, 256 * 1024, 64, 64, ms(500), ms(500),
            s(2), s(120), s(60), s(600), s(600), ms(500),
            s(2), s(3), s(5), s(3), s(6), s(1),
            20, 64, 500, 4, 10_000, StoreLimits.PRODUCT, 10_000, s(3), Abuse.PRODUCT);

    /// Bounds for peers that misbehave. Rates are for one link.
    ///
    /// @param messagesPerSecond CHAT, ACK and NAK read from one link, each whole KiB of one counts as one more; above, the link is read more
    ///                          slowly and never closed for it
    /// @param messagesAtOnce    so many before that: more than may wait for a peer that was away
    /// @param controlPerSecond  all other frames, counted so too
    /// @param controlAtOnce     so many before that
    /// @param discouraged       for how long an address is discouraged after something malformed came from it
    /// @param discouragedMost   addresses that are discouraged at a time; the longest known goes first
    public record Abuse(int messagesPerSecond, int messagesAtOnce, int controlPerSecond, int controlAtOnce, Duration discouraged, int discouragedMost) {
        /// What the product runs with.
        public static final Abuse PRODUCT = new Abuse(10_000, 50_000, 100, 2_000, Duration.ofMinutes(10), 1_024);
    }

    private static Duration s(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static Duration ms(int millis) {
        return Duration.ofMillis(millis);
    }
}
