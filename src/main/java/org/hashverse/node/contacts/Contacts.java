package org.hashverse.node.contacts;

import java.util.List;
import java.util.stream.Stream;
import org.hashverse.node.api.NodeEvent;
import org.hashverse.node.messages.Messages;
import org.hashverse.node.peer.CommonParts;
import org.hashverse.node.strangers.Strangers;
import org.hashverse.transport.Identity;
import org.hashverse.transport.dial.PeerDialer;

/// Who is known to a node, who may connect, and who is called. Node thread only.
public final class Contacts {
    /// Which peers may connect.
    public final AdmissionPolicy admission;
    /// Whether another program runs with our key.
    public final DuplicateIdentityDetector duplicates;
    /// Names, colours and addresses that change.
    public final Renewals renewals;
    /// Calls contacts that are not connected.
    public final Redialer redialer;
    /// Adds contacts.
    public final ContactAdder adder;
    /// The invites that we give away.
    public final OwnInvites invites;
    /// Removes, blocks, restores.
    public final PeerDecisions decisions;
    /// Asks peers for their peers, and answers them.
    public final Questions questions;
    /// Who is announced on the local network.
    public final NearbyPeople nearby;
    /// Keeps and tells where contacts are.
    public final WhereaboutsKeeper whereabouts;
    /// Asks where missing contacts are.
    public final WhereaboutsSeeker seeker;
    /// Introduces contacts to each other.
    public final Introducer introducer;
    /// Introductions to others that contacts offer us.
    public final Introductions introductions;
    /// Finds a peer by what a person typed.
    public final Finder finder;

    /// The contacts of a new node.
    public Contacts(CommonParts common, Identity identity, Strangers strangers, Messages messages) {
        var myself = common.myself();
        var directory = common.directory();
        var clock = common.clock();
        var limits = common.limits();
        duplicates = new DuplicateIdentityDetector(identity, myself.instance, common.events(), clock);
        var own = new OwnWhereabouts(identity, myself, clock);
        var greetings = new Greetings(myself, own, common.store(), duplicates, clock, limits);
        invites = new OwnInvites(myself, directory, clock);
        admission = new AdmissionPolicy(common, strangers, duplicates, greetings, invites);
        renewals = new Renewals(myself, greetings, directory, clock, limits);
        redialer = new Redialer(myself, directory, common.store(), greetings, clock, limits, common.thread());
        adder = new ContactAdder(myself, directory, greetings, redialer, common.store(), common.thread());
        questions = new Questions(myself, directory, clock, limits, common.thread());
        nearby = new NearbyPeople(myself, directory, redialer, common.events(), common.thread(), clock, limits.redial().fast().toNanos());
        whereabouts = new WhereaboutsKeeper(directory, redialer, clock);
        seeker = new WhereaboutsSeeker(directory, redialer, clock);
        introducer = new Introducer(directory, whereabouts, common.events(), clock);
        introductions = new Introductions(common, new Introductions.Ways(adder, redialer, own, whereabouts));
        decisions = new PeerDecisions(invites, directory, messages.archive, messages.deliveries, adder, introductions, redialer);
        finder = new Finder(myself, directory);
    }

    /// Allows attempts to add contacts, and starts to call contacts.
    public void start(PeerDialer dialer) {
        adder.start(dialer);
        redialer.start(dialer, adder::addAgain);
        nearby.start();
    }

    /// The events for a new subscriber.
    public List<NodeEvent> present() {
        return Stream.concat(duplicates.elsewhere() ? Stream.of(new NodeEvent.ElsewhereChanged(true)) : Stream.empty(), Stream.of(nearby.present(), introductions.present())).toList();
    }
}
