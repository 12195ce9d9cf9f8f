/// What every part of the node uses and what knows nothing of peers: the node thread, the clocks, all limits, the subscribers, and the thread that writes the profile.
package org.hashverse.node.kit;
