/// Finds people on the local network by DNS-SD (RFC 6763) over multicast DNS (RFC 6762), service type `_hashverse._tcp`, and announces us there.
///
/// What is announced: the instance, which is our name and the code of our key; its port; a host name made from our key, with the addresses of the network interface; and
/// the texts `id` (our key) and `v` (the version of this description, 1).
///
/// Where this goes its own way:
///
/// - **A pointer to an instance holds for 14 s and is sent every 4 s.** So a program that was killed is gone within 15 s, although three packets in a row may be lost, and
///   nobody has to ask for that.
/// - **No name is probed.** The code makes a name ours (section 8.1 allows this). Another computer with our name only imitates us; it could take the name from us by probing,
///   so it is ignored instead.
/// - **Records of two senders are never mixed.** Each sender has its own few entries, so that one that invents people or says goodbye for others harms none of them. When there
///   is no room, the sender with the most entries loses one.
/// - **Only addresses of the same link count.** An announcement cannot make us dial computers elsewhere.
/// - Queries from other ports than 5353, long lists of known answers in several packets, and names of the same kind on other links are not handled.
///
/// JmDNS 3.6.5 was measured first: who closed it was removed at the others after 12 s (here 0.04 s), who was killed not within 100 s (here 12 s).
///
/// [Discovery] holds the rules and knows no socket; [MulticastNetwork] has the sockets and one thread.
package org.hashverse.transport.nearby;
