/// The details of one message. For ours, *Why hasn’t Bo got this?*: its steps towards each recipient, in words, and the table of who confirmed an announcement. For somebody
/// else’s: when it was written and when it arrived. For both the earlier texts.
package org.hashverse.ui.details;
