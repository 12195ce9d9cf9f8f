/// The details of one message. For ours, *Why hasn’t Bo got this?*: its steps towards each recipient, in words. For somebody else’s: when it was written and when it arrived.
package org.hashverse.ui.details;
