package org.hashverse.node.messages;

import org.hashverse.node.peer.CommonParts;
import org.hashverse.node.strangers.Strangers;

/// The messages of a node: those that come, those that go, and the history. Node thread only.
public final class Messages {
    /// The history.
    public final Archive archive;
    /// Messages that go.
    public final Deliveries deliveries;
    /// Messages that come.
    public final Inbox inbox;

    /// Our changes of messages.
    public final Corrections corrections;

    /// The messages of a new node.
    public Messages(CommonParts common, Strangers strangers) {
        archive = new Archive(common.store(), common.directory(), common.events());
        deliveries = new Deliveries(common.myself(), common.directory(), common.store(), common.events(), common.clock(), common.limits());
        corrections = new Corrections(common.myself().id, common.directory(), common.store(), common.events(), common.limits(), deliveries);
        inbox = new Inbox(common.store(), common.events(), common.clock(), common.limits(), strangers, archive::rebuilt);
    }
}
