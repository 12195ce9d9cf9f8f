/// The terms of the chat: records and enums that all packages use. Nothing here imports another package of ours, does input or output,
/// or has a thread. The constructor of a record refuses invalid values.
package org.hashverse.chat;
