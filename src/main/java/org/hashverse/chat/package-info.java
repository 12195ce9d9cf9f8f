/// The nouns: records and enums that every room speaks of. Nothing here imports anything of ours, does input or output,
/// or holds a thread. A record refuses, in its constructor, what it cannot mean.
package org.hashverse.chat;
