package org.hashverse.transport.nearby;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hashverse.transport.TokenBucket;

/// Bounds how many packets are read: those of one sender, so that it takes nothing from the others, and those of all. One thread.
final class PacketBudget {
    /// Most packets of one sender in a second, and at once.
    static final int OF_A_SENDER = 50;
    static final int OF_A_SENDER_AT_ONCE = 100;
    /// Most packets of all senders in a second, and at once, that look like messages.
    static final int OF_ALL = 2_000;
    /// Most senders that are remembered. If there are more, the one that was silent for longest begins anew.
    static final int MOST_SENDERS = 1_024;

    private final Map<InetAddress, TokenBucket> senders = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, TokenBucket> eldest) {
            return size() > MOST_SENDERS;
        }
    };
    private final TokenBucket all;

    PacketBudget(long now) {
        all = new TokenBucket(OF_ALL, OF_ALL, now);
    }

    /// Whether a packet may be read.
    ///
    /// @param plausible whether it looks like a message: rubbish of many senders takes nothing from all
    boolean allows(InetAddress sender, boolean plausible, long now) {
        return senders.computeIfAbsent(sender, _ -> new TokenBucket(OF_A_SENDER, OF_A_SENDER_AT_ONCE, now)).take(now) && plausible && all.take(now);
    }

    /// How many senders are remembered.
    int senders() {
        return senders.size();
    }
}
