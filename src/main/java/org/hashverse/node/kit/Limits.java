package org.hashverse.node.kit;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.hashverse.store.database.StoreLimits;
import org.hashverse.transport.HandshakeLimits;
import org.hashverse.transport.LinkLimits;

/// Every time and bound of a node in one place, grouped by subject, so that tests can use short ones.
///
/// Each number names its source: *promise* is a row of the table Promises in `src/docs/figures.md`, which `-Ppromises` measures with [#PRODUCT]; *table* is a row of the
/// table Limits there; *protocol* is the wire's `package-info`. A number without a source is a choice.
///
/// @param handshakes how long connecting may take, and how many handshakes and waiting callers there may be at a time
/// @param links      bounds and time-outs of one connection
/// @param liveness   when a silent or stuck link counts as lost
/// @param ticks      how often the node looks at its clocks
/// @param flow       how many messages may be under way on one link
/// @param redial     how often a contact is called that is not connected
/// @param status     how often peers are told, or shown, something about each other
/// @param timeouts   how long the node waits for an answer or an end
/// @param quotas     how many of each thing the node keeps
/// @param store      times and bounds of the history file
/// @param abuse      what is remembered of addresses that misbehave
public record Limits(HandshakeLimits handshakes, LinkLimits links, Liveness liveness, Ticks ticks, Flow flow, Redial redial, Status status, Timeouts timeouts, Quotas quotas,
                     StoreLimits store, Abuse abuse) {
    /// What the product runs with.
    public static final Limits PRODUCT = new Limits(HandshakeLimits.PRODUCT, LinkLimits.PRODUCT, Liveness.PRODUCT, Ticks.PRODUCT, Flow.PRODUCT, Redial.PRODUCT, Status.PRODUCT, Timeouts.PRODUCT,
            Quotas.PRODUCT, StoreLimits.PRODUCT, Abuse.PRODUCT);

    /// A copy with other limits for handshakes.
    public Limits withHandshakes(UnaryOperator<HandshakeLimits> change) {
        return new Limits(change.apply(handshakes), links, liveness, ticks, flow, redial, status, timeouts, quotas, store, abuse);
    }

    /// A copy with other limits for connections.
    public Limits withLinks(UnaryOperator<LinkLimits> change) {
        return new Limits(handshakes, change.apply(links), liveness, ticks, flow, redial, status, timeouts, quotas, store, abuse);
    }

    /// A copy with other limits for silent or stuck links.
    public Limits withLiveness(UnaryOperator<Liveness> change) {
        return new Limits(handshakes, links, change.apply(liveness), ticks, flow, redial, status, timeouts, quotas, store, abuse);
    }

    /// A copy with other ticks.
    public Limits withTicks(UnaryOperator<Ticks> change) {
        return new Limits(handshakes, links, liveness, change.apply(ticks), flow, redial, status, timeouts, quotas, store, abuse);
    }

    /// A copy with other times for calls.
    public Limits withRedial(UnaryOperator<Redial> change) {
        return new Limits(handshakes, links, liveness, ticks, flow, change.apply(redial), status, timeouts, quotas, store, abuse);
    }

    /// A copy with other limits for what peers are told, or shown.
    public Limits withStatus(UnaryOperator<Status> change) {
        return new Limits(handshakes, links, liveness, ticks, flow, redial, change.apply(status), timeouts, quotas, store, abuse);
    }

    /// A copy with other timeouts.
    public Limits withTimeouts(UnaryOperator<Timeouts> change) {
        return new Limits(handshakes, links, liveness, ticks, flow, redial, status, change.apply(timeouts), quotas, store, abuse);
    }

    /// A copy with other quotas.
    public Limits withQuotas(UnaryOperator<Quotas> change) {
        return new Limits(handshakes, links, liveness, ticks, flow, redial, status, timeouts, change.apply(quotas), store, abuse);
    }

    /// A copy with other limits for the history file.
    public Limits withStore(StoreLimits changed) {
        return new Limits(handshakes, links, liveness, ticks, flow, redial, status, timeouts, quotas, changed, abuse);
    }

    /// A copy with other limits for addresses that misbehave.
    public Limits withAbuse(Abuse changed) {
        return new Limits(handshakes, links, liveness, ticks, flow, redial, status, timeouts, quotas, store, changed);
    }

    /// When a silent or stuck link counts as lost.
    ///
    /// @param pingAfter     silence after which the node pings (protocol); with a round trip of 2 s and a tick it must stay below `notResponding` (promise)
    /// @param pingEvery     time between two pings while other frames come, to measure the round trip
    /// @param notResponding silence after which a peer is shown as not responding (promise: within 6 s, with a tick)
    /// @param gone          silence after which the link is closed (protocol; promise: shown as gone within 10 s, with a tick)
    /// @param stalled       a link is closed if messages wait for an ACK and none came for this long (protocol; promise: at 30 s)
    public record Liveness(Duration pingAfter, Duration pingEvery, Duration notResponding, Duration gone, Duration stalled) {
        /// What the product runs with.
        public static final Liveness PRODUCT = new Liveness(Duration.ofSeconds(3), Duration.ofSeconds(15), Duration.ofMillis(5_500), Duration.ofMillis(9_500),
                Duration.ofSeconds(30));

        /// A copy that pings after another silence.
        public Liveness withPingAfter(Duration silence) {
            return new Liveness(silence, pingEvery, notResponding, gone, stalled);
        }

        /// A copy that shows silence, and closes silent links, after other times.
        public Liveness withSilence(Duration notResponding, Duration gone) {
            return new Liveness(pingAfter, pingEvery, notResponding, gone, stalled);
        }
    }

    /// How often the node looks at its clocks, and how it finds out that this computer slept.
    ///
    /// @param busy  time between two looks while something may be due; the times of [Liveness] are late by this much
    /// @param idle  most time between two looks while nothing is due; each look costs processor time
    /// @param late  if a look is late by more than this, this computer slept or the process was stopped
    /// @param grace how long peers are checked after such a late look: if it was late by [Liveness#gone], a peer must answer a ping within this; more than a round trip of
    ///              2 s (promise)
    public record Ticks(Duration busy, Duration idle, Duration late, Duration grace) {
        /// What the product runs with.
        public static final Ticks PRODUCT = new Ticks(Duration.ofMillis(250), Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofSeconds(3));

        /// A copy that looks at its clocks at other times.
        public Ticks withTimes(Duration busy, Duration idle) {
            return new Ticks(busy, idle, late, grace);
        }
    }

    /// How many messages may be under way on one link.
    ///
    /// @param windowChats messages that were sent and not acknowledged (protocol)
    /// @param windowBytes the same in bytes of text (protocol)
    public record Flow(int windowChats, int windowBytes) {
        /// What the product runs with.
        public static final Flow PRODUCT = new Flow(1_024, 256 * 1024);
    }

    /// How often a contact is called that is not connected.
    ///
    /// @param fast     pause between calls at first after a loss (promise: connected within 3 s after the peer is back)
    /// @param fastFor  how long after a loss the pauses stay so short; then they double. Only in this time is a contact called at its source address, where its key
    ///                 has not answered yet
    /// @param slow     pause at which the doubling stops
    /// @param idle     pause when the loss is an hour old (`RedialSchedule.LONG_AGO`)
    /// @param leaving  pause between calls to a peer that said `leaving`: it calls when it is back
    /// @param tieBreak how much later the end with the smaller id calls, because both ends notice a loss at the same time
    /// @param hints    other addresses, besides those where a contact answered, that are kept of what it claims; each is tried once per loss
    public record Redial(Duration fast, Duration fastFor, Duration slow, Duration idle, Duration leaving, Duration tieBreak, int hints) {
        /// What the product runs with.
        public static final Redial PRODUCT = new Redial(Duration.ofSeconds(2), Duration.ofSeconds(120), Duration.ofSeconds(60), Duration.ofSeconds(600),
                Duration.ofSeconds(600), Duration.ofMillis(500), 8);

        /// A copy with another pause at first.
        public Redial withFast(Duration pause) {
            return new Redial(pause, fastFor, slow, idle, leaving, tieBreak, hints);
        }

        /// A copy in which no loss counts as recent: pauses double from the first call on, and no contact is called at an address that is only its source.
        public Redial withoutRecentLoss() {
            return new Redial(fast, Duration.ofNanos(-1), slow, idle, leaving, tieBreak, hints);
        }

        /// A copy that keeps more or fewer claimed addresses.
        public Redial withHints(int most) {
            return new Redial(fast, fastFor, slow, idle, leaving, tieBreak, most);
        }
    }

    /// How often peers are told, or shown, something about each other.
    ///
    /// @param typingEvery least time between two TYPING to one peer (protocol)
    /// @param typingFor   how long a TYPING is shown (protocol)
    /// @param renewal     least time between two changes of a connected contact's name and colour (table)
    /// @param leftGrace   a peer is not shown as left for this long while another connection to it is being made
    /// @param arrivals    arrivals of strangers that are told at once, all strangers together; then one every `ArrivalNotices.EVERY` (table)
    public record Status(Duration typingEvery, Duration typingFor, Duration renewal, Duration leftGrace, int arrivals) {
        /// What the product runs with.
        public static final Status PRODUCT = new Status(Duration.ofSeconds(3), Duration.ofSeconds(6), Duration.ofSeconds(1), Duration.ofSeconds(2), 60);

        /// A copy that takes over changes at another pace.
        public Status withRenewal(Duration least) {
            return new Status(typingEvery, typingFor, least, leftGrace, arrivals);
        }

        /// A copy that tells of more or fewer strangers.
        public Status withArrivals(int most) {
            return new Status(typingEvery, typingFor, renewal, leftGrace, most);
        }
    }

    /// How long the node waits for an answer or an end.
    ///
    /// @param query    for the answer to the ping of `query`
    /// @param peers    for the answer to PEERS?
    /// @param closing  for all links to end when the node closes
    /// @param doctor   for a report of the doctor: for the answer to REACH?, whose sender waits [HandshakeLimits#connect] for our port, and for checks of this computer
    /// @param download for anything new of a download; then it gives its place to a file that waits for one. A link of 9 KB/s needs two minutes for a piece (table)
    public record Timeouts(Duration query, Duration peers, Duration closing, Duration doctor, Duration download) {
        /// What the product runs with.
        public static final Timeouts PRODUCT = new Timeouts(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(3), Duration.ofSeconds(8), Duration.ofMinutes(2));
    }

    /// How many of each thing the node keeps.
    ///
    /// @param links            open links; strangers have half of them at most (table)
    /// @param linksPerPeer     links that one key may hold while it should decide which one stays: both dialling at once makes two, a loss in between three (table)
    /// @param dials            calls to contacts that are under way at a time (table)
    /// @param contactsLetIn    an invite, or `accept anyone`, makes peers contacts until there are so many; later ones wait as strangers (table)
    /// @param strangers        strangers; see `StrangerPlaces` for which one goes first (table)
    /// @param strangerMessages messages that are taken of one stranger; a long text counts as several, so that together they are no longer than one text may be (table)
    /// @param waitingMessages  messages that wait for one peer (table)
    /// @param eventsBehind     events that a subscriber may lag
    public record Quotas(int links, int linksPerPeer, int dials, int contactsLetIn, int strangers, int strangerMessages, int waitingMessages, int eventsBehind) {
        /// What the product runs with.
        public static final Quotas PRODUCT = new Quotas(128, 4, 8, 500, 64, 20, 10_000, 10_000);

        /// A copy with room for more or fewer links.
        public Quotas withLinks(int most) {
            return new Quotas(most, linksPerPeer, dials, contactsLetIn, strangers, strangerMessages, waitingMessages, eventsBehind);
        }

        /// A copy that lets more or fewer contacts in.
        public Quotas withContactsLetIn(int most) {
            return new Quotas(links, linksPerPeer, dials, most, strangers, strangerMessages, waitingMessages, eventsBehind);
        }

        /// A copy that keeps more or fewer strangers.
        public Quotas withStrangers(int most) {
            return new Quotas(links, linksPerPeer, dials, contactsLetIn, most, strangerMessages, waitingMessages, eventsBehind);
        }
    }

    /// What is remembered of addresses that misbehave.
    ///
    /// @param discouraged     for how long an address is discouraged after something malformed came from it (table)
    /// @param discouragedMost addresses that are discouraged at a time; the longest known goes first (table)
    public record Abuse(Duration discouraged, int discouragedMost) {
        /// What the product runs with.
        public static final Abuse PRODUCT = new Abuse(Duration.ofMinutes(10), 1_024);
    }
}
