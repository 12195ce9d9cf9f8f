package org.hashverse.node.strangers;

import org.hashverse.node.peer.CommonParts;
import org.hashverse.transport.Discouraged;

/// How much room peers get that the person did not choose: places, notices, messages in a day. Node thread only.
public final class Strangers {
    /// Which strangers are kept, and which may leave messages.
    public final StrangerPlaces places;
    /// Which arrivals of strangers subscribers are told of.
    public final ArrivalNotices arrivals;
    /// How much is stored of a peer in a day.
    public final DailyQuota quota;
    /// Addresses that misbehaved. May be used from any thread.
    public final Discouraged discouraged;

    /// The rules of a new node, with nothing counted yet.
    public Strangers(CommonParts common) {
        var abuse = common.limits().abuse();
        discouraged = new Discouraged(abuse.discouraged(), abuse.discouragedMost(), common.clock()::nanos);
        places = new StrangerPlaces(common.directory(), common.store(), discouraged, common.events(), common.limits());
        arrivals = new ArrivalNotices(common.directory(), common.events(), common.clock(), common.limits());
        quota = new DailyQuota(common.directory()::all, common.store()::kept, common.store()::spare, common.clock()::nanos);
    }
}
